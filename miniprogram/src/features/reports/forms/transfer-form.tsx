import { transferReport } from '@shared/reports/commands';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

/** 转办: to the office it belongs to, of those that may have it. */
export function TransferForm({ send, ...page }: CommandProps & { send: Send<Bodies['transfer']> }) {
  const { offices = [] } = page.report;
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'transfer',
    initial: { division: offices.length === 1 ? offices[0]!.division : '', reason: '' },
    schema: transferReport.body,
    bodyOf: (typed) => typed,
    send,
    doneWords: copy.done.transfer,
  });
  return (
    <CommandForm of={form} title={copy.transferTitle} submit={copy.sendTransfer}>
      <Field label={copy.officeLabel} hint={copy.transferHint} error={wrong.division && copy.officeMissing}>
        <Choice
          look="rows"
          options={offices.map(({ division, name }) => ({ value: division, label: name }))}
          value={draft.division}
          onChange={(division) => change({ division })}
        />
      </Field>
      <Field label={copy.whyTransfer} hint={copy.reporterReads} error={wrong.reason}>
        <TextArea
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          placeholder={copy.transferPlaceholder}
        />
      </Field>
    </CommandForm>
  );
}
