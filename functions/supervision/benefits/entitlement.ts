import { findingOf } from '@shared/subsidies/eligibility-verdict';
import type { EligibilityRule } from '@shared/subsidies/eligibility';
import type { KnownFacts } from '@shared/subsidies/facts';
import { addDays } from '@shared/time';
import { exclusiveWith } from '../facts/exclusive-programs';

/** A year, and the weeks by which a yearly batch slips. */
const CLAIMED_DAYS = 400;
/** What a register said longer ago is not compared: people marry, move and get well. */
const FACTS_DAYS = 365;

/** A person's kept year, as far as it says what they claim. */
export interface ClaimedYear {
  readonly programs: readonly { programCode: string; last: { paidOn: string } }[];
  readonly underway: readonly { programCode: string }[];
  readonly returned: readonly { programCode: string }[];
}

/**
 * The programs that somebody claims: paid in a little more than a year before the day, on its way, or sent back by the bank.
 * @param once those that pay once in a life: paid ever is claimed.
 */
export function claimedIn(years: readonly ClaimedYear[], today: string, once: ReadonlySet<string>): Set<string> {
  const since = addDays(today, -CLAIMED_DAYS);
  return new Set(
    years.flatMap(({ programs, underway, returned }) => [
      ...programs
        .filter(({ programCode, last }) => last.paidOn >= since || once.has(programCode))
        .map(({ programCode }) => programCode),
      ...[...underway, ...returned].map(({ programCode }) => programCode),
    ]),
  );
}

/** Whether what the registers say of somebody is young enough to be compared. */
export const isComparable = ({ asOf }: { asOf: string }, today: string): boolean => asOf >= addDays(today, -FACTS_DAYS);

interface Someone {
  readonly facts: KnownFacts;
  readonly isHead: boolean;
  /** What they claim, and what anyone of their household does. */
  readonly own: ReadonlySet<string>;
  readonly household: ReadonlySet<string>;
}

/**
 * The programs that somebody may claim by what the registers say and does not. Only where each condition is known to hold: what the
 * registers do not say, or only the office can, is asked of nobody. A household's program is its head's, and none where anybody of the
 * household has it; one that excludes another that they have is left out.
 */
export function unclaimedBy(rules: readonly EligibilityRule[], person: Someone, today: string): string[] {
  const { facts, isHead, own, household } = person;
  return rules
    .filter(({ programCode, per, all }) => {
      if (per === 'household' && (!isHead || household.has(programCode))) return false;
      if (own.has(programCode)) return false;
      if ([...household].some((other) => exclusiveWith(programCode, other) !== undefined)) return false;
      return findingOf(all, facts, today).verdict === 'yes';
    })
    .map(({ programCode }) => programCode);
}

/**
 * The same without programs that paid nobody of the district for as long: they may be at an end, and nobody is sent to ask for what is no
 * more.
 */
export const onlyRunning = <Person extends { readonly programs: readonly { programCode: string }[] }>(
  people: readonly Person[],
  running: ReadonlySet<string>,
): Person[] =>
  people
    .map((person) => ({ ...person, programs: person.programs.filter(({ programCode }) => running.has(programCode)) }))
    .filter(({ programs }) => programs.length > 0);
