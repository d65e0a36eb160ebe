import { reviewVoucher } from '@shared/accounts/pending-vouchers';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { type Stepping, stepRows, takeStep } from './step';

export const reviewVoucherHandler = handle(reviewVoucher)(async ({ params, caller }, { at, once }) => {
  const stepping: Stepping = { step: 'reviewVoucher', ...params, caller, at, once };
  return takeStep(stepping, (before, reviewed) =>
    transact(...stepRows(stepping, before, { state: 'reviewed', reviewed })),
  );
});
