import { quarterOf } from '@shared/quarters';
import { MIN_SAMPLE } from '@shared/reviews/reviews';
import { writeRow } from '../../platform/row';
import { type Rated, ScoreEntity, scoreRow } from '../score-store';

/**
 * For tests and measurements: a subject's score as if these had judged it, five unless told, so that its page shows what was published
 * until an instant.
 */
export async function showScore(rated: Rated, at: string, stars = [MIN_SAMPLE, 0, 0, 0, 0]): Promise<void> {
  const voices = { [quarterOf(at)]: stars };
  const tally = { counted: voices, shown: voices, shownThrough: at, shownBy: {}, through: at, moved: {} };
  await writeRow(ScoreEntity, scoreRow(rated, tally, 1));
}
