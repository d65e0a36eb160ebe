import { LevyKind } from '@shared/accounts/levies';
import type { Page, PageQuery } from '@shared/page';
import {
  DueBreakKind,
  type DueBreakListing,
  DuePaymentState,
  DueRefundReason,
  DueRefundState,
  DueSettlement,
} from '@shared/wechat-pay/dues';
import { dayInChina } from '@shared/time';
import { Entity, type FormattedItem, item, map, number, string } from '../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import { everyRow, queryPage, readRows } from '../platform/query-page';
import { LedgerTable } from '../platform/tables';

const hand = () => map({ accountId: string(), personId: string(), name: string(), at: string() });

/** An order of WeChat's for what somebody owes: its id is the number under which WeChat knows it (商户订单号). */
export const DuePaymentEntity = new Entity({
  name: 'DuePayment',
  table: LedgerTable,
  schema: item({
    duePaymentId: string().key(),
    villageCode: string(),
    contractId: string().optional(),
    contractNo: string().optional(),
    chargeId: string().optional(),
    levyKind: string()
      .enum(...LevyKind.options)
      .optional(),
    title: string(),
    partyB: string(),
    payerAccountId: string(),
    payerPersonId: string(),
    /** Keyed: whether the one who paid is the one who ordered. */
    openidHash: string(),
    amountFen: number(),
    /** What came, where it is another amount. */
    paidFen: number().optional(),
    /** The day of the last rent that it was ordered for. */
    dueOn: string().optional(),
    state: string().enum(...DuePaymentState.options),
    createdAt: string(),
    expiresAt: string(),
    asked: number(),
    nextAskAt: string().optional(),
    prepayId: string().optional(),
    prepaidAt: string().optional(),
    transactionId: string().optional(),
    paidAt: string().optional(),
    bookedAt: string().optional(),
    pendingId: string().optional(),
    /** The voucher that takes the payment's out of the book again. */
    reversalId: string().optional(),
    /** How often a voucher was prepared anew: each has an id of its own. */
    preparedAgain: number().optional(),
    attention: string()
      .enum(...DueBreakKind.options)
      .optional(),
    refund: map({
      refundNo: string(),
      state: string().enum(...DueRefundState.options),
      reason: string().enum(...DueRefundReason.options),
      asked: hand(),
      decided: hand().optional(),
      endedAt: string().optional(),
    }).optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ duePaymentId }) => ({ pk: `DUEPAYMENT#${duePaymentId}`, sk: 'DUEPAYMENT' }),
  answers:
    'What became of this order of WeChat Pay; which has a village (gsi1); of which is something to be done now, which were paid on a day (gsi2)',
});
/** What it is for: a contract, or a charge. */
export const owedIdOf = ({ contractId, chargeId }: Partial<Record<'contractId' | 'chargeId', string | undefined>>) => {
  const id = contractId ?? chargeId;
  if (!id) throw new Error('an order is for a contract or for a charge');
  return id;
};
export type StoredDue = Omit<FormattedItem<typeof DuePaymentEntity>, `gsi${1 | 2}${'pk' | 'sk'}`>;

const ofVillage = (villageCode: string) => `DUEPAYMENTS#${villageCode}`;
const WORK = 'DUEPAYMENTS#work';
const paidOn = (day: string) => `DUEPAYMENTS#paid#${day}`;

const row = (due: StoredDue): FormattedItem<typeof DuePaymentEntity> => {
  const { duePaymentId: id, nextAskAt, paidAt } = due;
  return {
    ...due,
    gsi1pk: ofVillage(due.villageCode),
    gsi1sk: id,
    gsi2pk: nextAskAt ? WORK : paidAt ? paidOn(dayInChina(paidAt)) : 'DUEPAYMENTS#ended',
    gsi2sk: nextAskAt ? `${nextAskAt}#${id}` : id,
  };
};

/** @throws ConditionsFailed when it was changed since it was read. */
export const putDue = (next: Omit<StoredDue, 'version'>, previous: StoredDue | undefined) =>
  putRow(DuePaymentEntity, row({ ...next, version: (previous?.version ?? 0) + 1 }), unlessChanged(previous?.version));

/** Strongly consistent. */
export const dueOf = (duePaymentId: string): Promise<StoredDue | undefined> =>
  readRow(DuePaymentEntity, { duePaymentId });

export const duesOf = (villageCode: string, query: PageQuery): Promise<Page<StoredDue>> =>
  queryPage(DuePaymentEntity, { index: 'gsi1', partition: ofVillage(villageCode), newestFirst: true }, query);

const MOST_AT_ONCE = 50;

/** Payments of which something is due by now, the longest first: as many as one run takes. */
export const duesToWork = (until: string): Promise<StoredDue[]> =>
  readRows(DuePaymentEntity, { index: 'gsi2', partition: WORK, range: { lte: `${until}\uffff` }, limit: MOST_AT_ONCE });

/** What was paid on a day, also that of which something is under way still. */
export async function duesPaidOn(day: string): Promise<StoredDue[]> {
  const [ended, underWay] = await Promise.all(
    [paidOn(day), WORK].map((partition) =>
      everyRow((page) => queryPage(DuePaymentEntity, { index: 'gsi2', partition }, page)),
    ),
  );
  return [...ended!, ...underWay!.filter(({ paidAt }) => paidAt && dayInChina(paidAt) === day)];
}

