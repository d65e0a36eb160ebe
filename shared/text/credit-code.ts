/** The 31 letters of GB 32100-2015, each worth its place: no I, O, Z, S, V. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BASE = LETTERS.length;
const LENGTH = 18;
const WEIGHT_STEP = 3;

/**
 * 统一社会信用代码: 18 letters whose last is the check letter. Rule: GB 32100-2015, Σ letter × 3^place mod 31, so one wrong
 * letter is always found.
 */
export function isCreditCode(code: string): boolean {
  if (code.length !== LENGTH) return false;
  const values = [...code].map((letter) => LETTERS.indexOf(letter));
  if (values.includes(-1)) return false;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, -1)) {
    sum += value * weight;
    weight = (weight * WEIGHT_STEP) % BASE;
  }
  return (BASE - (sum % BASE)) % BASE === values[LENGTH - 1];
}

/** 92: a sole trader (个体工商户), whose name is often a person's. */
export const isSoleTrader = (code: string): boolean => code.startsWith('92');
