import { View } from '@tarojs/components';
import { useState } from 'react';
import { formatFen } from '@shared/money';
import type { OrderCommand, OrderDesk } from '@shared/orders/order-desk';
import { approveOrder, type OrderView, payOrder, recallOrder, submitOrder } from '@shared/orders/payment-orders';
import { challengeOf } from '@shared/orders/signing';
import { useCell } from '@/platform/cell';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Failed } from '@/ui/words/failed';
import { ACT, ASK, DECIDE, DETAIL, DONE, LIST } from '../copy';
import { isOfSignature } from '../signing/asked';
import { SIGN } from '../signing/copy';
import { useSendSigned } from '../signing/use-send-signed';
import { useSignature } from '../signing/use-signature';
import { DecideSheet } from './decide-sheet';
import { refusalOf, refusedSubmit } from './refused-submit';
import { ReturnSheet } from './return-sheet';
import { useOrderStep } from './use-order-step';

interface Props {
  order: OrderView;
  desk: OrderDesk;
}

const LOOKS: Partial<Record<OrderCommand, 'quiet'>> = { edit: 'quiet', recall: 'quiet', return: 'quiet' };
/** The step that moves it on stands first. */
const ORDERED: readonly OrderCommand[] = ['approve', 'pay', 'submit', 'edit', 'return', 'recall'];

/** What this reader may do with an order; what cannot be taken back is asked once before. */
export function Acts({ order, desk }: Props) {
  const { villageCode, orderId, version, digest = '' } = order;
  const params = { villageCode, orderId };
  const [sheet, setSheet] = useState<'return' | { serial: string }>();
  const step = useOrderStep();
  const sendSigned = useSendSigned();
  const signature = useSignature();
  const refused = refusalOf(useCell(refusedSubmit), order);
  // What is wrong with a signature stands where it is given.
  const failed = isOfSignature(step.error) ? undefined : step.error;
  const error = step.isIdle ? refused : (failed ?? undefined);
  const sum = formatFen(order.totalFen);
  const who = LIST.people(order.payments[0]?.payeeName ?? '', order.payments.length);
  const sign = (route: typeof approveOrder | typeof payOrder, command: 'approve' | 'pay') =>
    signature.ask({
      challenge: challengeOf(route.id, orderId, version, [digest]),
      about: SIGN.about(ACT[command], sum),
      window: SIGN.device(ACT[command], sum),
      send: (proof) =>
        step.mutateAsync({
          said: DONE[command],
          send: () => sendSigned(route, { params, body: { version, digest } }, proof),
        }),
    });
  const press = async (command: OrderCommand) => {
    if (command === 'edit') return openPage('orders/apply', params);
    if (command === 'return') return setSheet('return');
    const { title, text } = ASK[command];
    if (!(await confirm(title, text(sum, who), ACT[command]))) return;
    if (command === 'approve') return sign(approveOrder, command);
    if (command === 'pay') return sign(payOrder, command);
    step.mutate({
      said: DONE[command],
      send: (sendOnce) => sendOnce(command === 'submit' ? submitOrder : recallOrder, { params, body: { version } }),
    });
  };
  const commands = ORDERED.filter((command) => desk.mayDo.includes(command));
  return (
    <View className="orders-acts">
      <Failed className="orders-wrong" of={error} />
      {commands.length === 0 && desk.mayDecide.length === 0 && <View className="note">{DETAIL.nothing}</View>}
      {commands.map((command) => (
        <Button
          key={command}
          look={LOOKS[command] ?? 'primary'}
          loading={step.isPending}
          onClick={() => void press(command)}
        >
          {ACT[command]}
        </Button>
      ))}
      {desk.mayDecide.map((serial) => (
        <Button key={serial} onClick={() => setSheet({ serial })}>
          {DECIDE.open}
        </Button>
      ))}
      {signature.sheet}
      {sheet === 'return' && <ReturnSheet order={order} onClose={() => setSheet(undefined)} />}
      {typeof sheet === 'object' && (
        <DecideSheet order={order} serial={sheet.serial} onClose={() => setSheet(undefined)} />
      )}
    </View>
  );
}
