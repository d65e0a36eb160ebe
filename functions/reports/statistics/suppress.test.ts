import fc from 'fast-check';
import { LEAST, suppress } from './suppress';

test.each<[number[], (number | undefined)[]]>([
  [
    [12, 3, 2, 8],
    [12, undefined, undefined, 8],
  ],
  [
    [12, 3, 9, 8],
    [12, undefined, 9, undefined],
  ],
  [
    [12, 1, 1, 8],
    [12, undefined, undefined, undefined],
  ],
  [
    [4, 4, 6, 9],
    [undefined, undefined, undefined, 9],
  ],
  [
    [0, 0, 20, 7],
    [undefined, undefined, 20, 7],
  ],
  [
    [5, 5],
    [5, 5],
  ],
  [
    [4, 4, 4],
    [undefined, undefined, undefined],
  ],
  [
    [1, 1, 10],
    [undefined, undefined, undefined],
  ],
])('%j is shown as %j', (cells, shown) => {
  expect(suppress(cells)).toEqual(shown);
});

const tables = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 2, maxLength: 13 });

test('no cell under five is ever shown', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      suppress(cells).forEach((shown) => expect(shown === undefined || shown >= LEAST).toBe(true));
    }),
  );
});

test('the total less what is shown is never one cell nor a few reports', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      const total = cells.reduce((sum, cell) => sum + cell, 0);
      fc.pre(total >= LEAST);
      const shown = suppress(cells);
      const left = total - shown.reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
      const hidden = shown.filter((cell) => cell === undefined).length;
      if (left > 0) expect([hidden >= 2, left >= LEAST]).toEqual([true, true]);
    }),
  );
});

test('each hidden cell could be another number and everything shown would be as it is', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      const shown = suppress(cells);
      const hidden = cells.flatMap((cell, place) => (shown[place] === undefined ? [{ cell, place }] : []));
      const left = hidden.reduce((sum, { cell }) => sum + cell, 0);
      fc.pre(cells.reduce((sum, cell) => sum + cell, 0) >= LEAST && left > 0);
      const smallOnly = hidden.every(({ cell }) => cell < LEAST);
      for (const { cell, place } of hidden) {
        // One report more or less here, and one less or more in another that is hidden.
        const others = hidden.filter((other) => other.place !== place);
        // A table that is hidden whole could be one large number and a few small ones: 1 1 10 leaves what 4 4 4 leaves.
        const most = smallOnly && hidden.length < cells.length ? LEAST - 1 : Infinity;
        const less = cell > 0 && others.some((other) => other.cell < most);
        const more = cell < most && others.some((other) => other.cell > 0);
        expect(less || more).toBe(true);
      }
    }),
  );
});
