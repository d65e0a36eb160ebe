import { yearlyDues } from './dues';

const days = (dues: { dueOn: string }[]) => dues.map(({ dueOn }) => dueOn);

test('a contract of three years has three rents, each on its day', () => {
  const dues = yearlyDues({ startsOn: '2026-03-15', until: '2029-03-14', amountFen: 5_000 });
  expect(dues).toEqual(['2026-03-15', '2027-03-15', '2028-03-15'].map((dueOn) => ({ dueOn, amountFen: 5_000 })));
});

test('a renewal adds only what comes after', () => {
  const given = { startsOn: '2020-01-10', after: '2025-01-09', until: '2027-01-09', amountFen: 1 };
  expect(days(yearlyDues(given))).toEqual(['2025-01-10', '2026-01-10']);
});

test('what begins on the 29th of February is due on the 28th in other years', () => {
  expect(days(yearlyDues({ startsOn: '2024-02-29', until: '2025-12-31', amountFen: 1 }))).toEqual([
    '2024-02-29',
    '2025-02-28',
  ]);
});

test('an end before its start, or none, has no rent beyond the first year', () => {
  expect(yearlyDues({ startsOn: '2026-03-15', until: '2026-01-01', amountFen: 1 })).toEqual([]);
  expect(yearlyDues({ startsOn: '2026-03-15', until: '', amountFen: 1 })).toEqual([]);
});
