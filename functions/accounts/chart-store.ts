import { boolean, Entity, type FormattedItem, item, string } from '../platform/entity';
import { LedgerTable } from '../platform/tables';
import { readRows } from '../platform/query-page';
import type { ChartNames } from './balances/balances';

/** An account of 财会〔2023〕14号. */
export const ChartAccountEntity = new Entity({
  name: 'ChartAccount',
  table: LedgerTable,
  schema: item({
    code: string().key(),
    name: string(),
    category: string(),
    /** The side its balance stands on: 借 or 贷. */
    balance: string().enum('借', '贷'),
    contra: boolean(),
  }),
  computeKey: ({ code }) => ({ pk: 'ACCOUNTS', sk: `ACCOUNT#${code}` }),
  answers: 'Which accounts are there',
});
export type ChartAccount = FormattedItem<typeof ChartAccountEntity>;
/** The accounts by code. */
export type Chart = ReadonlyMap<string, ChartAccount>;

/** The chart: some 40 rows. */
export async function accountChart(): Promise<Chart> {
  const rows = await readRows(ChartAccountEntity, { partition: 'ACCOUNTS', range: { beginsWith: 'ACCOUNT#' } });
  return new Map(rows.map((account) => [account.code, account]));
}

/** What the chart calls an account; a sub-account has the category of the one it belongs to. */
export const chartNames = (chart: Chart): ChartNames => ({
  name: (code) => chart.get(code)?.name,
  category: (code) => chart.get(code.slice(0, 3))?.category ?? '',
});
