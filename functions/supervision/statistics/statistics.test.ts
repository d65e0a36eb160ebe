import { LEAST_ENTRIES, LEAST_VILLAGES } from '@shared/supervision/statistics';
import fc from 'fast-check';
import { earned, spent, voucher } from '../examples/rows';
import { chanceOf } from '../facts/near-limit-facts';
import { againstBenford, digitsOf, NO_DIGITS, together } from './first-digits';
import { type Peer, peersOf } from './peers';
import { fencesOf, quartilesOf } from './quartiles';

const MONTH = { year: 2026, month: 10 };
const villages = (heads: readonly number[], kind: Peer['kind'] = 'village'): Peer[] =>
  heads.map((fen) => ({ kind, population: 100, managementFen: fen * 100 }));
const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);
const groupOf = (kind: Peer['kind'], all: readonly Peer[]) =>
  peersOf(all, MONTH).groups.find((group) => group.kind === kind)!;

test('quartiles by the method of spreadsheets, and Tukey’s fences one and a half times their spread beyond', () => {
  // QUARTILE.INC of 1…21.
  expect(quartilesOf(upTo(21))).toEqual({ lowerFen: 6, medianFen: 11, upperFen: 16 });
  expect(fencesOf({ lowerFen: 6, medianFen: 11, upperFen: 16 })).toEqual({ lowFen: -9, highFen: 31 });
});

test('no quartiles of fewer than twenty villages of a kind, though there be more of both together', () => {
  const mixed = [...villages(upTo(LEAST_VILLAGES - 1)), ...villages(upTo(LEAST_VILLAGES), 'community')];
  expect(groupOf('village', mixed)).toEqual({ kind: 'village', villages: 19 });
  expect(groupOf('community', mixed).quartiles).toBeDefined();
});

test('a village is compared with its kind alone: what the other kind spends moves nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 20, maxLength: 40 }), fc.array(fc.nat(9e6)), (own, other) => {
      expect(groupOf('village', [...villages(own), ...villages(other, 'community')])).toEqual(
        groupOf('village', villages(own)),
      );
    }),
  );
});

test('who did not close the month, or whose people are not counted, is in no comparison', () => {
  const all = [...villages(upTo(20)), { kind: 'village' as const, population: 100 }, ...villages([900]).map(noPeople)];
  expect(groupOf('village', all)).toMatchObject({ villages: 20, fences: { beyond: 0 } });
});
const noPeople = ({ kind, managementFen }: Peer): Peer => ({ kind, managementFen });

test('fences of villages that are spread as one would expect leave few beyond, and see one that is planted', () => {
  const dice = random(7);
  const honest = Array.from({ length: 126 }, () => Math.round(3_000 * Math.exp(0.3 * normal(dice))));
  const before = groupOf('village', villages(honest)).fences!;
  expect(before.beyond).toBeLessThanOrEqual(8);
  const planted = groupOf('village', villages([...honest, 30_000])).fences!;
  expect(planted.highFen).toBeLessThan(30_000);
  expect(planted.beyond).toBeGreaterThan(before.beyond - 1);
});

test('how likely it is by chance: as a table of the binomial distribution has it', () => {
  // P(X ≥ 17), n = 20, p = 0.55.
  expect(chanceOf(17, 20)).toBeCloseTo(0.0049, 3);
  expect(chanceOf(0, 20)).toBeCloseTo(1, 9);
  expect(chanceOf(20, 20)).toBeCloseTo(0.55 ** 20, 9);
  expect(Number.isFinite(chanceOf(1_200, 2_000))).toBe(true);
});

test('of 2,000 honest years with forty payments near a limit, at most one in fifty is asked about', () => {
  const dice = random(11);
  const asked = Array.from({ length: 2_000 }, () => {
    const below = Array.from({ length: 40 }, () => dice() < 0.55).filter(Boolean).length;
    return chanceOf(below, 40) <= 0.01;
  }).filter(Boolean).length;
  expect(asked).toBeLessThanOrEqual(40);
});

/** As many as Benford’s law has of each digit. */
const lawful = (entries: number) =>
  Array.from({ length: 9 }, (_, place) => Math.round(entries * Math.log10(1 + 1 / (place + 1))));

test('under a thousand entries there is no picture', () => {
  const short = lawful(LEAST_ENTRIES).map((count, place) => (place === 0 ? count - 1 : count));
  const entries = short.reduce((sum, count) => sum + count, 0);
  expect(entries).toBeLessThan(LEAST_ENTRIES);
  expect(againstBenford({ counts: short })).toBeUndefined();
  expect(
    againstBenford({ counts: short.map((count, place) => (place === 0 ? count + 1_000 - entries : count)) }),
  ).toBeDefined();
});

test('what follows the law is close to it; what begins with each digit as often is not', () => {
  expect(againstBenford({ counts: lawful(10_000) })).toMatchObject({ fit: 'close', deviation: 0, chiSquare: 0 });
  expect(againstBenford({ counts: Array.from({ length: 9 }, () => 1_000) })).toMatchObject({ fit: 'apart' });
});

test('samples that follow the law perfectly pass from a thousand entries on: 998 of 1,000 at least are not “apart”', () => {
  const dice = random(3);
  const apart = Array.from({ length: 1_000 }, () => {
    const counts = Array.from({ length: 9 }, () => 0);
    for (let entry = 0; entry < 1_000; entry += 1) counts[Math.floor(10 ** dice()) - 1]! += 1;
    return againstBenford({ counts })!.fit === 'apart';
  }).filter(Boolean).length;
  expect(apart).toBeLessThanOrEqual(5);
});

test('first digits are of what moved in twelve whole months and stands; sums that somebody assigned are left out', () => {
  const reversed = spent('2026-03-01', 700, { reversedBy: 'V0' });
  const vouchers = [
    spent('2026-03-02', 2_000),
    spent('2026-10-31', 99),
    earned('2026-04-01', 310),
    earned('2026-04-02', 50_000, '503'),
    spent('2026-05-05', 800, { account: '212' }),
    spent('2025-10-31', 400),
    spent('2026-11-02', 500),
    reversed,
    voucher('2026-06-30', [
      ['513', 600, 0],
      ['152', 0, 600],
    ]),
  ];
  expect(digitsOf(vouchers, '2026-11-20')).toEqual({ counts: [0, 1, 1, 0, 0, 0, 0, 0, 1], leftOut: 2 });
});

test('a district’s digits are those of its villages together, in whatever order they are read', () => {
  const digits = fc.record({
    counts: fc.array(fc.nat(99), { minLength: 9, maxLength: 9 }),
    leftOut: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(digits), (all) => {
      expect([...all].reverse().reduce(together, NO_DIGITS)).toEqual(all.reduce(together, NO_DIGITS));
    }),
  );
});

/** The same numbers each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const normal = (dice: () => number): number => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice());
