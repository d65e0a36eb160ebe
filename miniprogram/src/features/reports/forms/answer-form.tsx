import { View } from '@tarojs/components';
import { MAX_IMAGES } from '@shared/media/media';
import { answerReport } from '@shared/reports/reports';
import { ANSWER } from '@/platform/sending/send-commands';
import { useMe } from '@/platform/server/session';
import { useUploads } from '@/platform/sending/uploads';
import { Field, TextArea } from '@/ui/forms/field';
import { MediaPicker } from '@/ui/media/media-picker';
import { copy } from '../copy';
import { CoveredPictures, useCovered } from '../covered';
import type { Bodies } from '../senders';
import { CannedPick } from './canned-pick';
import { CommandForm } from './command-form';
import { unsentWords } from './unsent-words';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

/** 答复: what was done, with pictures. The text is kept on the phone until it is sent. */
export function AnswerForm({ send, ...page }: CommandProps & { send: Send<Bodies['answer']> }) {
  const covered = useCovered(page.report.reportId);
  const uploads = useUploads({ images: MAX_IMAGES - covered.ids.length, videos: 0 });
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'answer',
    initial: { text: '' },
    schema: answerReport.body,
    bodyOf: ({ text }) => ({ text, mediaIds: [...covered.ids, ...uploads.mediaIds] }),
    send,
    doneWords: copy.done.answer,
    later: { kind: ANSWER, from: { by: useMe()?.accountId, mediaIds: covered.ids }, items: uploads.items },
    alsoWrong: () => unsentWords(uploads),
    onSent: () => {
      uploads.clear();
      covered.clear();
    },
  });
  return (
    <CommandForm of={form} title={copy.answerTitle} submit={copy.sendAnswer}>
      <Field label={copy.answerLabel} hint={copy.answerHint} error={wrong.text}>
        <TextArea
          value={draft.text}
          onChange={(text) => change({ text })}
          placeholder={copy.answerPlaceholder}
          max={2000}
        />
        <CannedPick report={page.report} use="answer" text={draft.text} onPick={(text) => change({ text })} />
      </Field>
      <Field label={copy.pictures} optional error={wrong.mediaIds}>
        <CoveredPictures of={covered} />
        <MediaPicker of={uploads} />
      </Field>
      <View className="note reports-kept">{copy.draftKept}</View>
    </CommandForm>
  );
}
