import { type DigitsFit, type FirstDigits, LEAST_ENTRIES } from '@shared/supervision/statistics';
import { addMonths, yearMonthOf } from '@shared/time';
import type { BookedVoucher } from '../facts/rows';
import { entriesOf } from '../../accounts/book';
import { isStanding } from '../facts/voucher-facts';

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** 应付款, 应付工资, 专项应付款 that are passed on, and 补助收入: sums that somebody assigned. */
const ASSIGNED = /^(211|212|241|503)/;
const MONTHS = 12;

/** How many entries begin with each digit, and how many are not counted. Sums of parts are what the parts together give. */
export interface Digits {
  readonly counts: readonly number[];
  readonly leftOut: number;
}
export const NO_DIGITS: Digits = { counts: DIGITS.map(() => 0), leftOut: 0 };

export const together = (one: Digits, other: Digits): Digits => ({
  counts: one.counts.map((count, place) => count + other.counts[place]!),
  leftOut: one.leftOut + other.leftOut,
});

/** The twelve whole months before a day. */
export function digitsSpan(today: string): { from: string; through: string } {
  const through = addMonths(yearMonthOf(today), -1);
  return { from: addMonths(through, 1 - MONTHS), through };
}

/** First digits of what a village's cash and bank moved in twelve whole months; what was taken back, and the year's carrying, is none. */
export function digitsOf(vouchers: readonly BookedVoucher[], today: string): Digits {
  const { from, through } = digitsSpan(today);
  const counts = DIGITS.map(() => 0);
  let leftOut = 0;
  const those = vouchers.filter((one) => {
    const month = yearMonthOf(one.voucherOn);
    return month >= from && month <= through && isStanding(one);
  });
  for (const { accountCode, amountFen } of those.flatMap(entriesOf)) {
    if (amountFen <= 0 || ASSIGNED.test(accountCode)) leftOut += 1;
    else counts[Number(String(amountFen)[0]) - 1]! += 1;
  }
  return { counts, leftOut };
}

/** Nigrini's limits for the first digit. */
const fitOf = (deviation: number): DigitsFit => {
  if (deviation <= 0.006) return 'close';
  if (deviation <= 0.012) return 'acceptable';
  return deviation <= 0.015 ? 'marginal' : 'apart';
};
const rounded = (value: number, places: number): number => Number(value.toFixed(places));

/** The counts against Benford's law; undefined under a thousand entries, where chance alone fails it. */
export function againstBenford({ counts }: Pick<Digits, 'counts'>): FirstDigits['counted'] {
  const entries = counts.reduce((sum, count) => sum + count, 0);
  if (entries < LEAST_ENTRIES) return undefined;
  const digits = DIGITS.map((digit, place) => ({
    digit,
    count: counts[place]!,
    expected: entries * Math.log10(1 + 1 / digit),
  }));
  const off = digits.map(({ count, expected }) => Math.abs(count - expected));
  const deviation = off.reduce((sum, each) => sum + each / entries, 0) / DIGITS.length;
  const chiSquare = digits.reduce((sum, { expected }, place) => sum + off[place]! ** 2 / expected, 0);
  return {
    digits: digits.map((each) => ({ ...each, expected: rounded(each.expected, 1) })),
    deviation: rounded(deviation, 4),
    chiSquare: rounded(chiSquare, 1),
    fit: fitOf(deviation),
  };
}
