import { changeWords } from './copy';

const change = (fen: number, lastFen: number, direction: 'income' | 'expense' = 'expense') =>
  changeWords({ accountCode: '514', accountName: '修路', direction, fen, lastFen });

test.each([
  [1_200_000, 900_000, '修路花了 ¥12,000.00，比去年同期多 ¥3,000.00'],
  [900_000, 1_200_000, '修路花了 ¥9,000.00，比去年同期少 ¥3,000.00'],
  [900_000, 900_000, '修路花了 ¥9,000.00，和去年同期一样'],
  [900_000, 0, '修路花了 ¥9,000.00，去年同期没有'],
  [0, 900_000, '修路今年还没有，去年同期花了 ¥9,000.00'],
])('%d after %d: %s', (fen, lastFen, words) => expect(change(fen, lastFen)).toBe(words));

test('of income it is said that it came', () => expect(change(5, 5, 'income')).toBe('修路收了 ¥0.05，和去年同期一样'));
