import { COPY_ANSWER_DAYS, type CopyContent, type CopyRefusal, type CopyState } from '@shared/accounts/book-copies';
import { AppError } from '@shared/errors';
import { addDays, dayInChina } from '@shared/time';
import { areTwoPersons } from '@shared/two-persons';
import type { Hand } from '../desk/pending';

/** A copy of the books that a member asked for. */
export interface Copy {
  readonly year: number;
  readonly from: number;
  readonly through: number;
  readonly contents: CopyContent[];
  readonly state: CopyState;
  readonly asked: Hand;
  readonly answered?: Hand | undefined;
  readonly number?: string | undefined;
  readonly refusal?: CopyRefusal | undefined;
}

/** The last day, in China, on which the answer is in time. */
export const dueOf = ({ asked }: Pick<Copy, 'asked'>): string => addDays(dayInChina(asked.at), COPY_ANSWER_DAYS);

/** Whether it was answered after its day, or is not answered and the day is over. */
export const isLate = (copy: Pick<Copy, 'asked' | 'answered'>, at: string): boolean =>
  dayInChina(copy.answered?.at ?? at) > dueOf(copy);

/** How a village's year of copies stands: the last number, and what anyone may know. */
export interface CopyYear {
  readonly given: number;
  readonly answeredLate: number;
}

/**
 * A copy given under the year's next number, or refused.
 * @throws AppError `copies.answered`, `copies.samePerson`: nobody gives themselves a copy
 */
export function answered<C extends Copy>(
  copy: C,
  year: CopyYear,
  hand: Hand,
  refusal: CopyRefusal | undefined,
): { copy: C; year: CopyYear } {
  if (copy.state !== 'asked') throw new AppError('copies.answered');
  if (!areTwoPersons(copy.asked.personId, hand.personId)) throw new AppError('copies.samePerson');
  const answeredLate = year.answeredLate + (isLate({ asked: copy.asked, answered: hand }, hand.at) ? 1 : 0);
  if (refusal)
    return { copy: { ...copy, state: 'refused', refusal, answered: hand }, year: { given: year.given, answeredLate } };
  const given = year.given + 1;
  const number = `${dayInChina(hand.at).slice(0, 4)}-${String(given).padStart(3, '0')}`;
  return { copy: { ...copy, state: 'given', number, answered: hand }, year: { given, answeredLate } };
}

/** Numbers under this are of so few that they may tell who. */
const FEW = 5;
/** A count that anyone may know; nothing where it is of a few. */
export const publicCount = (count: number): number | undefined => (count > 0 && count < FEW ? undefined : count);
