/** Names as public lists show them: 王秀英 → 王*英, 李四 → 李*, 欧阳建国 → 欧**国. */
export function maskName(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return name;
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}

/** 18 places → first 4 and last 2: 5115**********21. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 4)}${'*'.repeat(12)}${idNumber.slice(-2)}`;

/** 13812345678 → 138****5678. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
