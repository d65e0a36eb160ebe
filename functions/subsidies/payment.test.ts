import type { PaymentRule } from '@shared/subsidies/subsidies';
import fc from 'fast-check';
import type { TransferStatus } from '@shared/subsidies/subsidies';
import { addToYear, changedInYear, ruleInForce, supersededOn, paidIn, takesOut } from './payment';
import { afterStep, mayFollow, type Step } from './transfer';

const payment = (
  programCode: string,
  amountFen: number,
  status: 'planned' | 'sent' | 'credited' | 'returned' = 'credited',
) => ({
  paymentId: `${programCode}-${amountFen}-${status}`,
  programCode,
  programName: `项目${programCode}`,
  amountFen,
  paidOn: '2026-03-12',
  status,
  transfer: [{ status, on: '2026-03-12' }],
});

test('only what was credited counts', () => {
  const year = addToYear(2026, [
    payment('BT01', 35_400),
    payment('BT01', 100),
    payment('BT39', 60_000),
    payment('BT03', 9_999, 'returned'),
    payment('BT03', 9_999, 'sent'),
    payment('BT03', 9_999, 'planned'),
  ]);
  expect(year).toMatchObject({ year: 2026, totalFen: 95_500, count: 3 });
  expect(year.programs.map(({ programCode, totalFen, count }) => [programCode, totalFen, count])).toEqual([
    ['BT39', 60_000, 1],
    ['BT01', 35_500, 2],
  ]);
  expect(year.returned.map(({ amountFen, reason }) => [amountFen, reason])).toEqual([[9_999, 'other']]);
  expect(year.underway).toHaveLength(2);
});

test('a program keeps what came in which month, and the newest payment whatever the order', () => {
  const on = (paidOn: string, amountFen: number, quantity: number) => ({
    ...payment('BT01', amountFen),
    paidOn,
    quantity,
    unit: '亩',
  });
  const [program] = addToYear(2026, [
    on('2026-06-18', 300, 3),
    on('2026-03-02', 100, 1),
    on('2026-06-02', 200, 2),
  ]).programs;
  expect(program?.months).toEqual([
    { month: 3, totalFen: 100, count: 1, lastOn: '2026-03-02' },
    { month: 6, totalFen: 500, count: 2, lastOn: '2026-06-18' },
  ]);
  expect(program?.last).toEqual({ paidOn: '2026-06-18', amountFen: 300, quantity: 3, unit: '亩' });
});

test('a payment that changes moves in its year: sent, returned, sent again, credited', () => {
  const at = (status: 'sent' | 'returned' | 'credited') => ({ ...payment('BT01', 500, status), paymentId: 'P' });
  const others = [payment('BT03', 1, 'returned'), payment('BT39', 2)];
  let year = addToYear(2026, [...others, at('sent')]);
  const look = () => [year.totalFen, year.underway.length, year.returned.length];
  expect(look()).toEqual([2, 1, 1]);
  year = changedInYear(year, at('sent'), at('returned'));
  expect(look()).toEqual([2, 0, 2]);
  year = changedInYear(year, at('returned'), at('sent'));
  expect(look()).toEqual([2, 1, 1]);
  year = changedInYear(year, at('sent'), at('credited'));
  expect(look()).toEqual([502, 0, 1]);
  expect(year).toEqual(addToYear(2026, [...others, at('credited')]));
});

test('a year added to in any parts is the year added to at once, and its programs add up', () => {
  const payments = fc.array(
    fc
      .tuple(
        fc.constantFrom('BT01', 'BT03', 'BT39'),
        fc.integer({ min: 0, max: 1e10 }),
        fc.constantFrom('planned', 'sent', 'credited', 'returned'),
        fc.integer(),
      )
      .map(([code, fen, status, id]) => ({ ...payment(code, fen, status as 'credited'), paymentId: String(id) })),
  );
  // Two payments never have one id.
  const distinct = (list: { paymentId: string }[]) =>
    new Set(list.map(({ paymentId }) => paymentId)).size === list.length;
  fc.assert(
    fc.property(payments, payments, (first, second) => {
      fc.pre(distinct([...first, ...second]));
      const whole = addToYear(2026, [...first, ...second]);
      expect(addToYear(addToYear(2026, first), second)).toEqual(whole);
      expect(whole.programs.reduce((sum, { totalFen }) => sum + totalFen, 0)).toBe(whole.totalFen);
      expect(whole.programs.reduce((sum, { count }) => sum + count, 0)).toBe(whole.count);
    }),
  );
});

