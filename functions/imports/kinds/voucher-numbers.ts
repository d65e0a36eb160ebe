/** A voucher's place among the numbers of its book. */
import { monthOf } from '@shared/time';

export interface NumberedVoucher {
  readonly voucherNo: string;
  readonly voucherOn: string;
}

/** 记-0012 → 记- and 12; `padded` where software printed it with noughts. */
export function serialOf(voucherNo: string): { word: string; serial: number; padded: boolean } | undefined {
  const [, word = '', digits] = /^(.*?)(\d{1,9})$/u.exec(voucherNo) ?? [];
  if (digits === undefined) return undefined;
  return { word, serial: Number(digits), padded: digits.length >= 3 && digits.startsWith('0') };
}

/** The number as the office says it where it begins anew each month: 2月记-0001. */
export const monthlyNo = (voucher: NumberedVoucher): string => `${monthOf(voucher.voucherOn)}月${voucher.voucherNo}`;

/**
 * Which words of a year's numbers begin anew each month: 1 comes again after a month that had more, or with the noughts of software,
 * which gives no number twice. One voucher a month, each with a 1 by hand, may be one number given twice: that is asked.
 * @param taken of the book: whether another month's voucher has this number.
 */
export function wordsBegunAnew<V extends NumberedVoucher>(
  vouchers: readonly V[],
  taken: (voucher: V) => boolean,
): ReadonlySet<string> {
  const months = new Map<string, Map<number, { first: number; last: number; padded: boolean; taken: boolean }>>();
  for (const voucher of vouchers) {
    const number = serialOf(voucher.voucherNo);
    if (!number) continue;
    const { word, serial, padded } = number;
    const its = months.get(word) ?? new Map();
    const month = its.get(monthOf(voucher.voucherOn)) ?? { first: serial, last: serial, padded: false, taken: false };
    its.set(monthOf(voucher.voucherOn), {
      first: Math.min(month.first, serial),
      last: Math.max(month.last, serial),
      padded: month.padded || padded,
      taken: month.taken || (serial === 1 && taken(voucher)),
    });
    months.set(word, its);
  }
  const anew = new Set<string>();
  for (const [word, its] of months) {
    let before = 0;
    for (const [, month] of [...its].sort(([a], [b]) => a - b)) {
      const again = month.first === 1 && before > 0 && (before > 1 || month.padded);
      const againInBook = month.taken && (month.last > 1 || month.padded);
      if (again || againInBook) anew.add(word);
      before = Math.max(before, month.last);
    }
  }
  return anew;
}

/** Whether a voucher's word is one of those. */
export const isBegunAnew = ({ voucherNo }: NumberedVoucher, anew: ReadonlySet<string>): boolean => {
  const number = serialOf(voucherNo);
  return number !== undefined && anew.has(number.word);
};
