import { View } from '@tarojs/components';
import { useState } from 'react';
import { answerReport } from '@shared/reports';
import { fieldErrors } from '@/platform/call';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/drafts';
import { useUploads } from '@/platform/uploads';
import { Field, TextArea } from '@/ui/field';
import { MediaPicker } from '@/ui/media-picker';
import type { CommandProps } from './actions';
import { CommandForm } from './command-form';
import { copy } from './copy';
import { type Send, useCommand } from './use-command';

type Body = { version: number; text: string; mediaIds: string[] };

/** 答复: what was done, with pictures. The text is kept on the phone until it is sent. */
export function AnswerForm({ report, send, open, ...page }: CommandProps & { send: Send<Body> }) {
  const [draft, change, clearDraft] = useDraft(`report-answer:${report.reportId}`, { text: '' });
  const uploads = useUploads({ videos: 0 });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const done = () => {
    clearDraft();
    uploads.clear();
    page.onClose();
  };
  const command = useCommand<Body>({ ...page, send, onDone: done, doneWords: copy.done.answer });
  const refused = { ...errors, ...fieldErrors(command.error) };

  const submit = () => {
    const body = { version: report.version, text: draft.text, mediaIds: uploads.mediaIds };
    const { value, errors: wrong = {} } = checkForm(answerReport.body!, body);
    const unsent = uploads.items.some((item) => item.state === 'failed' || item.state === 'waiting');
    const mediaIds = uploads.sending ? copy.stillSending : unsent ? copy.unsentPictures : wrong.mediaIds;
    const found = { ...wrong, ...(mediaIds && { mediaIds }) };
    setErrors(found);
    if (value && Object.keys(found).length === 0) command.run(value);
  };

  return (
    <CommandForm
      report={report}
      command={command}
      does="answer"
      title={copy.answerTitle}
      submit={copy.sendAnswer}
      open={open}
      onClose={page.onClose}
      onSubmit={submit}
    >
      <Field label={copy.answerLabel} hint={copy.answerHint} error={refused.text}>
        <TextArea
          value={draft.text}
          onChange={(text) => change({ text })}
          placeholder={copy.answerPlaceholder}
          max={2000}
          label={copy.answerLabel}
        />
      </Field>
      <Field label={copy.pictures} optional error={refused.mediaIds}>
        <MediaPicker of={uploads} />
      </Field>
      <View className="note reports-kept">{copy.draftKept}</View>
    </CommandForm>
  );
}
