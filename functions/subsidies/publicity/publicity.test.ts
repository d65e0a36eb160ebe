import fc from 'fast-check';
import { lastDayOf, lengthOf, rowsArePublic, rowsOf, shownOf, stateAt } from './publicity';

const week = { publicFrom: '2026-11-20', publicUntil: '2026-11-26' };

describe('a public list is open from the first midnight in China until the one that ends its last day', () => {
  test.each([
    ['2026-11-19T15:59:59.999Z', { state: 'coming' }],
    ['2026-11-19T16:00:00.000Z', { state: 'open', daysLeft: 6 }],
    ['2026-11-23T04:00:00.000Z', { state: 'open', daysLeft: 3 }],
    ['2026-11-26T15:59:59.999Z', { state: 'open', daysLeft: 0 }],
    ['2026-11-26T16:00:00.000Z', { state: 'ended' }],
  ])('%s', (at, state) => {
    expect(stateAt(week, at)).toEqual(state);
    expect(rowsArePublic({ ...week, names: 'masked' }, at)).toBe(state.state === 'open');
    expect(rowsArePublic({ ...week, names: 'none' }, at)).toBe(false);
  });
});

test.each([
  ['2026-11-20', 7, '2026-11-26'],
  ['2026-12-28', 7, '2027-01-03'],
  ['2028-02-25', 7, '2028-03-02'],
  ['2026-11-20', 1, '2026-11-20'],
])('from %s for %i days is through %s', (from, days, until) => {
  expect(lastDayOf(from, days)).toBe(until);
  expect(lengthOf({ publicFrom: from, publicUntil: until })).toBe(days);
});

describe('rowsOf', () => {
  const payments = [
    { name: '王秀英', group: '3组', amountFen: 31_120, quantity: 3.2, unit: '亩' },
    { name: '李四', group: '1组', amountFen: 9_000 },
  ];

  test('a list with names masks them and keeps the office’s order', () => {
    expect(rowsOf(payments, { names: 'masked' })).toEqual([
      { place: 1, name: '王*英', group: '3组', amountFen: 31_120, quantity: 3.2, unit: '亩' },
      { place: 2, name: '李*', group: '1组', amountFen: 9_000 },
    ]);
  });

  test('a list without names has place, group and amount; one of totals has no lines', () => {
    expect(rowsOf(payments, { names: 'numberOnly' }).map((row) => row.name)).toEqual([undefined, undefined]);
    expect(rowsOf(payments, { names: 'none' })).toEqual([]);
  });

  test.each([
    [
      ['1组', '1组', '1组', '2组', '2组', '2组'],
      ['1组', '1组', '1组', '2组', '2组', '2组'],
    ],
    [
      ['1组', '1组', '1组', '3组'],
      ['', '', '', ''],
    ],
  ])('without names, of groups %p are shown %p: a group of one or two would tell who', (groups, shown) => {
    const list = groups.map((group) => ({ name: '王秀英', group, amountFen: 1 }));
    expect(rowsOf(list, { names: 'numberOnly' }).map(({ group }) => group)).toEqual(shown);
    expect(rowsOf(list, { names: 'masked' }).map(({ group }) => group)).toEqual(groups);
  });

  test('no line ever has anything else, whatever the office’s list had', () => {
    const careless = fc.record({
      name: fc.string({ minLength: 2 }),
      group: fc.string(),
      amountFen: fc.nat(),
      idNumber: fc.string(),
      cardNo: fc.string(),
      phone: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(careless), fc.constantFrom('masked', 'numberOnly'), (list, names) => {
        for (const row of rowsOf(list, { names }))
          expect(['place', 'name', 'group', 'amountFen']).toEqual(expect.arrayContaining(Object.keys(row)));
      }),
    );
  });
});

test.each([
  ['masked', 1, 'masked'],
  ['numberOnly', 3, 'numberOnly'],
  ['numberOnly', 2, 'none'],
  ['none', 50, 'none'],
] as const)('a program whose names are %s shows a list of %i as %s', (names, count, shown) => {
  expect(shownOf({ names, reason: '涉及残疾' }, count).names).toBe(shown);
});
