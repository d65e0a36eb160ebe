import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { hand } from '../hand-store';
import { BankLineEntity, type StoredBankLine } from './bank-line-store';

interface OfAccount {
  villageCode: string;
  bankAccountId: string;
}
const partitionOf = (villageCode: string) => `VILLAGE#${villageCode}`;

/** Lines and vouchers that were said to be the same money. One that was taken back stays, as undone. */
export const BankMatchEntity = new Entity({
  name: 'BankMatch',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    bankAccountId: string().key(),
    matchId: string().key(),
    lineKeys: list(string()),
    vouchers: list(map({ year: number(), voucherId: string(), voucherNo: string(), occurredOn: string() })),
    sumFen: number(),
    settledOn: string(),
    matched: hand(),
    undone: hand().optional(),
  }),
  computeKey: ({ villageCode, bankAccountId, matchId }: OfAccount & { matchId: string }) => ({
    pk: partitionOf(villageCode),
    sk: `BANKMATCH#${bankAccountId}#${matchId}`,
  }),
  answers: 'Which lines of the bank stand against which vouchers',
});
export type StoredBankMatch = FormattedItem<typeof BankMatchEntity>;

/** A voucher's part in an account, taken by a match; without a match it is open again. */
export const BankPostingEntity = new Entity({
  name: 'BankPosting',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    bankAccountId: string().key(),
    voucherId: string().key(),
    matchId: string().optional(),
    settledOn: string().optional(),
  }),
  computeKey: ({ villageCode, bankAccountId, voucherId }: OfAccount & { voucherId: string }) => ({
    pk: partitionOf(villageCode),
    sk: `BANKPOSTING#${bankAccountId}#${voucherId}`,
  }),
  answers: 'Which vouchers of this account stand against the bank, since when',
});

/** The two signatures under a month's sheet, and what they were given to. */
export const BankSignatureEntity = new Entity({
  name: 'BankSignature',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    bankAccountId: string().key(),
    month: string().key(),
    digest: string(),
    made: hand(),
    checked: hand().optional(),
    version: number(),
  }),
  computeKey: ({ villageCode, bankAccountId, month }: OfAccount & { month: string }) => ({
    pk: partitionOf(villageCode),
    sk: `BANKSIGNATURE#${bankAccountId}#${month}`,
  }),
  answers: 'Who made and who checked the bank reconciliation of a month',
});
export type StoredBankSignature = FormattedItem<typeof BankSignatureEntity>;

const everyOf = <E extends Entity>(entity: E, villageCode: string, beginsWith: string): Promise<FormattedItem<E>[]> =>
  everyRow((query) => queryPage(entity, { partition: partitionOf(villageCode), range: { beginsWith } }, query));

export const bankMatchesOf = ({ villageCode, bankAccountId }: OfAccount): Promise<StoredBankMatch[]> =>
  everyOf(BankMatchEntity, villageCode, `BANKMATCH#${bankAccountId}#`);
export const bankPostingsOf = ({ villageCode, bankAccountId }: OfAccount) =>
  everyOf(BankPostingEntity, villageCode, `BANKPOSTING#${bankAccountId}#`);

export const bankMatchOf = (key: OfAccount & { matchId: string }): Promise<StoredBankMatch | undefined> =>
  readRow(BankMatchEntity, key);
export const bankSignatureOf = (key: OfAccount & { month: string }): Promise<StoredBankSignature | undefined> =>
  readRow(BankSignatureEntity, key);

/** The last month of an account that two persons have signed; undefined before the first. */
export async function lastSignedMonth({ villageCode, bankAccountId }: OfAccount): Promise<string | undefined> {
  const rows = await everyOf(BankSignatureEntity, villageCode, `BANKSIGNATURE#${bankAccountId}#`);
  return rows
    .flatMap(({ month, checked }) => (checked ? [month] : []))
    .sort()
    .at(-1);
}

/** A new match. */
export const putNewMatch = (match: StoredBankMatch) => putNew(BankMatchEntity, match);
/** A match as it was read, taken back. */
export const putUndone = (match: StoredBankMatch) => putRow(BankMatchEntity, match, { attr: 'undone', exists: false });

const matchedBy = (matchId: string | undefined) =>
  matchId === undefined ? ({ attr: 'matchId', exists: false } as const) : ({ attr: 'matchId', eq: matchId } as const);

/** A line as it becomes, only while it stands in the match that was read, or in none. */
export const putBankLine = (next: StoredBankLine, matchId: string | undefined) =>
  putRow(BankLineEntity, next, { and: [{ attr: 'lineKey', exists: true }, matchedBy(matchId)] });
/** The same of a voucher's part in the account. */
export const putBankPosting = (next: FormattedItem<typeof BankPostingEntity>, matchId: string | undefined) =>
  putRow(BankPostingEntity, next, matchedBy(matchId));

export const putBankSignature = (next: Omit<StoredBankSignature, 'version'>, before: StoredBankSignature | undefined) =>
  putRow(BankSignatureEntity, { ...next, version: (before?.version ?? 0) + 1 }, unlessChanged(before?.version));
