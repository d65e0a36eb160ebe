import { MOST_FEN } from '@shared/money';
import { type Cell, type CellParser, CellProblem, compact, joinsDigits } from './cell';

const SCIENTIFIC = /^-?\d+(?:\.\d+)?e[+-]?\d+$/i;
/** Excel keeps 15 digits; what comes after is the noise of binary fractions. */
const EXCEL_DIGITS = 15;
const CURRENCY = /^(?:人民币|rmb|cny|[¥￥])+|(?:人民币|rmb|cny)$/gi;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const PLAIN = /^(?:\d+(?:\.\d*)?|\.\d+)$/;
const SCALE: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 };

/** A decimal number as its digits and how many of them are behind the point: exact, unlike a float. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

const decimalOf = (plain: string): Decimal => {
  const [whole = '', fraction = ''] = plain.split('.');
  const trimmed = fraction.replace(/0+$/, '');
  return { digits: BigInt(`${whole}${trimmed}` || '0'), places: trimmed.length };
};

/** The decimal that Excel shows: a float's 15 digits. */
function decimalOfFloat(number: number): Decimal | undefined {
  if (!Number.isFinite(number)) return undefined;
  const shown = String(Number(Math.abs(number).toPrecision(EXCEL_DIGITS)));
  if (!SCIENTIFIC.test(shown)) return decimalOf(shown);
  const [mantissa = '', exponent = '0'] = shown.toLowerCase().split('e');
  const { digits, places } = decimalOf(mantissa);
  const left = places - Number(exponent);
  return left >= 0 ? { digits, places: left } : { digits: digits * 10n ** BigInt(-left), places: 0 };
}

/** The sign and the decimal in a cell's text, with what follows it cut off by `units`; undefined when it is no number. */
export function readDecimal({ text, number }: Cell, units: RegExp): (Decimal & { negative: boolean }) | undefined {
  if (number !== undefined) {
    const decimal = decimalOfFloat(number);
    return decimal && { ...decimal, negative: number < 0 };
  }
  if (joinsDigits(text)) return undefined;
  let rest = compact(text).replace(/[−﹣]/g, '-').replace(/[，]/g, ',');
  const brackets = /^\((.+)\)$/.exec(rest);
  // (-5) is below zero by the brackets and by the sign: nobody can say whether once or twice.
  if (brackets && /^\D*-/.test(brackets[1]!)) return undefined;
  if (brackets) rest = brackets[1]!;
  rest = rest.replace(CURRENCY, '');
  const sign = /^[+-]/.exec(rest)?.[0];
  rest = (sign ? rest.slice(1) : rest).replace(CURRENCY, '').replace(units, '');
  const scale = /[百千万亿]$/.exec(rest)?.[0];
  if (scale) rest = rest.slice(0, -1);
  if (THOUSANDS.test(rest)) rest = rest.replaceAll(',', '');
  const float = SCIENTIFIC.test(rest) ? decimalOfFloat(Number(rest)) : undefined;
  if (!float && !PLAIN.test(rest)) return undefined;
  const { digits, places } = float ?? decimalOf(rest);
  const shifted = places - (scale ? SCALE[scale]! : 0);
  const exact = shifted >= 0 ? { digits, places: shifted } : { digits: digits * 10n ** BigInt(-shifted), places: 0 };
  return { ...exact, negative: Boolean(brackets) !== (sign === '-') };
}

/** A number that the sheet shows as something else: nobody who filled it in saw 0.05 or 46082. */
export function shownOtherwise({ number, isDate, shown = '' }: Cell): CellProblem | undefined {
  if (number === undefined) return undefined;
  if (isDate) return new CellProblem('Excel 把这一格变成了日期，请在原表改回数字，再导入');
  if (/[%％‰]/.test(shown)) return new CellProblem(`这一格是百分数（${shown}），请按这一列的意思填数字`);
  return isScaled(number, shown)
    ? new CellProblem(`这一格显示的是“${shown}”，存的却是 ${number}，不知道按哪个算。请把格式改成“常规”，填上实际的数`)
    : undefined;
}

