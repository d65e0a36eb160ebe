import { monthOf, yearOf } from '@shared/time';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { LedgerTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import type { Book } from '../book-store';
import type { BatchPaper } from './batch';
import { added, countChange, type MonthCounts, NO_PAPERS } from './month-counts';

/** How many papers each month of a village's year has in which state, kept with each step: a workbench reads one row of it. */
export const IntakeYearEntity = new Entity({
  name: 'IntakeYear',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    months: list(map({ month: number(), waiting: number(), unbooked: number(), booked: number(), returned: number() })),
    version: number(),
  }),
  computeKey: ({ villageCode, year }: Book) => ({ pk: `INTAKE#${villageCode}`, sk: `YEAR#${year}` }),
  answers: "How many papers of each month of a village's year came in, and how far they are",
});
export type StoredIntakeYear = FormattedItem<typeof IntakeYearEntity>;

export const intakeYearOf = (book: Book): Promise<StoredIntakeYear | undefined> => readRow(IntakeYearEntity, book);

/** A year's months with some of them moved. The seed uses it too. */
export function movedMonths(
  months: StoredIntakeYear['months'],
  moved: ReadonlyMap<string, MonthCounts>,
): StoredIntakeYear['months'] {
  const next = new Map(months.map(({ month, ...counts }) => [month, counts as MonthCounts]));
  for (const [yearMonth, by] of moved) {
    const month = monthOf(yearMonth);
    next.set(month, added(next.get(month) ?? NO_PAPERS, by));
  }
  return [...next].map(([month, counts]) => ({ month, ...counts })).sort((a, b) => a.month - b.month);
}

/** The writes by which the counts follow some papers that changed, each only if nobody moved them in between. */
export async function putCounts(
  villageCode: string,
  before: readonly BatchPaper[],
  after: readonly BatchPaper[],
): Promise<WriteItem[]> {
  const moved = countChange(before, after);
  const years = [...new Set([...moved.keys()].map(yearOf))];
  return Promise.all(
    years.map(async (year) => {
      const previous = await intakeYearOf({ villageCode, year });
      const its = new Map([...moved].filter(([month]) => yearOf(month) === year));
      const months = movedMonths(previous?.months ?? [], its);
      return putRow(
        IntakeYearEntity,
        { villageCode, year, months, version: (previous?.version ?? 0) + 1 },
        unlessChanged(previous?.version),
      );
    }),
  );
}
