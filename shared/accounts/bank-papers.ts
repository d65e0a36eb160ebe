import { BOOKKEEPERS } from './books';
import { Ulid } from '../id';
import { Paper } from '../papers/papers';
import { VillageParams } from './registers';
import { defineRoute } from '../route';
import { Month } from '../time';
import * as z from '../zod';

export const printBankReconciliation = defineRoute({
  id: 'printBankReconciliation',
  method: 'GET',
  path: '/villages/{villageCode}/bank-accounts/{bankAccountId}/months/{month}/paper',
  summary: 'A month of a bank account on paper, with both ends, what is open and who signed: PDF, A4 (打印余额调节表)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.extend(VillageParams, { bankAccountId: Ulid, month: Month }),
  response: Paper,
});
