import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AlertEvidence } from '@shared/supervision/supervision';
import { openingOf } from './evidence';
import { sentenceOf } from './sentence';

const ALERT = { villageCode: '511503002201' };
const isPage = (page: string) => existsSync(join(__dirname, '..', page, 'index.config.ts'));

test('each row that an alert was read from opens a page that is there; a payment is its owner’s alone', () => {
  const opened = AlertEvidence.shape.kind.options.map((kind) => {
    const id = kind === 'publication' || kind === 'book' ? '2026-09' : '01J';
    return [kind, openingOf({ kind, id, year: 2026 }, ALERT)] as const;
  });
  expect(opened.filter(([, opening]) => !opening).map(([kind]) => kind)).toEqual(['payment']);
  for (const [, opening] of opened) expect(opening === undefined || isPage(opening[0])).toBe(true);
  expect(openingOf({ kind: 'book', id: '2026-09' }, ALERT)).toEqual([
    'accounts/balances',
    { ...ALERT, year: '2026', month: 9 },
  ]);
});

test('what no page could find is not offered: a voucher without its year, a line of a bank statement', () => {
  expect(openingOf({ kind: 'voucher', id: '01J' }, ALERT)).toBeUndefined();
  expect(openingOf({ kind: 'book', id: '01J' }, ALERT)).toBeUndefined();
});

test('a rule’s sentence has its own figures in it and a blank for each that is read from the rows', () => {
  const figure = { title: '', unit: '', source: '', sureness: 'law' as const };
  const rule = {
    explain: '{count}笔不到{limitFen}，{days}天内。',
    figures: [
      { ...figure, name: 'limitFen', value: 500_000 },
      { ...figure, name: 'days', value: 30 },
    ],
  };
  expect(sentenceOf(rule)).toBe('…笔不到¥5,000.00，30天内。');
});
