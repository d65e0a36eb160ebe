import { Text, View } from '@tarojs/components';
import type { PaymentDetail } from '@shared/subsidies';
import { Card, SectionTitle } from '@/ui/card';
import { Facts } from '@/ui/facts';
import { Money } from '@/ui/money';
import { PAYMENT } from '../copy';

/** 3.2 亩 × ¥118.00 = ¥377.60, where the program is paid by quantity. */
export function Worked({ payment }: { payment: PaymentDetail }) {
  const { quantity, unit = '', unitPriceFen, amountFen, period } = payment;
  const byQuantity = quantity !== undefined && unitPriceFen !== undefined;
  const agrees = byQuantity && Math.round(quantity * unitPriceFen) === amountFen;
  return (
    <>
      <SectionTitle>{PAYMENT.why}</SectionTitle>
      <Card>
        {byQuantity && (
          <View className="payment-sum">
            <Text>{`${quantity} ${unit}`}</Text>
            <Text className="muted">×</Text>
            <Text>
              {unit && `每${unit} `}
              <Money fen={unitPriceFen} />
            </Text>
            {agrees && <Text className="muted">=</Text>}
            {agrees && <Money fen={amountFen} size="row" />}
          </View>
        )}
        {!agrees && <View className="muted">{byQuantity ? PAYMENT.rounded : PAYMENT.fixed}</View>}
        <Facts of={[['补的是', period]]} />
      </Card>
    </>
  );
}
