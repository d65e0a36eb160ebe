import { before, changesBetween, inForceOn, isNews, newsAt, saysTheSame, stateOf, type Version } from './policy';

const version = (effectiveOn: string, over: Partial<Version> = {}): Version => ({
  policyCode: 'ZC64',
  effectiveOn,
  publishedAt: `${effectiveOn}T01:00:00.000Z`,
  name: '政策性农业保险',
  category: '金融保险与资金发放',
  department: '财政局',
  level: '中央',
  summary: ['种的、养的买保险。'],
  audience: '农户',
  steps: ['向村里报', '交保费'],
  documents: ['身份证'],
  where: '村委会',
  deadline: '以本区当年通知为准',
  phone: '12345',
  programs: [],
  related: [],
  audiences: ['grower'],
  lifeEvents: ['disaster'],
  keywords: ['保险'],
  confidence: 'high',
  sureness: {},
  ...over,
});
const [old, now, next] = [version('2022-01-01'), version('2026-11-16'), version('2027-01-01')];
const all = [next, old, now];

test.each([
  ['2021-05-01', '2022-01-01'],
  ['2022-01-01', '2022-01-01'],
  ['2026-11-15', '2022-01-01'],
  ['2026-11-16', '2026-11-16'],
  ['2027-06-01', '2027-01-01'],
])('on %s the version of %s is in force', (day, effectiveOn) => {
  expect(inForceOn(all, day)?.effectiveOn).toBe(effectiveOn);
});
test('of no versions none is in force', () => expect(inForceOn([], '2026-01-01')).toBeUndefined());

test('a version is former, current or coming by the day, and ended when its last day is past', () => {
  expect([old, now, next].map((one) => stateOf(one, all, '2026-11-20'))).toEqual(['former', 'current', 'coming']);
  const ended = version('2026-01-20', { until: '2026-10-31' });
  expect([stateOf(ended, [ended], '2026-10-31'), stateOf(ended, [ended], '2026-11-01')]).toEqual(['current', 'ended']);
});

test('only what follows another and is followed by none is news', () => {
  expect(isNews(old, [])).toBe(false);
  expect(isNews(now, [old])).toBe(true);
  expect(isNews(next, [old, now])).toBe(true);
  expect(isNews(old, [now])).toBe(false);
  expect(isNews(now, [old, next])).toBe(false);
  expect(before(next, all)).toBe(now);
});

test('it is news when published, or when its first day begins where that is later', () => {
  expect(newsAt({ effectiveOn: '2026-11-16', publishedAt: '2026-11-17T01:00:00.000Z' })).toBe(
    '2026-11-17T01:00:00.000Z',
  );
  expect(newsAt({ effectiveOn: '2027-01-01', publishedAt: '2026-11-17T01:00:00.000Z' })).toBe(
    '2026-12-31T16:00:00.000Z',
  );
});

test('what changed is told field by field, as it was and as it is; what stayed is not', () => {
  const later = version('2026-11-16', { deadline: '12 月 20 日', documents: ['身份证', '保险单'], documentNo: '文1' });
  expect(changesBetween(old, later)).toEqual([
    { field: 'documents', before: ['身份证'], now: ['身份证', '保险单'] },
    { field: 'deadline', before: ['以本区当年通知为准'], now: ['12 月 20 日'] },
    { field: 'documentNo', before: [], now: ['文1'] },
  ]);
  expect(changesBetween(old, now)).toEqual([]);
});

test('contents say the same whatever the order of their keys and what is left undefined', () => {
  const { name, ...rest } = old;
  expect(saysTheSame(old, { ...rest, until: undefined, name } as Version)).toBe(true);
  expect(saysTheSame(old, { ...old, phone: '12316' })).toBe(false);
  expect(saysTheSame({ ...old, until: '2026-01-01' }, old)).toBe(false);
});
