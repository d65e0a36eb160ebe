import { LegState, OrderKind, OrderState } from '@shared/orders/payment-orders';
import type { Post } from '@shared/orders/posts';
import { dayInChina, daysAfter } from '@shared/time';
import * as z from '@shared/zod';
import { createHash } from 'node:crypto';
import { markOf, markOfOpenid, sealNumber, tailOf } from '../../functions/orders/account-number';
import { chainFor } from '../../functions/orders/approval-chain';
import { approvalRules } from '../../functions/orders/approval-rules';
import { digestOf } from '../../functions/orders/digest';
import { accountRow, HoldEntity, PayingAccountEntity, PayingNumberEntity } from '../../functions/orders/funds-store';
import { DAYS_OPEN, type Hand } from '../../functions/orders/order';
import { yuanOf } from '../../functions/orders/bank/message';
import { OrderEntity, orderRow, type StoredOrder, type StoredPayment } from '../../functions/orders/order-store';
import { PayeeEntity, PayeeMarkEntity, payeeRow } from '../../functions/orders/payee-store';
import { PostTermEntity } from '../../functions/identity/post-store';
import { breakFound, breakRow, TransferBreakEntity } from '../../functions/orders/reconciliation/break-store';
import { tellBook } from '../../functions/orders/settle';
import { demoAccountId, demoPeople, demoPersonId, handOf, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import { bankAccountIdOf, isRegistered } from './bank';
import { MERCHANT_ACCOUNT, PAYEE_ACCOUNTS, PAYING_ACCOUNTS } from './order-accounts';
import { put, type Row } from './row';
import { readTable } from './tables';

const TOWN = '511503002';
/** Who holds which post: five different people. */
const POSTS: readonly [Post, key: string, division: string][] = [
  ['clerk', 'liu-fang', NIUJIAO],
  ['villageHead', 'chen-jianguo', NIUJIAO],
  ['supervisionHead', 'tang-guobing', NIUJIAO],
  ['agencyDirector', 'gao-yuan', TOWN],
  ['chiefCashier', 'wu-xiaomei', TOWN],
];
/** By what they signed, in turn. */
const MEANS = ['soter', 'code'] as const;
/** Paid by WeChat: she has no card that the village knows. */
const BY_WECHAT = { key: 'yan', name: '周小燕', person: 'zhou-xiaoyan' } as const;
const markByWechat = (): string => markOfOpenid(demoPeople.find(({ key }) => key === BY_WECHAT.person)!.openid);
const idOf = (what: string): string => new Dice(`orders:${what}`).ulid('2026-09-01T02:00:00.000Z');

/** What stands under one seeded order: whom it pays how many fen, for so many days; hours count back from now. */
const Told = z.strictObject({
  ...{ key: z.string(), purpose: z.string(), kind: OrderKind, state: OrderState, payees: z.string() },
  /** By WeChat, to the account of this app. */
  rail: z.optional(z.literal('wechat')),
  submitted: z._default(z.coerce.number(), 2),
  /** How many levels signed. */
  signed: z._default(z.coerce.number(), 3),
  reason: z.optional(z.string()),
  leg: z.optional(LegState),
  failCode: z.optional(z.string()),
  /** Hours from being submitted to being paid. */
  took: z._default(z.coerce.number(), 12),
});
type Told = z.infer<typeof Told>;
const TOLD = readTable('orders', Told);

const hoursBefore = (now: string, hours: number): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
const holderOf = (post: Post, at: string): Hand => {
  const [, key] = POSTS.find(([one]) => one === post)!;
  return { ...handOf(key, at), post, as: 'holder' };
};

const receiptOf = ({ serial, payeeName, amountFen }: StoredPayment): Buffer =>
  Buffer.from(`电子回单\n流水 ${serial}\n收款 ${payeeName}\n金额 ${yuanOf(amountFen)}\n`);

const hashOf = (receipt: Buffer): string => createHash('sha256').update(receipt).digest('hex');

/** What the bank paid has its receipt, and waits for the book as one does that the book could not take at once: `bookOrders` tells it. */
function asPaid(
  payment: StoredPayment,
  { sentAt, on, now }: { sentAt: string; on: string; now: string },
): StoredPayment {
  const isBack = payment.state === 'returnedLater';
  if (payment.state !== 'paid' && !isBack) return payment;
  const effects = isBack ? (['post', 'reverse'] as const) : (['post'] as const);
  return {
    ...payment,
    sentAt,
    receiptHash: hashOf(receiptOf(payment)),
    toBook: effects.map((effect) => ({ effect, on })),
    bookAt: now,
  };
}

function orderOf(told: Told, now: string): StoredOrder {
  const { key, purpose, kind, state, payees, rail, submitted, signed, reason, leg, failCode, took } = told;
  const submittedAt = hoursBefore(now, submitted);
  const after = (share: number) => new Date(Date.parse(submittedAt) + share * took * 3_600_000).toISOString();
  const isOpen = state === 'approving' || state === 'approved' || state === 'paying' || state === 'finished';
  const sentAt = hoursBefore(now, 80);
  const askedLater = {
    sentAt,
    notFoundAt: hoursBefore(now, 10),
    absentAt: hoursBefore(now, 10),
    nextAskAt: daysAfter(now, 1),
  };
  const payments = payees.split(', ').map((one, place): StoredPayment => {
    const [to, sum, days] = one.split(' ');
    const fen = Number(sum);
    const payee = PAYEE_ACCOUNTS.find((one) => one.key === to) ?? BY_WECHAT;
    return {
      serial: new Dice(`orders:${key}:${place}`).ulid(submittedAt),
      state: 'waiting',
      asked: 0,
      payeeId: idOf(`payee:${to}`),
      payeeName: payee.name,
      ...('person' in payee && { payeePersonId: demoPersonId(payee.person) }),
      ...('number' in payee
        ? { accountMark: markOf(payee.number), accountTail: tailOf(payee.number) }
        : { accountMark: markByWechat(), accountTail: '' }),
      amountFen: fen,
      ...(days && { days: Number(days), rateFen: fen / Number(days) }),
      ...(leg && { state: leg }),
      ...(failCode && { failCode }),
      ...(leg === 'sending' && { nextAskAt: now }),
      ...(leg === 'unknown' && askedLater),
    };
  });
  const [payDay, paidOn] = [after(0.9), dayInChina(after(1))];
  const content: StoredOrder = {
    villageCode: NIUJIAO,
    orderId: new Dice(`orders:${key}`).ulid(submittedAt),
    payingAccountId: idOf(rail ? 'account:merchant' : 'account:niujiao'),
    ...(rail && { rail }),
    kind,
    purpose,
    accountCode: '513',
    paperIds: [idOf(`paper:${key}`)],
    payments: payments.map((payment) => asPaid(payment, { sentAt: payDay, on: paidOn, now })),
    state,
    makers: [holderOf('clerk', hoursBefore(now, submitted + 0.2))],
    signatures: [],
    ...(reason && { reason }),
    draftedAt: hoursBefore(now, submitted + 0.2),
    version: 3,
  };
  if (!isOpen) return content;
  const amountFen = payments.reduce((sum, payment) => sum + payment.amountFen, 0);
  const chain = chainFor(approvalRules(), { kind, amountFen, villageCode: NIUJIAO })!;
  const digest = digestOf(content);
  const signatures = chain.levels
    .slice(0, signed)
    .map((post, place) => ({ ...holderOf(post, after(0.2 * (place + 1))), digest, means: MEANS[place % 2]! }));
  return {
    ...content,
    chain: { ...chain, levels: [...chain.levels] },
    digest,
    signatures,
    expiresOn: dayInChina(daysAfter(submittedAt, DAYS_OPEN)),
    ...(leg && { paid: { ...holderOf(chain.payer, after(0.9)), digest, means: MEANS[0]! } }),
  };
}

/** The receipts of what the seed paid, where the bank's function keeps them. */
export const receiptsOf = ({ villageCode, payments }: StoredOrder): { key: string; receipt: Buffer }[] =>
  payments.flatMap((payment) => {
    const receipt = receiptOf(payment);
    const isSeeded = payment.receiptHash === hashOf(receipt);
    return isSeeded ? [{ key: `bank-receipts/${villageCode}/${payment.serial}`, receipt }] : [];
  });

/** Enters what was paid and what came back in the village's book, by the step that does it where the bank has said so. */
export async function bookOrders(now: string): Promise<void> {
  for (const { order } of ordersOf(now))
    for (const { serial, toBook = [] } of order.payments)
      for (const _ of toBook) await tellBook({ villageCode: order.villageCode, orderId: order.orderId, serial }, now);
}

/** What the bank says otherwise than the orders: to be asked about, and one that came right by itself. */
function breakRows(orders: readonly { told: Told; order: StoredOrder }[], now: string): Row[] {
  const on = dayInChina(daysAfter(now, -1));
  const { order } = orders.find(({ told }) => told.key === 'paid3')!;
  const { serial, amountFen } = order.payments[0]!;
  const foreign = new Dice('orders:foreign').ulid(daysAfter(now, -1));
  const found = [
    breakFound(
      {
        ...{ kind: 'foreignInFile', on, of: foreign, serial: foreign, bankNo: 'BK20260001', theirsFen: 8_800 },
        ...{ accountTail: '9999', villageCode: NIUJIAO },
      },
      now,
    ),
    breakFound(
      {
        ...{ kind: 'missingInStatement', on: dayInChina(order.draftedAt), of: serial, serial, oursFen: amountFen },
        ...{ villageCode: NIUJIAO, orderId: order.orderId },
      },
      now,
    ),
    {
      ...breakFound({ kind: 'fileCut', on, of: on }, hoursBefore(now, 3)),
      settled: { accountId: 'bank', name: '系统', at: hoursBefore(now, 2), reason: '完整的对账文件来了，已经核对' },
    },
  ];
  return found.map((one) => put(TransferBreakEntity, breakRow(one)));
}

/** The orders of 牛角村 in every state. */
const ordersOf = (now: string): { told: Told; order: StoredOrder }[] =>
  TOLD.map((told) => ({ told, order: orderOf(told, now) }));

const PAPERS = new Set(TOLD.map(({ key }) => idOf(`paper:${key}`)));

/** The paper behind an order as it is kept, for who draws it; none of an order that somebody wrote since. */
export const paperOf = ({ orderId, paperIds: [mediaId], draftedAt }: StoredOrder) =>
  mediaId !== undefined && PAPERS.has(mediaId) ? { mediaId, item: orderId, on: dayInChina(draftedAt) } : undefined;

const HOLD_OF = { sending: 'open', unknown: 'open', waiting: 'open', failed: 'voided' } as Record<
  string,
  'open' | 'voided'
>;

function holdsOf({ told, order }: { told: Told; order: StoredOrder }, now: string) {
  if (!order.chain) return [];
  const { submitted, took } = told;
  const placedAt = hoursBefore(now, submitted);
  return order.payments.map(({ serial, amountFen, state }) => {
    const held = HOLD_OF[state] ?? 'posted';
    const resolvedAt = new Date(Date.parse(placedAt) + took * 3_600_000).toISOString();
    return {
      payingAccountId: order.payingAccountId,
      holdId: serial,
      serial,
      orderId: order.orderId,
      amountFen,
      state: held,
      placedAt,
      ...(held !== 'open' && { resolvedAt }),
    };
  });
}

/**
 * 银村直联 of the demo's villages: an account each, and in 牛角村 posts held by five people, payees, and orders in every state. Numbers
 * are sealed by KMS, one after the other: they are a handful.
 */
export async function orderRows(now: string): Promise<Row[]> {
  const rows: Row[] = [];
  const orders = ordersOf(now);
  const holds = orders.flatMap((one) => holdsOf(one, now));
  const openFen = (ofAccount: string, isAtBank: boolean) =>
    holds
      .filter(({ state, orderId, payingAccountId }) => {
        const { order } = orders.find((one) => one.order.orderId === orderId)!;
        return state === 'open' && payingAccountId === ofAccount && (!isAtBank || order.state === 'paying');
      })
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
  for (const { key, name, number, villageCode, fen, rail } of [...PAYING_ACCOUNTS, MERCHANT_ACCOUNT]) {
    const payingAccountId = idOf(`account:${key}`);
    const account = {
      ...{ payingAccountId, villageCode, name, tail: tailOf(number), accountCode: '102', ...(rail && { rail }) },
      // One that is in the village's own register is compared with its statements.
      ...(!rail && isRegistered(villageCode) && { bankAccountId: bankAccountIdOf(villageCode) }),
      ...(await sealNumber(number, payingAccountId)),
      ...{ postedFen: fen, pendingFen: openFen(payingAccountId, false) },
      atBankFen: openFen(payingAccountId, true),
      ...{ balanceAt: now, version: 1 },
    };
    const mark = markOf(number);
    rows.push(
      put(PayingAccountEntity, accountRow(account)),
      put(PayingNumberEntity, { mark, villageCode, payingAccountId }),
    );
  }
  for (const payee of PAYEE_ACCOUNTS) {
    const payeeId = idOf(`payee:${payee.key}`);
    const mark = markOf(payee.number);
    const stored = {
      ...{ villageCode: NIUJIAO, payeeId, name: payee.name, natural: payee.natural, tail: tailOf(payee.number), mark },
      ...(await sealNumber(payee.number, payeeId)),
      ...('person' in payee && { personId: demoPersonId(payee.person) }),
      ...{
        nameCheck: 'right' as const,
        registeredAt: daysAfter(now, -60),
        usableFrom: daysAfter(now, -59),
        version: 1,
      },
    };
    rows.push(put(PayeeEntity, payeeRow(stored)), put(PayeeMarkEntity, { villageCode: NIUJIAO, mark, payeeId }));
  }
  const [payeeId, mark] = [idOf(`payee:${BY_WECHAT.key}`), markByWechat()];
  const byWechat = {
    ...{ villageCode: NIUJIAO, payeeId, name: BY_WECHAT.name, natural: true, rail: 'wechat' as const, tail: '', mark },
    ...{ accountId: demoAccountId(BY_WECHAT.person), personId: demoPersonId(BY_WECHAT.person), version: 1 },
    ...{ nameCheck: 'right' as const, registeredAt: daysAfter(now, -20), usableFrom: daysAfter(now, -19) },
  };
  rows.push(put(PayeeEntity, payeeRow(byWechat)), put(PayeeMarkEntity, { villageCode: NIUJIAO, mark, payeeId }));
  for (const [post, key, division] of POSTS)
    rows.push(
      put(PostTermEntity, {
        ...{
          division,
          termId: idOf(`term:${post}`),
          post,
          personId: demoPersonId(key),
          personName: handOf(key, now).name,
        },
        ...{ fromOn: '2026-01-01', version: 1 },
      }),
    );
  for (const { order } of orders) rows.push(put(OrderEntity, orderRow(order)));
  for (const hold of holds) rows.push(put(HoldEntity, hold));
  rows.push(...breakRows(orders, now));
  return rows;
}
