const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

/** The check digit of the first 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 prescribes. */
export const idCheckDigit = (first17: string): string =>
  CHECK_DIGITS[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11] ?? '';

/** Whether `text` is a well-formed citizen identity number (GB 11643): 18 places, a real birth date, a right check digit. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false;
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ];
  const born = new Date(Date.UTC(year, month - 1, day));
  const real = born.getUTCFullYear() === year && born.getUTCMonth() === month - 1 && born.getUTCDate() === day;
  return real && year >= 1880 && idCheckDigit(text.slice(0, 17)) === text[17];
}

/**
 * An identity number as lists of every age write it, in its 18 places: full-width digits and blanks put right, `x` as `X`, and one of 15
 * places (until 1999) with its century and check digit. Undefined for what is none.
 */
export function idNumberOf(written: string): string | undefined {
  const bare = written
    .normalize('NFKC')
    .replace(/[\s'-]/g, '')
    .toUpperCase();
  const first17 = `${bare.slice(0, 6)}19${bare.slice(6)}`;
  const whole = /^[1-9]\d{14}$/.test(bare) ? first17 + idCheckDigit(first17) : bare;
  return isIdNumber(whole) ? whole : undefined;
}
