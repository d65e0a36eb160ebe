import { View } from '@tarojs/components';
import { useState } from 'react';
import { formatFen } from '@shared/money';
import { formatInstant } from '@shared/time';
import {
  askDueRefund,
  decideDueRefund,
  type DuePayment,
  DueRefundReason,
  listDueBreaks,
  listDuePayments,
  prepareDueVoucher,
} from '@shared/wechat-pay/dues';
import { confirm } from '@/platform/notify';
import { askAgain } from '@/platform/server/answers';
import { useHeldOffice } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import type { SendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { OFFICE, REASON, RECEIPT, VOUCHER, wordOf } from '../copy';

interface Step {
  said: string;
  send: (sendOnce: SendOnce) => Promise<unknown>;
}

/** A payment as the office has it: where its voucher is, and the two steps of a refund. */
export function OnePayment({ payment }: { payment: DuePayment }) {
  const { villageCode, duePaymentId, state, refund, amountFen } = payment;
  const params = { villageCode, duePaymentId };
  const role = useHeldOffice()?.role;
  const [isAsking, setAsking] = useState(false);
  const step = useChange<unknown, Step>({
    act: (sendOnce, { send }) => send(sendOnce),
    done: (_, { said }) => said,
    onSettled: () => {
      setAsking(false);
      askAgain(listDuePayments, listDueBreaks);
    },
  });
  const decide = async (agrees: boolean) => {
    if (
      agrees &&
      !(await confirm(OFFICE.agreeTitle, OFFICE.agreeText(formatFen(payment.paidFen ?? amountFen)), OFFICE.agree))
    )
      return;
    const said = agrees ? OFFICE.agreed : OFFICE.declined;
    step.mutate({ said, send: (once) => once(decideDueRefund, { params, body: { agrees } }) });
  };
  const isAskable =
    (state === 'paid' || state === 'late') && (!refund || refund.state === 'declined' || refund.state === 'failed');
  const isBack = refund?.state === 'refunded';
  const lacksVoucher =
    (!isBack && payment.voucher === 'returned') ||
    payment.attention === 'voucherReturned' ||
    payment.attention === 'refundUnbooked';
  const { word, tone } = wordOf(payment);
  const thisYear = new Date().getFullYear();
  return (
    <Card>
      <View className="pay-head">
        <Money fen={amountFen} size="row" />
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      <Facts
        of={[
          [RECEIPT.from, payment.partyB],
          [RECEIPT.what, `${payment.title} ${payment.contractNo ?? ''}`],
          [RECEIPT.came, payment.paidFen && <Money key="came" fen={payment.paidFen} size="row" />],
          payment.paidAt
            ? [RECEIPT.paidAt, formatInstant(payment.paidAt, thisYear)]
            : [RECEIPT.orderedAt, formatInstant(payment.createdAt, thisYear)],
          [RECEIPT.voucher, payment.paidAt && `${VOUCHER[payment.voucher]} ${payment.voucherNo ?? ''}`],
          [RECEIPT.refundWhy, refund && REASON[refund.reason]],
          [RECEIPT.refundBy, refund?.askedBy],
          [RECEIPT.refundDecided, refund?.decidedBy],
        ]}
      />
      <Failed className="pay-said" of={step.error} />
      {(lacksVoucher || isAskable) && (
        <View className="pay-acts">
          {lacksVoucher && (
            <Button
              small
              loading={step.isPending}
              onClick={() =>
                step.mutate({ said: OFFICE.prepared, send: (once) => once(prepareDueVoucher, { params }) })
              }
            >
              {OFFICE.prepare}
            </Button>
          )}
          {isAskable && (
            <Button small look="quiet" onClick={() => setAsking(true)}>
              {OFFICE.ask}
            </Button>
          )}
        </View>
      )}
      {refund?.state === 'asked' && role === 'township' && (
        <View className="pay-acts">
          <Button small loading={step.isPending} onClick={() => void decide(true)}>
            {OFFICE.agree}
          </Button>
          <Button small look="quiet" onClick={() => void decide(false)}>
            {OFFICE.decline}
          </Button>
        </View>
      )}
      <Sheet open={isAsking} title={OFFICE.askTitle} onClose={() => setAsking(false)}>
        {DueRefundReason.options.map((reason) => (
          <Row
            key={reason}
            title={REASON[reason]}
            onClick={() =>
              step.mutate({
                said: OFFICE.asked,
                send: (once) => once(askDueRefund, { params, body: { reason } }),
              })
            }
          />
        ))}
      </Sheet>
    </Card>
  );
}
