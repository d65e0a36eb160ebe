import fc from 'fast-check';
import { bankEnds, coveredOf } from './coverage';
import { explained, explanationIn, type Explained } from './explanation';

const line = (on: string, signedFen: number, balanceFen?: number) => ({ on, signedFen, balanceFen });
const file = (from: string, through: string) => ({ from, through });
const JANUARY = [line('2026-01-06', 100, 1100), line('2026-01-21', -50, 1050)];
const MARCH = [line('2026-03-02', 10, 1060)];

test('a file that ends in the first days of a month covers it to there', () => {
  expect(coveredOf([file('2026-01-01', '2026-01-06')], JANUARY.slice(0, 1))?.through).toBe('2026-01-06');
  expect(coveredOf([], [])).toBeUndefined();
});

test('files that touch, or whose balances follow each other, are one; a hole ends what is covered', () => {
  const [one, two] = [file('2026-01-06', '2026-01-21'), file('2026-03-02', '2026-03-31')];
  expect(coveredOf([two, one], [...JANUARY, ...MARCH])?.through).toBe('2026-03-31');
  // A line between them is gone: its file was taken back.
  const later = [line('2026-03-02', 10, 1260)];
  expect(coveredOf([one, two], [...JANUARY, ...later])?.through).toBe('2026-01-21');
  expect(coveredOf([file('2026-01-06', '2026-01-31'), file('2026-02-01', '2026-02-28')], [])?.through).toBe(
    '2026-02-28',
  );
  // Without balances only days that touch prove anything.
  const bare = [line('2026-01-21', 5), line('2026-03-02', 5)];
  expect(coveredOf([one, two], bare)?.through).toBe('2026-01-21');
  // The hole lies within a file that reaches over it.
  expect(coveredOf([file('2026-01-06', '2026-03-31')], [...JANUARY, ...later])?.through).toBe('2026-01-21');
});

test('a file without balances between two with them must add up to what they differ by', () => {
  const files = [file('2026-01-01', '2026-01-31'), file('2026-02-01', '2026-02-28'), file('2026-03-01', '2026-03-31')];
  const bare = (signedFen: number) => [...JANUARY, line('2026-02-10', signedFen), ...MARCH];
  expect(coveredOf(files, bare(0))?.through).toBe('2026-03-31');
  expect(coveredOf(files, bare(5))?.through).toBe('2026-01-21');
});

test('one balance tells both ends, wherever it stands; none tells nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1000, max: 1000 }),
      fc.array(fc.record({ signedFen: fc.integer({ min: -99, max: 99 }), has: fc.boolean() }), { minLength: 1 }),
      (openingFen, moves) => {
        let balanceFen = openingFen;
        const lines = moves.map(({ signedFen, has }) => {
          balanceFen += signedFen;
          return line('2026-01-01', signedFen, has ? balanceFen : undefined);
        });
        const told = moves.some(({ has }) => has) ? { openingFen, closingFen: balanceFen } : undefined;
        expect(bankEnds(lines)).toEqual(told);
      },
    ),
  );
});

test('what a line waits for is explained anew for the months to come, and stays as it was where two have signed', () => {
  const bare: Explained & { on: string } = { on: '2026-01-21' };
  const first = explained(bare, { awaits: 'booking', note: '下月入账' }, '2026-02');
  expect(explanationIn(first, '2026-01')).toEqual({ awaits: 'booking', note: '下月入账' });
  const second = explained(first, { awaits: 'bankCorrection', note: '银行记错' }, '2026-02');
  const third = explained(second, { awaits: 'other', note: '查不到' }, '2026-02');
  const fourth = explained(third, { awaits: 'booking', note: '已查明' }, '2026-03');
  const said = (month: string) => explanationIn(fourth, month).note;
  expect(['2026-01', '2026-02', '2026-03', '2026-04'].map(said)).toEqual(['下月入账', '下月入账', '查不到', '已查明']);
  // Before anything of it is signed the words are simply others.
  expect(explained(first, { awaits: 'other', note: '查不到' }, '2025-12').saidBefore).toBeUndefined();
});
