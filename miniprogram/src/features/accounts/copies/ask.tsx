import { View } from '@tarojs/components';
import { useState } from 'react';
import { askForBookCopy, CopyContent, listMyBookCopies } from '@shared/accounts/book-copies';
import { checkForm } from '@/platform/check-form';
import { say } from '@/platform/notify';
import { askAgain } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Choices } from '@/ui/forms/choices';
import { Field } from '@/ui/forms/field';
import { YearStepper } from '@/ui/forms/stepper';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { COPIES } from './copy';

const MONTHS = Array.from({ length: 12 }, (_, place) => ({ value: String(place + 1), label: COPIES.month(place + 1) }));
const CONTENTS = CopyContent.options.map((value) => ({ value, label: COPIES.contents[value] }));

/** What a member asks to copy: months and what of them. */
export function AskForCopy({ villageCode }: { villageCode: string }) {
  const now = new Date().getFullYear();
  const [year, setYear] = useState(now);
  const [from, setFrom] = useState('');
  const [through, setThrough] = useState('');
  const [contents, setContents] = useState<CopyContent[]>([]);
  const [wrong, setWrong] = useState('');
  const send = useChange({
    act: async (sendOnce) => {
      const body = { year, from: Number(from), through: Number(through || from), contents };
      const checked = checkForm(askForBookCopy.body!, body);
      setWrong(checked.value ? '' : COPIES.check);
      if (!checked.value) return undefined;
      return sendOnce(askForBookCopy, { params: { villageCode }, body: checked.value });
    },
    onSuccess: (asked) => {
      if (!asked) return;
      say(COPIES.sent);
      setContents([]);
      askAgain(listMyBookCopies);
    },
  });
  return (
    <Card flush>
      <Disclosure title={COPIES.ask}>
        <Field label={COPIES.year}>
          <YearStepper years={[now - 2, now - 1, now]} year={year} onChange={setYear} />
        </Field>
        <Field label={COPIES.from} hint={COPIES.monthsHint}>
          <Choice options={MONTHS} value={from} onChange={setFrom} />
        </Field>
        <Field label={COPIES.through} optional>
          <Choice options={MONTHS} value={through} onChange={setThrough} />
        </Field>
        <Field label={COPIES.what}>
          <Choices options={CONTENTS} value={contents} onChange={setContents} />
        </Field>
        {(wrong || send.error) && <View className="field-error">{wrong || sayError(send.error)}</View>}
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {COPIES.send}
        </Button>
      </Disclosure>
    </Card>
  );
}
