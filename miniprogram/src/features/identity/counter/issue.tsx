import { View } from '@tarojs/components';
import { useState } from 'react';
import { issueBindingCode } from '@shared/identity/counter';
import type { BodyOf } from '@shared/route';
import { formatInstant } from '@shared/time';
import { call } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choices } from '@/ui/forms/choices';
import { Field, TextInput } from '@/ui/forms/field';
import { copy } from './copy';
import { useStep } from './use-counter';

interface Issued {
  code: string;
  expiresAt: string;
}
const NOBODY = { relation: '', name: '', paperNo: '' };
/** 1234 5678: read out in two parts. */
const inParts = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`;

/** A code for who stands here; by a relative's phone with a paper that says so. */
export function Issue({ villageCode, personId }: { villageCode: string; personId: string }) {
  const [said, setSaid] = useState<string[]>([]);
  const [relative, setRelative] = useState(NOBODY);
  const [issued, setIssued] = useState<Issued>();
  const byRelative = said.includes('relative');
  const { step, errors, setErrors } = useStep(
    (body: BodyOf<typeof issueBindingCode>) => call(issueBindingCode, { params: { villageCode }, body }),
    setIssued,
  );
  const issue = () => {
    const cardSeen = said.includes('cardSeen');
    const checked = checkForm(issueBindingCode.body!, { personId, cardSeen, ...(byRelative && { relative }) });
    setErrors(checked.errors ?? {});
    if (checked.value) step.mutate(checked.value);
  };
  if (issued)
    return (
      <Card>
        <View className="note">{copy.code}</View>
        <View className="counter-code">{inParts(issued.code)}</View>
        <View>{copy.codeUntil(formatInstant(issued.expiresAt, 0).slice(-5))}</View>
        <View className="note">{copy.codeTell}</View>
      </Card>
    );
  const field = (name: keyof typeof NOBODY, label: string, hint?: string) => {
    const error = errors[`relative.${name}`];
    return (
      <Field label={label} {...(hint && { hint })} {...(error && { error })}>
        <TextInput value={relative[name]} max={40} onChange={(value) => setRelative({ ...relative, [name]: value })} />
      </Field>
    );
  };
  return (
    <>
      <SectionTitle>{copy.codeTitle}</SectionTitle>
      <View className="note counter-how">{copy.codeNote}</View>
      <Field label={copy.checked} {...(errors.cardSeen && { error: errors.cardSeen })}>
        <Choices
          options={[
            { value: 'cardSeen', label: copy.cardSeen },
            { value: 'relative', label: copy.relative },
          ]}
          value={said}
          onChange={setSaid}
        />
      </Field>
      {byRelative && field('relation', copy.relation, copy.relationHint)}
      {byRelative && field('name', copy.relativeName)}
      {byRelative && field('paperNo', copy.paperNo, copy.paperHint)}
      <Button loading={step.isPending} onClick={issue}>
        {copy.issue}
      </Button>
    </>
  );
}
