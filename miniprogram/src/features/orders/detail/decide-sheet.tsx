import { View } from '@tarojs/components';
import { useState } from 'react';
import { decideUnknownTransfer, type OrderView } from '@shared/orders/payment-orders';
import { checkForm } from '@/platform/check-form';
import { sayError } from '@/platform/server/call';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { CHOICE, DECIDE } from '../copy';
import { useOrderStep } from './use-order-step';

const CHOICES = (['resend', 'release'] as const).map((value) => ({ value, label: CHOICE[value] }));

/** One of two signatures under what becomes of a transfer that the bank never had. */
export function DecideSheet({ order, serial, onClose }: { order: OrderView; serial: string; onClose: () => void }) {
  const { villageCode, orderId, version } = order;
  const [choice, setChoice] = useState<'resend' | 'release'>();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const step = useOrderStep(onClose);
  const press = () => {
    const body = { version, choice: choice ?? 'release', reason };
    const found = { ...checkForm(decideUnknownTransfer.body!, body).errors };
    if (!choice) found.choice = DECIDE.missing;
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    step.mutate({
      said: DECIDE.done,
      send: (sendOnce) => sendOnce(decideUnknownTransfer, { params: { villageCode, orderId, serial }, body }),
    });
  };
  const errorOf = (path: string) => (wrong[path] ? { error: wrong[path] } : {});
  return (
    <Sheet open title={DECIDE.title} onClose={onClose}>
      <View className="note orders-note">{DECIDE.note}</View>
      <Field label={DECIDE.choice} {...errorOf('choice')}>
        <Choice look="rows" options={CHOICES} value={choice} onChange={setChoice} label={DECIDE.choice} />
      </Field>
      <Field label={DECIDE.reason} hint={DECIDE.reasonHint} {...errorOf('reason')}>
        <TextArea value={reason} onChange={setReason} label={DECIDE.reason} max={200} />
      </Field>
      {step.error !== null && (
        <View className="orders-wrong" {...aria({ role: 'alert' })}>
          {sayError(step.error)}
        </View>
      )}
      <Button loading={step.isPending} onClick={press}>
        {DECIDE.submit}
      </Button>
    </Sheet>
  );
}
