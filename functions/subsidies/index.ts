import { serve } from '../platform/serve';
import { listEligibilityRulesHandler } from './eligibility/list-eligibility-rules';
import { showMyFactsHandler } from './eligibility/show-my-facts';
import { listMyPaymentsHandler } from './list-my-payments';
import { listProgramsHandler } from './list-programs';
import {
  listMemberPaymentsHandler,
  showHouseholdYearHandler,
  showMemberPaymentHandler,
  showMemberPaymentYearsHandler,
} from './member-payments';
import { listPublicitiesHandler } from './publicity/list-publicities';
import { listPublicityRowsHandler } from './publicity/list-publicity-rows';
import { showPublicityHandler } from './publicity/show-publicity';
import { showMyPaymentCalendarHandler } from './show-my-payment-calendar';
import { showMyPaymentChangesHandler } from './show-my-payment-changes';
import { showMyPaymentHandler } from './show-my-payment';
import { showMyPaymentYearsHandler } from './show-my-payment-years';
import { showProgramHandler } from './show-program';

export const handler = serve([
  listMyPaymentsHandler,
  showMyPaymentHandler,
  showMyPaymentYearsHandler,
  showMyPaymentCalendarHandler,
  showMyPaymentChangesHandler,
  listMemberPaymentsHandler,
  showMemberPaymentHandler,
  showMemberPaymentYearsHandler,
  showHouseholdYearHandler,
  listProgramsHandler,
  showProgramHandler,
  listEligibilityRulesHandler,
  showMyFactsHandler,
  listPublicitiesHandler,
  showPublicityHandler,
  listPublicityRowsHandler,
]);
