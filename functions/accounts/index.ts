import { serve } from '../platform/serve';
import { bankHandlers } from './bank/handlers';
import { copyHandlers } from './book-copies/handlers';
import { bookHandlers } from './book-handlers';
import { intakeHandlers } from './intake/handlers';
import { levyHandlers } from './levies/handlers';
import { registerHandlers } from './registers/handlers';

export const handler = serve({
  'GET /villages/{villageCode}/years/{year}': async () => (await import('./show-village-year')).showVillageYearHandler,
  'GET /villages/{villageCode}/years/{year}/entries': async () => (await import('./list-entries')).listEntriesHandler,
  'GET /villages/{villageCode}/years/{year}/vouchers/{voucherId}': async () =>
    (await import('./show-voucher')).showVoucherHandler,
  'POST /villages/{villageCode}/years/{year}/vouchers/{voucherId}/attachments': async () =>
    (await import('./attachments/attach-to-voucher')).attachToVoucherHandler,
  'GET /villages/{villageCode}/entries': async () => (await import('./reading/search-entries')).searchEntriesHandler,
  'GET /villages/{villageCode}/years/{year}/payees': async () =>
    (await import('./reading/list-payees')).listPayeesHandler,
  'GET /villages/{villageCode}/years/{year}/comparison': async () =>
    (await import('./reading/compare-village')).compareVillageHandler,
  ...bookHandlers,
  ...registerHandlers,
  ...bankHandlers,
  ...intakeHandlers,
  'GET /divisions/{division}/voucher-templates': async () =>
    (await import('./templates/handlers')).listVoucherTemplatesHandler,
  'POST /divisions/{division}/voucher-templates': async () =>
    (await import('./templates/handlers')).saveVoucherTemplateHandler,
  ...levyHandlers,
  ...copyHandlers,
  'GET /divisions/{division}/hand-overs': async () => (await import('./hand-overs/handlers')).listHandOversHandler,
  'GET /divisions/{division}/hand-overs/{termId}': async () =>
    (await import('./hand-overs/handlers')).showHandOverHandler,
  'POST /divisions/{division}/hand-overs/{termId}': async () =>
    (await import('./hand-overs/handlers')).drawHandOverHandler,
  'POST /divisions/{division}/hand-overs/{termId}/signatures': async () =>
    (await import('./hand-overs/handlers')).signHandOverHandler,
  'GET /villages/{villageCode}/years/{year}/members-meeting': async () =>
    (await import('./members-meetings/handlers')).showMembersMeetingHandler,
  'PUT /villages/{villageCode}/years/{year}/members-meeting': async () =>
    (await import('./members-meetings/handlers')).announceMembersMeetingHandler,
  'POST /villages/{villageCode}/years/{year}/members-meeting/laid-open': async () =>
    (await import('./members-meetings/handlers')).layOpenHandler,
});
