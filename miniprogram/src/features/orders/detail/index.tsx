import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { capitalMoney } from '@shared/capital-money';
import { listChartAccounts } from '@shared/accounts/books';
import { formatFen } from '@shared/money';
import { type OrderDesk, showOrderDesk } from '@shared/orders/order-desk';
import { type OrderView, showOrder } from '@shared/orders/payment-orders';
import { openPage, useParams } from '@/platform/navigate';
import { A_DAY, ALWAYS, useAnswer } from '@/platform/server/answers';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Timeline } from '@/ui/layout/timeline';
import { MediaGrid } from '@/ui/media/media-grid';
import { Answer } from '@/ui/words/answer';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { ALARM, CHOICE, DETAIL, KIND, LEG, stateOf, tookWords, waitWords } from '../copy';
import { ForOffices } from '../for-offices';
import { Acts } from './acts';
import { stepsOf, tookMinutes } from './steps';
import '../orders.css';

interface Props {
  order: OrderView;
  desk: OrderDesk;
}

/** The sum is there until the order ends: its holds that are open. */
const heldFen = ({ order: { payments }, desk: { holds } }: Props): number =>
  holds
    .filter(({ state }) => state === 'open')
    .reduce((sum, { serial }) => sum + (payments.find((one) => one.serial === serial)?.amountFen ?? 0), 0);

function Asked({ order, desk }: Props) {
  const { facts } = DETAIL;
  const chart = useAnswer(listChartAccounts, undefined, { keep: true, staleTime: A_DAY });
  const name = chart.data?.items.find(({ code }) => code === order.accountCode)?.name ?? '';
  const held = heldFen({ order, desk });
  const minutes = tookMinutes(desk);
  const { word, tone } = stateOf(order);
  const decision = order.decisionId && { villageCode: order.villageCode, decisionId: order.decisionId };
  return (
    <Card>
      <StatusTag tone={tone}>{word}</StatusTag>
      <View className="orders-total">
        <Money fen={order.totalFen} size="figure" />
      </View>
      <View className="orders-capital">{capitalMoney(order.totalFen)}</View>
      {order.nextPost && <View className="orders-wait">{waitWords(order, desk.waitsFor)}</View>}
      <Facts
        of={[
          [facts.purpose, order.purpose],
          [facts.kind, KIND[order.kind]],
          [facts.account, `${desk.account.name}（${DETAIL.tail(desk.account.tail)}）`],
          [facts.chart, `${order.accountCode} ${name}`],
          [facts.reason, order.reason],
          [facts.held, held > 0 && DETAIL.held(formatFen(held))],
          [facts.expires, order.nextPost && order.expiresOn && <DayText value={order.expiresOn} />],
          [facts.took, minutes !== undefined && tookWords(minutes)],
        ]}
      />
      {decision && (
        <Row title={facts.decision} note={DETAIL.see} onClick={() => openPage('affairs/decision', decision)} />
      )}
    </Card>
  );
}

type Payment = OrderView['payments'][number];

function PaymentLine({ payment, villageCode, rail }: { payment: Payment } & Pick<OrderView, 'villageCode' | 'rail'>) {
  const { days, rateFen, state, failure, alarm, decision, receiptHash, voucherId, voucherYear } = payment;
  const leg = LEG[state];
  const says = [
    days !== undefined && rateFen !== undefined && DETAIL.labour(days, formatFen(rateFen)),
    alarm ? ALARM[alarm] : (failure ?? leg.note),
    decision && DETAIL.decided(CHOICE[decision.choice], decision.name),
    payment.waitsForBook && DETAIL.waitsForBook,
    !rail && state === 'paid' && (receiptHash ? DETAIL.receipt : DETAIL.receiptWait),
  ].filter(Boolean);
  const voucher = voucherId && voucherYear && { villageCode, year: voucherYear, voucherId };
  return (
    <Row
      title={payment.payeeName}
      note={DETAIL.tail(payment.accountTail)}
      value={
        <View>
          <Money fen={payment.amountFen} size="row" />
          <View>
            <StatusTag tone={leg.tone}>{leg.word}</StatusTag>
          </View>
        </View>
      }
      below={
        <View className="note">
          {says.map((line) => (
            <View key={String(line)}>{line}</View>
          ))}
          {voucher && <View>{DETAIL.voucher}</View>}
        </View>
      }
      {...(voucher && { onClick: () => openPage('accounts/voucher', voucher) })}
    />
  );
}

function Order({ order, desk }: Props) {
  return (
    <>
      <Asked order={order} desk={desk} />
      <Section title={DETAIL.payees} flush>
        {order.payments.map((payment) => (
          <PaymentLine key={payment.serial} payment={payment} villageCode={order.villageCode} rail={order.rail} />
        ))}
      </Section>
      <Section title={DETAIL.papers}>
        <View className="note orders-note">{desk.papers.length > 0 ? DETAIL.papersNote : DETAIL.noPapers}</View>
        <MediaGrid media={desk.papers} />
      </Section>
      <Acts order={order} desk={desk} />
      <Section title={DETAIL.steps}>
        <Timeline steps={stepsOf(order, desk)} />
      </Section>
      {order.digest && (
        <Card flush>
          <Disclosure title={DETAIL.code}>
            <View className="orders-code">{order.digest}</View>
            <View className="note">{DETAIL.codeNote}</View>
          </Disclosure>
        </Card>
      )}
    </>
  );
}

/** The bank moves by itself: what is on its way is asked for again while it is looked at. */
const EVERY_MS = 10_000;

function Shown({ villageCode, orderId }: { villageCode: string; orderId: string }) {
  const params = { villageCode, orderId };
  const known = useAnswer(showOrder, { params }, { staleTime: ALWAYS });
  const every = known.data?.state === 'paying' && EVERY_MS;
  const order = useAnswer(showOrder, { params }, { staleTime: ALWAYS, every });
  const desk = useAnswer(showOrderDesk, { params }, { staleTime: ALWAYS, every });
  usePullDownRefresh(
    () => void Promise.all([order.refetch(), desk.refetch()]).finally(() => Taro.stopPullDownRefresh()),
  );
  return (
    <Answer of={order}>
      {(shown) => <Answer of={desk}>{(beside) => <Order order={shown} desk={beside} />}</Answer>}
    </Answer>
  );
}

/** One payment order on one screen: what is asked for, its papers, how far it is, and what this reader may do. */
export default function OrderPage() {
  const { villageCode, orderId } = useParams<'villageCode' | 'orderId'>();
  return <ForOffices>{() => <Shown villageCode={villageCode} orderId={orderId} />}</ForOffices>;
}
