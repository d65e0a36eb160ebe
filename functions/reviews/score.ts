import { quartersFrom } from '@shared/quarters';
import { MIN_SAMPLE, PRIOR_VOICES, QUARTER_WEIGHTS, type Score, type SubjectScore } from '@shared/reviews/reviews';
import { ReviewTag, type TagCount } from '@shared/reviews/tags';

export const STARS = 5;
/** How many gave one star, two, … five; after those, how many chose each tag, up to the last that anybody chose. */
export type Stars = readonly number[];
/** Voices by the quarter they were given in. */
export type ByQuarter = Readonly<Record<string, Stars>>;

/** What a district's mean rests on before one is taken from it: of fewer voices it would tell what a hidden few gave. */
const LEAST_FOR_MEAN = 50;
/** The middle of the scale, where the district has no mean yet. */
const MIDDLE = 3;
/** The normal distribution's quantile for 95%. */
const Z = 1.959964;
/** A fifth of a star: below it a trend is chance. */
const TRENDS_A_STAR = 5;

const oneDecimal = (number: number): number => Math.round(number * 10) / 10;
const starsOf = (stars: Stars): Stars => stars.slice(0, STARS);
export const countOf = (stars: Stars): number => starsOf(stars).reduce((sum, count) => sum + count, 0);
export const sumOf = (stars: Stars): number =>
  starsOf(stars).reduce((sum, count, place) => sum + count * (place + 1), 0);
export function plus(a: Stars, b: Stars): Stars {
  const length = Math.max(STARS, a.length, b.length);
  const sums = Array.from({ length }, (_, place) => (a[place] ?? 0) + (b[place] ?? 0));
  const last = sums.findLastIndex((sum) => sum !== 0);
  return sums.slice(0, Math.max(STARS, last + 1));
}

/** What a voice of a quarter weighs in another: nothing after eight, nor before it was given. */
export const weightOf = (quarter: string, present: string): number =>
  QUARTER_WEIGHTS[quartersFrom(quarter, present)] ?? 0;

/** Wilson's interval of 95% for `part` of `whole`, both ends from 0 to 1. Source: Wilson 1927. */
export function wilson(part: number, whole: number): [low: number, high: number] {
  const [share, z2] = [part / whole, Z * Z];
  const middle = share + z2 / (2 * whole);
  const reach = Z * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole));
  const ends = [middle - reach, middle + reach].map((end) => Math.min(1, Math.max(0, end / (1 + z2 / whole))));
  return [ends[0]!, ends[1]!];
}

/** `(C·m + Σ w·stars) / (C + Σ w)`, exactly. */
export function weightedScore(voices: ByQuarter, present: string, mean: number): number {
  let [sum, weights] = [PRIOR_VOICES * mean, PRIOR_VOICES];
  for (const [quarter, stars] of Object.entries(voices)) {
    const weight = weightOf(quarter, present);
    sum += weight * sumOf(stars);
    weights += weight * countOf(stars);
  }
  return sum / weights;
}

/** A district's mean of a kind, to one decimal, so that it tells of no single voice. */
export const meanOf = ({ count, sum }: { count: number; sum: number }): number =>
  count >= LEAST_FOR_MEAN ? oneDecimal(sum / count) : MIDDLE;

function trendOf(now: Stars, before: Stars): SubjectScore['trend'] {
  if (countOf(now) < MIN_SAMPLE || countOf(before) < MIN_SAMPLE) return undefined;
  // In whole numbers: 1.2 less 1 is a fifth of a star, and as floats it is not.
  const change = TRENDS_A_STAR * (sumOf(now) * countOf(before) - sumOf(before) * countOf(now));
  const least = countOf(now) * countOf(before);
  return change >= least ? 'up' : change <= -least ? 'down' : 'level';
}

/** Quarters that count: one of fewer than five voices would be told by its leaving, as by its coming. */
const stillCounted = (voices: ByQuarter, present: string) =>
  Object.entries(voices).filter(([quarter, stars]) => weightOf(quarter, present) > 0 && countOf(stars) >= MIN_SAMPLE);

/**
 * Whether there is a score at all: one quarter alone has `MIN_SAMPLE` voices. In a quarter a person has one, so that is how many people
 * they surely are.
 */
const isShown = (voices: ByQuarter, present: string): boolean => stillCounted(voices, present).length > 0;

/** The score as everyone reads it; nothing of what is not shown, and so the same for nobody and for four. */
export function viewScore(voices: ByQuarter, present: string, mean: number): Score {
  if (!isShown(voices, present)) return {};
  const counted = stillCounted(voices, present);
  const stars = counted.reduce<Stars>((sum, [, each]) => plus(sum, each), []);
  const before = counted.reduce<Stars>((sum, [quarter, each]) => (quarter === present ? sum : plus(sum, each)), []);
  const count = countOf(stars);
  const good = stars[3]! + stars[4]!;
  const [low, high] = wilson(good, count);
  const trend = trendOf(voices[present] ?? [], before);
  return {
    score: {
      value: oneDecimal(weightedScore(Object.fromEntries(counted), present, mean)),
      count,
      stars: [...starsOf(stars)],
      average: oneDecimal(sumOf(stars) / count),
      kindMean: mean,
      good: {
        share: Math.round((good / count) * 100),
        low: Math.floor(low * 100),
        high: Math.ceil(high * 100),
      },
      ...(trend && { trend }),
    },
  };
}

/** How many chose a tag, the most chosen first: of the voices of the score, each tag from `MIN_SAMPLE` on, and no more than the score tells. */
export function viewTags(voices: ByQuarter, present: string): TagCount[] {
  const sums = stillCounted(voices, present).reduce<Stars>((sum, [, each]) => plus(sum, each), []);
  return ReviewTag.options
    .map((tag, place) => ({ tag, count: sums[STARS + place] ?? 0 }))
    .filter(({ count }) => count >= MIN_SAMPLE)
    .sort((a, b) => b.count - a.count);
}

/** The best lower bound first: one who has few voices is not above one who has many good ones. */
export const byLowerBound = (a: SubjectScore, b: SubjectScore): number => b.good.low - a.good.low || b.value - a.value;
