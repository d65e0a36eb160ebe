import fc from 'fast-check';
import { type ChainLine, chainOf } from './balance-chain';

const sums = fc.array(
  fc.integer({ min: -1e9, max: 1e9 }).filter((fen) => fen !== 0),
  { minLength: 3, maxLength: 60 },
);
const opening = fc.integer({ min: 0, max: 1e10 });
const isBackward = fc.boolean();

/** A statement's lines as a bank writes them, in either direction of time. */
function statementOf(start: number, signed: readonly number[], newestFirst: boolean): ChainLine[] {
  let balanceFen = start;
  const lines = signed.map((signedFen) => ({ signedFen, balanceFen: (balanceFen += signedFen) }));
  return (newestFirst ? lines.reverse() : lines).map((line, place) => ({ ...line, rowNo: place + 2 }));
}

test('a whole statement has no break, in either direction of time', () => {
  fc.assert(
    fc.property(opening, sums, isBackward, (start, signed, newestFirst) => {
      expect(chainOf(statementOf(start, signed, newestFirst)).breaks).toEqual([]);
    }),
  );
});

test('a line left out from the middle breaks the chain, by its sum, between its neighbours', () => {
  fc.assert(
    fc.property(opening, sums, isBackward, fc.nat(), (start, signed, newestFirst, at) => {
      const whole = statementOf(start, signed, newestFirst);
      fc.pre(whole.length >= 5);
      const place = 1 + (at % (whole.length - 2));
      const { order, breaks } = chainOf(whole.filter((_, index) => index !== place));
      // With one break the true direction has the fewer, unless the other happens to fit as well.
      fc.pre(order === (newestFirst ? 'newestFirst' : 'oldestFirst'));
      expect(breaks).toHaveLength(1);
      expect(breaks[0]).toMatchObject({ gapFen: whole[place]!.signedFen, kind: 'missing' });
      expect([breaks[0]!.afterRowNo, breaks[0]!.rowNo].sort((a, b) => a - b)).toEqual([
        whole[place - 1]!.rowNo,
        whole[place + 1]!.rowNo,
      ]);
    }),
  );
});

test('a line that stands twice is named as doubled, and a changed sum is never silent', () => {
  fc.assert(
    fc.property(
      opening,
      sums,
      isBackward,
      fc.nat(),
      fc.integer({ min: 1, max: 1e6 }),
      (start, signed, newestFirst, at, more) => {
        const whole = statementOf(start, signed, newestFirst);
        const place = at % whole.length;
        const twice = [...whole.slice(0, place + 1), { ...whole[place]!, rowNo: 999 }, ...whole.slice(place + 1)];
        const { breaks } = chainOf(twice);
        expect(breaks.length).toBeGreaterThan(0);
        expect(breaks.some(({ kind }) => kind === 'doubled')).toBe(true);
        const changed = whole.map((line, index) =>
          index === 1 ? { ...line, signedFen: line.signedFen + more } : line,
        );
        expect(chainOf(changed).breaks.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('two equal payments one after the other are no doubling: the balance falls twice', () => {
  const lines = statementOf(100_000, [-5_000, -5_000, 200], false);
  expect(chainOf(lines).breaks).toEqual([]);
});
