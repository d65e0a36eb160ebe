import { boolean, Entity, type FormattedItem, item, number, string } from '../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import { Rail } from '@shared/orders/payment-orders';
import type { Page, PageQuery } from '@shared/page';
import { queryPage, readRows } from '../platform/query-page';
import { LedgerTable } from '../platform/tables';
import type { WriteItem } from '../platform/transact';

const payeesIn = (villageCode: string) => `PAYEES#${villageCode}`;

/** Whom a village may pay. The number of the account is sealed: the bank's function alone opens it. */
export const PayeeEntity = new Entity({
  name: 'RegisteredPayee',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    payeeId: string().key(),
    name: string(),
    natural: boolean(),
    tail: string(),
    mark: string(),
    /** Absent by WeChat: the account of this app is the number. */
    sealed: string().optional(),
    dataKey: string().optional(),
    rail: string()
      .enum(...Rail.options)
      .optional(),
    accountId: string().optional(),
    personId: string().optional(),
    /** Whether the bank has the account under this name. */
    nameCheck: string().enum('waiting', 'right', 'wrong'),
    /** When the bank was last asked, and did not surely answer. */
    askedAt: string().optional(),
    registeredAt: string(),
    /** The cooling period ends. */
    usableFrom: string(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ villageCode, payeeId }) => ({ pk: payeesIn(villageCode), sk: `PAYEE#${payeeId}` }),
  answers: 'Whom may this village pay; of whom is the bank to be asked the name (gsi1)',
});
export type StoredPayee = Omit<FormattedItem<typeof PayeeEntity>, 'gsi1pk' | 'gsi1sk'>;

export const payeeRow = (payee: StoredPayee): FormattedItem<typeof PayeeEntity> => ({
  ...payee,
  gsi1pk: `PAYEECHECK#${payee.nameCheck}`,
  // Who was asked longest ago comes first: one whom the bank never answers about keeps nobody waiting.
  gsi1sk: payee.askedAt ? `${payee.askedAt}#${payee.payeeId}` : payee.payeeId,
});

/** One account of a village's register: registered twice it is refused. */
export const PayeeMarkEntity = new Entity({
  name: 'PayeeMark',
  table: LedgerTable,
  schema: item({ villageCode: string().key(), mark: string().key(), payeeId: string() }),
  computeKey: ({ villageCode, mark }) => ({ pk: payeesIn(villageCode), sk: `MARK#${mark}` }),
});

/** @param replacing the payee who has the number by a name that the bank does not know it under: they can never be paid by it. */
export const putNewPayee = (payee: StoredPayee, replacing?: string): WriteItem[] => [
  putNew(PayeeEntity, payeeRow(payee)),
  putRow(
    PayeeMarkEntity,
    { villageCode: payee.villageCode, mark: payee.mark, payeeId: payee.payeeId },
    replacing ? { attr: 'payeeId', eq: replacing } : { attr: 'payeeId', exists: false },
  ),
];

export const putPayee = (next: StoredPayee, previous: StoredPayee): WriteItem =>
  putRow(PayeeEntity, payeeRow({ ...next, version: previous.version + 1 }), unlessChanged(previous.version));

/** Strongly consistent. */
export const payeeOf = (villageCode: string, payeeId: string): Promise<StoredPayee | undefined> =>
  readRow(PayeeEntity, { villageCode, payeeId });

/** Who has a number here; undefined when nobody. */
export async function payeeWith(villageCode: string, mark: string): Promise<StoredPayee | undefined> {
  const row = await readRow(PayeeMarkEntity, { villageCode, mark });
  return row && payeeOf(villageCode, row.payeeId);
}

export const payeesPage = (villageCode: string, query: PageQuery): Promise<Page<StoredPayee>> =>
  queryPage(
    PayeeEntity,
    { partition: payeesIn(villageCode), range: { beginsWith: 'PAYEE#' }, newestFirst: true },
    query,
  );

const MOST_AT_ONCE = 20;

/** Those whose name the bank is to be asked about, as many as one run takes. */
export const payeesUnchecked = (): Promise<StoredPayee[]> =>
  readRows(PayeeEntity, { index: 'gsi1', partition: 'PAYEECHECK#waiting', limit: MOST_AT_ONCE });
