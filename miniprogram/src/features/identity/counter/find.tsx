import { View } from '@tarojs/components';
import { useState } from 'react';
import { type CounterPerson, findAtCounter } from '@shared/identity/counter';
import { call } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { Button } from '@/ui/button';
import { Field, TextInput } from '@/ui/forms/field';
import { copy } from './copy';
import { useStep } from './use-counter';

/** By the card on the counter. The number stays in this page's memory alone. */
export function Find({ villageCode, onFound }: { villageCode: string; onFound: (person: CounterPerson) => void }) {
  const [who, setWho] = useState({ name: '', idNumber: '' });
  const { step, errors, setErrors } = useStep(
    (body: typeof who) => call(findAtCounter, { params: { villageCode }, body }),
    onFound,
  );
  const find = () => {
    const checked = checkForm(findAtCounter.body!, who);
    setErrors(checked.errors ?? {});
    if (checked.value) step.mutate(checked.value);
  };
  return (
    <>
      <View className="note counter-how">{copy.how}</View>
      <Field label={copy.name} {...(errors.name && { error: errors.name })}>
        <TextInput value={who.name} max={30} onChange={(name) => setWho({ ...who, name })} />
      </Field>
      <View className="identity-number">
        <Field label={copy.idNumber} hint={copy.idHint} {...(errors.idNumber && { error: errors.idNumber })}>
          <TextInput
            type="idcard"
            value={who.idNumber}
            max={18}
            onChange={(idNumber) => setWho({ ...who, idNumber })}
          />
        </Field>
      </View>
      <Button loading={step.isPending} onClick={find}>
        {copy.find}
      </Button>
    </>
  );
}
