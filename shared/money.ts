import * as z from './zod';

/** Integer fen (分). Never a float, never yuan. */
export const Fen = z.int();
/** Integer fen, zero or more. */
export const PositiveFen = z.int().check(z.minimum(0));

const thousands = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** `1234567` fen → `¥12,345.67`; negative → `−¥12.00`, with the minus sign of money.tsx. */
export const formatFen = (fen: number): string => written(fen, '¥');

/** The same in a column of amounts, where the heading says that it is yuan: `12,345.67`, `−12.00`. */
export const formatAmount = (fen: number): string => written(fen, '');

function written(fen: number, mark: string): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '−' : ''}${mark}${thousands(digits.slice(0, -2))}.${digits.slice(-2)}`;
}
