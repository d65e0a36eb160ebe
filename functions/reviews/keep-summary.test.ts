import { summaryDue } from './keep-summary';

test.each([
  ['2026-09-29T15:00:00.000Z', undefined],
  ['2026-09-29T17:00:00.000Z', '2026Q3'],
  ['2026-09-30T01:50:00.000Z', '2026Q3'],
  ['2026-10-01T01:50:00.000Z', '2026Q3'],
  ['2026-10-14T01:50:00.000Z', '2026Q3'],
  ['2026-10-16T01:50:00.000Z', undefined],
  ['2026-12-31T01:50:00.000Z', '2026Q4'],
  ['2027-01-02T01:50:00.000Z', '2026Q4'],
])('at %s the summary of %s is made', (at, quarter) => {
  expect(summaryDue(at)).toBe(quarter);
});
