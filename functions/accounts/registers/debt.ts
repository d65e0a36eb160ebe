import { type Debt, MAX_REPAYMENTS } from '@shared/accounts/debts';
import { AppError } from '@shared/errors';
import type { VoucherRef } from '@shared/accounts/registers';
import { refuse, refuseFuture } from './refuse';
import { daysBetween } from './rent';
import type { DebtRow } from './rows';
import { paidBack } from './sums';

/**
 * A debt of which a part or all was paid.
 * @throws AppError `registers.tooMuch` when it is more than is owed, `request.malformed`.
 */
export function withRepayment(
  debt: DebtRow,
  repayment: { repaidOn: string; amountFen: number; voucher?: VoucherRef | undefined },
  today: string,
): DebtRow {
  refuseFuture('repaidOn', repayment.repaidOn, today);
  if (repayment.repaidOn < debt.arisenOn) refuse('repaidOn', '不能早于欠款那天');
  if (repayment.amountFen > debt.principalFen - paidBack(debt)) throw new AppError('registers.tooMuch');
  if (debt.repayments.length >= MAX_REPAYMENTS) refuse('repaidOn', '还款次数太多了');
  return { ...debt, repayments: [...debt.repayments, repayment], version: debt.version + 1 };
}

/** A debt as it stands on a day, its latest repayment first. It is overdue from the day after it was due. */
export function debtOn(debt: DebtRow, today: string): Debt {
  const { debtId, side, kind, counterparty, what, principalFen, arisenOn, dueOn, interest, voucher, note, version } =
    debt;
  const repaidFen = paidBack(debt);
  const balanceFen = principalFen - repaidFen;
  return {
    debtId,
    side,
    kind,
    counterparty,
    what,
    principalFen,
    arisenOn,
    ...(dueOn && { dueOn }),
    ...(interest && { interest }),
    repaidFen,
    balanceFen,
    overdueDays: dueOn && balanceFen > 0 ? Math.max(0, daysBetween(dueOn, today)) : 0,
    ...(voucher && { voucher }),
    repayments: [...debt.repayments].sort((a, b) => b.repaidOn.localeCompare(a.repaidOn)),
    ...(note && { note }),
    version,
  };
}
