import { View } from '@tarojs/components';
import { extendReport } from '@shared/reports/commands';
import { dayInChina, daysAfter, formatDay, yearOf } from '@shared/time';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

/** 延期: once, by at most thirty days, with the reason that the reporter reads. */
export function ExtendForm({ send, ...page }: CommandProps & { send: Send<Bodies['extend']> }) {
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'extend',
    initial: { days: '', reason: '' },
    schema: extendReport.body,
    bodyOf: ({ days, reason }) => ({ days: Number(days), reason }),
    send,
    doneWords: copy.done.extend,
  });
  const { dueAt } = page.report;
  const days = Number(draft.days);
  const until = dueAt && days >= 1 && days <= 30 ? daysAfter(dueAt, days) : undefined;
  return (
    <CommandForm of={form} title={copy.extendTitle} submit={copy.sendExtension}>
      <Field label={copy.daysLabel} hint={copy.daysHint} error={wrong.days && copy.daysWrong}>
        <TextInput
          type="number"
          value={draft.days}
          onChange={(typed) => change({ days: typed.replace(/\D/g, '') })}
          max={2}
        />
        {until && <View className="note">{copy.extendedTo(formatDay(until, yearOf(dayInChina(dueAt!))))}</View>}
      </Field>
      <Field label={copy.whyExtend} hint={copy.reporterReads} error={wrong.reason}>
        <TextArea value={draft.reason} onChange={(reason) => change({ reason })} placeholder={copy.extendPlaceholder} />
      </Field>
    </CommandForm>
  );
}
