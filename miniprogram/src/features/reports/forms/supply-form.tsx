import { View } from '@tarojs/components';
import { MAX_AUDIOS } from '@shared/media/media';
import { supplyMaterial } from '@shared/reports/commands';
import { MATERIAL } from '@/platform/sending/send-commands';
import { useMe } from '@/platform/server/session';
import { useUploads } from '@/platform/sending/uploads';
import { Field, TextArea } from '@/ui/forms/field';
import { MediaPicker } from '@/ui/media/media-picker';
import { askedOf } from '../asked-of';
import { copy } from '../copy';
import type { Bodies } from '../senders';
import { CommandForm } from './command-form';
import { unsentWords } from './unsent-words';
import type { Send } from './use-command';
import { type CommandProps, useCommandForm } from './use-command-form';

interface Props extends CommandProps {
  send: Send<Bodies['supply']>;
  /** For the holder of a receipt: their files are sent under it, not under an account. */
  draftKey?: string | undefined;
  receiptNo?: string | undefined;
}

/** 补充材料: words, pictures and a video. */
export function SupplyForm({ send, draftKey, receiptNo, ...page }: Props) {
  const uploads = useUploads({ draftKey: () => draftKey, audios: MAX_AUDIOS });
  const { draft, change, form, wrong } = useCommandForm({
    page,
    does: 'supply',
    initial: { text: '' },
    schema: supplyMaterial.body,
    bodyOf: ({ text }) => ({ text, mediaIds: uploads.mediaIds }),
    send,
    doneWords: copy.done.supply,
    later: { kind: MATERIAL, from: { by: useMe()?.accountId, receiptNo, draftKey }, items: uploads.items },
    alsoWrong: () => unsentWords(uploads),
    onSent: uploads.clear,
  });
  const asked = askedOf(page.report);
  return (
    <CommandForm of={form} title={copy.supplyTitle} submit={copy.sendMaterial}>
      {asked && <View className="reports-asked">{copy.asked(asked)}</View>}
      <Field label={copy.supplyLabel} error={wrong.text}>
        <TextArea
          value={draft.text}
          onChange={(text) => change({ text })}
          placeholder={copy.supplyPlaceholder}
          max={2000}
        />
      </Field>
      <Field label={copy.picturesAndVideo} optional error={wrong.mediaIds}>
        <MediaPicker of={uploads} hidden={page.report.mode !== 'named'} />
      </Field>
      <View className="note reports-kept">{copy.draftKept}</View>
    </CommandForm>
  );
}
