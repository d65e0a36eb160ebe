import { quarterOf } from '@shared/quarters';
import { daysAfter } from '@shared/time';
import fc from 'fast-check';
import { isRead, weekShown } from './page';
import { weekOf } from './review';
import { viewScore } from './score';
import { EMPTY_TALLY, tallied, type Tally, type VoiceChange } from './tally';

// Whoever reads the page after every single act, and knows when each was done, learns of five people together or of nobody.

interface Kept {
  who: string;
  id: string;
  quarter: string;
  stars: number;
  state: 'published' | 'held' | 'withdrawn';
  reviewedAt: string;
  publishedAt: string;
}
const act = fc.record({
  who: fc.nat(11),
  does: fc.constantFrom('rates', 'rates', 'rates', 'edits', 'rewords', 'withdraws', 'isHeld', 'isReleased'),
  stars: fc.integer({ min: 1, max: 5 }),
  afterHours: fc.constantFrom(1, 1, 5, 60, 400),
  /** Whether the stream brings what was done before now, or later. */
  isDelivered: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** What the act makes of a review; undefined where it cannot be done. */
function done({ who, does, stars }: Act, before: Kept | undefined, at: string): Kept | undefined {
  const quarter = quarterOf(at);
  const times = { reviewedAt: at, publishedAt: at };
  if (does === 'rates')
    return before && before.state !== 'withdrawn'
      ? undefined
      : { who: `p${who}`, id: `r${(who * 7) % 12}#${quarter}`, quarter, stars, state: 'published', ...times };
  if (!before || before.state === 'withdrawn') return undefined;
  if (does === 'edits') return { ...before, ...times, stars, state: 'published' };
  if (does === 'rewords') return before.state === 'published' ? { ...before, ...times } : undefined;
  if (does === 'isHeld') return { ...before, ...times, state: 'held' };
  if (does === 'isReleased') return before.state === 'held' ? { ...before, ...times, state: 'published' } : undefined;
  return { ...before, reviewedAt: at, state: 'withdrawn' };
}

const starsOf = (voice: Kept | undefined) => (voice?.state === 'published' ? voice.stars : undefined);
const five = (people: Iterable<string>) => expect(new Set(people).size).toBeGreaterThanOrEqual(5);

function attack(acts: readonly Act[]): void {
  const reviews = new Map<string, Kept>();
  const counted = new Map<string, Kept>();
  /** What each voice was when its stars last came into the sum that is read. */
  let published = new Map<string, number>();
  let waiting: VoiceChange[] = [];
  let tally: Tally = EMPTY_TALLY;
  let at = '2026-09-20T02:00:00.000Z';
  let page = new Map<string, string>();
  /** What anybody ever read, with its week: read again, it tells nothing. */
  const everRead = new Map<string, string>();
  for (const each of acts) {
    at = daysAfter(at, each.afterHours / 24);
    const key = `p${each.who}#${quarterOf(at)}`;
    const next = done(each, reviews.get(key), at);
    if (next) {
      reviews.set(key, next);
      const [before, after] = [starsOf(counted.get(key)), starsOf(next)];
      counted.set(key, next);
      waiting.push({ mark: next.who, quarter: next.quarter, before, after, at });
    }
    if (!each.isDelivered) continue;
    const was = tally;
    tally = tallied(tally, waiting, quarterOf(at));
    waiting = [];

    const scoreOf = ({ shown }: Tally) => JSON.stringify(viewScore(shown, quarterOf(at), 3));
    if (scoreOf(was) !== scoreOf(tally)) {
      const now = new Map([...counted].flatMap(([of, voice]) => (starsOf(voice) ? [[of, starsOf(voice)!]] : [])));
      // Those who came or changed are five, or there is none of them and those who left are five.
      const differs = [...new Set([...published.keys(), ...now.keys()])].filter(
        (of) => published.get(of) !== now.get(of),
      );
      const moved =
        tally.shownThrough === was.shownThrough
          ? differs.filter((of) => !now.has(of))
          : differs.filter((of) => now.has(of));
      five(moved.map((of) => of.split('#')[0]!));
    }
    published = new Map(
      [...new Set([...published.keys(), ...counted.keys()])].flatMap((of) => {
        const [mark, quarter] = of.split('#') as [string, string];
        const waits = tally.moved[`${mark}#${quarter}`];
        const stars = waits ? waits[0] : starsOf(counted.get(of));
        return stars ? [[of, stars] as const] : [];
      }),
    );

    const read = [...reviews.values()].filter((review) => isRead({ ...review, comment: '话' }, tally, at));
    const weeks = new Map(
      read.map((review) => [`${review.who}#${review.quarter}#${review.reviewedAt}`, weekShown(review, tally)]),
    );
    const came = [...weeks.keys()].filter((of) => !page.has(of));
    if (came.length > 0 && tally.shownThrough !== was.shownThrough) {
      // Comments come with the voices of five people, all under one week, and their order is not that of time.
      const anew = came.filter((of) => everRead.get(of) !== weeks.get(of));
      for (const of of anew) expect(weeks.get(of)).toBe(weekOf(tally.shownThrough!));
    }
    // None comes by itself: neither a reworded one nor one that was released.
    if (tally.shownThrough === was.shownThrough) expect(came).toEqual([]);
    // What stays keeps its week.
    for (const [of, week] of page) if (weeks.has(of)) expect(weeks.get(of)).toBe(week);
    for (const [of, week] of weeks) everRead.set(of, week);
    page = weeks;
  }
}

const rates = (who: number, afterHours: Act['afterHours'], isDelivered = false): Act => ({
  ...{ who, does: 'rates', stars: 1, afterHours, isDelivered },
});

/** The first voice of a new quarter comes with the five of the last one, and is read weeks later with four more. */
const FIRST_OF_A_QUARTER: Act[] = [
  ...[0, 2, 1, 4, 3].map((who) => rates(who, 1)),
  rates(0, 400, true),
  rates(2, 400),
  ...[3, 4].map((who) => rates(who, 1)),
  rates(1, 1, true),
];

test('one more rater, an edit, a rewording, a withdrawal, words held or released: no reading differs from the last by fewer than five people', () => {
  const acts = fc.array(act, { minLength: 10, maxLength: 150 });
  fc.assert(fc.property(acts, attack), { numRuns: 400, examples: [[FIRST_OF_A_QUARTER]] });
});
