import { useState } from 'react';
import { rateAnswer } from '@shared/reports';
import { fieldErrors } from '@/platform/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/drafts';
import { Field, TextArea } from '@/ui/field';
import { Stars } from '@/ui/stars';
import type { CommandProps } from './actions';
import { CommandForm } from './command-form';
import { copy } from './copy';
import { type Send, useCommand } from './use-command';

type Body = { version: number; stars: number; comment?: string | undefined };

/** 评价: stars and, if they like, words. It closes the report. */
export function RateForm({ report, send, open, ...page }: CommandProps & { send: Send<Body> }) {
  const [draft, change, clearDraft] = useDraft(`report-rating:${report.reportId}`, { stars: 0, comment: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const done = () => {
    clearDraft();
    page.onClose();
  };
  const command = useCommand<Body>({ ...page, send, onDone: done, doneWords: copy.done.rate });
  const refused = { ...errors, ...fieldErrors(command.error) };

  const submit = () => {
    const comment = draft.comment.trim();
    const form = { version: report.version, stars: draft.stars, ...(comment && { comment }) };
    const { value, errors: wrong = {} } = checkForm(rateAnswer.body!, form);
    setErrors(wrong);
    if (value) command.run(value);
  };

  return (
    <CommandForm
      report={report}
      command={command}
      does="rate"
      title={copy.rating}
      submit={copy.sendRating}
      open={open}
      onClose={page.onClose}
      onSubmit={submit}
    >
      <Field label={copy.rateTitle} error={refused.stars}>
        <Stars value={draft.stars} onChange={(stars) => change({ stars })} />
      </Field>
      <Field label={copy.commentLabel} optional error={refused.comment}>
        <TextArea
          value={draft.comment}
          onChange={(text) => change({ comment: text })}
          placeholder={copy.commentPlaceholder}
          max={500}
          label={copy.commentLabel}
        />
      </Field>
    </CommandForm>
  );
}
