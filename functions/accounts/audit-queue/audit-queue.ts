import type { AuditReason } from '@shared/accounts/audit-queue';
import { monthOf } from '@shared/time';
import { periodOf } from '../balances/balances';
import { type Book, type StoredVoucher, voucherOf } from '../book-store';
import { vouchersOfMonth, withAddedPapers } from '../closing-faults/closing-facts-store';
import { type Parties, partiesOf } from './audit';
import { auditsOfMonth, type StoredAudit } from './audit-store';
import { reasonsOf } from './reasons';

/** A voucher that is to be read again, or was. */
export interface Queued {
  readonly voucher: StoredVoucher;
  readonly reasons: readonly AuditReason[];
  readonly audit: StoredAudit | undefined;
}

/** Whether a voucher came into the book by somebody's hand: across the desk, in a file, by a payment order. What closes a year is computed. */
export const isSomebodys = (voucher: StoredVoucher): boolean =>
  voucher.bookers !== undefined || periodOf(voucher) === monthOf(voucher.voucherOn);

interface MonthRead {
  readonly vouchers: readonly StoredVoucher[];
  readonly withAddedPapers: ReadonlySet<string>;
}

/** What of a month's vouchers a second person reads, by whatever way they came into the book. */
export function queuedAmong(read: MonthRead, audits: readonly StoredAudit[]): Queued[] {
  const auditOf = new Map(audits.map((audit) => [audit.voucherId, audit]));
  return read.vouchers.filter(isSomebodys).flatMap((voucher) => {
    const { voucherId } = voucher;
    const reasons = reasonsOf(voucher, read.withAddedPapers.has(voucherId));
    const audit = auditOf.get(voucherId);
    return reasons.length > 0 || audit ? [{ voucher, reasons, audit }] : [];
  });
}

/** The vouchers of a month that a second person reads. */
export async function auditQueueOf(book: Book, month: number): Promise<Queued[]> {
  const [vouchers, added, audits] = await Promise.all([
    vouchersOfMonth(book, month),
    withAddedPapers(book, month),
    auditsOfMonth(book, month),
  ]);
  return queuedAmong({ vouchers, withAddedPapers: added }, audits);
}

/** Who booked a voucher, and the one that takes it back or that it takes back. */
export async function bookersOf(voucher: StoredVoucher): Promise<Parties> {
  const { villageCode, year, reversalOf, reversedBy } = voucher;
  const linkedId = reversalOf ?? reversedBy;
  const linked = linkedId === undefined ? undefined : await voucherOf({ villageCode, year }, linkedId);
  return partiesOf(linked ? [voucher, linked] : [voucher]);
}