/** What a format may write beside a number that stays what it is. */
const BESIDE = /人民币|rmb|cny|[¥￥元整圆亩人户只头株个斤月年天()（）,，+\-−\s]/giu;
/**
 * Whether a format shows another number than the one that is kept: 12000 as 1.2 (`0!.0,`), 1.2 as 1.2万, a sum in dollars. Fewer
 * places are the same number, and so are digits in words.
 */
function isScaled(number: number, shown: string): boolean {
  const bare = shown.normalize('NFKC').replace(BESIDE, '');
  if (/[百千万亿佰仟$€£]/u.test(bare) && /\d/.test(bare)) return true;
  if (!PLAIN.test(bare)) return false;
  const places = bare.split('.')[1]?.length ?? 0;
  return Math.abs(Math.abs(number) - Number(bare)) > 0.51 * 10 ** -places;
}

interface MoneyOptions {
  /** Below zero is allowed. */
  negative?: boolean;
  /** Zero is allowed. */
  zero?: boolean;
}

/** Money in fen: `1200` `1,200.00` `¥1,200元` `1.2万` `(100)`. Never rounded: a third decimal is refused. */
export const money =
  ({ negative = false, zero = false }: MoneyOptions = {}): CellParser<number> =>
  (cell) => {
    const other = shownOtherwise(cell);
    if (other) return other;
    const read = readDecimal(cell, /(?:元整|圆整|元|圆|块钱|块)$/u);
    if (!read) return new CellProblem('不是金额，请只填数字，例如 1200.00');
    if (read.places > 2)
      return new CellProblem(
        `金额有 ${read.places} 位小数，最多到分。多半是公式没有四舍五入，请在原表用 ROUND(…,2) 后再导出`,
      );
    const fen = read.digits * 10n ** BigInt(2 - read.places);
    if (fen > BigInt(MOST_FEN)) return new CellProblem('金额太大了，请看看是不是填错了列');
    if (fen === 0n && !zero) return new CellProblem('金额是 0，请核对；不发的请删掉这一行');
    if (read.negative && fen > 0n && !negative) return new CellProblem('金额是负数，这一列不能填负数');
    return Number(read.negative ? -fen : fen);
  };

const MOST_DECIMALS = 4;
const MOST_QUANTITY = 100_000_000n;
const UNITS = /(?:亩|人次|人|户|只|羽|头|株|口|个|台|张|份|件|套|公斤|斤|kg|个月|月|天)$/iu;

/** A quantity: `3.2` `3.2亩` `１２`. At most four decimals. A unit that another column's would be read as (500平方米) is refused. */
export const quantity = (): CellParser<number> => (cell) => {
  const other = shownOtherwise(cell);
  if (other) return other;
  const read = readDecimal(cell, UNITS);
  if (!read && readDecimal(cell, /(?:平方米|平方|平米|m2|米2|公顷|公亩|ha)$/iu))
    return new CellProblem('面积写的不是亩。请换算成亩再填（1 亩 = 666.67 平方米，1 公顷 = 15 亩）');
  if (!read || read.negative) return new CellProblem('不是数量，请只填数字，例如 3.2');
  if (read.places > MOST_DECIMALS) return new CellProblem(`小数太多（${read.places} 位），最多 ${MOST_DECIMALS} 位`);
  if (read.digits === 0n) return new CellProblem('数量是 0，请核对');
  if (read.digits / 10n ** BigInt(read.places) > MOST_QUANTITY) return new CellProblem('数量太大了，请核对');
  return Number(read.digits) / 10 ** read.places;
};

/** A whole number, `least` to `most`. */
export const wholeNumber =
  (least: number, most: number): CellParser<number> =>
  (cell) => {
    const other = shownOtherwise(cell);
    if (other) return other;
    const read = readDecimal(cell, /(?:年|月|个|张|份|人|页)$/u);
    const value = read && read.places === 0 ? Number(read.digits) * (read.negative ? -1 : 1) : NaN;
    return Number.isInteger(value) && value >= least && value <= most
      ? value
      : new CellProblem(`请填 ${least} 到 ${most} 的整数`);
  };

export const isScientific = ({ text }: Cell): boolean => SCIENTIFIC.test(compact(text));
