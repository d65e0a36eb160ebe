import { type Cell, type CellParser, CellProblem, cleanText, compact, joinsDigits } from './cell';
import { type Decimal, money, readDecimal } from './numbers';

const MOST_PLACES = 4;
const NOTHING_AFTER = /^$/u;
const quoted = (cell: Cell): string => `“${[...cleanText(cell.text)].slice(0, 24).join('')}”`;

/** What a unit is worth, in units of the row, as a decimal: exact. */
type Worth = Readonly<Record<string, string>>;

/** 1 亩 = 2000/3 平方米, so a square metre is 0.0015 亩 exactly; 1 公顷 = 15 亩. */
const IN_MU: Worth = {
  亩: '1',
  市亩: '1',
  分: '0.1',
  厘: '0.01',
  平方米: '0.0015',
  平方: '0.0015',
  平米: '0.0015',
  公亩: '0.15',
  公顷: '15',
  垧: '15',
  ha: '15',
  平方公里: '1500',
  平方千米: '1500',
};
/** What a column of areas may be counted in, for its title: times this it is in 亩. */
export const MU: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Object.entries(IN_MU).map(([unit, worth]) => [unit, Number(worth)])),
  m2: 0.0015,
  hm2: 15,
  km2: 1500,
};
/** What a column of years may be counted in; a month is a twelfth, which `lifeInMonths` makes whole again. */
export const YEARS: Readonly<Record<string, number>> = { 年: 1, 月: 1 / 12, 个月: 1 / 12, 月数: 1 / 12 };

const IN_MONTHS: Worth = { 年: '12', 月: '1', 个月: '1' };

const decimalFrom = (plain: string): Decimal => {
  const [whole = '', fraction = ''] = plain.split('.');
  return { digits: BigInt(`${whole}${fraction}`), places: fraction.length };
};
const product = (a: Decimal, b: Decimal): Decimal => ({ digits: a.digits * b.digits, places: a.places + b.places });
const sum = (a: Decimal, b: Decimal): Decimal => {
  const places = Math.max(a.places, b.places);
  const scaled = ({ digits, places: own }: Decimal) => digits * 10n ** BigInt(places - own);
  return { digits: scaled(a) + scaled(b), places };
};
/** To four places, a half up. */
const rounded = ({ digits, places }: Decimal): number => {
  if (places <= MOST_PLACES) return Number(digits) / 10 ** places;
  const cut = 10n ** BigInt(places - MOST_PLACES);
  return Number((digits * 2n + cut) / (cut * 2n)) / 10 ** MOST_PLACES;
};

/** Units whose own digit would be read as one of the number. */
const inLetters = (text: string): string =>
  text
    .replace(/km2|公里2|千米2/gu, '平方公里')
    .replace(/hm2/gu, '公顷')
    .replace(/m2|米2/gu, '平方米')
    .replace(/，/gu, ',');

const PART = /^([\d,]*\.?\d+)(?:\s*)([^\d.,]+)/u;

/**
 * A quantity with units of its own, one after the other (3亩2分, 10年6个月), each smaller than the one before; a bare number is in
 * `bare`. Undefined when it is no such quantity, the unit when it is one that is not known.
 */
function measured(cell: Cell, worth: Worth, bare: string): Decimal | { unit: string } | undefined {
  if (cell.number !== undefined && !cell.isDate) {
    const read = readDecimal(cell, NOTHING_AFTER);
    return read && !read.negative ? product(read, decimalFrom(worth[bare]!)) : undefined;
  }
  if (joinsDigits(cell.text)) return undefined;
  const text = compact(cell.text).toLowerCase();
  const plain = readDecimal(cell, NOTHING_AFTER);
  if (plain) return plain.negative ? undefined : product(plain, decimalFrom(worth[bare]!));
  let rest = inLetters(text);
  let all: Decimal | undefined;
  let last = Infinity;
  while (rest !== '') {
    const [whole = '', number = '', unit = ''] = PART.exec(rest) ?? [];
    const read = number && readDecimal({ text: `${number}${/^[百千万亿]/u.exec(unit)?.[0] ?? ''}` }, NOTHING_AFTER);
    const name = unit.replace(/^[百千万亿](?=.)/u, '').replace(/[整正]$/u, '');
    if (!read) return undefined;
    const each = worth[name];
    if (each === undefined) return { unit: name };
    if (Number(each) >= last) return undefined;
    last = Number(each);
    all = all ? sum(all, product(read, decimalFrom(each))) : product(read, decimalFrom(each));
    rest = rest.slice(whole.length);
  }
  return all;
}

