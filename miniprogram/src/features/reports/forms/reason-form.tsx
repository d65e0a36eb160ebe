import {
  askForMaterial,
  recuseFromReport,
  reopenReport,
  resumeReport,
  superviseReport,
  withdrawReport,
} from '@shared/reports/commands';
import { returnReport } from '@shared/reports/reports';
import { Field, TextArea } from '@/ui/forms/field';
import { copy } from '../copy';
import { CannedPick } from './canned-pick';
import { CommandForm } from './command-form';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

/** The commands that ask for words only. */
const FORMS = {
  askMaterial: { schema: askForMaterial.body!, field: 'text' },
  recuse: { schema: recuseFromReport.body!, field: 'reason' },
  resume: { schema: resumeReport.body!, field: 'reason' },
  reopen: { schema: reopenReport.body!, field: 'reason' },
  return: { schema: returnReport.body!, field: 'reason' },
  supervise: { schema: superviseReport.body!, field: 'text' },
  withdraw: { schema: withdrawReport.body!, field: 'reason' },
} as const;
export type ReasonCommand = keyof typeof FORMS;
export const isReasonCommand = (command: string): command is ReasonCommand => command in FORMS;

interface Props extends CommandProps {
  does: ReasonCommand;
  // Each has a body of its own, which its contract checks before it is sent.
  send: Send<never>;
}

/** One question: what is wanted, or why. What happens then stands above it. */
export function ReasonForm({ does, send, ...page }: Props) {
  const { schema, field } = FORMS[does];
  const words = copy.reasons[does];
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does,
    initial: { words: '' },
    schema,
    bodyOf: (typed) => ({ [field]: typed.words }),
    send: send as Send<unknown> as never,
    doneWords: words.done,
  });
  return (
    <CommandForm of={form} title={words.title} submit={words.submit}>
      <Field label={words.label} hint={words.hint} optional={does === 'withdraw'} error={wrong[field]}>
        <TextArea
          value={draft.words}
          onChange={(typed) => change({ words: typed })}
          placeholder={words.placeholder}
          max={500}
        />
        {does === 'askMaterial' && (
          <CannedPick
            report={page.report}
            use="askMaterial"
            text={draft.words}
            onPick={(typed) => change({ words: typed })}
          />
        )}
      </Field>
    </CommandForm>
  );
}
