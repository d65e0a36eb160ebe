import { leftThrough, payableOn } from './payable';

const dues = [
  { dueOn: '2025-03-01', amountFen: 500 },
  { dueOn: '2026-03-01', amountFen: 500 },
  { dueOn: '2027-03-01', amountFen: 600 },
];
const on = (day: string, ...received: number[]) =>
  payableOn({ dues, receipts: received.map((amountFen) => ({ receivedOn: '2025-03-01', amountFen })) }, day);

test.each<[string, number[], number, string | undefined]>([
  ['2026-11-20', [], 1000, '2026-03-01'],
  ['2026-11-20', [200], 800, '2026-03-01'],
  // On its day a rent is due already.
  ['2026-03-01', [500], 500, '2026-03-01'],
  ['2026-02-28', [500], 500, '2026-03-01'],
  // Nothing is owed: the rest of the next one may be paid.
  ['2026-11-20', [500, 500], 600, '2027-03-01'],
  ['2026-11-20', [1100], 500, '2027-03-01'],
  ['2024-01-01', [], 500, '2025-03-01'],
  ['2026-11-20', [1600], 0, undefined],
])('on %s after %j: %i by %s', (day, received, amountFen, dueOn) =>
  expect(on(day, ...received)).toEqual(dueOn ? { amountFen, dueOn } : { amountFen }),
);

test('after a contract was ended there is nothing to come', () =>
  expect(payableOn({ dues, receipts: [], terminatedOn: '2026-01-01' }, '2026-11-20')).toEqual({
    amountFen: 500,
    dueOn: '2025-03-01',
  }));

test('what is left of the rents until a day is what was to be paid by then, and less when money came meanwhile', () => {
  const before = { dues, receipts: [] };
  expect(leftThrough(before, '2026-03-01')).toBe(payableOn(before, '2026-11-20').amountFen);
  const after = { dues, receipts: [{ receivedOn: '2026-11-20', amountFen: 1000 }] };
  expect(leftThrough(after, '2026-03-01')).toBe(0);
  // A rent to come could take it, and what was ordered is none of it.
  expect(payableOn(after, '2026-11-20').amountFen).toBe(600);
  expect(leftThrough({ ...before, terminatedOn: '2026-01-01' }, '2026-03-01')).toBe(500);
});
