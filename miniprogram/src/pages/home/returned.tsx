import { View } from '@tarojs/components';
import type { ReturnedPayment } from '@shared/subsidies/subsidies';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Icon } from '@/ui/icon';
import { Money } from '@/ui/words/money';
import { copy } from './copy';

/** Money that did not reach its owner: before everything else on the first page. */
export function Returned({ payments }: { payments: readonly ReturnedPayment[] }) {
  const [newest] = payments;
  if (!newest) return null;
  const open = () =>
    payments.length > 1
      ? openPage('subsidies/payments')
      : openPage('subsidies/payment', { paymentId: newest.paymentId });
  const title = copy.returnedTitle(payments.length);
  return (
    <Card className="returned" onClick={open}>
      <Icon name="warn" className="returned-icon" />
      <View className="returned-main">
        <View className="returned-title">{title}</View>
        <View>
          {newest.programName} <Money fen={newest.amountFen} />
        </View>
        <View className="note">{copy.returnedNote}</View>
      </View>
      <Icon name="chevron" className="row-chevron" />
    </Card>
  );
}
