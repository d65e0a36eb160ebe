import { exportTable, showLetter, showScanCode } from '@shared/papers/papers';
import { exportScores, printScoreSummary } from '@shared/papers/score-papers';
import { writeRow } from '../../functions/platform/row';
import { deleteObjects, keysBetween } from '../../functions/platform/media-bucket';
import { ScoreSummaryEntity, summaryOf } from '../../functions/reviews/summary-store';
import { exercise, type Exercise, NOTHING, tenfold } from './exercise';
import { YEAR } from './rows';

const WHOLE =
  'the village’s year and registers: a file has every row, so it grows with the village, not with the district';

/** As on the first day: no paper was made yet. */
async function withoutPapers(): Promise<void> {
  for await (const keys of keysBetween('papers/', 'papers/', 'papers/~')) await deleteObjects(keys);
}

/** Files made of what is public: the first asking makes it, the next ones find it. */
export const paperExercises: Exercise[] = [
  tenfold(NOTHING, { as: 'village' })(showScanCode, ({ village }) => ({
    params: { subjectKind: 'village', subjectId: village.code },
  })),
  tenfold(NOTHING, { as: 'contract' })(showScanCode, ({ registers }) => ({
    params: { subjectKind: 'contract', subjectId: registers.contractId },
  })),
  tenfold(WHOLE, { as: 'again' })(showLetter, () => ({ params: { quarter: 1 } })),
  tenfold(WHOLE, { as: 'first' })(showLetter, async () => {
    await withoutPapers();
    return { params: { quarter: 1 } };
  }),
  tenfold(WHOLE, { as: 'entries' })(exportTable, () => ({
    params: { table: 'entries', format: 'csv' },
    query: { year: YEAR },
  })),
  tenfold(WHOLE, { as: 'contracts' })(exportTable, () => ({ params: { table: 'contracts', format: 'xlsx' } })),
  tenfold(NOTHING, { as: 'village' })(exportScores, ({ village }) => ({
    params: { division: village.code, format: 'csv' },
  })),
  tenfold('the town’s villages: a score is one row of each, and there are five themes', { as: 'town' })(
    exportScores,
    ({ village }) => ({ params: { division: village.townCode, format: 'csv' } }),
  ),
  exercise(printScoreSummary, async ({ village }) => {
    const summary = { villageCode: village.code, quarter: '2026Q3', keptOn: '2026-09-30' };
    await writeRow(ScoreSummaryEntity, summaryOf(summary, { work: [], cadres: [] }));
    return { params: { quarter: summary.quarter } };
  }),
];
