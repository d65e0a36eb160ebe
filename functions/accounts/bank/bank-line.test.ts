import fc from 'fast-check';
import { type BankLine, inOrderOfTime, type Placed, placed, settle } from './bank-line';

const opening = fc.integer({ min: 0, max: 1e10 });
const moves = fc.array(
  fc.record({ fen: fc.integer({ min: -1e9, max: 1e9 }).filter((fen) => fen !== 0), nextDay: fc.boolean() }),
  { minLength: 3, maxLength: 60 },
);
type Moves = readonly { fen: number; nextDay: boolean }[];

const dayOf = (count: number) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10);

/** A statement's lines as a bank writes them, in either direction of time. */
function statementOf(start: number, steps: Moves, newestFirst = false): BankLine[] {
  let [balanceFen, day] = [start, 0];
  const lines = steps.map(({ fen, nextDay }) => ({
    on: dayOf((day += nextDay ? 1 : 0)),
    signedFen: fen,
    balanceFen: (balanceFen += fen),
  }));
  return (newestFirst ? lines.reverse() : lines).map((line, place) => ({ ...line, rowNo: place + 2 }));
}
const read = (lines: readonly BankLine[]): Placed[] => placed(inOrderOfTime(lines).lines);
const told = (lines: readonly Placed[]) => lines.map(({ rowNo: _, ...line }) => line);
const NOTHING = { within: [], covered: [] };
const spanOf = (lines: readonly BankLine[]) => ({ from: lines[0]!.on, through: lines[lines.length - 1]!.on });
const faultsOf = (kind: string, faults: readonly { kind: string }[]) => faults.filter((fault) => fault.kind === kind);

test('a whole statement has no break, and each line one place, in either direction of time', () => {
  fc.assert(
    fc.property(opening, moves, (start, steps) => {
      const [forward, backward] = [statementOf(start, steps), statementOf(start, steps, true)];
      expect(inOrderOfTime(forward).breaks).toEqual([]);
      expect(inOrderOfTime(backward).breaks).toEqual([]);
      expect(told(read(backward))).toEqual(told(read(forward)));
    }),
  );
});

test('a line left out from the middle breaks the chain by its sum, between its neighbours', () => {
  fc.assert(
    fc.property(opening, moves, fc.nat(), (start, steps, at) => {
      // A day each: the file's direction is then plain, whatever its sums.
      const whole = statementOf(
        start,
        steps.map((step) => ({ ...step, nextDay: true })),
      );
      const place = 1 + (at % (whole.length - 2));
      const { breaks } = inOrderOfTime(whole.filter((_, index) => index !== place));
      expect(breaks).toEqual([
        {
          kind: 'missing',
          gapFen: whole[place]!.signedFen,
          afterRowNo: whole[place - 1]!.rowNo,
          rowNo: whole[place + 1]!.rowNo,
        },
      ]);
    }),
  );
});

test('a line that stands twice is named as doubled, and a changed sum is never silent', () => {
  fc.assert(
    fc.property(opening, moves, fc.boolean(), fc.nat(), (start, steps, newestFirst, at) => {
      const whole = statementOf(start, steps, newestFirst);
      const place = at % whole.length;
      const twice = [...whole.slice(0, place + 1), { ...whole[place]!, rowNo: 999 }, ...whole.slice(place + 1)];
      expect(inOrderOfTime(twice).breaks.some(({ kind }) => kind === 'doubled')).toBe(true);
      const changed = whole.map((line, index) => (index === 1 ? { ...line, signedFen: line.signedFen + 7 } : line));
      const found = inOrderOfTime(changed);
      const isEnd = found.lines[0]!.rowNo === changed[1]!.rowNo;
      // The first line's own sum is proved by what lies before it.
      if (!isEnd) expect(found.breaks.length).toBeGreaterThan(0);
    }),
  );
});

