import { againstWords, sayPaid, sayUnclaimed } from './words';

const part = (fen: number) => ({ fen, persons: 9 });

test('against last year: more, less, the same, and nothing then', () => {
  expect(againstWords({ paid: part(11_000), before: part(10_000) })).toBe('去年同期 ¥100.00，比去年多 10%');
  expect(againstWords({ paid: part(0), before: part(10_000) })).toBe('去年同期 ¥100.00，比去年少 100%');
  expect(againstWords({ paid: part(10_000), before: part(10_000) })).toBe('去年同期 ¥100.00，和去年一样多');
  expect(againstWords({ paid: part(10_000), before: part(0) })).toBe('去年同期没有发');
});

test('what is hidden is said as that, never as none, and nothing is worked out from it', () => {
  expect([sayPaid(undefined), sayUnclaimed(undefined), sayUnclaimed(0)]).toEqual(['不到 5 人', '不到 5 人', '0 人']);
  expect(againstWords({ before: part(10_000) })).toBe('去年同期 ¥100.00');
  expect(againstWords({ paid: part(10_000) })).toBe('去年同期 不到 5 人');
});
