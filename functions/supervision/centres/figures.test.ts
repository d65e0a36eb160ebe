import { type Alert, afterAlertStep } from '../alerts/alert';
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

test('one that is opened again, and what becomes of it, is told when its month is over, however often', () => {
  const regulator = { parts: ['regulator' as const], personId: 'R' };
  const explained: Alert['explainedByPersonIds'] = [];
  const ended = {
    ...closed('real', '2026-10-20T00:00:00.000Z'),
    explainedByPersonIds: explained,
    colour: 'red',
    version: 3,
  } as Alert;
  const told = (alert: Alert, today: string) => {
    const { raised, real, closed: all } = countsOf([alert], today);
    return [raised, real, all];
  };
  const reopened = afterAlertStep(ended, { command: 'reopen', text: '再看' }, regulator, '2026-11-05T00:00:00.000Z');
  expect(told(reopened, '2026-11-20')).toEqual([1, 1, 1]);
  expect(told(reopened, '2026-12-01')).toEqual([1, 0, 0]);
  const again = {
    ...reopened,
    state: 'closed',
    closing: { kind: 'falseAlarm', closedAt: '2026-11-08T00:00:00.000Z' },
  } as Alert;
  expect(told(again, '2026-11-20')).toEqual([1, 1, 1]);
  expect(told(again, '2026-12-01')).toEqual([1, 0, 1]);
  const twice = afterAlertStep(again, { command: 'reopen', text: '再看' }, regulator, '2026-11-12T00:00:00.000Z');
  expect(told(twice, '2026-11-20')).toEqual([1, 1, 1]);
  expect(told(twice, '2026-12-01')).toEqual([1, 0, 0]);
});
