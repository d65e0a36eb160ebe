import { weekOf } from '../review';
import { answered, asksForMore, becomesLate, confirmed, opened } from './task';

const VILLAGE = '511503002201';
// Wednesday and the Monday after it, in China.
const WEDNESDAY = '2026-11-25T04:00:00.000Z';
const MONDAY = '2026-11-30T02:00:00.000Z';
const review = { stars: 2, comment: '推三阻四', state: 'published', quarter: '2026Q4' };
const since = { reviewedAt: WEDNESDAY, publishedAt: WEDNESDAY };

describe('what asks for something', () => {
  const asks = (more: object = {}, { through = WEDNESDAY, at = MONDAY } = {}) =>
    asksForMore(
      { ...review, ...since, ...more },
      {
        shown: { '2026Q4': [0, 5, 0, 0, 0] },
        shownThrough: through,
        shownBy: { [weekOf(through)]: { through, quarters: ['2026Q4'] } },
      },
      at,
    );
  test.each<[string, boolean, boolean]>([
    ['low, with a reason, read since last week', asks(), true],
    ['three stars', asks({ stars: 3 }), false],
    ['without a reason', asks({ comment: undefined }), false],
    ['held', asks({ state: 'held' }), false],
    ['refused', asks({ state: 'refused' }), false],
    ['not shown with the score yet', asks({}, { through: '2026-11-24T00:00:00.000Z' }), false],
    ['of the same week: Sunday still', asks({}, { at: '2026-11-29T15:59:59.000Z' }), false],
    ['shown only this week', asks({}, { through: '2026-11-29T16:00:00.000Z' }), false],
    [
      'shown only this week, on its Tuesday',
      asks({}, { through: '2026-11-29T16:00:00.000Z', at: '2026-12-01T02:00:00.000Z' }),
      false,
    ],
  ])('%s', (_, is, wanted) => expect(is).toBe(wanted));
});

test('the village mends its work, the town what is said of a cadre; fifteen working days from Monday', () => {
  const task = opened({ villageCode: VILLAGE, subjectKind: 'work' }, MONDAY);
  expect(task).toEqual({
    state: 'open',
    division: VILLAGE,
    openedOn: '2026-11-30',
    dueAt: '2026-12-21T15:59:59.999Z',
    answers: [],
  });
  expect(opened({ villageCode: VILLAGE, subjectKind: 'cadre' }, MONDAY).division).toBe('511503002');
  // A run of Tuesday opens what Monday’s would have.
  expect(opened({ villageCode: VILLAGE, subjectKind: 'work' }, '2026-12-01T02:00:00.000Z')).toEqual(task);
});

test('not mended goes up a level with a new period, and above the district stays so; silence changes nothing', () => {
  let task = opened({ villageCode: VILLAGE, subjectKind: 'work' }, MONDAY);
  for (const division of ['511503002', '511503']) {
    task = answered({ ...task, isLate: true }, { office: '单位', words: '已经改了', at: MONDAY });
    expect(confirmed(task, undefined, MONDAY)).toBe(task);
    task = confirmed(task, false, '2026-12-28T02:00:00.000Z');
    expect(task).toMatchObject({ state: 'open', division, dueAt: '2027-01-18T15:59:59.999Z' });
    expect(task.isLate).toBeUndefined();
  }
  task = answered(task, { office: '单位', words: '已经改了', at: MONDAY });
  expect(confirmed(task, false, MONDAY)).toMatchObject({ state: 'notMended', division: '511503' });
  expect(confirmed(task, true, MONDAY)).toMatchObject({ state: 'mended' });
  expect(task.answers).toHaveLength(3);
});

test('late is what is open past its last day, once', () => {
  const task = opened({ villageCode: VILLAGE, subjectKind: 'work' }, MONDAY);
  expect(becomesLate(task, '2026-12-21T15:59:59.999Z')).toBe(false);
  expect(becomesLate(task, '2026-12-21T16:00:00.000Z')).toBe(true);
  expect(becomesLate({ ...task, isLate: true }, '2026-12-22T00:00:00.000Z')).toBe(false);
  expect(becomesLate({ ...task, state: 'done' }, '2026-12-22T00:00:00.000Z')).toBe(false);
});
