const LENGTH = 16;

/** Only the digits of what was typed or pasted, at most 16. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, LENGTH);

/** `1234567890123456` → `1234 5678 9012 3456`, as it is printed on the receipt. */
export const inGroups = (text: string): string => digitsOf(text).replace(/(\d{4})(?=\d)/g, '$1 ');

/** How many digits are still to be typed. */
export const digitsMissing = (text: string): number => LENGTH - digitsOf(text).length;
