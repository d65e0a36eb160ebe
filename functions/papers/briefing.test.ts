import { CentreFigure, type CentreFigures } from '@shared/supervision/centres';
import type { KeptQuarter } from '../supervision/centres/quarter';
import { quarterWords } from '@shared/quarters';
import { benefitWords, changesIn, whyWords, workWords } from './briefing';

const zero = Object.fromEntries(CentreFigure.options.map((name) => [name, 0])) as CentreFigures;
const part = (code: string, figures: Partial<CentreFigures>) => ({
  code,
  name: `${code}镇`,
  figures: { ...zero, ...figures },
});
const quarter = (figures: Partial<CentreFigures>, more: Partial<KeptQuarter> = {}): KeptQuarter => ({
  ...{
    division: '511503',
    quarter: '2026Q4',
    name: '南溪区',
    asOf: '2026-11-20T00:00:00.000Z',
    year: 2026,
    villages: 2,
  },
  ...{ figures: { ...zero, ...figures }, parts: [], raised: [], ended: {}, ...more },
});
const of = (now: KeptQuarter | undefined, before?: KeptQuarter) =>
  changesIn({ quarter: '2026Q4', name: '南溪区', now, before });
const line = (figure: CentreFigure, ...given: Parameters<typeof of>) =>
  of(...given).find((each) => each.figure === figure)!;

test('what changed is this quarter less the one before, and where it came from by code', () => {
  const now = quarter(
    { idleAssets: 5 },
    { parts: [part('甲', { idleAssets: 4 }), part('乙', { idleAssets: 1 }), part('丙', {})] },
  );
  const before = quarter({ idleAssets: 3 }, { parts: [part('甲', { idleAssets: 1 }), part('乙', { idleAssets: 2 })] });
  const change = line('idleAssets', now, before);
  expect(change).toMatchObject({ before: 3, now: 5, change: 2 });
  expect(whyWords(change)).toBe('闲置资产多 2：甲镇多 3，乙镇少 1。');
  expect(whyWords(line('flowRed', now, before))).toBeUndefined();
});

test('money of a new year begins at nothing, not at last year’s sum; debts go on', () => {
  const before = quarter({ incomeFen: 900, payableFen: 50 }, { year: 2025 });
  const now = quarter({ incomeFen: 200, payableFen: 70 });
  expect(line('incomeFen', now, before)).toMatchObject({ before: 0, change: 200 });
  expect(line('payableFen', now, before)).toMatchObject({ before: 50, change: 20 });
  expect(line('incomeFen', now, quarter({ incomeFen: 150 }))).toMatchObject({ before: 150, change: 50 });
});

test('a quarter that is missing is no zero: nothing is said of a change', () => {
  expect(of(undefined)).toEqual([]);
  expect(line('incomeFen', quarter({ incomeFen: 5 }))).toEqual({
    figure: 'incomeFen',
    title: '集体收入',
    now: 5,
    parts: [],
  });
});

test('what was done: raised, ended by how, late', () => {
  const words = workWords(
    quarter({ flowLate: 1 }, { raised: [{ title: '白条入账', count: 3 }], ended: { real: 1, falseAlarm: 2 } }),
  );
  expect(words.slice(0, 3)).toEqual([
    '新提出预警 3 件。',
    '了结 3 件：真问题 1 件，误报 2 件。',
    '还有 1 件过了期限没了结。',
  ]);
  expect(workWords(quarter({}))[1]).toBe('这一季没有了结预警。');
});

test('of subsidies what was never counted, what is hidden, nobody and no roster are four things', () => {
  expect(benefitWords(quarter({}))).toEqual(['补贴的数还没有算过。']);
  const hidden = benefitWords(quarter({}, { benefits: { rostered: 9, notCompared: 0 } })).join('');
  expect(hidden).toContain('今年到账 不到 5 人，不写');
  expect(hidden).toContain('该领没领的：不到 5 人，不写');
  const none = quarter({}, { benefits: { paid: { fen: 0, persons: 0 }, unclaimed: 0, rostered: 9, notCompared: 2 } });
  const noRoster = quarter({}, { benefits: { unclaimed: 0, rostered: 0, notCompared: 0 } });
  expect(benefitWords(noRoster)).toEqual(['这里没有名册，补贴没有比过。']);
  expect(benefitWords(none).join('')).toMatch(/今年到账 ¥0.00（0 人）.*没领的：0 人.*另有 2 人/);
});

test('a quarter in words', () => expect(quarterWords('2026Q4')).toBe('2026年第四季度'));
