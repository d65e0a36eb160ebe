import { dueAt } from '../reports/report';
import { accept, story } from '../reports/testing/story';
import { lateLine } from './monthly-report';

const AT = '2026-11-20T00:00:00.000Z';
const VILLAGE = '511503002201';
const regulator = (personId: string) => ({
  accountId: 'A',
  person: { personId },
  rows: [personId],
  grants: [{ role: 'regulator' as const, division: '511503' }],
});
const { report } = story({ villageCode: VILLAGE, excludedPersonIds: ['WIFE'] }, [2, accept]);
const line = (of: typeof report, division = '511503', personId = 'SOMEONE') =>
  lateLine(of, dueAt(of), { division, reader: regulator(personId), at: AT });

test('a report that is late is told by its number and office, and by nothing of it', () => {
  expect(line(report)).toEqual({ referenceNo: report.referenceNo, office: '', dueAt: report.answerBy, days: 197 });
});

test('not one for whom it does not exist, nor of another town, nor while material is awaited, nor in time', () => {
  expect(line(report, '511503', 'WIFE')).toBeUndefined();
  expect(line(report, '511503001')).toBeUndefined();
  expect(
    line({
      ...report,
      state: 'awaiting',
      awaiting: { since: AT, until: '2026-11-01T00:00:00.000Z', state: 'accepted' },
    }),
  ).toBeUndefined();
  expect(line({ ...report, answerBy: '2026-12-01T00:00:00.000Z' })).toBeUndefined();
});
