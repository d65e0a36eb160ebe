import { idCheckDigit } from '@shared/text/id-number';
import { seedDistrictAt } from '../../scripts/seed/districts';

/** Payments a person: as a year of one village's people has them. */
const EACH = 8;
const NAME = '王秀英';

export const idNumberAt = (place: number): string => {
  const day = String(((place >> 9) % 28) + 1).padStart(2, '0');
  const month = String(((((place >> 9) / 28) | 0) % 12) + 1).padStart(2, '0');
  const year = 1940 + (((place >> 9) / 336) | 0);
  const digits = `511503${year}${month}${day}${String(place & 511).padStart(3, '0')}`;
  return digits + idCheckDigit(digits);
};

export const peopleFor = (payments: number): number => Math.ceil(payments / EACH);
const csv = (lines: Iterable<string>): string => [...lines].join('\n');

export function rosterFile(payments: number): string {
  const people = Array.from(
    { length: peopleFor(payments) },
    (_, place) => `${NAME},${idNumberAt(place)},${villageCodes()[0]}`,
  );
  return csv(['姓名,身份证号,村', ...people]);
}

export function paymentsFile(size: number): string {
  const people = peopleFor(size);
  const line = (place: number) =>
    `${NAME},${idNumberAt(place % people)},BT01,${(place % 900) + 1}.50,2026-03-05,批${Math.floor(place / people)}`;
  return csv([
    '姓名,身份证号,补贴项目,金额,发放日期,批次号',
    ...Array.from({ length: size }, (_, place) => line(place)),
  ]);
}

export function openingsFile(codes: readonly string[]): string {
  const lines = codes.flatMap((code) => [`${code},2026,102,50000,`, `${code},2026,301,,50000`]);
  return csv(['村,年度,科目编号,期初借方,期初贷方', ...lines]);
}

/** Vouchers of two lines, spread over the villages and the year as they come. */
export function vouchersFile(codes: readonly string[], size: number): string {
  const lines = Array.from({ length: size }, (_, place) => {
    const no = Math.floor(place / codes.length);
    const on = `2026-${String((no % 10) + 1).padStart(2, '0')}-12`;
    const head = `${codes[place % codes.length]},${on},记-${no + 1},收鱼塘租金`;
    const yuan = `${(place % 900) + 1}.50`;
    return `${head},102,${yuan},\n${head},511,,${yuan}`;
  });
  return csv(['村,日期,凭证号,摘要,科目编号,借方金额,贷方金额', ...lines]);
}

/** The district's 37,000 vouchers are some hundreds a village. */
const VOUCHERS_A_VILLAGE = 100;

/** As many of the district's villages as these vouchers fill, 158 at most. */
export const villagesFor = (vouchers: number): string[] =>
  villageCodes().slice(0, Math.max(1, Math.ceil(vouchers / VOUCHERS_A_VILLAGE)));

const villageCodes = (): string[] => seedDistrictAt(0).villages.map(({ code }) => code);
