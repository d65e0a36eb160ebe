import { reviewVoucher } from '@shared/accounts/pending-vouchers';
import { handle } from '../../platform/serve';
import { changeAlone, type Stepping, takeStep } from './step';

export const reviewVoucherHandler = handle(reviewVoucher)(async ({ params, caller }, { at, once }) => {
  const stepping: Stepping = { step: 'reviewVoucher', ...params, caller, at, once };
  return takeStep(stepping, (before, reviewed) => changeAlone(stepping, before, { state: 'reviewed', reviewed }));
});
