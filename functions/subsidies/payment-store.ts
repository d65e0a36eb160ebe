import type { Page, PageQuery } from '@shared/page';
import { ReturnReason, TransferStatus } from '@shared/subsidies/subsidies';
import { dayInChina, daysAfter, noonInChina, yearInChina } from '@shared/time';
import { Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import { derivedId, idsBetween } from '../platform/id';
import { refuseUnkeepable } from '../platform/kept-sums';
import { everyRow, queryPage, readRows, walkPages } from '../platform/query-page';
import { hashOf } from '../platform/sealed';
import { LedgerTable } from '../platform/tables';
import { TRANSFERS, type Travelling } from './transfer';

const status = () => string().enum(...TransferStatus.options);
const reason = () => string().enum(...ReturnReason.options);
const program = () => ({ programCode: string(), programName: string() });
const FIRST_DAY = '2000-01-01T00:00:00.000Z';
const partitionOf = (personId: string) => `PERSON#${personId}`;

/** A day on which a whole district is paid is as many keys. */
export const CREDITED_SHARES = 16;
const shareOf = (personId: string): number => hashOf(personId).charCodeAt(0) % CREDITED_SHARES;
const creditedPartition = (day: string, share: number) => `CREDITED#${day}#${share}`;

/** What of a payment says when it arrived. */
export type Arrived = { readonly personId: string; readonly paymentId: string } & Pick<
  Travelling,
  'status' | 'transfer'
>;
/** The day on which it came; undefined while it is not there, or no more. */
export const creditedOn = ({ status, transfer }: Pick<Travelling, 'status' | 'transfer'>): string | undefined =>
  status === 'credited' ? transfer.at(-1)?.on : undefined;

/** Among what came on a day while it is there: made anew at each put, in nothing that is read. */
const placed = (of: (payment: Arrived, day: string) => string) =>
  string()
    .optional()
    .hidden()
    // What is put has the entity's own attributes.
    .putLink((row) => {
      const payment = row as unknown as Arrived;
      const day = creditedOn(payment);
      return day === undefined ? undefined : of(payment, day);
    });

/** One payment to one person. `paymentId` is `paymentIdOf(…)`: its time is the day it was paid, so key order is day order. */
export const PaymentEntity = new Entity({
  name: 'Payment',
  table: LedgerTable,
  schema: item({
    personId: string().key(),
    paymentId: string().key(),
    programCode: string(),
    programName: string(),
    amountFen: number(),
    paidOn: string(),
    status: status(),
    bankName: string(),
    /** Last four places of the card: the number itself is not kept here. */
    cardTail: string(),
    batchNo: string(),
    payer: string(),
    quantity: number().optional(),
    unit: string().optional(),
    unitPriceFen: number().optional(),
    standing: string().optional(),
    period: string(),
    /** The day whose rule it was paid by, where the batch says one (rule-day.ts). */
    ruleOn: string().optional(),
    returnReason: reason().optional(),
    transfer: list(map({ status: status(), on: string(), reason: reason().optional(), note: string().optional() })),
    /** Steps since it was recorded. */
    version: number().optional(),
    gsi1pk: placed(({ personId }, day) => creditedPartition(day, shareOf(personId))),
    gsi1sk: placed(({ personId, paymentId }) => `${personId}#${paymentId}`),
  }),
  computeKey: ({ personId, paymentId }) => ({ pk: partitionOf(personId), sk: `PAYMENT#${paymentId}` }),
  answers: 'What was paid to this person, newest first, in all or in a year; what arrived on a day (gsi1)',
});
export type StoredPayment = FormattedItem<typeof PaymentEntity>;

/** What a person was credited in a year and what came back, kept by the write of each payment, never summed when read. */
export const PaymentYearEntity = new Entity({
  name: 'PaymentYear',
  table: LedgerTable,
  schema: item({
    personId: string().key(),
    year: number().key(),
    totalFen: number(),
    count: number(),
    programs: list(
      map({
        ...program(),
        totalFen: number(),
        count: number(),
        months: list(map({ month: number(), totalFen: number(), count: number(), lastOn: string() })),
        last: map({
          paidOn: string(),
          amountFen: number(),
          quantity: number().optional(),
          unit: string().optional(),
          unitPriceFen: number().optional(),
          standing: string().optional(),
        }),
      }),
    ),
    underway: list(map({ paymentId: string(), ...program(), amountFen: number(), paidOn: string() })),
    returned: list(
      map({ paymentId: string(), ...program(), amountFen: number(), returnedOn: string(), reason: reason() }),
    ),
    version: number(),
  }),
  computeKey: ({ personId, year }) => ({ pk: partitionOf(personId), sk: `YEAR#${year}` }),
  answers: "This person's totals by year and program, what came in which month, and what the bank sent back",
});
export type StoredPaymentYear = FormattedItem<typeof PaymentYearEntity>;

/**
 * The id of a payment: one batch pays one program to one person once for one `period`, so the same line imported again has
 * the same id and is refused.
 */
export const paymentIdOf = ({
  personId,
  programCode,
  batchNo,
  period,
  paidOn,
}: Pick<StoredPayment, 'personId' | 'programCode' | 'batchNo' | 'period' | 'paidOn'>): string =>
  derivedId(noonInChina(paidOn), `payment|${personId}|${programCode}|${batchNo}|${period}`);

export const paymentsOf = (
  personId: string,
  year: number | undefined,
  query: PageQuery,
): Promise<Page<StoredPayment>> =>
  queryPage(PaymentEntity, { partition: partitionOf(personId), range: rangeOf(year), newestFirst: true }, query);

function rangeOf(year: number | undefined): { beginsWith: string } | { between: [string, string] } {
  if (year === undefined) return { beginsWith: 'PAYMENT#' };
  const [first, last] = idsBetween(...yearInChina(year));
  return { between: [`PAYMENT#${first}`, `PAYMENT#${last}`] };
}

/** All payments of a person's year, strongly consistent: some dozens. For working a year's total out anew. */
export const paymentsOfYear = (personId: string, year: number): Promise<StoredPayment[]> =>
  readRows(PaymentEntity, { partition: partitionOf(personId), range: rangeOf(year), consistent: true });

/** Whether anything was ever paid to this person. */
export async function hasPayments(personId: string): Promise<boolean> {
  const rows = await readRows(PaymentEntity, {
    partition: partitionOf(personId),
    range: rangeOf(undefined),
    consistent: true,
    limit: 1,
  });
  return rows.length > 0;
}

/** A payment of this person; undefined when there is none, or it is another's. */
export const paymentOf = (personId: string, paymentId: string): Promise<StoredPayment | undefined> =>
  readRow(PaymentEntity, { personId, paymentId });

/** This person's payments of batches in a span of time: some dozens. For the work of a day. */
export const paymentsBetween = (personId: string, [from, until]: [string, string]): Promise<StoredPayment[]> => {
  const [first, last] = idsBetween(from, until);
  const range = { between: [`PAYMENT#${first}`, `PAYMENT#${last}`] as [string, string] };
  return everyRow((page) => queryPage(PaymentEntity, { partition: partitionOf(personId), range }, page));
};

/**
 * What arrived on a day in one share of all persons, a person's together, a moment behind the writes.
 * @param after of which place in the listing it begins: `personId#paymentId`.
 */
export const paymentsThatCame = (
  day: string,
  share: number,
  { after = '', atOnce }: { after?: string | undefined; atOnce: number },
): AsyncGenerator<{ rows: StoredPayment[]; more: boolean }> =>
  // Both ends are taken in: it begins behind the row that was the last.
  walkPages(PaymentEntity, {
    index: 'gsi1',
    partition: creditedPartition(day, share),
    range: { between: [`${after} `, '~'] },
    atOnce,
  });

/** A year of monthly payments and more: who has had money at all is answered by the first. */
const LOOKED_AT = 20;

/**
 * The newest payment that has arrived, of a batch up to today. What came back is told beside it (`returned`), and what is planned or
 * with the bank is not money in hand.
 */
export async function lastPaymentOf(personId: string, at: string): Promise<StoredPayment | undefined> {
  const [first, last] = idsBetween(FIRST_DAY, noonInChina(dayInChina(daysAfter(at, 1))));
  const range = { between: [`PAYMENT#${first}`, `PAYMENT#${last}`] as [string, string] };
  const listing = { partition: partitionOf(personId), range, newestFirst: true };
  for (let after: string | undefined; ;) {
    const { items, next } = await queryPage(PaymentEntity, listing, { limit: LOOKED_AT, ...(after && { after }) });
    const credited = items.find(({ status }) => status === 'credited');
    if (credited || !next) return credited;
    after = next;
  }
}

/** A person has a row a year: one page by nature. Newest first. */
export const paymentYearsOf = (personId: string): Promise<StoredPaymentYear[]> =>
  readRows(PaymentYearEntity, { partition: partitionOf(personId), range: { beginsWith: 'YEAR#' }, newestFirst: true });

export const paymentYearOf = (personId: string, year: number): Promise<StoredPaymentYear | undefined> =>
  readRow(PaymentYearEntity, { personId, year });

/** A new payment, only where there is none. */
export const putNewPayment = (payment: StoredPayment) => putNew(PaymentEntity, payment);

/** The payment after a step: only from a state the step may follow, and only as it was read. */
export const putPaymentStep = (next: StoredPayment, previous: StoredPayment) =>
  putRow(
    PaymentEntity,
    { ...next, version: (previous.version ?? 0) + 1 },
    {
      and: [
        { attr: 'status', in: [...TRANSFERS[next.status]] },
        previous.version === undefined ? { attr: 'version', exists: false } : { attr: 'version', eq: previous.version },
      ],
    },
  );

/**
 * The first total of a year, or the next after the one that was read.
 * @throws AppError `money.sumTooLarge`
 */
export function putPaymentYear(next: Omit<StoredPaymentYear, 'version'>, previous: StoredPaymentYear | undefined) {
  refuseUnkeepable(next.totalFen);
  return putRow(
    PaymentYearEntity,
    { ...next, version: (previous?.version ?? 0) + 1 },
    unlessChanged(previous?.version),
  );
}
