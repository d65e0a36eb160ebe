import { chartRows } from '../../../scripts/seed/books';
import { put, type Row } from '../../../scripts/seed/row';
import { writeRows } from '../../../scripts/seed/write';
import { ChartAccountEntity } from '../../accounts/chart-store';
import { setClock } from '../../platform/clock';
import { freshDistrict } from '../../reports/testing/people';
import { kindNamed } from '../all-kinds';
import { checkFile, type Report } from '../check-file';
import type { RowProblem } from '../kinds/kind';
import { writeFile } from '../write-file';

/** When the office's files come, and who sends them. */
export const AT = '2026-11-23T02:00:00.000Z';
export const BY = { at: AT, actor: 'importer' };
/** 会计科目. */
export const CHART: readonly Row[] = chartRows().map((row) => put(ChartAccountEntity, row));

/** Stops the clock for all tests of a file, and leaves each of them a district with its divisions and these rows alone. */
export function emptyDistrict(rows: readonly Row[] = CHART): void {
  let restoreClock = () => {};
  beforeAll(() => {
    restoreClock = setClock(() => new Date(AT));
  });
  afterAll(() => restoreClock());
  beforeEach(async () => {
    await freshDistrict();
    await writeRows(rows);
  });
}

/** What the dry run says of a file: nothing is written. */
export async function dryRun(kindName: string, file: string): Promise<Report> {
  const { report, spool } = await checkFile(kindNamed(kindName)!, file, BY);
  spool.discard();
  return report;
}

/** Writes a file, and fails the test where something is wrong with it. */
export async function importFile(kindName: string, file: string) {
  const kind = kindNamed(kindName)!;
  const checked = await checkFile(kind, file, BY);
  try {
    expect(checked.report.problems).toEqual([]);
    return { report: checked.report, batch: await writeFile(kind, checked, { ...BY, fileName: `${kindName}.csv` }) };
  } finally {
    checked.spool.discard();
  }
}

/** Problems or warnings, each a line: where and what. */
export const saidOf = (problems: readonly RowProblem[]): string[] =>
  problems.map(({ rowNo, column, message }) => `${rowNo} ${column} ${message}`);
