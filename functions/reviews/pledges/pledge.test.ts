import fc from 'fast-check';
import {
  asked,
  closed,
  isDue,
  isOfPledge,
  isOver,
  isPromisable,
  type Promised,
  quartersShown,
  viewPledge,
} from './pledge';

const AT = '2026-11-18T04:00:00.000Z';
const PLEDGE: Promised = {
  ...{ number: 1, state: 'open', office: '牛角村村委会', words: '每天早上八点收一次垃圾', madeOn: '2026-11-18' },
  ...{ byOn: '2026-12-18', quarters: ['2026Q3', '2026Q4'] },
};
const review = (personId: string, over: object = {}) => ({
  ...{ personId, quarter: '2026Q4', state: 'published', stars: 2, firstAt: AT },
  ...over,
});
const said = (personId: string, kept: boolean, number = 1) => review(personId, { pledgeSaid: { number, kept } });

test('what is promised answers to the quarters that five people or more make public', () => {
  expect(quartersShown({ '2026Q4': [0, 1, 2, 0, 2], '2026Q3': [5], '2026Q2': [1, 1, 1, 1, 0] })).toEqual([
    '2026Q3',
    '2026Q4',
  ]);
  expect(quartersShown(undefined)).toEqual([]);
});

test('the day is between a week and half a year ahead', () => {
  const days = ['2026-11-24', '2026-11-25', '2027-05-17', '2027-05-18'];
  expect(days.map((day) => isPromisable(day, AT))).toEqual([false, true, true, false]);
});

test('who is asked has a voice that counts in one of its quarters: not what is held, taken back, left out or of another quarter', () => {
  const burst = {
    burstId: 'b',
    from: '2026-11-17T00:00:00.000Z',
    until: '2026-11-19T00:00:00.000Z',
    since: '',
    dueOn: '',
  };
  const asks = (over: object, bursts = {}) => isOfPledge(review('a', over), PLEDGE, Object.values(bursts));
  expect(asks({})).toBe(true);
  expect(asks({ state: 'refused' })).toBe(true);
  for (const over of [{ state: 'held' }, { state: 'withdrawn' }, { quarter: '2026Q2' }, { quarter: '2027Q1' }])
    expect(asks(over)).toBe(false);
  expect(asks({}, [{ ...burst, state: 'open' }])).toBe(false);
  expect(asks({ isFreed: true }, [{ ...burst, state: 'leftOut' }])).toBe(true);
});

test('it asks on its day, and is counted a fortnight after it asked', () => {
  expect([isDue(PLEDGE, '2026-12-17T15:59:00.000Z'), isDue(PLEDGE, '2026-12-17T16:00:00.000Z')]).toEqual([false, true]);
  const asking = asked(PLEDGE, '2026-12-20T01:50:00.000Z');
  expect(isDue(asking, '2027-01-02T01:50:00.000Z')).toBe(false);
  expect(viewPledge(asking)).toMatchObject({ state: 'asking', closesOn: '2027-01-03' });
  expect([isOver(asking, '2027-01-02T01:50:00.000Z'), isOver(asking, '2027-01-03T01:50:00.000Z')]).toEqual([
    false,
    true,
  ]);
});

const people = (count: number, kept: number) =>
  Array.from({ length: count }, (_, place) => said(`p${place}`, place < kept));

test('of nobody and of four it says the same; from five on how many said what, and the half is not enough', () => {
  const result = (of: Parameters<typeof closed>[1]) => viewPledge(closed(asked(PLEDGE, AT), of));
  for (let count = 1; count < 5; count += 1) expect(result(people(count, count))).toEqual(result([]));
  expect(result([])).toMatchObject({ state: 'fewAnswers' });
  expect(result([])).not.toHaveProperty('answers');
  expect(result(people(5, 3))).toMatchObject({ state: 'kept', answers: { kept: 3, notKept: 2 } });
  expect(result(people(6, 3))).toMatchObject({ state: 'notKept', answers: { kept: 3, notKept: 3 } });
  // What was said of another promise, or nothing, is no answer; a person is one.
  const others = [said('a', true, 2), review('b')];
  expect(result([...people(4, 4), ...others])).toEqual(result([]));
  expect(result([...people(4, 4), said('p0', true)])).toEqual(result([]));
});

test('while they are asked, whatever is said and by how many, everybody reads one and the same', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), (count, kept) => {
      const asking = asked(PLEDGE, AT);
      const over = closed(asking, people(count, kept));
      expect(JSON.stringify(viewPledge(over))).not.toMatch(/p\d/);
      expect(Object.keys(viewPledge(asking)).sort()).toEqual(
        ['byOn', 'closesOn', 'madeOn', 'number', 'office', 'state', 'words'].sort(),
      );
      if (over.answers) expect(over.answers.kept + over.answers.notKept).toBe(count);
    }),
  );
});