test('imported twice or overlapping: nothing doubled, nothing lost', () => {
  fc.assert(
    fc.property(opening, moves, fc.nat(), fc.nat(), (start, steps, one, other) => {
      const all = read(statementOf(start, steps));
      const days = [...new Set(all.map(({ on }) => on))];
      const [low, high] = [one % days.length, other % days.length].sort((a, b) => a - b);
      // Files are of whole days: one until a day, one from a day before it.
      const first = all.filter(({ on }) => on <= days[high!]!);
      const second = all.filter(({ on }) => on >= days[low!]!);
      const again = settle(second, {
        within: first.filter(({ on }) => on >= days[low!]!),
        before: first.filter(({ on }) => on < days[low!]!).slice(-1)[0],
        covered: [spanOf(first)],
      });
      expect(again.faults).toEqual([]);
      expect([...first, ...again.fresh].map(({ lineKey }) => lineKey).sort()).toEqual(
        all.map(({ lineKey }) => lineKey).sort(),
      );
      expect(settle(all, { within: all, covered: [spanOf(all)] })).toMatchObject({ fresh: [], faults: [] });
    }),
  );
});

test('the earlier half after the later one fits, and a hole between two files is named with its sum', () => {
  fc.assert(
    fc.property(opening, moves, (start, steps) => {
      const all = read(
        statementOf(
          start,
          steps.map((step) => ({ ...step, nextDay: true })),
        ),
      );
      const [first, hole, ...later] = all;
      const fits = settle([first!, hole!], { ...NOTHING, after: later[0], covered: [spanOf(later)] });
      expect(fits.faults).toEqual([]);
      const torn = settle(later, { ...NOTHING, before: first, covered: [spanOf([first!])] });
      expect(torn.faults).toEqual([
        { kind: 'gapBefore', rowNo: later[0]!.rowNo, gapFen: hole!.signedFen, day: first!.on },
      ]);
    }),
  );
});

test('other words, one more or one less in days that were told before are faults, and nothing of them is taken', () => {
  fc.assert(
    fc.property(opening, moves, fc.nat(), (start, steps, at) => {
      const all = read(
        statementOf(
          start,
          steps.map((step) => ({ ...step, nextDay: true })),
        ),
      );
      const place = at % (all.length - 1);
      const there = { within: all, covered: [spanOf(all)] };
      const otherWords = settle(
        all.map((line, index) => (index === place ? { ...line, remark: '更正' } : line)),
        there,
      );
      expect([faultsOf('differs', otherWords.faults).length, otherWords.fresh.length]).toEqual([1, 0]);
      const less = settle(
        all.filter((_, index) => index !== place),
        there,
      );
      expect([faultsOf('lacks', less.faults).length, less.fresh.length]).toEqual([1, 0]);
      const more = settle([...all, { ...all[place]!, lineKey: `${all[place]!.on}#00002` }], there);
      expect([faultsOf('extra', more.faults).length, more.fresh.length]).toEqual([1, 0]);
    }),
  );
});

test('two equal payments one after the other are no doubling: the balance falls twice', () => {
  const steps = [-5_000, -5_000, 200].map((fen) => ({ fen, nextDay: false }));
  expect(inOrderOfTime(statementOf(100_000, steps)).breaks).toEqual([]);
});

test('without balances equal lines of a day are as many as there are, in any order of the file', () => {
  const line = (rowNo: number, signedFen: number) => ({ rowNo, on: '2026-01-02', signedFen });
  const one = read([line(2, 500), line(3, -100), line(4, 500)]);
  const other = read([line(2, -100), line(3, 500), line(4, 500)]);
  expect(told(one)).toEqual(told(other));
  expect(settle(other, { within: one, covered: [spanOf(one)] })).toMatchObject({ fresh: [], faults: [] });
  const cut = settle(read([line(2, 500)]), { within: one, covered: [spanOf(one)] });
  expect([cut.fresh.length, cut.faults.length > 0]).toEqual([0, true]);
});
