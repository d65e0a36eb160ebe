import { View } from '@tarojs/components';
import { useState } from 'react';
import { BINDING_CONSENT_VERSION, bindPerson } from '@shared/identity/identity';
import { checkForm } from '@/platform/check-form';
import { Button } from '@/ui/button';
import { Field, TextInput } from '@/ui/forms/field';
import { copy } from '../copy';
import { Problem } from '../problem';
import '../identity.css';

export interface Who {
  name: string;
  idNumber: string;
}

/** The contract's sentences for the two fields of this step: the phone is asked later. */
export function checkWho(who: Who): Partial<Record<keyof Who, string>> {
  const whole = { ...who, phoneCode: 'later', consentVersion: BINDING_CONSENT_VERSION };
  return checkForm(bindPerson.body!, whole).errors ?? {};
}

interface Props {
  who: Who;
  onChange: (part: Partial<Who>) => void;
  /** What the server said of the last try. */
  problem: string | undefined;
  onNext: () => void;
}

/** Name and ID number, each checked as one leaves it. */
export function WhoStep({ who, onChange, problem, onNext }: Props) {
  const [left, setLeft] = useState<Partial<Record<keyof Who, boolean>>>({});
  const wrong = checkWho(who);
  const errorOf = (field: keyof Who) => (left[field] ? wrong[field] : undefined);
  const leave = (field: keyof Who) => setLeft((known) => ({ ...known, [field]: who[field] !== '' }));
  const next = () => {
    setLeft({ name: true, idNumber: true });
    if (Object.keys(wrong).length === 0) onNext();
  };
  return (
    <>
      <View className="identity-title">{copy.whoTitle}</View>
      <Problem>{problem}</Problem>
      <Field {...copy.name} error={errorOf('name')}>
        <TextInput
          value={who.name}
          onChange={(name) => onChange({ name })}
          onBlur={() => leave('name')}
          placeholder={copy.namePlaceholder}
          max={30}
        />
      </Field>
      <View className="identity-number">
        <Field label={copy.idNumber} hint={copy.idHint} error={errorOf('idNumber')}>
          <TextInput
            type="idcard"
            value={who.idNumber}
            onChange={(idNumber) => onChange({ idNumber })}
            onBlur={() => leave('idNumber')}
            placeholder={copy.idPlaceholder}
            max={18}
          />
        </Field>
      </View>
      <Button onClick={next}>{copy.next}</Button>
    </>
  );
}
