import type { AuditState } from '@shared/accounts/audit-queue';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import type { Hand } from '../desk/pending';

/** What became of a voucher that is read a second time. */
export interface Audit {
  readonly state: Exclude<AuditState, 'waiting'>;
  readonly finding?: string | undefined;
  readonly read: Hand;
  /** Earliest first: one that was not enough is followed by another. */
  readonly answers: readonly (Hand & { answer: string })[];
  /** Earliest first: what was said of each answer. */
  readonly settlements: readonly (Hand & { isMended: boolean })[];
}

/** Who prepared, examined and approved the voucher. One whose person is not known is never surely another. */
export type Bookers = readonly (string | undefined)[];

/** @throws AppError `audit.samePerson` */
function refuseSame(some: Bookers, self: string | undefined): void {
  if (!some.every((one) => areTwoPersons(one, self))) throw new AppError('audit.samePerson');
}

const personsOf = (hands: readonly Hand[]): Bookers => hands.map(({ personId }) => personId);

/**
 * Whose the next step must not be. A case has two sides, and nobody is ever on both: who booked it or answered for it, though the answer
 * was rejected, neither reads nor settles it; who read it or settled an answer does not answer.
 */
export const notBy = (audit: Audit | undefined, bookers: Bookers): Bookers =>
  audit === undefined
    ? bookers
    : audit.state === 'found'
      ? personsOf([audit.read, ...audit.settlements])
      : [...bookers, ...personsOf(audit.answers)];

/** Read a second time. @throws AppError `audit.wrongState` where it was already, `audit.samePerson` for who booked it */
export function afterReading(before: Audit | undefined, bookers: Bookers, read: Hand, finding?: string): Audit {
  if (before) throw new AppError('audit.wrongState');
  refuseSame(notBy(before, bookers), read.personId);
  const nothing = { read, answers: [], settlements: [] };
  return finding === undefined ? { state: 'clean', ...nothing } : { state: 'found', finding, ...nothing };
}

/** What was found, answered. @throws AppError `audit.wrongState`, `audit.samePerson` for who found it or judged an answer */
export function afterAnswer(before: Audit | undefined, bookers: Bookers, answered: Hand, answer: string): Audit {
  if (before?.state !== 'found') throw new AppError('audit.wrongState');
  refuseSame(notBy(before, bookers), answered.personId);
  return { ...before, state: 'answered', answers: [...before.answers, { ...answered, answer }] };
}

/**
 * Mended, or to be answered again: what was found stands until it is.
 * @throws AppError `audit.wrongState`, `audit.samePerson` for who booked it or ever answered
 */
export function afterSettling(before: Audit | undefined, bookers: Bookers, settled: Hand, isMended: boolean): Audit {
  if (before?.state !== 'answered') throw new AppError('audit.wrongState');
  refuseSame(notBy(before, bookers), settled.personId);
  const settlements = [...before.settlements, { ...settled, isMended }];
  return { ...before, state: isMended ? 'mended' : 'found', settlements };
}

/** Whether nothing of it is left to do. */
export const isOver = ({ state }: { state: AuditState }): boolean => state === 'clean' || state === 'mended';
