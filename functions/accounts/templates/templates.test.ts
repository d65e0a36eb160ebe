import { filledLines, partsOf, WHOLE } from '@shared/accounts/voucher-templates';
import fc from 'fast-check';
import { periodOf, proposalsOn, type Use } from './proposals';
import { refuseUnsoundTemplate, type TemplateContent } from './template';

const shares = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 })
  .map((parts) => [...parts, WHOLE - parts.reduce((sum, one) => sum + one, 0)]);
const total = (parts: readonly number[]) => parts.reduce((sum, one) => sum + one, 0);

test('the parts of any sum make it to the fen, none is below nought, and only the last has more than its share', () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 1e13 }), (some, fen) => {
      const parts = partsOf(fen, some);
      expect(total(parts)).toBe(fen);
      parts.forEach((part, place) => {
        const exact = (fen * some[place]!) / WHOLE;
        expect(part).toBeGreaterThanOrEqual(0);
        if (place < parts.length - 1) expect(Math.abs(part - exact)).toBeLessThan(1);
        else expect(part - exact).toBeLessThan(parts.length);
      });
    }),
  );
});

test('a third each leaves the odd fen with the last line of its side', () => {
  const lines = [
    { side: 'debit', accountCode: '513', share: 3_333 },
    { side: 'credit', accountCode: '102', share: WHOLE },
    { side: 'debit', accountCode: '512', share: 3_333 },
    { side: 'debit', accountCode: '511', share: 3_334 },
  ] as const;
  expect(filledLines(lines, 10_000).map(({ debitFen, creditFen }) => [debitFen, creditFen])).toEqual([
    [3_333, 0],
    [0, 10_000],
    [3_333, 0],
    [3_334, 0],
  ]);
  expect(filledLines(lines, 100).map(({ debitFen }) => debitFen)).toEqual([33, 0, 33, 34]);
});

const sound: TemplateContent = {
  ...{ name: '付电费', summary: '付电费', papers: [], usableBy: [], isInUse: true },
  lines: [
    { side: 'debit', accountCode: '513', share: WHOLE },
    { side: 'credit', accountCode: '102', share: WHOLE },
  ],
};
test.each([
  ['shares that are not the whole', { lines: [{ ...sound.lines[0]!, share: 9_999 }, sound.lines[1]!] }],
  ['one side alone', { lines: [sound.lines[0]!] }],
  ['本年收益', { lines: [{ ...sound.lines[0]!, accountCode: '321' }, sound.lines[1]!] }],
  ['an account that no chart has', { lines: [{ ...sound.lines[0]!, accountCode: '999' }, sound.lines[1]!] }],
  ['a quarter without its month', { recurs: { every: 'quarter', day: 1, from: '2026-01' } }],
  ['a fourth month of a quarter', { recurs: { every: 'quarter', month: 4, day: 1, from: '2026-01' } }],
] as [string, Partial<TemplateContent>][])('a template with %s is refused', (_, part) => {
  const isKnown = (code: string) => code !== '999';
  expect(() => refuseUnsoundTemplate(sound, isKnown)).not.toThrow();
  expect(() => refuseUnsoundTemplate({ ...sound, ...part }, isKnown)).toThrow();
});

const always = () => true;
const recurring = (recurs: object) => [{ templateId: 'A', isInUse: true, recurs: recurs as never }];
test.each([
  [{ every: 'month', day: 20, from: '2026-10' }, '2026-11-20', ['2026-10-20', '2026-11-20']],
  [{ every: 'month', day: 20, from: '2026-10' }, '2026-11-19', ['2026-10-20']],
  [{ every: 'quarter', month: 3, day: 28, from: '2026-05' }, '2026-11-20', ['2026-06-28', '2026-09-28']],
  [{ every: 'year', month: 11, day: 1, from: '2026-01' }, '2026-11-20', ['2026-11-01']],
  [{ every: 'month', day: 1, from: '2027-01' }, '2026-11-20', []],
])('%j on %s is proposed of %j', (recurs, today, days) => {
  expect(proposalsOn(today, recurring(recurs), [], always).map(({ on }) => on)).toEqual(days);
});

test('nothing is proposed of a closed month, of what is out of use, or of what was entered', () => {
  const monthly = recurring({ every: 'month', day: 5, from: '2026-09' });
  const used: Use[] = [{ templateId: 'A', period: '2026-10', pendingId: 'P' }];
  const isOpen = (month: string) => month > '2026-09';
  expect(proposalsOn('2026-11-20', monthly, used, isOpen).map(({ period }) => period)).toEqual(['2026-11']);
  expect(proposalsOn('2026-11-20', [{ ...monthly[0]!, isInUse: false }], [], always)).toEqual([]);
});

test('whoever enters each proposal of any days, rhythms and changes of them enters no period of a rhythm twice', () => {
  const rhythm = fc.record({
    every: fc.constantFrom('month', 'quarter', 'year'),
    month: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 28 }),
    from: fc.constant('2025-06'),
  });
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2025, 5, 1 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(fc.tuple(rhythm, day), { maxLength: 30 }), (steps) => {
      const uses: Use[] = [];
      for (const [recurs, today] of steps)
        for (const { templateId, period, on } of proposalsOn(today, recurring(recurs), uses, always)) {
          expect(on <= today).toBe(true);
          expect(periodOf(recurs.every as 'month', on)).toBe(period);
          expect(uses.some((use) => use.period === period)).toBe(false);
          uses.push({ templateId, period, pendingId: 'P' });
        }
    }),
  );
});
