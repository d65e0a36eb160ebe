import { daysAfter, secondsAfter } from '@shared/time';
import fc from 'fast-check';
import { type Burst, isOf, keptBackBy, noticed, readableSince } from './burst';
import { type Arrival, EMPTY_PACE, type Pace, paced, windowOf } from './pace';

const NOON = '2026-11-25T04:00:00.000Z';
const voice = (given: number, firstAt: string, isNew = false): Arrival => ({ given, firstAt, isNew });
const many = (count: number, given: number | readonly number[], firstAt = NOON, fresh = 0): Arrival[] =>
  Array.from({ length: count }, (_, place) => {
    const stars = typeof given === 'number' ? given : given[place % given.length]!;
    return voice(stars, secondsAfter(firstAt, place * 60), place < fresh);
  });
const paceOf = (voices: readonly Arrival[], from: Pace = EMPTY_PACE): Pace =>
  paced(
    from,
    voices.map((after) => ({ after })),
  );
/** One voice every so many days, for three months before. */
const history = (everyDays: number): Arrival[] =>
  Array.from({ length: Math.floor(90 / everyDays) }, (_, place) => voice(4, daysAfter(NOON, -2 - place * everyDays)));

describe('what is a burst', () => {
  test.each<[string, Arrival[], string[] | undefined]>([
    ['ten low ones in a day where one a week is usual', [...history(7), ...many(10, 1)], ['pace', 'oneDirection']],
    ['ten good ones are one as well', [...history(7), ...many(10, 5)], ['pace', 'oneDirection']],
    ['nine of ten in one direction', [...history(7), ...many(9, 1), voice(5, NOON)], ['pace', 'oneDirection']],
    ['with new accounts besides', [...history(7), ...many(10, 1, NOON, 5)], ['pace', 'oneDirection', 'newlyBound']],
    ['a subject that is new, by accounts that are', many(10, 1, NOON, 5), ['oneDirection', 'newlyBound']],
    // Those that only look like one.
    ['nine', [...history(7), ...many(9, 1)], undefined],
    ['a village meeting: twelve, who differ', [...history(7), ...many(12, [5, 2, 4, 1, 3, 5])], undefined],
    ['the same, all of new accounts', [...history(7), ...many(12, [5, 2, 4, 1, 3, 5], NOON, 12)], undefined],
    ['two of ten differ', [...history(7), ...many(8, 1), ...many(2, 5)], undefined],
    ['three stars are no direction', [...history(7), ...many(12, 3)], undefined],
    ['a subject that is new, and all are content', many(12, 5), undefined],
    ['one that is new, with four new accounts of ten', many(10, 1, NOON, 4), undefined],
    ['one that has ten a week, on a day of ten', [...history(0.45), ...many(10, 1)], undefined],
    ['ten in two days', [...history(7), ...many(5, 1, daysAfter(NOON, -1.5)), ...many(5, 1)], undefined],
    [
      'ten of whom one took theirs back',
      [...history(7), ...many(9, 1), { firstAt: NOON, given: undefined }],
      undefined,
    ],
  ])('%s', (_, voices, signs) => {
    expect(windowOf(paceOf(voices))?.signs).toEqual(signs);
  });

  test('twelve in a day are one where two a day are usual, and none where three are', () => {
    const perDay = (count: number) =>
      Array.from({ length: 90 * count }, (_, place) => voice(4, daysAfter(NOON, -2 - Math.floor(place / count))));
    expect(windowOf(paceOf([...perDay(2), ...many(12, 1)]))?.signs).toContain('pace');
    expect(windowOf(paceOf([...perDay(3), ...many(12, 1)]))).toBeUndefined();
  });
});

const burst = (change: Partial<Burst> = {}): Burst => ({
  burstId: 'b',
  from: NOON,
  until: daysAfter(NOON, 1),
  state: 'open',
  since: '2026-11-25',
  dueOn: '2026-12-02',
  ...change,
});

