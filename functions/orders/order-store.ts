import { LegState, OrderKind, OrderState, Rail } from '@shared/orders/payment-orders';
import type { Page, PageQuery } from '@shared/page';
import { Post } from '@shared/orders/posts';
import { SigningMeans } from '@shared/orders/signing';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import { queryPage, readRows, visiblePage } from '../platform/query-page';
import { LedgerTable } from '../platform/tables';
import { isOpen } from './bank-leg';
import type { Order } from './order';

const post = () => string().enum(...Post.options);
const means = () => string().enum(...SigningMeans.options);
const hand = {
  accountId: string(),
  personId: string(),
  name: string(),
  at: string(),
  post: post(),
  as: string().enum('holder', 'deputy'),
};
const ordersOf = (villageCode: string) => `ORDERS#${villageCode}`;

/** A payment order of a village with its transfers. */
export const OrderEntity = new Entity({
  name: 'PaymentOrder',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    orderId: string().key(),
    payingAccountId: string(),
    rail: string()
      .enum(...Rail.options)
      .optional(),
    kind: string().enum(...OrderKind.options),
    purpose: string(),
    accountCode: string(),
    decisionId: string().optional(),
    paperIds: list(string()),
    state: string().enum(...OrderState.options),
    payments: list(
      map({
        serial: string(),
        state: string().enum(...LegState.options),
        asked: number(),
        sentAt: string().optional(),
        nextAskAt: string().optional(),
        notFoundAt: string().optional(),
        absentAt: string().optional(),
        payeeId: string(),
        payeeName: string(),
        payeePersonId: string().optional(),
        accountMark: string(),
        accountTail: string(),
        amountFen: number(),
        days: number().optional(),
        rateFen: number().optional(),
        failCode: string().optional(),
        voucherId: string().optional(),
        /** The book's year it was posted in: where a return finds it. */
        voucherYear: number().optional(),
        receiptHash: string().optional(),
        /** By WeChat: its own number, what the payee's phone confirms with, and why it was last refused. */
        billNo: string().optional(),
        packageInfo: string().optional(),
        refused: string().optional(),
        /** What the book could not take yet, in order, and when it is tried again. */
        toBook: list(map({ effect: string().enum('post', 'reverse'), on: string() })).optional(),
        bookAt: string().optional(),
        isForeign: boolean().optional(),
        releasedAt: string().optional(),
        alarm: string().enum('contradiction', 'vanished').optional(),
        decision: map({
          choice: string().enum('resend', 'release'),
          personId: string(),
          name: string(),
          reason: string(),
          means: means().optional(),
          at: string(),
        }).optional(),
      }),
    ),
    makers: list(map(hand)),
    chain: map({
      ruleId: string(),
      levels: list(post()),
      payer: post(),
      needsDecision: boolean().optional(),
    }).optional(),
    digest: string().optional(),
    signatures: list(map({ ...hand, digest: string(), means: means().optional() })),
    paid: map({ ...hand, digest: string(), means: means().optional() }).optional(),
    expiresOn: string().optional(),
    /** What was due could not be done: not tried again before. */
    postponedTo: string().optional(),
    reason: string().optional(),
    draftedAt: string(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ villageCode, orderId }) => ({ pk: ordersOf(villageCode), sk: `ORDER#${orderId}` }),
  answers:
    'What payments has this village asked for, newest first; which is the bank to be asked about now, which is over (gsi1)',
});
export type StoredOrder = Omit<FormattedItem<typeof OrderEntity>, 'gsi1pk' | 'gsi1sk'>;
export type StoredPayment = StoredOrder['payments'][number];

/** A stored order as the domain has it now. */
export const advanced = (before: StoredOrder, next: Order): StoredOrder =>
  // The domain writes what it declares and spreads the rest of each order and transfer on, so that it is still a row.
  ({ ...before, ...next }) as StoredOrder;

const latest = (one: string, other = ''): string => (one > other ? one : other);

/** The bank or WeChat is to be asked at an instant; the order is over after a day; nothing is to be done by itself. */
const dueOf = (order: StoredOrder): [kind: Due | 'none', at: string] => {
  const asks = order.payments.flatMap((payment) => [
    ...(payment.nextAskAt && (isOpen(payment) || payment.state === 'paid' || payment.releasedAt)
      ? [payment.nextAskAt]
      : []),
    ...(payment.bookAt ? [payment.bookAt] : []),
  ]);
  const first = asks.sort()[0];
  if (first) return [order.rail ?? 'bank', first];
  if (order.expiresOn && ['approving', 'approved'].includes(order.state))
    return ['expiry', latest(order.expiresOn, order.postponedTo)];
  return ['none', order.draftedAt];
};

export const orderRow = (order: StoredOrder): FormattedItem<typeof OrderEntity> => {
  const [kind, at] = dueOf(order);
  return { ...order, gsi1pk: dueUnder(kind), gsi1sk: `${at}#${order.orderId}` };
};

export const putNewOrder = (order: StoredOrder) => putNew(OrderEntity, orderRow(order));

/** The order one version on, as it was read; the transaction fails when another step came first. */
export const putOrder = (next: StoredOrder, previous: StoredOrder) =>
  putRow(OrderEntity, orderRow({ ...next, version: previous.version + 1 }), unlessChanged(previous.version));

/** Strongly consistent. */
export const orderOf = (villageCode: string, orderId: string): Promise<StoredOrder | undefined> =>
  readRow(OrderEntity, { villageCode, orderId });

export const ordersPage = (villageCode: string, query: PageQuery): Promise<Page<StoredOrder>> =>
  queryPage(
    OrderEntity,
    { partition: ordersOf(villageCode), range: { beginsWith: 'ORDER#' }, newestFirst: true },
    query,
  );

/** What a village asked to pay under a decision, strongly consistent. */
export const ordersUnder = async (villageCode: string, decisionId: string): Promise<StoredOrder[]> => {
  const orders = await readRows(OrderEntity, {
    partition: ordersOf(villageCode),
    range: { beginsWith: 'ORDER#' },
    consistent: true,
  });
  return orders.filter((order) => order.decisionId === decisionId);
};

type Due = 'bank' | 'wechat' | 'expiry';

const dueUnder = (kind: Due | 'none') => `ORDERSDUE#${kind}`;

/** Orders on their way, by when they are over, that a reader may see: a page of them. */
export const ordersUnderWay = (
  sees: (order: StoredOrder) => Promise<boolean>,
  query: PageQuery,
): Promise<Page<StoredOrder>> =>
  visiblePage(
    OrderEntity,
    { index: 'gsi1', partition: dueUnder('expiry') },
    {
      sees,
      keyOf: ({ villageCode, orderId }) => ({ pk: ordersOf(villageCode), sk: `ORDER#${orderId}` }),
    },
    query,
  );

const MOST_AT_ONCE = 100;

/** Orders of which something is due by now, the longest first: as many as one run takes. */
export const ordersDue = (kind: Due, until: string): Promise<StoredOrder[]> =>
  readRows(OrderEntity, {
    index: 'gsi1',
    partition: dueUnder(kind),
    range: { lte: `${until}\uffff` },
    limit: MOST_AT_ONCE,
  });
