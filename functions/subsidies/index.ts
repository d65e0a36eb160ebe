import { serve } from '../platform/serve';
import { listMyPaymentsHandler } from './list-my-payments';
import { listProgramsHandler } from './list-programs';
import { showMyPaymentHandler } from './show-my-payment';
import { showMyPaymentYearsHandler } from './show-my-payment-years';
import { showProgramHandler } from './show-program';

export const handler = serve([
  listMyPaymentsHandler,
  showMyPaymentHandler,
  showMyPaymentYearsHandler,
  listProgramsHandler,
  showProgramHandler,
]);
