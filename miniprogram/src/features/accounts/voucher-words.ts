import type { VoucherLine } from '@shared/accounts';
import { formatFen } from '@shared/money';
import { MOVES } from './copy';

/** 库存现金 101 and 银行存款 102 with their sub-accounts (财会〔2023〕14号): money, as against what it was for. */
const isMoney = (line: VoucherLine) => /^10[12]/.test(line.accountCode);
const isDebit = (line: VoucherLine) => line.debitFen > 0;
const names = (lines: readonly VoucherLine[]) =>
  Array.from(new Set(lines.map((line) => line.accountName))).join(MOVES.and);
const total = (lines: readonly VoucherLine[]) =>
  formatFen(lines.reduce((sum, line) => sum + line.debitFen + line.creditFen, 0));

/** A voucher's debits and credits as a villager would say them: 从银行存款付出 ¥360.00，用于管理费用。 */
export function voucherWords(lines: readonly VoucherLine[]): string {
  const moneyIn = lines.filter((line) => isMoney(line) && isDebit(line));
  const moneyOut = lines.filter((line) => isMoney(line) && !isDebit(line));
  const others = lines.filter((line) => !isMoney(line));
  if (moneyIn.length && moneyOut.length && others.length === 0) {
    return MOVES.moved(names(moneyOut), names(moneyIn), total(moneyIn));
  }
  const sentences = [
    moneyOut.length > 0 && MOVES.paid(names(moneyOut), total(moneyOut), names(others.filter(isDebit))),
    moneyIn.length > 0 &&
      MOVES.received(names(moneyIn), total(moneyIn), names(others.filter((line) => !isDebit(line)))),
  ].filter(Boolean);
  return sentences.join('') || MOVES.noMoney;
}

/** What a voucher is about: 购会议用水、办公电费. The money's own lines only repeat it. */
export function voucherTitle(lines: readonly VoucherLine[]): string {
  const others = lines.filter((line) => !isMoney(line));
  const summaries = Array.from(new Set((others.length ? others : lines).map((line) => line.summary)));
  return summaries.length > 3 ? MOVES.several(summaries[0]!, summaries.length) : summaries.join(MOVES.and);
}
