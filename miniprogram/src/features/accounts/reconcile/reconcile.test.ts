import { addMonths, monthEnd } from '@shared/time';
import { candidatesFor, candidatesOf, isContested, leftOutFor, type Line, pickedOf, type Voucher } from './candidates';

const line = (place: number, signedFen: number, more: Partial<Line> = {}): Line => ({
  ...{ lineKey: `2026-10-0${place}#00001`, on: `2026-10-0${place}`, signedFen, ageDays: 9, ...more },
});
const voucher = (id: string, signedFen: number): Voucher => ({
  ...{ voucherId: id, voucherNo: `记-${id}`, year: 2026, on: '2026-10-08', signedFen, summary: '付电费', ageDays: 3 },
});

test('the last day and the months beside one, over the turn of the year', () => {
  expect([monthEnd('2024-02'), monthEnd('2026-12')]).toEqual(['2024-02-29', '2026-12-31']);
  expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});

test('a line has all its candidates, and what was left out says why; a row that is gone is no candidate', () => {
  const sheet = {
    openLines: [line(1, -500), line(2, -500)],
    openVouchers: [voucher('A', -500), voucher('B', -500)],
    suggestions: [
      { lineKeys: [line(1, 0).lineKey], voucherIds: ['A'], reason: 'sameSum' as const, isCertain: false },
      { lineKeys: [line(2, 0).lineKey], voucherIds: ['A'], reason: 'sameSum' as const, isCertain: false },
      { lineKeys: [line(1, 0).lineKey], voucherIds: ['gone'], reason: 'sameSum' as const, isCertain: false },
    ],
    leftOut: [{ lineKey: line(1, 0).lineKey, voucherId: 'B', why: 'farApart' as const }],
  };
  const candidates = candidatesOf(sheet);
  expect(candidates).toHaveLength(2);
  expect(candidatesFor(candidates, sheet.openLines[0]!).map(({ vouchers }) => vouchers[0]!.voucherId)).toEqual(['A']);
  // One voucher, two lines that fit it alike.
  expect(candidates.map((each) => isContested(candidates, each))).toEqual([true, true]);
  expect(isContested(candidates.slice(1), candidates[1]!)).toBe(false);
  expect(leftOutFor(sheet, sheet.openLines[0]!).map(({ voucher: { voucherId }, why }) => [voucherId, why])).toEqual([
    ['B', 'farApart'],
  ]);
  expect(leftOutFor(sheet, sheet.openLines[1]!)).toEqual([]);
});

test('what is chosen by hand is one sum to the fen, and more than one row', () => {
  expect(pickedOf([line(1, -500), line(2, 500)], [])).toMatchObject({ isEven: true, differenceFen: 0 });
  expect(pickedOf([line(1, -500)], [voucher('A', -300), voucher('B', -199)])).toMatchObject({
    ...{ isEven: false, differenceFen: -1 },
  });
  expect(pickedOf([line(1, 0)], [])).toMatchObject({ isEven: false });
});
