import type { Alert } from '../alerts/alert';
import { countsOf } from './figures';

const alert = (more: Partial<Alert>): Alert =>
  ({
    ...{ subject: 'contract#1', forVillage: true, concernedPersonIds: [], excludedPersonIds: [], state: 'open' },
    ...{ raisedAt: '2026-06-15T00:00:00.000Z', ...more },
  }) as Alert;
const closed = (kind: 'real' | 'explained', closedAt = '2026-07-01T00:00:00.000Z') =>
  alert({ state: 'closed', closing: { kind, closedAt } });

test('what is counted for everybody: real ones are those that were closed as such; a report’s and a person’s are none', () => {
  const about = [alert({ subject: 'report#1' }), alert({ concernedPersonIds: ['P'] }), alert({ forVillage: false })];
  const reopened = alert({ closing: { kind: 'real', closedAt: '2026-07-01T00:00:00.000Z' } });
  expect(countsOf([closed('real'), closed('explained'), alert({}), reopened, ...about], '2026-11-20')).toEqual({
    ...{ through: '2026-10', raised: 4, real: 1, closed: 2 },
  });
});

test('an ending of the month that runs is counted when that month is over, to the instant, so that no hour tells of it', () => {
  // The first instant of November in China.
  const next = '2026-10-31T16:00:00.000Z';
  const alerts = [
    closed('real', '2026-10-31T15:59:59.999Z'),
    closed('real', next),
    closed('explained', next),
    alert({}),
  ];
  expect(countsOf(alerts, '2026-11-20')).toEqual({ through: '2026-10', raised: 4, real: 1, closed: 1 });
  expect(countsOf(alerts, '2026-12-01')).toEqual({ through: '2026-11', raised: 4, real: 2, closed: 3 });
});
