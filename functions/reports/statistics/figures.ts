import {
  type Duration,
  type Figures,
  LEAST_CASES,
  LEAST_FOR_P90,
  type Part,
  type Rate,
  type Standing,
} from '@shared/reports/statistics';
import { RefusalGround } from '@shared/reports/reports';
import { estimate, wilson } from './intervals';
import { cameIn, count, type SpanName, type Tally } from './tally';

const STARS = ['stars1', 'stars2', 'stars3', 'stars4', 'stars5'] as const;
const NO_SPAN = { over: {}, waiting: {} };
const toThousandths = (share: number) => Math.round(share * 1000) / 1000;

const rate = (part: number, of: number): Rate => {
  if (of < LEAST_CASES) return { count: part, of };
  const [low, high] = wilson(part, of);
  return { count: part, of, share: toThousandths(part / of), low: toThousandths(low), high: toThousandths(high) };
};

function duration({ spans }: Tally, inDays: SpanName, inWorkdays: SpanName): Duration {
  const days = estimate(spans[inDays] ?? NO_SPAN);
  const workdays = estimate(spans[inWorkdays] ?? NO_SPAN);
  const enough = days.over >= LEAST_CASES;
  const many = days.over >= LEAST_FOR_P90;
  return {
    done: days.over,
    waiting: days.waiting,
    ...(enough && { median: days.median, workMedian: workdays.median, low: days.low, high: days.high }),
    ...(enough && days.median === undefined && { longest: days.longest }),
    ...(many && { p90: days.p90, workP90: workdays.p90 }),
  };
}

export const finishedOf = (tally: Tally): number => count(tally, 'answered') + count(tally, 'refused');

/** The figures of a tally: no median and no percentage of fewer than five. */
export function figuresOf(tally: Tally): Figures {
  const of = (name: Parameters<typeof count>[1]) => count(tally, name);
  const stars = STARS.map(of);
  const rated = stars.reduce((sum, each) => sum + each, 0);
  const points = stars.reduce((sum, each, place) => sum + each * (place + 1), 0);
  const finished = finishedOf(tally);
  return {
    received: of('received'),
    takenOver: of('takenOver'),
    answered: of('answered'),
    refused: rate(of('refused'), finished),
    grounds: RefusalGround.options.map((ground) => ({ ground, count: of(ground) })).filter((each) => each.count > 0),
    merged: of('merged'),
    moved: of('moved'),
    withdrawn: of('withdrawn'),
    open: of('open'),
    openLate: of('openLate'),
    toAccept: duration(tally, 'acceptDays', 'acceptWorkdays'),
    toAnswer: duration(tally, 'answerDays', 'answerWorkdays'),
    inTime: rate(of('inTime'), of('judged')),
    satisfaction: {
      rated: rate(Math.min(rated, of('told')), of('told')),
      ...(rated >= LEAST_CASES && { average: Math.round((points / rated) * 10) / 10 }),
      stars,
    },
    reopened: rate(of('reopened'), finished),
    extended: rate(of('extended'), cameIn(tally) - of('merged')),
    supervised: of('supervised'),
  };
}

/** A tally as a line of a table. */
export function partOf(tally: Tally): Part {
  const { toAnswer, inTime, openLate } = figuresOf(tally);
  return {
    came: cameIn(tally),
    finished: finishedOf(tally),
    median: toAnswer.median,
    inTime: inTime.share,
    openLate,
  };
}

/** How one stands to another's median; undefined where either has none. Within the interval they are alike: the difference may be chance. */
export function standingOf({ median, low, high }: Duration, other: number | undefined): Standing | undefined {
  if (median === undefined || low === undefined || other === undefined) return undefined;
  if (other < low) return 'slower';
  return high !== undefined && other > high ? 'quicker' : 'alike';
}
