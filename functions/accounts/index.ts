import { serve } from '../platform/serve';
import { bankHandlers } from './bank/handlers';
import { copyHandlers } from './book-copies/handlers';
import { bookHandlers } from './book-handlers';
import { intakeHandlers } from './intake/handlers';
import { levyHandlers } from './levies/handlers';
import { registerHandlers } from './registers/handlers';

export const handler = serve({
  'GET /villages/{villageCode}/years/{year}': () => import('./show-village-year'),
  'GET /villages/{villageCode}/years/{year}/entries': () => import('./list-entries'),
  'GET /villages/{villageCode}/years/{year}/vouchers/{voucherId}': () => import('./show-voucher'),
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/attachments': () =>
    import('./attachments/attach-to-voucher'),
  'GET /villages/{villageCode}/entries': () => import('./reading/search-entries'),
  'GET /villages/{villageCode}/years/{year}/payees': () => import('./reading/list-payees'),
  'GET /villages/{villageCode}/years/{year}/comparison': () => import('./reading/compare-village'),
  ...bookHandlers,
  ...registerHandlers,
  ...bankHandlers,
  ...intakeHandlers,
  'GET /divisions/{division}/voucher-templates': () => import('./templates/handlers'),
  'POST /divisions/{division}/voucher-templates': () => import('./templates/handlers'),
  ...levyHandlers,
  ...copyHandlers,
  'GET /divisions/{division}/hand-overs': () => import('./hand-overs/handlers'),
  'GET /divisions/{division}/hand-overs/{termId}': () => import('./hand-overs/handlers'),
  'POST /divisions/{division}/hand-overs/{termId}': () => import('./hand-overs/handlers'),
  'POST /divisions/{division}/hand-overs/{termId}/signatures': () => import('./hand-overs/handlers'),
  'GET /villages/{villageCode}/years/{year}/members-meeting': () => import('./members-meetings/handlers'),
  'PUT /villages/{villageCode}/years/{year}/members-meeting': () => import('./members-meetings/handlers'),
  'POST /villages/{villageCode}/years/{year}/members-meeting/laid-open': () => import('./members-meetings/handlers'),
});
