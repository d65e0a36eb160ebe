import { Text, View } from '@tarojs/components';
import type { Payment } from '@shared/subsidies/subsidies';
import { openPage } from '@/platform/navigate';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { PAYMENTS, STATUS } from '../copy';

/** One payment in the list. Only what has not arrived carries a word about it: the rest is as it should be. */
export function PaymentRow({ payment, personId }: { payment: Payment; personId: string }) {
  const { word, tone } = STATUS[payment.status];
  const arrived = payment.status === 'credited';
  return (
    <Row
      title={payment.programName}
      note={
        <View>
          <Text>
            <DayText value={payment.paidOn} />
            {` · ${PAYMENTS.tail(payment.cardTail)}`}
          </Text>
          {!arrived && (
            <View className="payments-state">
              <StatusTag tone={tone}>{word}</StatusTag>
            </View>
          )}
        </View>
      }
      value={
        arrived ? <Money fen={payment.amountFen} flow="in" size="row" /> : <Money fen={payment.amountFen} size="row" />
      }
      onClick={() => openPage('subsidies/payment', { paymentId: payment.paymentId, ...(personId && { personId }) })}
    />
  );
}
