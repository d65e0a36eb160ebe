import { returnVoucher } from '@shared/accounts/pending-vouchers';
import { handle } from '../../platform/serve';
import { transact } from '../../platform/transact';
import { freedBy } from './freed-by';
import { type Stepping, stepRows, takeStep } from './step';

export const returnVoucherHandler = handle(returnVoucher)(async (
  { params, body: { reason }, caller },
  { at, once },
) => {
  const stepping: Stepping = { step: 'returnVoucher', ...params, caller, at, once };
  return takeStep(stepping, async (before, hand) =>
    transact(
      ...stepRows(stepping, before, { state: 'returned', returned: { ...hand, reason } }),
      ...(await freedBy(before)),
    ),
  );
});
