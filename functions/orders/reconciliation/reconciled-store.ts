import { Entity, type FormattedItem, item, list, number, string } from '../../platform/entity';
import { putRow, readRow } from '../../platform/row';
import { LedgerTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import { readRows } from '../../platform/query-page';

/** The bank's file of a day: how far it is compared, and which bytes it had. */
const BankDayFileEntity = new Entity({
  name: 'BankDayFile',
  table: LedgerTable,
  schema: item({
    day: string().key(),
    /** When it was last asked for. */
    askedAt: string(),
    comparedAt: string().optional(),
    sha256: string().optional(),
    payments: number().optional(),
    /** When it was asked for once more, to see that it is the same file. */
    lookedAgainAt: string().optional(),
    /** When, on the morning after, the statements of all accounts had been compared. */
    statementsAt: string().optional(),
  }),
  computeKey: ({ day }) => ({ pk: 'BANKDAYFILES', sk: `DAY#${day}` }),
  answers: 'Whether the bank’s file of a day was compared, and which bytes it had',
});
export type StoredDayFile = FormattedItem<typeof BankDayFileEntity>;

/** The files of the days from one through another, by day. */
export async function dayFilesBetween(from: string, through: string): Promise<Map<string, StoredDayFile>> {
  const rows = await readRows(BankDayFileEntity, {
    partition: 'BANKDAYFILES',
    range: { between: [`DAY#${from}`, `DAY#${through}`] },
    consistent: true,
  });
  return new Map(rows.map((row) => [row.day, row]));
}

export const putDayFile = (row: StoredDayFile): WriteItem => putRow(BankDayFileEntity, row);

/** Which statements of an account were compared with its transfers. */
const ComparedStatementsEntity = new Entity({
  name: 'ComparedStatements',
  table: LedgerTable,
  schema: item({ payingAccountId: string().key(), statementIds: list(string()), comparedAt: string() }),
  computeKey: ({ payingAccountId }) => ({ pk: `COMPAREDSTATEMENTS#${payingAccountId}`, sk: 'STATEMENTS' }),
  answers: 'Which files of the bank were compared with the transfers from this account, and when',
});

export const comparedStatementsOf = (
  payingAccountId: string,
): Promise<FormattedItem<typeof ComparedStatementsEntity> | undefined> =>
  readRow(ComparedStatementsEntity, { payingAccountId });

export const putComparedStatements = (row: FormattedItem<typeof ComparedStatementsEntity>): WriteItem =>
  putRow(ComparedStatementsEntity, row);