test('kept sums equal the year made anew after any order of recording and of what banks say', () => {
  const DAYS = ['2026-03-12', '2026-03-12', '2026-03-20', '2026-07-01'];
  const steps = fc.array(
    fc.record({
      place: fc.integer({ min: 0, max: 3 }),
      status: fc.constantFrom<TransferStatus>('planned', 'sent', 'credited', 'returned'),
      later: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 30, maxLength: 60 },
  );
  let fell = 0;
  fc.assert(
    fc.property(steps, (said) => {
      const held = new Map<number, ReturnType<typeof payment> & { transfer: Step[] }>();
      let year = addToYear(2026, []);
      for (const { place, status, later } of said) {
        const before = held.get(place);
        if (!before) {
          const first = {
            ...payment(place < 3 ? 'BT01' : 'BT39', 100 + place),
            paymentId: `P${place}`,
            paidOn: DAYS[place]!,
          };
          const recorded = { ...first, status, transfer: [{ status, on: first.paidOn }] };
          held.set(place, recorded as typeof first);
          year = addToYear(year, [recorded]);
          continue;
        }
        const on = `2026-08-${String(Number(before.transfer.at(-1)!.on.slice(8)) + later).padStart(2, '0')}`;
        const step: Step = { status, on: before.transfer.at(-1)!.on.startsWith('2026-08') ? on : '2026-08-01' };
        if (!mayFollow(before, step)) continue;
        const after = afterStep(before, step) as typeof before;
        held.set(place, after);
        if (takesOut(before, after)) fell += 1;
        year = takesOut(before, after) ? addToYear(2026, [...held.values()]) : changedInYear(year, before, after);
        expect(year).toEqual(addToYear(2026, [...held.values()]));
        const credited = [...held.values()].filter((one) => one.status === 'credited');
        expect([year.totalFen, year.count]).toEqual([
          credited.reduce((sum, { amountFen }) => sum + amountFen, 0),
          credited.length,
        ]);
      }
    }),
    { numRuns: 300 },
  );
  expect(fell).toBeGreaterThan(50);
});

test('of two payments on one day the kept one does not depend on which was recorded first', () => {
  const two = [
    { ...payment('BT01', 200), quantity: 2 },
    { ...payment('BT01', 200), paymentId: 'Q', quantity: 3 },
  ];
  expect(addToYear(2026, [...two].reverse())).toEqual(addToYear(2026, two));
});

test('a sum is never walked backwards: money that leaves it needs the payments', () => {
  expect(() =>
    changedInYear(addToYear(2026, [payment('BT01', 1)]), payment('BT01', 1), payment('BT01', 1, 'returned')),
  ).toThrow('made anew');
});

test('a payment counts in the year of its day', () => {
  expect(paidIn({ paidOn: '2025-12-31' })).toBe(2025);
});

describe('ruleInForce', () => {
  const rules = ['2026-01-01', '2024-01-01', '2026-07-01'].map((effectiveOn) => ({ effectiveOn }) as PaymentRule);
  test.each([
    ['2023-12-31', undefined],
    ['2024-01-01', '2024-01-01'],
    ['2025-12-31', '2024-01-01'],
    ['2026-06-30', '2026-01-01'],
    ['2026-07-01', '2026-07-01'],
    ['2030-01-01', '2026-07-01'],
  ])('on %s it is that of %s', (day, effectiveOn) => {
    expect(ruleInForce(rules, day)?.effectiveOn).toBe(effectiveOn);
  });

  test.each([
    ['2024-01-01', '2026-01-01'],
    ['2026-01-01', '2026-07-01'],
    ['2026-07-01', undefined],
  ])('the rule of %s is followed on %s', (effectiveOn, next) => {
    expect(supersededOn(rules, { effectiveOn } as PaymentRule)).toBe(next);
  });
});
