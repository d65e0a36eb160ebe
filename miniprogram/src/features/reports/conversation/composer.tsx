import { View } from '@tarojs/components';
import { useState } from 'react';
import { MAX_LETTER_FILES, MAX_LETTER_LENGTH } from '@shared/reports/mailbox';
import { MAX_AUDIOS } from '@shared/media/media';
import { say } from '@/platform/notify';
import { enqueue, outgoingFiles } from '@/platform/sending/outbox';
import { uuid } from '@/platform/random';
import { LETTER, type OutgoingLetter } from '@/platform/sending/send-letters';
import { useUploads } from '@/platform/sending/uploads';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { MediaPicker } from '@/ui/media/media-picker';
import { Sheet } from '@/ui/layout/sheet';
import { LETTERS } from './copy';

interface Props {
  open: boolean;
  title: string;
  /** Who the other side sees as its writer. */
  who: string;
  text: string;
  onText: (text: string) => void;
  /** All that a letter is but its words; its files go under the draft key, where there is one. */
  from: Omit<OutgoingLetter, 'text'>;
  onClose: () => void;
}

/** A letter in the making: words, pictures, videos, a voice note. Sent, it stands in the outbox until the server has it. */
export function Composer({ open, title, who, text, onText, from, onClose }: Props) {
  const uploads = useUploads({ draftKey: () => from.draftKey, audios: MAX_AUDIOS, most: MAX_LETTER_FILES });
  const [wrong, setWrong] = useState<string>();
  const failed = uploads.items.some(({ state }) => state === 'failed');
  const send = async () => {
    if (text.trim() === '' && uploads.items.length === 0) return setWrong(LETTERS.empty);
    if (failed) return setWrong(LETTERS.filesFailed);
    if (uploads.coming) return setWrong(LETTERS.filesReading);
    const body: OutgoingLetter = { ...from, text: text.trim() };
    await enqueue({
      key: await uuid(),
      kind: LETTER,
      lane: `letters#${from.reportId}`,
      body,
      files: outgoingFiles(uploads.items),
    });
    setWrong(undefined);
    uploads.clear();
    onText('');
    onClose();
  };
  const edit = (next: string) => {
    setWrong(undefined);
    onText(next);
  };
  const press = () => void send().catch(() => say(LETTERS.again));
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <Field label={LETTERS.text} hint={who} error={wrong}>
        <TextArea value={text} onChange={edit} placeholder={LETTERS.place} max={MAX_LETTER_LENGTH} />
      </Field>
      <Field label={LETTERS.files} optional>
        <MediaPicker of={uploads} hidden={from.draftKey !== undefined} />
      </Field>
      <View className="note reports-kept">{LETTERS.kept}</View>
      <Button onClick={press}>{LETTERS.send}</Button>
    </Sheet>
  );
}