interface Place {
  readonly villageCode: string;
  /** A contract's, or a charge's. */
  readonly owedId: string;
}

/** The newest order for a contract or a charge: there is none beside it that could be paid. */
const DuePointerEntity = new Entity({
  name: 'DuePointer',
  table: LedgerTable,
  schema: item({ villageCode: string().key(), owedId: string().key(), duePaymentId: string() }),
  computeKey: ({ villageCode, owedId }: Place) => ({ pk: `DUES#${villageCode}#${owedId}`, sk: 'NEWEST' }),
  answers: 'Which is the newest order of WeChat Pay for this contract or charge',
});

export async function newestDueOf({ villageCode, owedId }: Place): Promise<StoredDue | undefined> {
  const row = await readRow(DuePointerEntity, { villageCode, owedId });
  return row && dueOf(row.duePaymentId);
}

/** Only while the newest is still the one that was read. */
export const putNewest = ({ villageCode, owedId }: Place, duePaymentId: string, before: string | undefined) =>
  putRow(
    DuePointerEntity,
    { villageCode, owedId, duePaymentId },
    before ? { attr: 'duePaymentId', eq: before } : { attr: 'duePaymentId', exists: false },
  );

/** Money that came after its order was closed: who knows what it was for alone finds it by this, when a newer order was made. */
const LateDueEntity = new Entity({
  name: 'LateDue',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    owedId: string().key(),
    duePaymentId: string().key(),
    createdAt: string(),
  }),
  computeKey: ({ villageCode, owedId, duePaymentId }) => ({
    pk: `DUES#${villageCode}#${owedId}`,
    sk: `LATE#${duePaymentId}`,
  }),
  answers: 'Which payments for this contract or charge came after their order was closed',
});

export const putLate = ({ villageCode, duePaymentId, createdAt, ...due }: StoredDue) =>
  putRow(LateDueEntity, { villageCode, owedId: owedIdOf(due), duePaymentId, createdAt });

/** The newest page of the late payments for a contract or a charge. */
export async function lateDuesOf({ villageCode, owedId }: Place): Promise<StoredDue[]> {
  const { items } = await queryPage(
    LateDueEntity,
    { partition: `DUES#${villageCode}#${owedId}`, range: { beginsWith: 'LATE#' }, newestFirst: true },
    {},
  );
  return (await Promise.all(items.map(({ duePaymentId }) => dueOf(duePaymentId)))).filter((due) => due !== undefined);
}

const DueBreakEntity = new Entity({
  name: 'DueBreak',
  table: LedgerTable,
  schema: item({
    division: string().key(),
    breakId: string().key(),
    kind: string().enum(...DueBreakKind.options),
    on: string(),
    foundAt: string(),
    oursFen: number().optional(),
    theirsFen: number().optional(),
    duePaymentId: string().optional(),
    villageCode: string().optional(),
    contractNo: string().optional(),
    settlement: string()
      .enum(...DueSettlement.options)
      .optional(),
    proposed: hand().optional(),
    settled: hand().optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ division, breakId }) => ({ pk: `DUEBREAKS#${division}`, sk: `BREAK#${breakId}` }),
  answers:
    'What is this break; what of the payments by WeChat is somebody to look at in a town, and what was looked at, newest first (gsi1)',
});
export type StoredBreak = Omit<FormattedItem<typeof DueBreakEntity>, 'gsi1pk' | 'gsi1sk'>;

/** Where breaks stand that are no order's. */
export const MERCHANT = 'merchant';

const breaksOf = (division: string, which: DueBreakListing) => `DUEBREAKS#${division}#${which}`;

/** @throws ConditionsFailed when it was changed since it was read, or is there already. */
export const putBreak = (next: Omit<StoredBreak, 'version'>, previous: StoredBreak | undefined) =>
  putRow(
    DueBreakEntity,
    {
      ...next,
      version: (previous?.version ?? 0) + 1,
      gsi1pk: breaksOf(next.division, next.settled ? 'settled' : 'open'),
      gsi1sk: next.breakId,
    },
    unlessChanged(previous?.version),
  );

export const dueBreakOf = (division: string, breakId: string): Promise<StoredBreak | undefined> =>
  readRow(DueBreakEntity, { division, breakId });

export const breaksIn = (
  division: string,
  { which = 'open', ...query }: PageQuery & { which?: DueBreakListing | undefined },
): Promise<Page<StoredBreak>> =>
  queryPage(DueBreakEntity, { index: 'gsi1', partition: breaksOf(division, which), newestFirst: true }, query);

/** A day whose bill was compared with the orders: that of what came in (`DAY`), that of what went out (`FUND`). */
const DueBillEntity = new Entity({
  name: 'DueBill',
  table: LedgerTable,
  schema: item({
    bill: string().key().enum('DAY', 'FUND'),
    day: string().key(),
    comparedAt: string(),
    sha256: string(),
    rows: number(),
    breaks: number(),
  }),
  computeKey: ({ bill, day }) => ({ pk: 'DUEBILLS', sk: `${bill}#${day}` }),
  answers: 'Whether the bill of a day of WeChat Pay, of trades or of transfers, was compared, and which bytes it had',
});

export async function isBillCompared(bill: 'DAY' | 'FUND', day: string): Promise<boolean> {
  const row = await readRow(DueBillEntity, { bill, day });
  return row !== undefined;
}

export const putBill = (bill: FormattedItem<typeof DueBillEntity>) => putNew(DueBillEntity, bill);
