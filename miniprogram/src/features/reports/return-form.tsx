import { useState } from 'react';
import { returnReport } from '@shared/reports';
import { fieldErrors } from '@/platform/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/drafts';
import { Field, TextArea } from '@/ui/field';
import type { CommandProps } from './actions';
import { CommandForm } from './command-form';
import { copy } from './copy';
import { type Send, useCommand } from './use-command';

type Body = { version: number; reason: string };

/** 退回重办: sends an answer back, with the reason the office will read. */
export function ReturnForm({ report, send, open, ...page }: CommandProps & { send: Send<Body> }) {
  const [draft, change, clearDraft] = useDraft(`report-return:${report.reportId}`, { reason: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const done = () => {
    clearDraft();
    page.onClose();
  };
  const command = useCommand<Body>({ ...page, send, onDone: done, doneWords: copy.done.return });
  const refused = { ...errors, ...fieldErrors(command.error) };

  const submit = () => {
    const { value, errors: wrong = {} } = checkForm(returnReport.body!, { version: report.version, ...draft });
    setErrors(wrong);
    if (value) command.run(value);
  };

  return (
    <CommandForm
      report={report}
      command={command}
      does="return"
      title={copy.returnTitle}
      submit={copy.sendReturn}
      open={open}
      onClose={page.onClose}
      onSubmit={submit}
    >
      <Field label={copy.reasonLabel} hint={copy.reasonHint} error={refused.reason}>
        <TextArea
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          placeholder={copy.reasonPlaceholder}
          max={500}
          label={copy.reasonLabel}
        />
      </Field>
    </CommandForm>
  );
}
