import type { AuditState } from '@shared/accounts/audit-queue';
import { AppError } from '@shared/errors';
import { areTwoPersons } from '@shared/two-persons';
import type { StoredVoucher } from '../book-store';
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

/** Whose a step must not be: persons, and names of whom no more is known. A person who is not known is never surely another. */
export interface Parties {
  readonly personIds: readonly (string | undefined)[];
  readonly names: readonly string[];
}

type Booked = Pick<StoredVoucher, 'bookers' | 'preparedBy' | 'reviewedBy' | 'approvedBy'>;

/**
 * Who booked these vouchers: one, and the one that takes it back or that it takes back, for they are one case. Where others than the known
 * persons had it in hand, the names that stand on it count.
 */
export const partiesOf = (vouchers: readonly Booked[]): Parties => ({
  personIds: vouchers.flatMap(({ bookers }) => bookers?.personIds ?? []),
  names: vouchers.flatMap(({ bookers, preparedBy, reviewedBy, approvedBy }) =>
    bookers?.areAll ? [] : [preparedBy, reviewedBy, approvedBy].filter((name) => name !== ''),
  ),
});

const bare = (name: string): string => name.replace(/\s/g, '');

/** Whether one is surely none of these. Of two who bear one name nobody knows which signed: neither is. */
export const isNoneOf = ({ personIds, names }: Parties, { personId, name }: Pick<Hand, 'personId' | 'name'>): boolean =>
  personIds.every((one) => areTwoPersons(one, personId)) && names.every((one) => !bare(one).includes(bare(name)));

/** @throws AppError `audit.samePerson` */
function refuseParty(parties: Parties, self: Hand): void {
  if (self.personId === undefined || !isNoneOf(parties, self)) throw new AppError('audit.samePerson');
}

const personsOf = (hands: readonly Hand[]) => hands.map(({ personId }) => personId);

/**
 * Whose the next step must not be. A case has two sides, and nobody is ever on both: who booked it or answered for it, though the answer
 * was rejected, neither reads nor settles it; who read it or settled an answer does not answer.
 */
export const notBy = (audit: Audit | undefined, bookers: Parties): Parties =>
  audit?.state === 'found'
    ? { personIds: personsOf([audit.read, ...audit.settlements]), names: [] }
    : { ...bookers, personIds: [...bookers.personIds, ...personsOf([...(audit?.answers ?? [])])] };

/** Read a second time. @throws AppError `audit.wrongState` where it was already, `audit.samePerson` for who booked it */
export function afterReading(before: Audit | undefined, bookers: Parties, read: Hand, finding?: string): Audit {
  if (before) throw new AppError('audit.wrongState');
  refuseParty(notBy(before, bookers), read);
  const nothing = { read, answers: [], settlements: [] };
  return finding === undefined ? { state: 'clean', ...nothing } : { state: 'found', finding, ...nothing };
}

/** What was found, answered. @throws AppError `audit.wrongState`, `audit.samePerson` for who found it or judged an answer */
export function afterAnswer(before: Audit | undefined, bookers: Parties, answered: Hand, answer: string): Audit {
  if (before?.state !== 'found') throw new AppError('audit.wrongState');
  refuseParty(notBy(before, bookers), answered);
  return { ...before, state: 'answered', answers: [...before.answers, { ...answered, answer }] };
}

/**
 * Mended, or to be answered again: what was found stands until it is.
 * @throws AppError `audit.wrongState`, `audit.samePerson` for who booked it or ever answered
 */
export function afterSettling(before: Audit | undefined, bookers: Parties, settled: Hand, isMended: boolean): Audit {
  if (before?.state !== 'answered') throw new AppError('audit.wrongState');
  refuseParty(notBy(before, bookers), settled);
  const settlements = [...before.settlements, { ...settled, isMended }];
  return { ...before, state: isMended ? 'mended' : 'found', settlements };
}

/** Whether nothing of it is left to do. */
export const isOver = ({ state }: { state: AuditState }): boolean => state === 'clean' || state === 'mended';
