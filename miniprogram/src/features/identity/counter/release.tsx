import { View } from '@tarojs/components';
import { useState } from 'react';
import { releaseBinding } from '@shared/identity/counter';
import type { BodyOf } from '@shared/route';
import { call } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { confirm, say } from '@/platform/notify';
import { Button } from '@/ui/button';
import { SectionTitle } from '@/ui/layout/card';
import { Choices } from '@/ui/forms/choices';
import { Field, TextArea } from '@/ui/forms/field';
import { copy } from './copy';
import { useStep } from './use-counter';

interface Props {
  villageCode: string;
  personId: string;
  onReleased: () => void;
}

/** Ends a binding: the phone that has it is signed out everywhere. */
export function Release({ villageCode, personId, onReleased }: Props) {
  const [seen, setSeen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const { step, errors, setErrors } = useStep(
    (body: BodyOf<typeof releaseBinding>) => call(releaseBinding, { params: { villageCode }, body }),
    () => {
      say(copy.released);
      onReleased();
    },
  );
  const release = async () => {
    const checked = checkForm(releaseBinding.body!, { personId, cardSeen: seen.includes('cardSeen'), reason });
    setErrors(checked.errors ?? {});
    if (checked.value && (await confirm(copy.release, copy.releaseAsk, copy.release))) step.mutate(checked.value);
  };
  return (
    <>
      <SectionTitle>{copy.releaseTitle}</SectionTitle>
      <View className="note counter-how">{copy.releaseNote}</View>
      <Field label={copy.checked} {...(errors.cardSeen && { error: errors.cardSeen })}>
        <Choices options={[{ value: 'cardSeen', label: copy.cardSeen }]} value={seen} onChange={setSeen} />
      </Field>
      <Field {...copy.reason} {...(errors.reason && { error: errors.reason })}>
        <TextArea value={reason} max={200} onChange={setReason} />
      </Field>
      <Button look="quiet" loading={step.isPending} onClick={() => void release()}>
        {copy.release}
      </Button>
    </>
  );
}
