import { yearOf } from '@shared/time';

interface Dues {
  /** The first rent's day; each further year's is the same day. */
  startsOn: string;
  /** Inclusive. */
  until: string;
  /** Only what is due after it: a renewal leaves what was agreed. */
  after?: string;
  amountFen: unknown;
}

const dayIn = (year: number, monthDay: string) =>
  monthDay === '-02-29' && new Date(Date.UTC(year, 1, 29)).getUTCMonth() !== 1 ? `${year}-02-28` : year + monthDay;

/** A rent a year on the contract's own day: what the schedule of a new or a renewed contract is made of. */
export function yearlyDues({ startsOn, until, after = '', amountFen }: Dues) {
  const first = yearOf(startsOn);
  const last = yearOf(until) || first;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, years) => dayIn(first + years, startsOn.slice(4)))
    .filter((dueOn) => dueOn > after && dueOn <= until)
    .map((dueOn) => ({ dueOn, amountFen }));
}
