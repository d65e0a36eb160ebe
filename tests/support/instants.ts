import { decodeTime } from 'ulid';

/** An instant that can be read out of a row, and where it stood. */
export interface Derived {
  /** Milliseconds since the epoch. */
  at: number;
  from: string;
}

const ISO = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const ULID = /(?<![0-9A-Za-z])[0-7][0-9A-HJKMNP-TV-Z]{25}(?![0-9A-Za-z])/g;
const UUID_V7 = /(?<![0-9a-f])([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/gi;
const EPOCH = /(?<![\w.-])\d{10}(?:\d{3})?(?![\w.])/g;

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** How long rows and tokens of this project live: an end less one of them is a beginning. */
const LIVES = [
  ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 24, 48].map((hours) => hours * HOUR),
  ...[3, 7, 30, 31, 60, 90].map((days) => days * DAY),
];

/** It is in the years 2020 to 2060, and is no whole hour, nor the last moment of one. */
const isFine = (at: number) =>
  at > 1_577_836_800_000 && at < 2_840_140_800_000 && at % HOUR !== 0 && (at + 1) % HOUR !== 0;

/** In ids: when the row was made. */
const madeAt = (text: string): number[] => [
  ...(text.match(ULID) ?? []).map((id) => decodeTime(id)),
  ...[...text.matchAll(UUID_V7)].map(([, high, low]) => parseInt(`${high}${low}`, 16)),
];

/** Written out: an instant, or an end that is a beginning and a life. */
const writtenAt = (text: string): number[] =>
  [
    ...(text.match(ISO) ?? []).map((iso) => Date.parse(iso)),
    ...(text.match(EPOCH) ?? []).map((digits) => Number(digits.padEnd(13, '0'))),
  ].flatMap((at) => (isFine(at) ? [at, ...LIVES.map((life) => at - life)] : []));

/**
 * Every instant finer than an hour that any attribute of a row gives away: written as ISO, as seconds or milliseconds since the epoch
 * (by itself or less the time such rows live), or in a ULID or a UUIDv7. A deadline at the end of a day tells the day.
 */
export function instantsIn(row: Record<string, unknown>): Derived[] {
  return Object.entries(row).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return [...writtenAt(text), ...madeAt(text).filter(isFine)].map((at) => ({
      at,
      from: `${String(row.pk)} ${String(row.sk)} ${name}`,
    }));
  });
}

export const CLOSE_MS = 10 * MINUTE;

/** Pairs of one row of each side that were written within ten minutes of each other, as far as one can tell from the rows. */
export function closePairs(one: readonly Record<string, unknown>[], other: readonly Record<string, unknown>[]) {
  const [these, those] = [one.flatMap(instantsIn), other.flatMap(instantsIn)];
  const pairs = these.flatMap((a) =>
    those.filter((b) => Math.abs(a.at - b.at) < CLOSE_MS).map((b) => `${a.from} ~ ${b.from}`),
  );
  return [...new Set(pairs)];
}
