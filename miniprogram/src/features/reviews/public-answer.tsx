import { View } from '@tarojs/components';
import { Field, TextArea } from '@/ui/forms/field';
import type { useWordsForm } from './use-words-form';
import { SendOrCancel } from './send-or-cancel';

interface Props {
  form: Pick<ReturnType<typeof useWordsForm>, 'wrong' | 'submit' | 'pending'> & {
    draft: { words: string };
    change: (typed: { words: string }) => void;
  };
  copy: Record<'wordsLabel' | 'wordsHint' | 'wordsPlaceholder' | 'send' | 'cancel', string>;
  max: number;
  isPublic?: boolean;
  onCancel: () => void;
}

/** The words of an answer that everybody will read. */
export function PublicAnswer({ form, copy, max, isPublic = false, onCancel }: Props) {
  return (
    <View className="reviews-action">
      <Field label={copy.wordsLabel} hint={copy.wordsHint} error={form.wrong.words}>
        <TextArea
          value={form.draft.words}
          max={max}
          onChange={(words) => form.change({ words })}
          placeholder={copy.wordsPlaceholder}
          isPublic={isPublic}
        />
      </Field>
      <SendOrCancel form={form} send={copy.send} cancel={copy.cancel} onCancel={onCancel} />
    </View>
  );
}
