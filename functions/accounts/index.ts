import { serve } from '../platform/serve';
import { attachToVoucherHandler } from './attachments/attach-to-voucher';
import { bankHandlers } from './bank/handlers';
import { copyHandlers } from './book-copies/handlers';
import { bookHandlers } from './book-handlers';
import { handOverHandlers } from './hand-overs/handlers';
import { intakeHandlers } from './intake/handlers';
import { listEntriesHandler } from './list-entries';
import { compareVillageHandler } from './reading/compare-village';
import { listPayeesHandler } from './reading/list-payees';
import { searchEntriesHandler } from './reading/search-entries';
import { levyHandlers } from './levies/handlers';
import { meetingHandlers } from './members-meetings/handlers';
import { registerHandlers } from './registers/handlers';
import { templateHandlers } from './templates/handlers';
import { showVillageYearHandler } from './show-village-year';
import { showVoucherHandler } from './show-voucher';

export const handler = serve([
  showVillageYearHandler,
  listEntriesHandler,
  showVoucherHandler,
  attachToVoucherHandler,
  searchEntriesHandler,
  listPayeesHandler,
  compareVillageHandler,
  ...bookHandlers,
  ...registerHandlers,
  ...bankHandlers,
  ...intakeHandlers,
  ...templateHandlers,
  ...copyHandlers,
  ...handOverHandlers,
  ...meetingHandlers,
  ...levyHandlers,
]);
