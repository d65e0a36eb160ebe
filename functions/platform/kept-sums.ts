import { AppError } from '@shared/errors';
import { MOST_SUM_FEN } from '@shared/money';

/**
 * Refuses a write that would keep a sum no one could read any more: beyond 2⁵³ whole numbers end, and what is made of it would be
 * wrong, or no answer at all.
 * @throws AppError `money.sumTooLarge`
 */
export function refuseUnkeepable(...sums: readonly number[]): void {
  if (sums.some((fen) => !(Math.abs(fen) <= MOST_SUM_FEN))) throw new AppError('money.sumTooLarge');
}
