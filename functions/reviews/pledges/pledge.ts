import { MIN_SAMPLE, type Pledge } from '@shared/reviews/reviews';
import { PLEDGE_DAYS } from '@shared/reviews/pledges';
import { addDays, dayInChina } from '@shared/time';
import { countsAs } from '../counting';
import type { Shown } from '../page';
import { countOf } from '../score';
import { isCounted } from '../voice';

/** Days in which its raters may say whether it was kept. */
const DAYS_TO_SAY = 14;

/** A promise with a day. Nothing of who judged: not even how many were asked. */
export interface Promised {
  readonly number: number;
  readonly state: 'open' | 'asking' | 'closed';
  /** 牛角村村委会; absent where the cadre who is judged promises. */
  readonly office?: string | undefined;
  readonly words: string;
  readonly madeOn: string;
  readonly byOn: string;
  /** The quarters that the score showed when it was made: who judged in them is asked. */
  readonly quarters: readonly string[];
  /** Asked on `byOn`, or when the run came to it. */
  readonly askedOn?: string | undefined;
  /** From five people on. */
  readonly answers?: { readonly kept: number; readonly notKept: number } | undefined;
}

/** The quarters in which enough people judged for everybody to read it. */
export const quartersShown = (shown: Shown['shown'] | undefined): string[] =>
  Object.entries(shown ?? {})
    .filter(([, stars]) => countOf(stars) >= MIN_SAMPLE)
    .map(([quarter]) => quarter)
    .sort();

/** Whether a day is one that may be promised. */
export const isPromisable = (byOn: string, at: string): boolean => {
  const today = dayInChina(at);
  return byOn >= addDays(today, PLEDGE_DAYS.least) && byOn <= addDays(today, PLEDGE_DAYS.most);
};

/** A review as far as it makes its author one who is asked. */
export interface Judged {
  readonly personId: string;
  readonly quarter: string;
  readonly state: string;
  readonly stars: number;
  readonly firstAt: string;
  readonly isFreed?: boolean | undefined;
  readonly pledgeSaid?: { readonly number: number; readonly kept: boolean } | undefined;
}

/** Whether it is a voice that counts, of a quarter that the promise answers to. */
export const isOfPledge = (
  review: Judged,
  { quarters }: Pick<Promised, 'quarters'>,
  bursts: Shown['bursts'] = [],
): boolean =>
  quarters.includes(review.quarter) &&
  isCounted(review.state) &&
  countsAs({ firstAt: review.firstAt, isFreed: review.isFreed, stars: review.stars }, bursts) !== undefined;

/** Its raters are asked from its day on. */
export const isDue = ({ state, byOn }: Promised, at: string): boolean => state === 'open' && byOn <= dayInChina(at);
export const asked = (pledge: Promised, at: string): Promised => ({
  ...pledge,
  state: 'asking',
  askedOn: dayInChina(at),
});

/** The day on which it is counted what they said. */
export const closesOn = ({ byOn, askedOn = byOn }: Promised): string => addDays(askedOn, DAYS_TO_SAY);
export const isOver = (pledge: Promised, at: string): boolean =>
  pledge.state === 'asking' && closesOn(pledge) <= dayInChina(at);

/**
 * What all said, counted once: whoever looks before reads nothing, and whoever looks after reads of five people together or of nobody.
 * @param said of each person, the reviews that are of the promise.
 */
export function closed(pledge: Promised, said: readonly Pick<Judged, 'personId' | 'pledgeSaid'>[]): Promised {
  const ofPersons = new Map(
    said.flatMap(({ personId, pledgeSaid }) =>
      pledgeSaid?.number === pledge.number ? [[personId, pledgeSaid.kept] as const] : [],
    ),
  );
  const kept = [...ofPersons.values()].filter(Boolean).length;
  const answers = { kept, notKept: ofPersons.size - kept };
  return { ...pledge, state: 'closed', ...(ofPersons.size >= MIN_SAMPLE && { answers }) };
}

/** More than half of those who said something say so. */
const outcomeOf = ({ answers }: Promised): Pledge['state'] =>
  !answers ? 'fewAnswers' : answers.kept > answers.notKept ? 'kept' : 'notKept';

/** As everybody reads it. */
export const viewPledge = (pledge: Promised): Pledge => ({
  number: pledge.number,
  ...(pledge.office && { office: pledge.office }),
  words: pledge.words,
  madeOn: pledge.madeOn,
  byOn: pledge.byOn,
  state: pledge.state === 'closed' ? outcomeOf(pledge) : pledge.state,
  ...(pledge.state === 'asking' && { closesOn: closesOn(pledge) }),
  ...(pledge.answers && { answers: pledge.answers }),
});
