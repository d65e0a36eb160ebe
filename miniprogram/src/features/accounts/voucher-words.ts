import type { VoucherLine } from '@shared/accounts/accounts';
import { formatFen } from '@shared/money';
import { MOVES } from './copy';

/** 库存现金 101 and 银行存款 102 with their sub-accounts (财会〔2023〕14号): money, as against what it was for. */
const isMoney = (line: VoucherLine) => /^10[12]/.test(line.accountCode);
const isRed = (line: VoucherLine) => line.debitFen + line.creditFen < 0;
/** Which way a line moves its account: a red credit moves it as a debit does. */
const isDebit = (line: VoucherLine) => line.debitFen > 0 || line.creditFen < 0;
const names = (lines: readonly VoucherLine[]) =>
  Array.from(new Set(lines.map((line) => (isRed(line) ? MOVES.back(line.accountName) : line.accountName)))).join(
    MOVES.and,
  );
const money = (lines: readonly VoucherLine[]) =>
  Array.from(new Set(lines.map((line) => line.accountName))).join(MOVES.and);
const total = (lines: readonly VoucherLine[]) =>
  formatFen(lines.reduce((sum, line) => sum + Math.abs(line.debitFen + line.creditFen), 0));
const above = (line: VoucherLine) => ({
  ...line,
  debitFen: Math.abs(line.debitFen),
  creditFen: Math.abs(line.creditFen),
});

/** A voucher's debits and credits as a villager would say them: 从银行存款付出 ¥360.00，用于管理费用。 */
export function voucherWords(lines: readonly VoucherLine[]): string {
  if (lines.length > 0 && lines.every(isRed)) return MOVES.red(voucherWords(lines.map(above)));
  const moneyIn = lines.filter((line) => isMoney(line) && isDebit(line));
  const moneyOut = lines.filter((line) => isMoney(line) && !isDebit(line));
  const others = lines.filter((line) => !isMoney(line));
  if (moneyIn.length && moneyOut.length && others.length === 0) {
    return MOVES.moved(money(moneyOut), money(moneyIn), total(moneyIn));
  }
  const sentences = [
    moneyOut.length > 0 && MOVES.paid(money(moneyOut), total(moneyOut), names(others.filter(isDebit))),
    moneyIn.length > 0 &&
      MOVES.received(money(moneyIn), total(moneyIn), names(others.filter((line) => !isDebit(line)))),
  ].filter(Boolean);
  return sentences.join('') || MOVES.noMoney;
}

/** What a voucher is about: 购会议用水、办公电费. The money's own lines only repeat it. */
export function voucherTitle(lines: readonly VoucherLine[]): string {
  const others = lines.filter((line) => !isMoney(line));
  const summaries = Array.from(new Set((others.length ? others : lines).map((line) => line.summary)));
  return summaries.length > 3 ? MOVES.several(summaries[0]!, summaries.length) : summaries.join(MOVES.and);
}
