import { View } from '@tarojs/components';
import { AppError } from '@shared/errors';
import { askForStatement, SummaryTells } from '@shared/reports/accused-statements';
import * as z from '@shared/zod';
import { aria } from '@/ui/aria';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

/** What the summary gives away, where it was refused for that. */
function tellsOf(error: unknown): SummaryTells[] {
  if (!(error instanceof AppError) || error.code !== 'statements.tells') return [];
  const read = z.safeParse(z.array(SummaryTells), error.details);
  return read.success ? read.data : [];
}

/** 请本人说明: a summary in the handler's own words is all that the accused will see. Warned once of what it gives away. */
export function StatementForm({ send, ...page }: CommandProps & { send: Send<Bodies['askStatement']> }) {
  const { mayExplain = [] } = page.report;
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'askStatement',
    initial: { personId: mayExplain.length === 1 ? mayExplain[0]!.personId : '', summary: '', days: '7', warned: '' },
    schema: askForStatement.body,
    // Sent in spite of the warning only as long as the words are the ones it was about.
    bodyOf: ({ personId, summary, days, warned }) => ({
      personId,
      summary,
      days: Number(days),
      despite: warned !== '' && warned === summary,
    }),
    send: (body, key) =>
      send(body, key).catch((error: unknown) => {
        if (tellsOf(error).length > 0) change({ warned: body.summary });
        throw error;
      }),
    doneWords: copy.done.askStatement,
  });
  const tells = draft.warned.trim() === draft.summary.trim() ? tellsOf(form.command.error) : [];
  return (
    <CommandForm
      of={form}
      title={copy.statementTitle}
      submit={tells.length > 0 ? copy.sendStatementDespite : copy.sendStatement}
    >
      <Field label={copy.statementWho} error={wrong.personId && copy.statementWhoMissing}>
        <Choice
          look="rows"
          options={mayExplain.map(({ personId, name }) => ({ value: personId, label: name }))}
          value={draft.personId}
          onChange={(personId) => change({ personId })}
        />
      </Field>
      <Field label={copy.statementLabel} hint={copy.statementHint} error={wrong.summary}>
        <TextArea
          value={draft.summary}
          max={500}
          placeholder={copy.statementPlaceholder}
          onChange={(summary) => change({ summary })}
        />
      </Field>
      <Field label={copy.statementDays} error={wrong.days}>
        <TextInput
          type="number"
          value={draft.days}
          max={2}
          onChange={(typed) => change({ days: typed.replace(/\D/g, '') })}
        />
      </Field>
      {tells.length > 0 && (
        <View className="reports-asked" {...aria({ role: 'alert' })}>
          {tells.map(({ kind, words }) => (
            <View key={kind}>{copy.tells[kind](words)}</View>
          ))}
        </View>
      )}
    </CommandForm>
  );
}
