import { serve } from '../platform/serve';
import { listAssetsHandler } from './list-assets';
import { listContractsHandler } from './list-contracts';
import { listEntriesHandler } from './list-entries';
import { listResourcesHandler } from './list-resources';
import { showVillageYearHandler } from './show-village-year';
import { showVoucherHandler } from './show-voucher';

export const handler = serve([
  showVillageYearHandler,
  listEntriesHandler,
  showVoucherHandler,
  listAssetsHandler,
  listResourcesHandler,
  listContractsHandler,
]);
