import { assignReport, listColleagues } from '@shared/reports/commands';
import { useAnswer } from '@/platform/server/answers';
import { Answer } from '@/ui/words/answer';
import { Choice } from '@/ui/forms/choice';
import { Field } from '@/ui/forms/field';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

/** 分派: to someone of the office. */
export function AssignForm({ send, ...page }: CommandProps & { send: Send<Bodies['assign']> }) {
  const { reportId } = page.report;
  const colleagues = useAnswer(listColleagues, { params: { reportId } });
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'assign',
    initial: { accountId: '' },
    schema: assignReport.body,
    bodyOf: (typed) => typed,
    send,
    doneWords: copy.done.assign,
  });
  return (
    <CommandForm of={form} title={copy.assignTitle} submit={copy.sendAssignment}>
      <Field label={copy.assignLabel} hint={copy.assignHint} error={wrong.accountId && copy.assignMissing}>
        <Answer of={colleagues}>
          {({ items }) => (
            <Choice
              look="rows"
              options={items.map(({ accountId, name, mine }) => ({
                value: accountId,
                label: mine ? copy.myself(name) : name,
              }))}
              value={draft.accountId}
              onChange={(accountId) => change({ accountId })}
            />
          )}
        </Answer>
      </Field>
    </CommandForm>
  );
}
