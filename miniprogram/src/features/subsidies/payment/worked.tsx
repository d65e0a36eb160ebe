import { View } from '@tarojs/components';
import type { PaymentDetail } from '@shared/subsidies/subsidies';
import { formatDay } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { PAYMENT } from '../copy';
import { whySentence } from './why';

/** Why it is this much, in one sentence; and when the rule is another by now, that this changes nothing here. */
export function Worked({ payment }: { payment: PaymentDetail }) {
  const { programCode, period, standing, supersededOn } = payment;
  const thisYear = new Date().getFullYear();
  return (
    <Section title={PAYMENT.why}>
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
    </Section>
  );
}
