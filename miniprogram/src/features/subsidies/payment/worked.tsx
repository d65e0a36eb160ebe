import { View } from '@tarojs/components';
import type { PaymentDetail } from '@shared/subsidies/subsidies';
import { formatDay } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { PAYMENT } from '../copy';
import { whySentence } from './why';

/** Why it is this much, in one sentence; and when the rule is another by now, that this changes nothing here. */
export function Worked({ payment }: { payment: PaymentDetail }) {
  const { programCode, period, standing, supersededOn } = payment;
  const thisYear = new Date().getFullYear();
  return (
    <>
      <SectionTitle>{PAYMENT.why}</SectionTitle>
      <Card>
        <View className="payment-why">{whySentence(payment)}</View>
        <Facts
          of={[
            ['补的是', period],
            [PAYMENT.standing, standing],
          ]}
        />
        {supersededOn && (
          <Row
            icon="info"
            title={PAYMENT.history}
            note={PAYMENT.superseded(formatDay(supersededOn, thisYear))}
            onClick={() => openPage('subsidies/program', { programCode })}
          />
        )}
      </Card>
    </>
  );
}
