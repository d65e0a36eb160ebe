import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { showContract } from '@shared/accounts/contracts';
import { listMyCharges } from '@shared/accounts/levies';
import { type DuePayment, showChargeDue, showDue, showDuePayment } from '@shared/wechat-pay/dues';
import { formatInstant } from '@shared/time';
import { printDueReceipt } from '@shared/wechat-pay/receipts';
import { showFile } from '@/platform/files/documents';
import { openPage, useParams } from '@/platform/navigate';
import { ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { PAY, REASON, RECEIPT, REFUND, VOUCHER } from '../copy';
import { isMoving, standingOf } from './standing';
import '../wechat-pay.css';

/** What WeChat has not said yet is asked again this often, ms. */
const EVERY_MS = 3_000;

const timeOf = (at: string | undefined) => at && formatInstant(at, new Date().getFullYear());

const Code = ({ of }: { of: string }) => <View className="pay-code">{of}</View>;

/** The same as a paper: made for this moment, and kept nowhere. */
function PaperButton({ duePaymentId }: { duePaymentId: string }) {
  const printing = useSpokenChange({
    act: async () => showFile(await call(printDueReceipt, { params: { duePaymentId } })),
  });
  return (
    <Button look="quiet" loading={printing.isPending} onClick={() => printing.mutate()}>
      {RECEIPT.paper}
    </Button>
  );
}

function Refund({ of: { refund } }: { of: DuePayment }) {
  if (!refund || refund.state === 'declined') return null;
  return (
    <Card>
      <Facts
        of={[
          [RECEIPT.refund, REFUND[refund.state].word],
          [RECEIPT.refundWhy, REASON[refund.reason]],
          [RECEIPT.refundBy, `${refund.askedBy} ${timeOf(refund.askedAt)}`],
          [RECEIPT.refundDecided, refund.decidedBy && `${refund.decidedBy} ${timeOf(refund.decidedAt)}`],
        ]}
      />
    </Card>
  );
}

/** 收款凭据: what WeChat says came of a payment, where it is in the village's book, and whether it went back. */
export default function ReceiptPage() {
  const { duePaymentId, tapped } = useParams<'duePaymentId' | 'tapped'>();
  const [moves, setMoves] = useState(true);
  const request = { params: { duePaymentId } };
  const answer = useAnswer(showDuePayment, request, { staleTime: ALWAYS, every: moves && EVERY_MS });
  const { data } = answer;
  useEffect(() => {
    if (!data) return;
    setMoves(isMoving(data));
    // The pages behind this one show what was owed before.
    askAgain(showDue, showContract, showChargeDue, listMyCharges);
  }, [data]);
  return (
    <AnswerPage of={answer}>
      {(payment) => {
        const { villageCode, contractId, chargeId } = payment;
        const place = { villageCode, ...(contractId ? { contractId } : { chargeId }) };
        const { word, tone, note, mayPay } = standingOf(payment, tapped !== '');
        return (
          <>
            <Card>
              <View className="pay-head">
                <Money fen={payment.amountFen} size="figure" />
                <StatusTag tone={tone}>{word}</StatusTag>
              </View>
              {note !== '' && <View className="note">{note}</View>}
              <Facts
                of={[
                  [RECEIPT.payee, `${payment.villageName}集体`],
                  [RECEIPT.from, payment.partyB],
                  [RECEIPT.what, `${payment.title} ${payment.contractNo ?? ''}`],
                  [RECEIPT.came, payment.paidFen && <Money key="came" fen={payment.paidFen} size="row" />],
                  [RECEIPT.paidAt, timeOf(payment.paidAt)],
                  [RECEIPT.voucher, payment.paidAt && `${VOUCHER[payment.voucher]} ${payment.voucherNo ?? ''}`],
                  [RECEIPT.number, <Code key="number" of={payment.duePaymentId} />],
                  [RECEIPT.wechatNo, payment.transactionId && <Code key="wechat" of={payment.transactionId} />],
                ]}
              />
            </Card>
            <Refund of={payment} />
            <View className="stack">
              {payment.state === 'paid' && <PaperButton duePaymentId={payment.duePaymentId} />}
              {mayPay && <Button onClick={() => openPage('wechat-pay/pay', place)}>{PAY.again}</Button>}
              <Button
                look="quiet"
                onClick={() => openPage(contractId ? 'accounts/contract' : 'wechat-pay/levies', place)}
              >
                {contractId ? RECEIPT.seeContract : RECEIPT.seeCharges}
              </Button>
            </View>
          </>
        );
      }}
    </AnswerPage>
  );
}
