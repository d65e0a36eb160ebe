import type { DuePayment } from '@shared/wechat-pay/dues';
import { pendingOf } from '../accounts/desk/pending-store';
import { villageNamed } from '../identity/division-store';
import type { StoredDue } from './due-store';

/** A payment as its payer and the office see it: no account, no openid. */
export async function dueView(due: StoredDue): Promise<DuePayment> {
  const { villageCode, pendingId, refund } = due;
  const [{ shortName }, pending] = await Promise.all([
    villageNamed(villageCode),
    pendingId ? pendingOf(villageCode, pendingId) : undefined,
  ]);
  const voucher =
    pending?.state === 'posted' ? 'inBook' : pending?.state === 'returned' ? 'returned' : pending ? 'waiting' : 'none';
  return {
    ...due,
    villageName: shortName,
    voucher,
    ...(pending?.voucherNo && { voucherNo: pending.voucherNo }),
    refund: refund && {
      state: refund.state,
      reason: refund.reason,
      askedAt: refund.asked.at,
      askedBy: refund.asked.name,
      ...(refund.decided && { decidedAt: refund.decided.at, decidedBy: refund.decided.name }),
      ...(refund.endedAt && { endedAt: refund.endedAt }),
    },
  };
}
