import type { AuditReason } from '@shared/accounts/audit-queue';
import { lookupHash } from '../../platform/sealed';
import { isUnder } from '../balances/balances';
import { lacksPaper } from '../closing-faults/lacks-paper';
import type { StoredVoucher } from '../book-store';

/** From this much on, in fen, each voucher is read again: ¥10,000. */
export const LARGE_FEN = 1_000_000;
/** 现金管理暂行条例实施细则: from ¥1,000 on, money goes through the bank. */
export const CASH_FEN = 100_000;
const CASH = '101';
/** Five in a hundred. */
const LOT = 20;

type Read = Pick<StoredVoucher, 'voucherId' | 'voucherOn' | 'totalFen' | 'lines' | 'attachments' | 'reversalOf'>;

/** Whether a voucher is drawn: always the same ones, and who books cannot know which without the key. */
export const isDrawn = (voucherId: string): boolean =>
  Buffer.from(lookupHash('auditLot', voucherId), 'base64url').readUInt32BE(0) % LOT === 0;

/** Why a voucher is read a second time; none for one that is not. */
export function reasonsOf(voucher: Read, hasAddedPapers: boolean): AuditReason[] {
  const { voucherId, totalFen, lines, reversalOf } = voucher;
  const cashFen = lines
    .filter(({ accountCode }) => isUnder(accountCode, CASH))
    .reduce((fen, { debitFen, creditFen }) => fen + Math.abs(debitFen) + Math.abs(creditFen), 0);
  const holds: Record<AuditReason, boolean> = {
    large: Math.abs(totalFen) >= LARGE_FEN,
    cash: cashFen >= CASH_FEN,
    withoutPaper: lacksPaper(voucher, hasAddedPapers),
    reversal: reversalOf !== undefined,
    lot: isDrawn(voucherId),
  };
  return (Object.keys(holds) as AuditReason[]).filter((reason) => holds[reason]);
}
