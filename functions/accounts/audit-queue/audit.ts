import type { AuditState } from '@shared/accounts/audit-queue';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import type { Hand } from '../desk/pending';

/** What became of a voucher that is read a second time. */
export interface Audit {
  readonly state: Exclude<AuditState, 'waiting'>;
  readonly finding?: string | undefined;
  readonly answer?: string | undefined;
  readonly read: Hand;
  readonly answered?: Hand | undefined;
  readonly settled?: Hand | undefined;
}

/** Who prepared, examined and approved the voucher. One whose person is not known is never surely another. */
export type Bookers = readonly (string | undefined)[];

/** @throws AppError `audit.samePerson` */
function refuseSame(some: Bookers, self: string | undefined): void {
  if (!some.every((one) => areTwoPersons(one, self))) throw new AppError('audit.samePerson');
}

/** Whose the step must not be, that comes next: who booked it reads it not, who found something answers it not, who answered settles it not. */
export const notBy = (audit: Audit | undefined, bookers: Bookers): Bookers =>
  audit === undefined
    ? bookers
    : audit.state === 'found'
      ? [audit.read.personId]
      : [...bookers, audit.answered?.personId];

/** Read a second time. @throws AppError `audit.wrongState` where it was already, `audit.samePerson` for who booked it */
export function afterReading(before: Audit | undefined, bookers: Bookers, read: Hand, finding?: string): Audit {
  if (before) throw new AppError('audit.wrongState');
  refuseSame(notBy(before, bookers), read.personId);
  return finding === undefined ? { state: 'clean', read } : { state: 'found', finding, read };
}

/** What was found, answered. @throws AppError `audit.wrongState`, `audit.samePerson` for who found it */
export function afterAnswer(before: Audit | undefined, bookers: Bookers, answered: Hand, answer: string): Audit {
  if (before?.state !== 'found') throw new AppError('audit.wrongState');
  refuseSame(notBy(before, bookers), answered.personId);
  return { ...before, state: 'answered', answer, answered };
}

/**
 * Mended, or to be answered again: what was found stands until it is.
 * @throws AppError `audit.wrongState`, `audit.samePerson` for who booked it or answered
 */
export function afterSettling(before: Audit | undefined, bookers: Bookers, settled: Hand, isMended: boolean): Audit {
  if (before?.state !== 'answered') throw new AppError('audit.wrongState');
  refuseSame(notBy(before, bookers), settled.personId);
  return isMended ? { ...before, state: 'mended', settled } : { ...before, state: 'found', settled };
}

/** Whether nothing of it is left to do. */
export const isOver = ({ state }: { state: AuditState }): boolean => state === 'clean' || state === 'mended';
