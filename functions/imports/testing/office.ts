import { chartRows } from '../../../scripts/seed/books';
import { put, type Row } from '../../../scripts/seed/row';
import { writeRows } from '../../../scripts/seed/write';
import { ChartAccountEntity } from '../../accounts/chart-store';
import { setClock } from '../../platform/clock';
import { freshDistrict } from '../../reports/testing/people';

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
