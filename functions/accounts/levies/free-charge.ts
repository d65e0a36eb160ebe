import type { WriteItem } from '../../platform/transact';
import { chargeRows, chargeWithLevy } from './change-levy';

/**
 * The writes by which cash that was noted for a charge counts no more: its voucher was sent back, or taken out of the book by a reversal,
 * so that the book has none of it. None for a voucher of anything else.
 */
export async function freeCharge({
  villageCode,
  pendingId,
  chargeId,
}: {
  villageCode: string;
  pendingId: string;
  chargeId?: string | undefined;
}): Promise<WriteItem[]> {
  if (chargeId === undefined) return [];
  const { charge, levy } = await chargeWithLevy(villageCode, chargeId);
  const receipts = charge.receipts.filter((receipt) => receipt.pendingId !== pendingId);
  return receipts.length < charge.receipts.length ? chargeRows(levy, charge, { ...charge, receipts }) : [];
}
