import { refuseReport } from '@shared/reports/commands';
import { RefusalGround } from '@shared/reports/reports';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { copy, GROUND_WORDS } from '../copy';
import type { Bodies } from '../senders';
import { CannedPick } from './canned-pick';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

const GROUNDS = RefusalGround.options.map((value) => ({ value, label: GROUND_WORDS[value] }));

/** 不予受理: on a ground of the law, with where to go instead. */
export function RefuseForm({ send, ...page }: CommandProps & { send: Send<Bodies['refuse']> }) {
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'refuse',
    initial: { ground: undefined as RefusalGround | undefined, text: '' },
    schema: refuseReport.body,
    bodyOf: (typed) => typed,
    send,
    doneWords: copy.done.refuse,
  });
  return (
    <CommandForm of={form} title={copy.refuseTitle} submit={copy.sendRefusal}>
      <Field label={copy.groundLabel} error={wrong.ground && copy.groundMissing}>
        <Choice look="rows" options={GROUNDS} value={draft.ground} onChange={(ground) => change({ ground })} />
      </Field>
      <Field label={copy.refuseLabel} hint={copy.refuseHint} error={wrong.text}>
        <TextArea value={draft.text} onChange={(text) => change({ text })} placeholder={copy.refusePlaceholder} />
        <CannedPick report={page.report} use="refuse" text={draft.text} onPick={(text) => change({ text })} />
      </Field>
    </CommandForm>
  );
}
