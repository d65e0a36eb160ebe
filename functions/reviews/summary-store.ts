import type { VillageScore } from '@shared/reviews/reviews';
import { SubjectKind } from '@shared/reviews/reviews';
import { Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { putNew, readRow } from '../platform/row';
import { walkPages } from '../platform/query-page';
import { CivicTable } from '../platform/tables';

/** What a village's page said when a quarter ended: numbers that everybody read on that day, of nobody. Never changed. */
export const ScoreSummaryEntity = new Entity({
  name: 'ScoreSummary',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    quarter: string().key(),
    /** The day of China on which the page said this. */
    keptOn: string(),
    scores: list(
      map({
        kind: string().enum(...SubjectKind.options, 'answer'),
        id: string(),
        value: number(),
        count: number(),
        stars: list(number()),
        average: number(),
        kindMean: number(),
        good: map({ share: number(), low: number(), high: number() }),
        trend: string().enum('up', 'level', 'down').optional(),
      }),
    ),
  }),
  computeKey: ({ villageCode, quarter }) => ({ pk: `SCORESUMMARY#${villageCode}`, sk: quarter }),
  answers: 'What a village’s page said of its scores when this quarter ended',
});
export type ScoreSummary = FormattedItem<typeof ScoreSummaryEntity>;

/** What everybody reads, as it is kept: each kind in the order of the page. Seed uses it too. */
export const summaryOf = (
  { villageCode, quarter, keptOn }: Pick<ScoreSummary, 'villageCode' | 'quarter' | 'keptOn'>,
  { work, cadres, answers }: VillageScore,
): ScoreSummary => ({
  ...{ villageCode, quarter, keptOn },
  scores: [
    ...work.map(({ theme, ...score }) => ({ kind: 'work' as const, id: theme, ...score })),
    ...cadres.map(({ cadreId, ...score }) => ({ kind: 'cadre' as const, id: cadreId, ...score })),
    ...(answers ? [{ kind: 'answer' as const, id: 'all', ...answers }] : []),
  ],
});

export const summaryIn = (villageCode: string, quarter: string): Promise<ScoreSummary | undefined> =>
  readRow(ScoreSummaryEntity, { villageCode, quarter }, { consistent: false });

/** The newest that was kept before a quarter. */
export async function summaryBefore(villageCode: string, quarter: string): Promise<ScoreSummary | undefined> {
  const range = { between: ['2', quarter] as [string, string] };
  const listing = { partition: `SCORESUMMARY#${villageCode}`, range, newestFirst: true, atOnce: 2 };
  for await (const { rows } of walkPages(ScoreSummaryEntity, listing)) return rows.find((row) => row.quarter < quarter);
  return undefined;
}

/** A quarter's first and only one. */
export const putSummary = (summary: ScoreSummary) => putNew(ScoreSummaryEntity, summary);
