import { RefusalGround } from '@shared/reports/reports';
import type { Episode, Took } from './episodes';

/** What is counted of episodes. `judged`: those of which it is known whether they were in time; `told`: given an answer to judge. */
export const COUNTERS = [
  'received',
  'takenOver',
  'merged',
  'answered',
  'refused',
  'withdrawn',
  'moved',
  'open',
  'openLate',
  'judged',
  'inTime',
  'extended',
  'supervised',
  'reopened',
  'told',
  'stars1',
  'stars2',
  'stars3',
  'stars4',
  'stars5',
  ...RefusalGround.options,
] as const;
export type Counter = (typeof COUNTERS)[number];

export const SPANS = ['acceptDays', 'acceptWorkdays', 'answerDays', 'answerWorkdays'] as const;
export type SpanName = (typeof SPANS)[number];

/** How many by the number of days, exactly: added to another, the medians of both together can still be read from it. */
type ByDay = Readonly<Record<string, number>>;
/** Those that took so many days, and those still waiting after so many. */
export interface Span {
  readonly over: ByDay;
  readonly waiting: ByDay;
}

/** Sums that add up over months, categories and offices. What is zero is not kept. */
export interface Tally {
  readonly counts: Readonly<Partial<Record<Counter, number>>>;
  readonly spans: Readonly<Partial<Record<SpanName, Span>>>;
}

export const NOTHING: Tally = { counts: {}, spans: {} };

const sumOf = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> => {
  const sum: Record<string, number> = { ...a };
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
};

const spanSum = (a: Span | undefined, b: Span | undefined): Span => ({
  over: sumOf(a?.over ?? {}, b?.over ?? {}),
  waiting: sumOf(a?.waiting ?? {}, b?.waiting ?? {}),
});

const both = (a: Tally, b: Tally): Tally => ({
  counts: sumOf(a.counts as Record<string, number>, b.counts as Record<string, number>),
  spans: Object.fromEntries(
    SPANS.filter((name) => a.spans[name] || b.spans[name]).map((name) => [name, spanSum(a.spans[name], b.spans[name])]),
  ),
});

/** All of them together. */
export const sumTallies = (tallies: readonly Tally[]): Tally => tallies.reduce(both, NOTHING);

export const count = ({ counts }: Tally, counter: Counter): number => counts[counter] ?? 0;

/** What has come to an office, from its reporter or from another office. */
export const cameIn = (tally: Tally): number => count(tally, 'received') + count(tally, 'takenOver');

/** One episode, counted. The rules are in ADR 27, and under 怎么算的 on the page. */
export function tallyOf(episode: Episode): Tally {
  const { came, fate, ground, late, stars } = episode;
  const finished = fate === 'answered' || fate === 'refused';
  const is: Partial<Record<Counter, boolean>> = {
    received: came === 'sent',
    takenOver: came !== 'sent',
    [fate]: true,
    ...(ground && { [ground]: true }),
    openLate: fate === 'open' && late,
    judged: finished || late,
    inTime: finished && !late,
    extended: episode.extended,
    supervised: episode.supervised,
    reopened: episode.reopened,
    told: episode.told,
    ...(stars && { [`stars${stars}`]: true }),
  };
  const spans: Partial<Record<SpanName, Span>> = {
    ...spansOf(episode.acceptance, 'acceptDays', 'acceptWorkdays'),
    ...spansOf(episode.answer, 'answerDays', 'answerWorkdays'),
  };
  return { counts: Object.fromEntries(COUNTERS.filter((name) => is[name]).map((name) => [name, 1])), spans };
}

const spansOf = (took: Took | undefined, inDays: SpanName, inWorkdays: SpanName) =>
  took && { [inDays]: one(took.days, took.over), [inWorkdays]: one(took.workdays, took.over) };

const one = (days: number, over: boolean): Span =>
  over ? { over: { [days]: 1 }, waiting: {} } : { over: {}, waiting: { [days]: 1 } };