describe('what a burst holds', () => {
  const pace = paceOf([...history(7), ...many(10, 1)]);

  test('what everybody reads stays, and the day after it is noticed belongs to it', () => {
    const shownThrough = secondsAfter(NOON, 240);
    const found = noticed(pace, { bursts: [], shownThrough })!;
    expect(found).toMatchObject({ from: shownThrough, until: '2026-11-26T05:00:00.000Z' });
    expect(isOf({ firstAt: shownThrough }, { ...burst(), ...found })).toBe(false);
    expect(isOf({ firstAt: secondsAfter(NOON, 300) }, { ...burst(), ...found })).toBe(true);
  });

  test('none is noticed twice, and what somebody has decided on speaks for nothing any more', () => {
    const open = { ...burst(), ...noticed(pace, { bursts: [] })! };
    expect(noticed(pace, { bursts: [open] })).toBeUndefined();
    const released = { ...open, state: 'released' as const, until: secondsAfter(NOON, 1200) };
    const later = daysAfter(NOON, 0.2);
    expect(noticed(paceOf(many(9, 1, later), pace), { bursts: [released] })).toBeUndefined();
    const again = noticed(paceOf(many(10, 1, later), pace), { bursts: [released] })!;
    expect(again.from).toBe(released.until);
  });

  test('held until somebody decides; left out it stays out, but for who won an appeal', () => {
    const member = { firstAt: secondsAfter(NOON, 60) };
    expect(keptBackBy(member, [burst()])?.burstId).toBe('b');
    expect(keptBackBy({ ...member, isFreed: true }, [burst()])?.burstId).toBe('b');
    expect(keptBackBy(member, [burst({ state: 'leftOut' })])?.burstId).toBe('b');
    expect(keptBackBy({ ...member, isFreed: true }, [burst({ state: 'leftOut' })])).toBeUndefined();
    expect(keptBackBy(member, [burst({ state: 'released' })])).toBeUndefined();
    expect(keptBackBy({ firstAt: NOON }, [burst()])).toBeUndefined();
  });

  test('released, all of it is read from one instant on', () => {
    const readableFrom = daysAfter(NOON, 3);
    const released = burst({ state: 'released', readableFrom });
    const instants = [60, 900, 40_000].map((seconds) => secondsAfter(NOON, seconds));
    expect(new Set(instants.map((at) => readableSince({ firstAt: at }, at, [released])))).toEqual(
      new Set([readableFrom]),
    );
    const outside = daysAfter(NOON, 1.5);
    expect(readableSince({ firstAt: outside }, outside, [released])).toBe(outside);
  });
});

test('in whatever order, how late and how often voices are delivered, their pace is that of the voices as they are', () => {
  const version = fc.record({
    who: fc.nat(14),
    version: fc.integer({ min: 1, max: 4 }),
    stars: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  });
  const firstAtOf = (who: number) => daysAfter(NOON, [-100, -70, -20, -3, -2, -1, 0][who % 7]! + who / 40);
  const deliveries = fc.array(version, { maxLength: 60 });
  fc.assert(
    fc.property(deliveries, deliveries, (first, more) => {
      const said = new Map(first.map((each) => [`${each.who}#${each.version}`, each]));
      const latest = new Map<number, (typeof first)[number]>();
      for (const each of said.values())
        if (each.version > (latest.get(each.who)?.version ?? 0)) latest.set(each.who, each);
      const arrivalOf = ({ who, stars }: (typeof first)[number]): Arrival => ({
        firstAt: firstAtOf(who),
        given: stars,
        isNew: who % 3 === 0,
      });
      const known = new Map<number, { version: number; row: Arrival }>();
      let pace = EMPTY_PACE;
      // What comes again is what was said: the same version with the same stars.
      const again = more.flatMap(({ who, version: of }) => said.get(`${who}#${of}`) ?? []);
      for (const each of [...said.values(), ...again, ...[...said.values()].reverse()]) {
        const before = known.get(each.who);
        if (each.version <= (before?.version ?? 0)) continue;
        pace = paced(pace, [{ before: before?.row, after: arrivalOf(each) }]);
        known.set(each.who, { version: each.version, row: arrivalOf(each) });
      }
      const sorted = (of: Pace) => JSON.stringify([of.hours, of.days].map((each) => Object.entries(each).sort()));
      const atOnce = paceOf([...latest.values()].map(arrivalOf));
      expect(sorted(pace)).toBe(sorted(atOnce));
      expect(windowOf(pace)).toEqual(windowOf(atOnce));
    }),
  );
});

test('bursts of one subject never share a voice, and none holds what is shown', () => {
  const step = fc.record({
    count: fc.integer({ min: 1, max: 15 }),
    stars: fc.constantFrom(1, 1, 1, 5, 3),
    hours: fc.integer({ min: 1, max: 40 }),
    isShown: fc.boolean(),
    decided: fc.constantFrom('released' as const, 'leftOut' as const, undefined),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let [at, pace, shownThrough] = [NOON, paceOf(history(7)), undefined as string | undefined];
      const bursts: Burst[] = [];
      const given: string[] = [];
      for (const { count, stars, hours, isShown, decided } of steps) {
        at = secondsAfter(at, hours * 3600);
        const come = many(count, stars, at);
        given.push(...come.map(({ firstAt }) => firstAt!));
        pace = paceOf(come, pace);
        const found = noticed(pace, { bursts, shownThrough });
        if (found) {
          bursts.push(burst({ ...found, burstId: String(bursts.length) }));
          if (shownThrough) expect(isOf({ firstAt: shownThrough }, bursts.at(-1)!)).toBe(false);
        }
        if (isShown) shownThrough = come.at(-1)!.firstAt;
        const last = bursts.at(-1);
        if (last && decided)
          bursts.splice(-1, 1, { ...last, state: decided, until: at < last.until ? at : last.until });
      }
      for (const firstAt of given) expect(bursts.filter((each) => isOf({ firstAt }, each)).length).toBeLessThan(2);
    }),
  );
});
