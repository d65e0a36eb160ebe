import { returnVoucher } from '@shared/accounts/pending-vouchers';
import { handle } from '../../platform/serve';
import { changeAlone, type Stepping, takeStep } from './step';

export const returnVoucherHandler = handle(returnVoucher)(async (
  { params, body: { reason }, caller },
  { at, once },
) => {
  const stepping: Stepping = { step: 'returnVoucher', ...params, caller, at, once };
  return takeStep(stepping, (before, hand) =>
    changeAlone(stepping, before, { state: 'returned', returned: { ...hand, reason } }),
  );
});
