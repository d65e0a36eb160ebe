import { quarterOf } from '@shared/quarters';
import { daysAfter, secondsAfter } from '@shared/time';
import fc from 'fast-check';
import { type Burst, isOf } from './bursts/burst';
import { countsAs } from './counting';
import { isRead, weekShown } from './page';
import { weekOf } from './review';
import { viewScore, viewTags } from './score';
import { EMPTY_TALLY, tallied, type Tally, type VoiceChange } from './tally';

// Whoever reads the page after every single act, and knows when each was done, learns of five people together or of nobody.

interface Kept {
  who: string;
  id: string;
  quarter: string;
  stars: number;
  tags: readonly string[];
  state: 'published' | 'held' | 'withdrawn';
  firstAt: string;
  reviewedAt: string;
  publishedAt: string;
  isFreed?: boolean;
}
const OF_A_BURST = ['burstIsNoticed', 'burstCounts', 'burstIsLeftOut'] as const;
type OfABurst = (typeof OF_A_BURST)[number];
const act = fc.record({
  who: fc.nat(11),
  does: fc.constantFrom(
    ...([
      'rates',
      'rates',
      'rates',
      'edits',
      'rewords',
      'retags',
      'withdraws',
      'isHeld',
      'isReleased',
      'winsAppeal',
    ] as const),
    ...OF_A_BURST,
  ),
  stars: fc.integer({ min: 1, max: 5 }),
  tags: fc.subarray(['quick', 'slow', 'clear']),
  afterHours: fc.constantFrom(1, 1, 5, 60, 400),
  /** Whether the stream brings what was done before now, or later. */
  isDelivered: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;
const ofABurst = (does: Act['does']): does is OfABurst => (OF_A_BURST as readonly string[]).includes(does);

/** What the act makes of a review; undefined where it cannot be done. */
function done(
  { who, does, stars, tags }: Act,
  before: Kept | undefined,
  at: string,
  bursts: readonly Burst[],
): Kept | undefined {
  const quarter = quarterOf(at);
  const times = { reviewedAt: at, publishedAt: at };
  if (does === 'rates')
    return before && before.state !== 'withdrawn'
      ? undefined
      : {
          ...{
            who: `p${who}`,
            id: `r${(who * 7) % 12}#${quarter}`,
            quarter,
            stars,
            tags,
            state: 'published',
            ...times,
          },
          // Taken back and given again, it is where it was.
          firstAt: before?.firstAt ?? at,
          ...(before?.isFreed && { isFreed: true }),
        };
  if (!before || before.state === 'withdrawn') return undefined;
  if (does === 'edits') return { ...before, ...times, stars, tags, state: 'published' };
  if (does === 'retags') return { ...before, ...times, tags, state: 'published' };
  if (does === 'rewords') return before.state === 'published' ? { ...before, ...times } : undefined;
  if (does === 'isHeld') return { ...before, ...times, state: 'held' };
  if (does === 'isReleased') return before.state === 'held' ? { ...before, ...times, state: 'published' } : undefined;
  if (does === 'winsAppeal')
    return bursts.some((burst) => burst.state === 'leftOut' && isOf(before, burst))
      ? { ...before, isFreed: true, state: 'published', publishedAt: at }
      : undefined;
  return { ...before, reviewedAt: at, state: 'withdrawn' };
}

/** What comes of a burst, of all that were counted or are held: as `countVoices` and `decideReviewBurst` do it. */
function burstAfter(
  does: OfABurst,
  bursts: readonly Burst[],
  { tally, at, members }: { tally: Tally; at: string; members: (burst: Burst) => readonly Kept[] },
): Burst[] | undefined {
  const last = bursts.at(-1);
  if (does === 'burstIsNoticed') {
    if (last?.state === 'open') return undefined;
    const from = [daysAfter(at, -1), tally.shownThrough ?? '', last?.until ?? ''].sort().at(-1)!;
    const days = { since: at.slice(0, 10), dueOn: at.slice(0, 10) };
    return [...bursts, { burstId: `b${bursts.length}`, from, until: daysAfter(at, 1), state: 'open', ...days }];
  }
  if (last?.state !== 'open') return undefined;
  const until = at < last.until ? at : last.until;
  const latest = [...members(last).map(({ publishedAt }) => publishedAt), tally.through ?? last.from].sort().at(-1)!;
  const decided: Burst =
    does === 'burstCounts'
      ? { ...last, until, state: 'released', readableFrom: secondsAfter(latest, 0.001) }
      : { ...last, until, state: 'leftOut', reason: 'organised', words: '有人挨家发了红包' };
  return [...bursts.slice(0, -1), decided];
}

const starsOf = (voice: Kept | undefined, bursts: readonly Burst[]) =>
  countsAs(voice && { ...voice, stars: voice.state === 'published' ? voice.stars : undefined }, bursts);
const five = (people: Iterable<string>) => expect(new Set(people).size).toBeGreaterThanOrEqual(5);

/** Somebody who looks after every act, at what is read of a score and its bursts. */
class Watcher {
  private published = new Map<string, number>();
  private page = new Map<string, string>();
  /** What anybody ever read, with its week: read again, it tells nothing. */
  private readonly everRead = new Map<string, string>();

  looks(
    was: Tally,
    tally: Tally,
    {
      reviews,
      counted,
      bursts,
      at,
    }: { reviews: readonly Kept[]; counted: ReadonlyMap<string, Kept>; bursts: readonly Burst[]; at: string },
  ): void {
    const scoreOf = ({ shown }: Tally) =>
      JSON.stringify([viewScore(shown, quarterOf(at), 3), viewTags(shown, quarterOf(at))]);
    if (scoreOf(was) !== scoreOf(tally)) {
      const now = new Map(
        [...counted].flatMap(([of, voice]) => {
          const stars = starsOf(voice, bursts);
          return stars ? [[of, stars] as const] : [];
        }),
      );
      // Those who came or changed are five, or there is none of them and those who left are five.
      const differs = [...new Set([...this.published.keys(), ...now.keys()])].filter(
        (of) => this.published.get(of) !== now.get(of),
      );
      const moved =
        tally.shownThrough === was.shownThrough
          ? differs.filter((of) => !now.has(of))
          : differs.filter((of) => now.has(of));
      five(moved.map((of) => of.split('#')[0]!));
    }
    this.published = new Map(
      [...new Set([...this.published.keys(), ...counted.keys()])].flatMap((of) => {
        const [mark, quarter] = of.split('#') as [string, string];
        const waits = tally.moved[`${mark}#${quarter}`];
        const stars = waits ? waits[0] : starsOf(counted.get(of), bursts);
        return stars ? [[of, stars] as const] : [];
      }),
    );

    const shown = { ...tally, bursts };
    const read = reviews.filter((review) => isRead({ ...review, comment: '话' }, shown, at));
    const weeks = new Map(
      read.map((review) => [`${review.who}#${review.quarter}#${review.reviewedAt}`, weekShown(review, shown)]),
    );
    const came = [...weeks.keys()].filter((of) => !this.page.has(of));
    if (came.length > 0 && tally.shownThrough !== was.shownThrough) {
      // Comments come with the voices of five people, all under one week, and their order is not that of time.
      const anew = came.filter((of) => this.everRead.get(of) !== weeks.get(of));
      for (const of of anew) expect(weeks.get(of)).toBe(weekOf(tally.shownThrough!));
    }
    // None comes by itself: neither a reworded one nor one that was released.
    if (tally.shownThrough === was.shownThrough) expect(came).toEqual([]);
    // What stays keeps its week.
    for (const [of, week] of this.page) if (weeks.has(of)) expect(weeks.get(of)).toBe(week);
    for (const [of, week] of weeks) this.everRead.set(of, week);
    this.page = weeks;
  }

  /** Everything that is read now, as one text. */
  reads({ shown }: Tally, at: string): string {
    const present = quarterOf(at);
    return JSON.stringify([viewScore(shown, present, 3), viewTags(shown, present), [...this.page].sort()]);
  }
}

function attack(acts: readonly Act[]): void {
  const reviews = new Map<string, Kept>();
  const counted = new Map<string, Kept>();
  const watcher = new Watcher();
  let bursts: readonly Burst[] = [];
  let tally: Tally = EMPTY_TALLY;
  let at = '2026-09-20T02:00:00.000Z';
  const step = (changes: readonly VoiceChange[]) => {
    const was = tally;
    tally = tallied(tally, changes, quarterOf(at));
    watcher.looks(was, tally, { reviews: [...reviews.values()], counted, bursts, at });
  };
  const deliver = () => {
    const changed = [...reviews].filter(([key, review]) => counted.get(key) !== review);
    const changes = changed.map(([key, review]) => {
      const [before, after] = [starsOf(counted.get(key), bursts), starsOf(review, bursts)];
      counted.set(key, review);
      return { mark: review.who, quarter: review.quarter, before, after, at: review.publishedAt };
    });
    step(changes);
  };
  for (const each of acts) {
    at = daysAfter(at, each.afterHours / 24);
    if (!ofABurst(each.does)) {
      const key = `p${each.who}#${quarterOf(at)}`;
      const next = done(each, reviews.get(key), at, bursts);
      if (next) reviews.set(key, next);
      if (each.isDelivered) deliver();
      continue;
    }
    deliver();
    const members = (burst: Burst) => [...counted.values()].filter((review) => isOf(review, burst));
    const after = burstAfter(each.does, bursts, { tally, at, members });
    if (!after) continue;
    const readableFrom = after.at(-1)?.readableFrom ?? '';
    const changes = [...counted.values()].map((review) => {
      const [before, now] = [starsOf(review, bursts), starsOf(review, after)];
      return { mark: review.who, quarter: review.quarter, before, after: now, at: readableFrom };
    });
    const before = watcher.reads(tally, at);
    bursts = after;
    step(changes);
    // What is held, and what was left out, changes nothing that anybody reads.
    if (each.does !== 'burstCounts') expect(watcher.reads(tally, at)).toBe(before);
  }
}

const rates = (who: number, afterHours: Act['afterHours'], isDelivered = false): Act => ({
  ...{ who, does: 'rates', stars: 1, tags: ['slow'], afterHours, isDelivered },
});

/** The first voice of a new quarter comes with the five of the last one, and is read weeks later with four more. */
const FIRST_OF_A_QUARTER: Act[] = [
  ...[0, 2, 1, 4, 3].map((who) => rates(who, 1)),
  rates(0, 400, true),
  rates(2, 400),
  ...[3, 4].map((who) => rates(who, 1)),
  rates(1, 1, true),
];

/** Ten of an evening are held; they count, and one of them had been taken back and given again. */
const COUNTED_BURST: Act[] = [
  ...[0, 1, 2, 3, 4].map((who) => rates(who, 60, true)),
  ...[5, 6, 7, 8, 9, 10].map((who) => rates(who, 1, true)),
  { ...rates(0, 1), does: 'burstIsNoticed' },
  { ...rates(6, 1, true), does: 'withdraws' },
  rates(6, 1, true),
  { ...rates(0, 60), does: 'burstCounts' },
];

test('one more rater, an edit, a rewording, another tag, a withdrawal, words held or released, a burst that is held, counts or is left out: no reading differs from the last by fewer than five people', () => {
  const acts = fc.array(act, { minLength: 10, maxLength: 150 });
  fc.assert(fc.property(acts, attack), { numRuns: 600, examples: [[FIRST_OF_A_QUARTER], [COUNTED_BURST]] });
});
