import type { Chart } from '../../accounts/chart-store';
import { accountNameShown } from '../../accounts/parties/account-names';
import type { Parties } from '../../accounts/parties/known-parties';
import { withoutNames } from '../../accounts/parties/names-beside';
import type { RowProblem } from './kind';

interface Named {
  readonly accountCode: string;
  readonly accountName?: string | undefined;
}

const MASKED =
  '明细科目的名称会公开，里面分不清是不是个人，先遮成带星号的。是单位的，请先登记到单位名录；是款项的，请写成“应收某某款”“应付某某费”';

/** A line whose sub-account names nobody, and what is said of it. @param names whoever the voucher's parties show with stars. */
export function accountWithoutNames<Line extends Named>(
  line: Line,
  { chart, parties, names = [] }: { chart: Chart; parties: Parties; names?: Iterable<string> },
): { line: Line; warnings: Omit<RowProblem, 'rowNo'>[] } {
  const { accountCode, accountName } = line;
  // The chart's own name is what a first level has, whatever a file calls it.
  if (accountName === undefined || chart.has(accountCode)) return { line, warnings: [] };
  const shown = withoutNames(accountNameShown(line, chart, parties) ?? '', names);
  if (shown === accountName) return { line, warnings: [] };
  return { line: { ...line, accountName: shown }, warnings: [{ column: 'accountName', message: MASKED }] };
}
