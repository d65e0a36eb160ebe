import { View } from '@tarojs/components';
import { useState } from 'react';
import { decideUnknownTransfer, type OrderView } from '@shared/orders/payment-orders';
import { challengeOf } from '@shared/orders/signing';
import * as z from '@shared/zod';
import { checkForm } from '@/platform/check-form';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { CHOICE, DECIDE } from '../copy';
import { isOfSignature } from '../signing/asked';
import { SIGN } from '../signing/copy';
import { useSendSigned } from '../signing/use-send-signed';
import { useSignature } from '../signing/use-signature';
import { useOrderStep } from './use-order-step';

/** What is filled in here; the proof comes when it is signed. */
const Unsigned = z.omit(decideUnknownTransfer.body!, { proof: true });
const CHOICES = (['resend', 'release'] as const).map((value) => ({ value, label: CHOICE[value] }));

/** One of two signatures under what becomes of a transfer that the bank never had. */
export function DecideSheet({ order, serial, onClose }: { order: OrderView; serial: string; onClose: () => void }) {
  const { villageCode, orderId, version } = order;
  const [choice, setChoice] = useState<'resend' | 'release'>();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const step = useOrderStep(onClose);
  const sendSigned = useSendSigned();
  const signature = useSignature();
  const params = { villageCode, orderId, serial };
  const press = () => {
    const body = { version, choice: choice ?? 'release', reason };
    const found = { ...checkForm(Unsigned, body).errors };
    if (!choice) found.choice = DECIDE.missing;
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    void signature.ask({
      challenge: challengeOf(decideUnknownTransfer.id, orderId, version, [serial, body.choice]),
      about: CHOICE[body.choice],
      window: SIGN.decide,
      send: (proof) =>
        step.mutateAsync({ said: DECIDE.done, send: () => sendSigned(decideUnknownTransfer, { params, body }, proof) }),
    });
  };
  const errorOf = (path: string) => (wrong[path] ? { error: wrong[path] } : {});
  return (
    <Sheet open title={DECIDE.title} onClose={onClose}>
      <View className="note orders-note">{DECIDE.note}</View>
      <Field label={DECIDE.choice} {...errorOf('choice')}>
        <Choice look="rows" options={CHOICES} value={choice} onChange={setChoice} />
      </Field>
      <Field {...DECIDE.reason} {...errorOf('reason')}>
        <TextArea value={reason} onChange={setReason} max={200} />
      </Field>
      {step.error !== null && !isOfSignature(step.error) && <Failed className="orders-wrong" of={step.error} />}
      <Button loading={step.isPending} onClick={press}>
        {DECIDE.submit}
      </Button>
      {signature.sheet}
    </Sheet>
  );
}
