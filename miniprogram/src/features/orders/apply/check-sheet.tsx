import { View } from '@tarojs/components';
import { capitalMoney } from '@shared/capital-money';
import { formatFen } from '@shared/money';
import type { RegisteredPayee } from '@shared/orders/registers';
import { Button } from '@/ui/button';
import { Facts } from '@/ui/layout/facts';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { APPLY, DETAIL, KIND } from '../copy';
import { paymentFen, type TypedOrder } from './form';

interface Props {
  typed: TypedOrder;
  account: string;
  chart: string;
  payees: readonly Pick<RegisteredPayee, 'payeeId' | 'name' | 'tail'>[];
  papers: number;
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
  onKeep: () => void;
  onClose: () => void;
}

/** 先核对一遍: all of it once more in words, before its money is held. */
export function CheckSheet({
  typed,
  account,
  chart,
  payees,
  papers,
  pending,
  error,
  onSubmit,
  onKeep,
  onClose,
}: Props) {
  const { kind, payments, purpose } = typed;
  const total = payments.reduce((sum, payment) => sum + (paymentFen(kind, payment) ?? 0), 0);
  // Two of one name, and two accounts of one, are told apart by the end of the number.
  const payeeOf = (payeeId: string): string => {
    const payee = payees.find((one) => one.payeeId === payeeId);
    return payee ? `${payee.name}（${DETAIL.tail(payee.tail)}）` : '';
  };
  return (
    <Sheet open title={APPLY.check} onClose={onClose}>
      <View className="note orders-note">{APPLY.checkNote}</View>
      <Facts
        of={[
          ...payments.map(
            (payment, place) =>
              [
                `${APPLY.payee}${payments.length > 1 ? place + 1 : ''}`,
                `${payeeOf(payment.payeeId)} ${formatFen(paymentFen(kind, payment) ?? 0)}`,
              ] as const,
          ),
          [DETAIL.total, `${formatFen(total)}（${capitalMoney(total)}）`],
          [DETAIL.facts.purpose, purpose],
          [DETAIL.facts.kind, kind && KIND[kind]],
          [DETAIL.facts.account, account],
          [DETAIL.facts.chart, chart],
          [DETAIL.papers, `${papers} 张`],
        ]}
      />
      <Failed className="orders-wrong" of={error} />
      <View className="orders-acts">
        <Button loading={pending} onClick={onSubmit}>
          {APPLY.submit}
        </Button>
        <Button look="quiet" disabled={pending} onClick={onKeep}>
          {APPLY.keep}
        </Button>
      </View>
    </Sheet>
  );
}
