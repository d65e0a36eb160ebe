import { isOnPage } from './page';

const AT = '2026-11-30T02:00:00.000Z';
const SINCE = '2026-11-18T04:00:00.000Z';
const said = { stars: 2, comment: '推三阻四', state: 'published' as const };
const review = { ...said, quarter: '2026Q4', reviewedAt: SINCE, publishedAt: SINCE };
const FIVE = { '2026Q4': [5, 0, 0, 0, 0] };
const score = { shown: FIVE, shownThrough: SINCE, shownBy: { '2026-11-16': { through: SINCE, quarters: ['2026Q4'] } } };

test.each<[string, boolean, boolean]>([
  ['low, in the score that is shown', isOnPage(review, score, AT), true],
  ['of one star', isOnPage({ ...review, stars: 1 }, score, AT), true],
  ['changed to three stars', isOnPage({ ...review, stars: 3 }, score, AT), false],
  ['without its reason', isOnPage({ ...review, comment: undefined }, score, AT), false],
  ['held', isOnPage({ ...review, state: 'held' }, score, AT), false],
  ['taken back', isOnPage({ ...review, state: 'withdrawn' }, score, AT), false],
  ['changed since the score was', isOnPage({ ...review, publishedAt: AT }, score, AT), false],
  ['of a subject without a score', isOnPage(review, undefined, AT), false],
  ['where nothing is shown yet', isOnPage(review, { shown: {}, shownBy: {} }, AT), false],
  ['where four are left', isOnPage(review, { ...score, shown: { '2026Q4': [4, 0, 0, 0, 0] } }, AT), false],
  [
    'of a quarter of which fewer than five are shown',
    isOnPage({ ...review, quarter: '2026Q3' }, { ...score, shown: { ...FIVE, '2026Q3': [4, 0, 0, 0, 0] } }, AT),
    false,
  ],
  [
    'older than what the page shows',
    isOnPage({ ...review, publishedAt: '2024-12-31T02:00:00.000Z' }, score, AT),
    false,
  ],
])('%s', (_, is, wanted) => expect(is).toBe(wanted));
