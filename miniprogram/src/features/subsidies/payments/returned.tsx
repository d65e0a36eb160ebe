import { View } from '@tarojs/components';
import type { ReturnedPayment } from '@shared/subsidies/subsidies';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { RETURN, RETURNED } from '../copy';

/** What the bank sent back, before anything else. */
export function Returned({ payments, personId }: { payments: readonly ReturnedPayment[]; personId: string }) {
  if (payments.length === 0) return null;
  return (
    <Card flush className="payments-returned">
      <View className="payments-returned-title">{RETURN.card(payments.length)}</View>
      {payments.map(({ paymentId, programName, amountFen, returnedOn, reason }) => (
        <Row
          key={paymentId}
          icon="warn"
          title={programName}
          note={
            <>
              <View>{RETURNED[reason].word}</View>
              <DayText value={returnedOn} />
              {RETURN.back}
            </>
          }
          value={<Money fen={amountFen} size="row" />}
          onClick={() => openPage('subsidies/payment', { paymentId, ...(personId && { personId }) })}
        />
      ))}
    </Card>
  );
}
