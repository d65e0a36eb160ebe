import type { AuditReason } from '@shared/accounts/audit-queue';
import { monthOfYear } from '@shared/time';
import type { Book, StoredVoucher } from '../book-store';
import { vouchersOfMonth, withAddedPapers } from '../closing-faults/closing-facts-store';
import { postedOn, type StoredPending } from '../desk/pending-store';
import type { Bookers } from './audit';
import { auditsOfMonth, type StoredAudit } from './audit-store';
import { reasonsOf } from './reasons';

/** A voucher that is to be read again, or was. */
export interface Queued {
  readonly voucher: StoredVoucher;
  readonly reasons: readonly AuditReason[];
  readonly bookers: Bookers;
  readonly audit: StoredAudit | undefined;
}

export const bookersOf = ({ prepared, reviewed, approved }: StoredPending): Bookers => [
  prepared.personId,
  reviewed?.personId,
  approved?.personId,
];

/**
 * The vouchers of a month that a second person reads. Only those that came across the desk: of what was imported, and of what a machine
 * entered, nobody here is known who booked it, and so nobody who surely did not.
 */
export async function auditQueueOf(book: Book, month: number): Promise<Queued[]> {
  const [vouchers, added, posted, audits] = await Promise.all([
    vouchersOfMonth(book, month),
    withAddedPapers(book, month),
    postedOn(book.villageCode, monthOfYear(book.year, month)),
    auditsOfMonth(book, month),
  ]);
  const pendingOf = new Map(posted.map((pending) => [pending.voucherId, pending]));
  const auditOf = new Map(audits.map((audit) => [audit.voucherId, audit]));
  return vouchers.flatMap((voucher) => {
    const { voucherId } = voucher;
    const pending = pendingOf.get(voucherId);
    const reasons = reasonsOf(voucher, added.has(voucherId));
    const audit = auditOf.get(voucherId);
    return pending && (reasons.length > 0 || audit) ? [{ voucher, reasons, bookers: bookersOf(pending), audit }] : [];
  });
}
