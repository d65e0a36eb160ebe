import { View } from '@tarojs/components';
import type { PaymentDetail } from '@shared/subsidies/subsidies';
import { formatFen } from '@shared/money';
import { formatDay } from '@shared/time';
import { openPage, useParams } from '@/platform/navigate';
import { askAbout } from '@/platform/server/question';
import { useMe, useSignedIn } from '@/platform/server/session';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { PAYMENT, PAYMENTS, STATUS } from '../copy';
import { NotBound } from '../not-bound';
import { RuleFacts } from '../rule-facts';
import { usePayment } from '../use-payments';
import { Steps } from './steps';
import { WhatToDo } from './what-to-do';
import { Worked } from './worked';
import './payment.css';

function Head({ payment }: { payment: PaymentDetail }) {
  const { word, tone, meaning } = STATUS[payment.status];
  return (
    <Card>
      <View className="payment-program">{payment.programName}</View>
      <Money fen={payment.amountFen} size="figure" />
      <View className="payment-state">
        <StatusTag tone={tone}>{word}</StatusTag>
        <View className="note">{meaning}</View>
      </View>
    </Card>
  );
}

/** One payment: how much and whether it came, why this much, how it travelled, by which rule. */
export default function PaymentPage() {
  const { paymentId, personId } = useParams<'paymentId' | 'personId'>();
  const signedIn = useSignedIn();
  const person = useMe()?.person;
  const thisYear = new Date().getFullYear();
  const answer = usePayment(personId, paymentId, signedIn);
  const question = personId ? PAYMENT.familyQuestion : PAYMENT.question;

  const ask = ({ programName, paidOn, amountFen, batchNo }: PaymentDetail) =>
    askAbout({
      about: `payment:${personId ?? ''}:${paymentId}`,
      own: true,
      category: 'subsidy',
      description: question(programName, formatDay(paidOn, thisYear), formatFen(amountFen), batchNo),
      ...(person && { villageCode: person.villageCode, villageName: person.villageName }),
    });

  if (!signedIn) return <NotBound />;
  return (
    <AnswerPage of={answer}>
      {(payment) => (
        <>
          <Head payment={payment} />
          <WhatToDo reason={payment.returnReason} />
          <Worked payment={payment} />
          <Section title={PAYMENT.how}>
            <Steps payment={payment} />
            <Facts
              of={[
                ['收款卡', `${payment.bankName} ${PAYMENTS.tail(payment.cardTail)}`],
                ['谁发的', payment.payer],
                ['发放批次', payment.batchNo],
              ]}
            />
          </Section>
          <Section title={PAYMENT.rule}>
            {payment.rule ? <RuleFacts rule={payment.rule} /> : <View className="muted">{PAYMENT.noRule}</View>}
          </Section>
          {person && !personId && payment.status === 'credited' && (
            <RowCard
              icon="star"
              {...PAYMENT.review}
              onClick={() =>
                openPage('reviews/subject', {
                  villageCode: person.villageCode,
                  kind: 'subsidy',
                  id: payment.programCode,
                })
              }
            />
          )}
          <View className="payment-ask">
            <Button look="quiet" icon="report" onClick={() => ask(payment)}>
              {PAYMENT.ask}
            </Button>
            <View className="note">{PAYMENT.askNote}</View>
          </View>
        </>
      )}
    </AnswerPage>
  );
}
