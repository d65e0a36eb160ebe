import type { Alert } from '../alerts/alert';
import { countsOf } from './figures';

const alert = (more: Partial<Alert>): Alert =>
  ({
    ...{ subject: 'contract#1', forVillage: true, concernedPersonIds: [], excludedPersonIds: [], state: 'open' },
    ...{ raisedAt: '2026-06-15T00:00:00.000Z', ...more },
  }) as Alert;
const closed = (kind: 'real' | 'explained') =>
  alert({ state: 'closed', closing: { kind, closedAt: '2026-07-01T00:00:00.000Z' } });

test('what is counted for everybody: real ones are those that were closed as such; a report’s and a person’s are none', () => {
  const about = [alert({ subject: 'report#1' }), alert({ concernedPersonIds: ['P'] }), alert({ forVillage: false })];
  const reopened = alert({ closing: { kind: 'real', closedAt: '2026-07-01T00:00:00.000Z' } });
  expect(countsOf([closed('real'), closed('explained'), alert({}), reopened, ...about], '2026-11-20')).toEqual({
    ...{ through: '2026-10', raised: 4, real: 1, closed: 2 },
  });
});
