import type { WorkMonth, WorkVillage } from '@shared/accounts/workbench';
import { blockedMonth, byBlock, readyToClose } from './blocked';

const village = (villageCode: string, months: WorkMonth[], hasBook = true): WorkVillage => ({
  ...{ villageCode, villageName: villageCode, hasBook, bankAccounts: 1, proposed: 0, isUnhanded: false, months },
});
const october: WorkMonth = { month: 10, state: 'booked', awaits: 'reconciling' };
const november: WorkMonth = { month: 11, state: 'booked', awaits: 'monthEnd' };

test('the first month that somebody must do something about, and not one that only waits for time or for another', () => {
  expect(blockedMonth(village('a', [{ month: 9, state: 'published' }, october, november]))).toBe(october);
  expect(blockedMonth(village('a', [{ ...october, awaits: 'monthBefore' }, november]))).toBeUndefined();
});

test('what is held up the longest first, then no book, then those in which nothing waits', () => {
  const fine = village('fine', [november]);
  const late = village('late', [{ month: 3, state: 'closed', awaits: 'publishing' }]);
  const some = [fine, village('now', [october]), late, village('none', [], false)];
  expect(byBlock(some).map(({ villageCode }) => villageCode)).toEqual(['late', 'now', 'none', 'fine']);
});

test('what only its closing is missing of: the earliest month, with every village of which it is', () => {
  const ready = (villageCode: string, month: number) =>
    village(villageCode, [{ month, state: 'reconciled', awaits: 'closing' }]);
  const some = [ready('a', 10), ready('b', 9), village('c', [october]), ready('d', 9)];
  const found = readyToClose(some)!;
  expect([found.month, found.villages.map(({ villageCode }) => villageCode)]).toEqual([9, ['b', 'd']]);
  expect(readyToClose([village('c', [october]), village('none', [], false)])).toBeUndefined();
});