const MOST_MU = 1_000_000;

/**
 * An area in 亩: `12.5` `12.5亩` `3亩2分` `500平方米` `2公顷`. Worked out exactly; what has more than four decimals then (a
 * ten-thousandth of a 亩 is 667 cm²) is rounded, a half up.
 */
export const areaInMu: CellParser<number> = (cell) => {
  const area = measured(cell, IN_MU, '亩');
  if (area && 'unit' in area)
    return new CellProblem(`写的是${quoted(cell)}，“${area.unit}”不知道合多少亩。请换算成亩，或写平方米、公顷`);
  if (!area) return new CellProblem('不是面积，请只填数字，例如 12.5（亩），或写 500平方米、2公顷');
  const mu = rounded(area);
  if (mu === 0) return new CellProblem('面积是 0，请核对');
  return mu <= MOST_MU ? mu : new CellProblem('面积太大了，请核对单位（这一列是亩）');
};

const MOST_MONTHS = 1200;
/** What is left of a twelfth that a decimal cannot say. */
const NEARLY = 1e-6;

/** A time in months: `10` (years) `10年` `120月` `10年6个月`. What is no whole number of months is refused. */
export const lifeInMonths: CellParser<number> = (cell) => {
  const time = measured(cell, IN_MONTHS, '年');
  if (!time || 'unit' in time)
    return new CellProblem(`写的是${quoted(cell)}，看不出是多久。请填年数，例如 20，或写 120个月`);
  const exact = Number(time.digits) / 10 ** time.places;
  const months = Math.round(exact);
  if (Math.abs(exact - months) > NEARLY) return new CellProblem(`写的是${quoted(cell)}，不是整月，请核对`);
  return months >= 1 && months <= MOST_MONTHS ? months : new CellProblem('使用年限要在 1 个月到 100 年之间，请核对');
};

/**
 * A share in percent: `5` `5%` `百分之5`, and 0.05 that the sheet shows as 5%. A bare 0.05 may be either and is refused.
 */
export const percent: CellParser<number> = (cell) => {
  const shownAs = cell.number !== undefined && /[%％]\s*$/u.test(cell.shown ?? '');
  const text = compact(cell.text).replace(/^百分之/u, '');
  const said = cell.number === undefined && (/%$/u.test(text) || text !== compact(cell.text));
  const plain: Cell = cell.number === undefined ? { ...cell, text: text.replace(/%$/u, '') } : cell;
  const read = readDecimal(plain, NOTHING_AFTER);
  if (!read || read.negative) return new CellProblem('请填百分之几，例如 5');
  const value = rounded(shownAs ? product(read, { digits: 100n, places: 0 }) : read);
  if (value > 100) return new CellProblem('要在 0 到 100 之间');
  if (value > 0 && value < 1 && !shownAs && !said)
    return new CellProblem(
      `写的是${quoted(cell)}，分不清是 ${rounded(product(read, { digits: 100n, places: 0 }))}% 还是 ${value}%。请写上百分号`,
    );
  return value;
};

/** Money of one year: `6000` `6000元/年`. A rent by 亩, by month, in grain or for all years is quoted and refused. */
export const yearlyMoney: CellParser<number> = (cell) => {
  const text = compact(cell.text)
    .replace(/^每年/u, '')
    .replace(/(?<=[\d元圆])(?:\/|每|一)年$/u, '');
  const read = money({ zero: true })(cell.number === undefined ? { ...cell, text } : cell);
  if (!(read instanceof CellProblem) || readDecimal({ text }, /(?:元整|圆整|元|圆)$/u)) return read;
  return new CellProblem(
    `写的是${quoted(cell)}，不是每年一共多少元。请换算成一年的租金再填（例如 500元/亩 × 30亩 = 15000）`,
  );
};
