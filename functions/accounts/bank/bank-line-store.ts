import { LineAwaits } from '@shared/accounts/bank-reconciliation';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { everyRow, queryPage, readRows } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { readRow } from '../../platform/row';

const partitionOf = (villageCode: string) => `VILLAGE#${villageCode}`;
const linesOf = (bankAccountId: string) => `BANKLINE#${bankAccountId}#`;
const statementsOf = (bankAccountId: string) => `BANKSTATEMENT#${bankAccountId}#`;

/**
 * A line of a bank's statement. Its key is its day and its place within the day: a line has the same whichever file tells of it, and what
 * another file says in that place is compared, never added.
 */
export const BankLineEntity = new Entity({
  name: 'BankLine',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    bankAccountId: string().key(),
    lineKey: string().key(),
    on: string(),
    time: string().optional(),
    /** What came in; below zero what went out. */
    signedFen: number(),
    balanceFen: number().optional(),
    /** Anyone but a body masked, as in the book. */
    counterparty: string().optional(),
    counterpartyKey: string().optional(),
    remark: string().optional(),
    bankNo: string().optional(),
    statementId: string(),
    /** What it was matched by, and the day from which both sides of that match are there. */
    matchId: string().optional(),
    settledOn: string().optional(),
    /** What it waits for while it is open. */
    awaits: string()
      .enum(...LineAwaits.options)
      .optional(),
    note: string().optional(),
    /** What it was said to wait for on sheets that are signed: through which month. */
    saidBefore: list(
      map({ awaits: string().enum(...LineAwaits.options), note: string(), through: string() }),
    ).optional(),
  }),
  computeKey: ({ villageCode, bankAccountId, lineKey }) => ({
    pk: partitionOf(villageCode),
    sk: `${linesOf(bankAccountId)}${lineKey}`,
  }),
  answers: 'What does the bank say moved in this account, in order of the day',
});
export type StoredBankLine = FormattedItem<typeof BankLineEntity>;

/** A file of the bank that was taken: which days it covers, and which bytes it was (`statementId` is the import's batch). */
export const BankStatementEntity = new Entity({
  name: 'BankStatement',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    bankAccountId: string().key(),
    statementId: string().key(),
    from: string(),
    through: string(),
    lines: number(),
    inFen: number(),
    outFen: number(),
    importedAt: string(),
    importedBy: string(),
  }),
  computeKey: ({ villageCode, bankAccountId, statementId }) => ({
    pk: partitionOf(villageCode),
    sk: `${statementsOf(bankAccountId)}${statementId}`,
  }),
  answers: 'Which files of the bank were taken for this account',
});
export type StoredBankStatement = FormattedItem<typeof BankStatementEntity>;

export const findBankLine = (key: {
  villageCode: string;
  bankAccountId: string;
  lineKey: string;
}): Promise<StoredBankLine | undefined> => readRow(BankLineEntity, key);

/** An account's lines from a day through another, in order of time. */
export const bankLinesBetween = (
  villageCode: string,
  bankAccountId: string,
  from: string,
  through: string,
): Promise<StoredBankLine[]> => everyRow((query) => pageOfBankLines(villageCode, bankAccountId, from, through, query));

const pageOfBankLines = (
  villageCode: string,
  bankAccountId: string,
  from: string,
  through: string,
  query: PageQuery,
): Promise<Page<StoredBankLine>> =>
  queryPage(
    BankLineEntity,
    {
      partition: partitionOf(villageCode),
      range: { between: [`${linesOf(bankAccountId)}${from}`, `${linesOf(bankAccountId)}${through}~`] },
    },
    query,
  );

/** The line before (or after) a place in an account's order of time; undefined at its end. */
async function nextTo(
  villageCode: string,
  bankAccountId: string,
  between: [string, string],
  reverse: boolean,
): Promise<StoredBankLine | undefined> {
  const rows = await readRows(BankLineEntity, {
    partition: partitionOf(villageCode),
    range: { between: [`${linesOf(bankAccountId)}${between[0]}`, `${linesOf(bankAccountId)}${between[1]}`] },
    consistent: true,
    newestFirst: reverse,
    limit: 1,
  });
  return rows[0];
}

/** The last line before a day. */
export const bankLineBefore = (villageCode: string, bankAccountId: string, day: string) =>
  nextTo(villageCode, bankAccountId, ['', day], true);
/** The first line after a day. */
export const bankLineAfter = (villageCode: string, bankAccountId: string, day: string) =>
  nextTo(villageCode, bankAccountId, [`${day}~`, '~'], false);
/** The newest line of an account. */
export const lastBankLine = (villageCode: string, bankAccountId: string) =>
  bankLineBefore(villageCode, bankAccountId, '~');

/** The files taken for an account: some dozens. */
export const bankStatementsOf = (villageCode: string, bankAccountId: string): Promise<StoredBankStatement[]> =>
  readRows(BankStatementEntity, {
    partition: partitionOf(villageCode),
    range: { beginsWith: statementsOf(bankAccountId) },
    consistent: true,
  });
