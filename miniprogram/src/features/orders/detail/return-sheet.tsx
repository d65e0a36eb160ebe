import { useState } from 'react';
import { type OrderView, returnOrder } from '@shared/orders/payment-orders';
import { checkForm } from '@/platform/check-form';
import { useDraft } from '@/platform/sending/drafts';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { DONE, RETURN } from '../copy';
import { useOrderStep } from './use-order-step';

const WAYS = [
  { value: 'back' as const, ...RETURN.back },
  { value: 'never' as const, ...RETURN.never },
];

/** Sends an order back to its clerk, or refuses it for good: with a reason, which stays on the phone until it is sent. */
export function ReturnSheet({ order, onClose }: { order: OrderView; onClose: () => void }) {
  const { villageCode, orderId, version } = order;
  const [typed, change, clear] = useDraft(`order-return:${orderId}`, { reason: '', way: 'back' as 'back' | 'never' });
  const [wrong, setWrong] = useState('');
  const step = useOrderStep(() => {
    clear();
    onClose();
  });
  const body = { version, reason: typed.reason, forGood: typed.way === 'never' };
  const press = () => {
    const { errors } = checkForm(returnOrder.body!, body);
    setWrong(errors?.reason ?? '');
    if (errors) return;
    step.mutate({
      said: DONE.return,
      send: (sendOnce) => sendOnce(returnOrder, { params: { villageCode, orderId }, body }),
    });
  };
  return (
    <Sheet open title={RETURN.title} onClose={onClose}>
      <Field label={RETURN.forGood}>
        <Choice look="rows" options={WAYS} value={typed.way} onChange={(way) => change({ way })} />
      </Field>
      <Field {...RETURN.reason} {...(wrong && { error: wrong })}>
        <TextArea value={typed.reason} onChange={(reason) => change({ reason })} max={200} />
      </Field>
      <Failed className="orders-wrong" of={step.error} />
      <Button loading={step.isPending} onClick={press}>
        {RETURN.submit}
      </Button>
    </Sheet>
  );
}
