import * as z from './zod';

/**
 * The most that one amount may be: 100 billion yuan. No sum of a whole district comes near it: what is above is a card number in the
 * wrong place. Some hundred of them added up are still whole numbers.
 */
export const MOST_FEN = 1e13;
/**
 * The most that is kept as a sum: what is added up of several such sums when they are shown (both sides of a trial balance, the
 * years of a village) stays below 2⁵³, where whole numbers end. A write that would go over it is refused.
 */
export const MOST_SUM_FEN = 1e15;

/** Integer fen (分), as it is kept and shown. Never a float, never yuan. */
export const Fen = z.int();
/** Integer fen, zero or more. */
export const PositiveFen = z.int().check(z.minimum(0));

/** An amount that comes in, zero or more. */
export const AmountFen = PositiveFen.check(z.maximum(MOST_FEN, '金额太大了，请检查'));
/** An amount that a person fills in: it is not nothing. */
export const FilledFen = z.int().check(z.minimum(1, '请填金额'), z.maximum(MOST_FEN, '金额太大了，请检查'));

const thousands = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** `1234567` fen → `¥12,345.67`; negative → `−¥12.00`, with the minus sign of money.tsx. */
export const formatFen = (fen: number): string => written(fen, '¥');

/** The same in a column of amounts, where the heading says that it is yuan: `12,345.67`, `−12.00`. */
export const formatAmount = (fen: number): string => written(fen, '');

function written(fen: number, mark: string): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '−' : ''}${mark}${thousands(digits.slice(0, -2))}.${digits.slice(-2)}`;
}
