import type { DeskLine } from '@shared/reports/work';
import { placeIn } from '../queue';
import {
  countOf,
  countWords,
  deadlineOf,
  DESK_TABS,
  type DeskTab,
  fitting,
  inTab,
  numberTyped,
  villagesIn,
} from './desk-view';

let places = 0;
const line = (more: Partial<DeskLine> = {}): DeskLine => ({
  reportId: `01J9ZZZZZZZZZZZZZZZZZZZZ${String((places += 1)).padStart(2, '0')}`,
  referenceNo: `NX20261101-AA${String(places).padStart(2, '0')}`,
  villageCode: '511503002228',
  villageName: '牛角村',
  category: 'works',
  excerpt: '路灯坏了',
  state: 'accepted',
  mode: 'anonymous',
  submittedAt: '2026-11-01T00:00:00.000Z',
  dueAt: `2026-12-${String(places).padStart(2, '0')}T15:59:59.999Z`,
  handledBy: '牛角村村委会',
  handledByDivision: '511503002228',
  mediaCount: 0,
  part: 'handler',
  workingDaysLeft: 20,
  late: false,
  mine: false,
  mayAssign: true,
  version: 2,
  ...more,
});

const fresh = line({ state: 'submitted' });
const doing = line();
const again = line({ state: 'returned', workingDaysLeft: 3 });
const waiting = line({ state: 'awaiting', workingDaysLeft: 1, mayAssign: false });
const late = line({ late: true, workingDaysLeft: -4 });
const pressed = line({ supervisedAt: '2026-11-20T00:00:00.000Z', category: 'money' });
const mine = line({ mine: true, assigneeName: '刘芳' });
const town = line({
  handledByDivision: '511503002',
  villageCode: '511503002001',
  villageName: '罗龙社区',
  excerpt: '电梯停了',
});
const ALL = [fresh, doing, again, waiting, late, pressed, mine, town];

const TABS: [DeskTab, DeskLine[]][] = [
  ['all', [late, fresh, doing, again, waiting, pressed, mine, town]],
  ['late', [late]],
  ['soon', [again]],
  ['fresh', [fresh]],
  ['doing', [late, doing, again, pressed, mine, town]],
  ['waiting', [waiting]],
  ['pressed', [pressed]],
  ['mine', [mine]],
];
test.each(TABS)('%s has what belongs there, what is late first, and counts it', (tab, lines) => {
  expect(inTab(ALL, tab)).toEqual(lines);
  expect(countWords(ALL, tab)).toBe(String(lines.length));
});

test('none is no number, and more than 99 is said to be so', () => {
  expect(countWords([], 'all')).toBe('');
  expect(
    countWords(
      Array.from({ length: 100 }, () => fresh),
      'all',
    ),
  ).toBe('99+');
});

test('where there are more than were read, a number is of those, and whole only where nothing more can be in its tab', () => {
  const last = (workingDaysLeft: number) => line({ workingDaysLeft, late: workingDaysLeft < 0 });
  const words = (left: number) => DESK_TABS.map(({ key }) => countWords([late, again], key, last(left)));
  expect(words(4)).toEqual(['2+', '1', '1', '0+', '2+', '0+', '0+', '0+']);
  expect(words(3)).toEqual(['2+', '1', '1+', '0+', '2+', '0+', '0+', '0+']);
  expect(words(0)).toEqual(['2+', '1+', '1+', '0+', '2+', '0+', '0+', '0+']);
});

test('filters and words go together', () => {
  expect(fitting(ALL, {}, '')).toEqual(ALL);
  expect(fitting(ALL, { category: 'money' }, '')).toEqual([pressed]);
  expect(fitting(ALL, { villageCode: '511503002001' }, '')).toEqual([town]);
  expect(fitting(ALL, { office: 'town' }, '')).toEqual([town]);
  expect(fitting(ALL, { assignee: '刘芳' }, '')).toEqual([mine]);
  expect(fitting(ALL, { assignee: '' }, '')).toEqual(ALL.filter((one) => one !== mine));
  expect(fitting(ALL, {}, '罗龙 电梯')).toEqual([town]);
  expect(fitting(ALL, { category: 'money' }, '电梯')).toEqual([]);
  expect(fitting(ALL, {}, late.referenceNo.toLowerCase())).toEqual([late]);
  expect(countOf({ category: undefined, assignee: '' })).toBe(1);
});

test.each([
  ['NX20261123-4F7K', 'NX20261123-4F7K'],
  ['nx20261123 4f7k', 'NX20261123-4F7K'],
  ['20261123-4F7K', 'NX20261123-4F7K'],
  ['nx20261123－4f7k', 'NX20261123-4F7K'],
  ['路灯', undefined],
  ['NX2026', undefined],
])('“%s” is the number %s', (typed, referenceNo) => expect(numberTyped(typed)).toBe(referenceNo));

test.each([
  [{ state: 'accepted', late: true, dueAt: '2026-11-20T15:59:59.999Z', workingDaysLeft: -2 }, '超期 4 天', 'bad'],
  [{ state: 'accepted', late: true, dueAt: '2026-11-23T15:59:59.999Z', workingDaysLeft: 0 }, '超期 1 天', 'bad'],
  [{ state: 'accepted', late: false, workingDaysLeft: 0 }, '今天到期', 'bad'],
  [{ state: 'accepted', late: false, workingDaysLeft: 3 }, '还剩 3 个工作日', 'wait'],
  [{ state: 'accepted', late: false, workingDaysLeft: 4 }, '还剩 4 个工作日', 'plain'],
  [{ state: 'awaiting', late: false, workingDaysLeft: 1 }, '等材料，暂停计时', 'plain'],
] as const)('%j is said as %s', (standing, words, tone) =>
  expect(deadlineOf(standing, '2026-11-24T02:00:00.000Z')).toEqual({ words, tone }),
);

test('villages are named once each', () => {
  expect(villagesIn(ALL).map(({ label }) => label)).toEqual(['罗龙社区', '牛角村']);
});

test('one report after the other, and none before the first or after the last', () => {
  expect(placeIn(['A', 'B', 'C'], 'B')).toEqual({ at: 2, of: 3, before: 'A', after: 'C' });
  expect(placeIn(['A', 'B', 'C'], 'A')).toEqual({ at: 1, of: 3, after: 'B' });
  expect(placeIn(['A', 'B', 'C'], 'C')).toEqual({ at: 3, of: 3, before: 'B' });
  expect(placeIn(['A'], 'X')).toBeUndefined();
});
