import { writeRow } from '../../functions/platform/row';
import { deleteObjects, keysBetween } from '../../functions/platform/media-bucket';
import { ScoreSummaryEntity, summaryOf } from '../../functions/reviews/summary-store';
import { exercises, NOTHING, tenfold } from './exercise';
import { YEAR } from './rows';

/** As on the first day: no paper was made yet. */
async function withoutPapers(): Promise<void> {
  for await (const keys of keysBetween('papers/', 'papers/', 'papers/~')) await deleteObjects(keys);
}

/** Files made of what is public: the first asking makes it, the next ones find it. */
export const paperExercises = exercises(
  'the village’s year and registers: a file has every row, so it grows with the village, not with the district',
  {
    'showScanCode (village)': tenfold(NOTHING, ({ village }) => ({
      params: { subjectKind: 'village', subjectId: village.code },
    })),
    'showScanCode (contract)': tenfold(NOTHING, ({ registers }) => ({
      params: { subjectKind: 'contract', subjectId: registers.contractId },
    })),
    'showLetter (again)': { params: { quarter: 1 } },
    'showLetter (first)': async () => {
      await withoutPapers();
      return { params: { quarter: 1 } };
    },
    'exportTable (entries)': { params: { table: 'entries', format: 'csv' }, query: { year: YEAR } },
    'exportTable (contracts)': { params: { table: 'contracts', format: 'xlsx' } },
    'exportScores (village)': tenfold(NOTHING, { in: 'village', params: { format: 'csv' } }),
    'exportScores (town)': tenfold('the town’s villages: a score is one row of each, and there are five themes', {
      ...{ in: 'town', params: { format: 'csv' } },
    }),
    printScoreSummary: tenfold(NOTHING, async ({ village }) => {
      const summary = { villageCode: village.code, quarter: '2026Q3', keptOn: '2026-09-30' };
      await writeRow(ScoreSummaryEntity, summaryOf(summary, { work: [], cadres: [] }));
      return { params: { quarter: summary.quarter } };
    }),
  },
);
