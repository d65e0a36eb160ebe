import { View } from '@tarojs/components';
import { useState } from 'react';
import { listMyCharges } from '@shared/accounts/levies';
import { showContract } from '@shared/accounts/contracts';
import { type DuePayment, payCharge, payDue, showChargeDue, showDue } from '@shared/wechat-pay/dues';
import { openPage, replacePage, useParams } from '@/platform/navigate';
import { ALWAYS, useAnswer, useAnswerPages } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { DayText } from '@/ui/words/day-text';
import { Failed } from '@/ui/words/failed';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { PAY, wordOf } from '../copy';
import { CAN_PAY, payByWechat } from '../pay-by-wechat';
import '../wechat-pay.css';

type Place = { villageCode: string } & ({ contractId: string } | { chargeId: string });

const isContract = (place: Place): place is { villageCode: string; contractId: string } => 'contractId' in place;

/** Orders, opens WeChat's page, and goes to the receipt, which asks the server what came of it. */
function PayButton({ params, isOpen }: { params: Place; isOpen: boolean }) {
  const [said, setSaid] = useState('');
  const paying = useChange({
    act: async (sendOnce) => {
      setSaid('');
      const { payment, request } = await (isContract(params)
        ? sendOnce(payDue, { params })
        : sendOnce(payCharge, { params }));
      const end = request ? await payByWechat(request) : 'done';
      if (end === 'cancelled') return setSaid(PAY.cancelled);
      replacePage('wechat-pay/receipt', { duePaymentId: payment.duePaymentId, ...(request && { tapped: 1 }) });
    },
  });
  const words = paying.error ? sayError(paying.error) : said;
  if (!CAN_PAY) return <View className="note pay-note">{PAY.onlyInWechat}</View>;
  return (
    <>
      <Failed className="pay-said" of={words} />
      <Button loading={paying.isPending} onClick={() => paying.mutate()}>
        {isOpen ? PAY.again : PAY.button}
      </Button>
    </>
  );
}

function Earlier({ title, of }: { title: string; of: DuePayment }) {
  const { word, tone } = wordOf(of);
  return (
    <Row
      title={title}
      note={<DayText value={of.createdAt} />}
      value={<StatusTag tone={tone}>{word}</StatusTag>}
      onClick={() => openPage('wechat-pay/receipt', { duePaymentId: of.duePaymentId })}
    />
  );
}

function RentDue(params: { villageCode: string; contractId: string }) {
  const { data } = useAnswer(showContract, { params });
  const answer = useAnswer(showDue, { params }, { staleTime: ALWAYS });
  return <Due params={params} answer={answer} what={data && `${data.title} ${data.contractNo}`} />;
}

function ChargeDue(params: { villageCode: string; chargeId: string }) {
  const charges = useAnswerPages(listMyCharges, undefined);
  const answer = useAnswer(showChargeDue, { params }, { staleTime: ALWAYS });
  const charge = charges.data?.pages.flatMap(({ items }) => items).find(({ chargeId }) => chargeId === params.chargeId);
  return <Due params={params} answer={answer} what={charge?.title} />;
}

interface DueProps {
  params: Place;
  answer: ReturnType<typeof useAnswer<typeof showDue>>;
  what: string | undefined;
}

function Due({ params, answer, what }: DueProps) {
  const isRent = isContract(params);
  return (
    <Answer of={answer}>
      {({ isParty, isOffered, amountFen, dueOn, payment, late = [] }) => {
        if (!isParty) return <EmptyState icon="lock" {...PAY.notParty} />;
        if (!isOffered) return <EmptyState {...PAY.notOffered} />;
        return (
          <>
            {amountFen === 0 ? (
              <EmptyState icon="check" {...PAY.nothing} />
            ) : (
              <>
                <Card>
                  <View className="muted">{PAY.amount}</View>
                  <Money fen={amountFen} size="figure" />
                  <Facts
                    of={[
                      [isRent ? PAY.covers : PAY.chargeDue, dueOn && <DayText key="due" value={dueOn} />],
                      [isRent ? PAY.contract : PAY.charge, what],
                    ]}
                  />
                  <View className="note">{isRent ? PAY.note : PAY.chargeNote}</View>
                </Card>
                <PayButton params={params} isOpen={payment?.state === 'waiting' || payment?.state === 'created'} />
              </>
            )}
            {(payment || late.length > 0) && (
              <Card flush>
                {payment && <Earlier title={PAY.earlier} of={payment} />}
                {late.map((one) => (
                  <Earlier key={one.duePaymentId} title={PAY.late} of={one} />
                ))}
              </Card>
            )}
          </>
        );
      }}
    </Answer>
  );
}

/** 交款: what is due for a contract, or of a levy, and WeChat's button. */
export default function PayPage() {
  const { villageCode, contractId, chargeId } = useParams<'villageCode' | 'contractId' | 'chargeId'>();
  const me = useMe();
  return (
    <Page>
      {!me ? (
        <EmptyState icon="lock" {...PAY.signIn} onAction={() => openPage('login')} />
      ) : !me.person ? (
        <EmptyState icon="lock" {...PAY.bind} onAction={() => openPage('identity/bind')} />
      ) : chargeId ? (
        <ChargeDue villageCode={villageCode} chargeId={chargeId} />
      ) : (
        <RentDue villageCode={villageCode} contractId={contractId} />
      )}
    </Page>
  );
}
