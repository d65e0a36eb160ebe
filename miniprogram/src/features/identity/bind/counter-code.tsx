import { View } from '@tarojs/components';
import { useState } from 'react';
import { CounterCode } from '@shared/identity/identity';
import { checkForm } from '@/platform/check-form';
import { Button } from '@/ui/button';
import { Field, TextInput } from '@/ui/forms/field';
import { Items } from '../items';
import { copy } from '../copy';
import { Problem } from '../problem';

interface Props {
  binding: boolean;
  problem: string | undefined;
  onCode: (counterCode: string) => void;
  onBack: () => void;
}

/** The way for who has no phone in the roster, or another one: the village's counter. */
export function CounterCodeStep({ binding, problem, onCode, onBack }: Props) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const bind = () => {
    const { errors, value } = checkForm(CounterCode, typed);
    setWrong(errors?.['']);
    if (value !== undefined) onCode(value);
  };
  return (
    <>
      <View className="identity-title">{copy.counterTitle}</View>
      <Problem>{problem}</Problem>
      <Items of={copy.counterHow} />
      <Field label={copy.counterCode} hint={copy.counterHint} {...(wrong && { error: wrong })}>
        <TextInput value={typed} type="number" max={9} onChange={setTyped} />
      </Field>
      <View className="identity-actions">
        <Button loading={binding} onClick={bind}>
          {copy.bindByCode}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {copy.backToPhone}
        </Button>
      </View>
    </>
  );
}
