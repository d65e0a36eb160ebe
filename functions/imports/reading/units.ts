import { type Cell, CellProblem, compact, joinsDigits } from '../cells/cell';
import { type Decimal, readDecimal, shownOtherwise } from '../cells/numbers';
import { called } from '../cells/words';
import type { Column, Units } from '../kinds/kind';

const SCALES: readonly (readonly [string, number])[] = [
  ['', 1],
  ['十', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1_000],
  ['仟', 1_000],
  ['万', 10_000],
  ['十万', 100_000],
  ['百万', 1_000_000],
  ['千万', 10_000_000],
  ['亿', 100_000_000],
];

/** Money in yuan, as offices write what it is counted in: `元` `人民币万元` `百元` `（万）`. What it is multiplied by to be yuan. */
export const YUAN: Units = Object.fromEntries([
  ...SCALES.flatMap(([scale, factor]) => [
    ...['元', '圆', '块'].flatMap((yuan) =>
      ['', '人民币', 'rmb', 'cny', '¥'].flatMap((currency) => [
        [`${currency}${scale}${yuan}`, factor] as const,
        [`${scale}${yuan}${currency}`, factor] as const,
      ]),
    ),
    ...(scale ? [[scale, factor] as const] : []),
  ]),
  ['角', 0.1],
  ['分', 0.01],
  ['¥', 1],
  ['人民币', 1],
  ['rmb', 1],
  ['cny', 1],
]);

/** Prices of one of something: `元/亩` `元/人·月`. What it is the price of is said by the quantity's own column. */
export const YUAN_EACH: Units = {
  ...YUAN,
  ...Object.fromEntries(
    called('亩 亩年 人 人次 人月 人年 户 户月 户年 头 只 羽 株 口 个 台 月 年 天 斤 公斤').map((each) => [
      `元/${each}`,
      1,
    ]),
  ),
};

/** What things are counted by; one of them is one. */
export const PIECES: Units = Object.fromEntries(
  called('亩 人 人次 户 头 只 羽 株 口 个 台 份 件 张 棵 套 月 天 斤 公斤').map((piece) => [piece, 1]),
);

/** Words in the brackets of a title that do not change what stands below: how it is written, which column it is, what it is made of. */
const HARMLESS =
  /^(?:小写|必填|选填|可不填|可空|可选|数字|阿拉伯数字|含税|保留.{1,2}位小数|.位小数|精确到分|到分|\d{1,3}|[a-z]|[一二三四五六七八九十]{1,3}|=?[\da-z]{1,3}(?:[=+\-*×÷x/][\da-z.%]{1,5})+)$/u;

const word = (text: string): string =>
  compact(text)
    .toLowerCase()
    .replace(/[·・.*]/gu, '')
    .replace(/￥/gu, '¥');

/** The words of a note, without what only says that they are a unit: `单位:万元` is 万元. */
const wordsOf = (note: string): string[] =>
  compact(note)
    .toLowerCase()
    .replace(/(?:计量|金额|货币|计价|面积|数量|年限)?单位(?:均?[:为是])?|币种/gu, '、')
    .split(/[、,;:；，和及&|]+/u)
    .map((part) => word(part.replace(/^以|计$/gu, '')))
    .filter(Boolean);

/** Whether words may be meant as a unit at all: 罗龙街道 in `单位：罗龙街道` is none. */
const looksLikeUnit = (text: string): boolean =>
  [...text].length <= 7 &&
  /(?:[元圆币角分亩顷米克吨斤㎡%]|m2|usd|rmb|cny|hkd|eur)$|^(?:元|圆|¥|\$|人民币|rmb|cny|[十百千万亿佰仟]+[元圆][\/每])/u.test(
    text,
  );
const looksLikeMoney = (text: string): boolean => /[元圆币角分¥$]|usd|rmb|cny|hkd|eur|^[百千万亿]+$/u.test(text);

const VALUE = String.raw`((?:[十百千万亿] )?[^\s()（）【】[\]]{1,24})`;
const STATED = [
  new RegExp(String.raw`(金额|货币|计量|计价|数量|面积)?单位 ?(?:均?为|是|[:：])? ?${VALUE}`, 'gu'),
  new RegExp(String.raw`(币种|人民币|金额) ?[:：] ?${VALUE}`, 'gu'),
];
const IN_BRACKETS = /[(（【[]([^()（）【】[\]]{1,12})[)）】\]]/gu;

/** Units that a line states beside the table: `金额单位：万元` `（单位：元、亩）` `人民币：元`, and `（万元）` in a heading. */
export function unitsStated(text: string): string[] {
  const line = text
    .slice(0, 200)
    .replace(/[\s\u3000]+/gu, ' ')
    .replace(/单 位/gu, '单位');
  const stated = STATED.flatMap((pattern) =>
    [...line.matchAll(pattern)].flatMap(([, before, said = '']) => {
      const words = wordsOf(said);
      const units = words.filter((each) => each in YUAN || looksLikeUnit(each));
      // 金额单位 is always followed by one; 单位 alone may be an office.
      return units.length === 0 && /单位|币种/u.test(line) && before !== undefined && before !== '人民币'
        ? words
        : units;
    }),
  );
  const counted = [...compact(line).matchAll(COUNTED_IN)].map(([, unit = '']) => word(unit));
  const noted = [...line.matchAll(IN_BRACKETS)].flatMap(([, note = '']) => {
    const words = wordsOf(note);
    return words.every((each) => each in YUAN) ? words : [];
  });
  return [...new Set([...stated, ...counted, ...noted])];
}

const COUNTED_IN =
  /(?:均|都|皆|一律|数据|数字|金额)?以([十百千万亿仟佰]*[元圆])(?:人民币)?(?:为|作|做|作为|为计量|为计价)?(?:计量|计价|金额|货币)?(?:单位|计|计算|填列|填报|反映|表示|列示)/gu;

/** By how much a column's cells are multiplied, or why nobody can say. `above` is what lines beside the table state. */
export function factorOf(
  { title, units = {} }: Pick<Column<unknown>, 'title' | 'units'>,
  shown: string,
  notes: readonly string[],
  above: readonly string[],
): number | string {
  const own = notes.flatMap(wordsOf).filter((each) => !HARMLESS.test(each) || each in units);
  const unknown = own.filter((each) => !(each in units));
  if (unknown.length > 0) return `“${shown}”里的“${unknown.join('、')}”不知道怎么算。${wanted(title, units)}`;
  const inTitle = new Set(own.map((each) => units[each]!));
  const beside = new Set(above.flatMap((each) => (each in units ? [units[each]!] : [])));
  if (
    inTitle.size > 1 ||
    beside.size > 1 ||
    (inTitle.size === 1 && beside.size === 1 && [...inTitle][0] !== [...beside][0])
  )
    return `“${shown}”的单位前后说得不一样（${[...new Set([...own, ...above])].join('、')}），不知道按哪个算。${wanted(title, units)}`;
  return [...inTitle, ...beside][0] ?? 1;
}

const wanted = (title: string, units: Units): string => {
  const one = Object.keys(units).find((unit) => units[unit] === 1);
  return one ? `请把“${title}”换算成${one}，单位写“${one}”` : `请去掉“${title}”括号里的字，或换一列`;
};

/** Whether a cell names money that is not yuan: 万元, 美元. */
export const isOtherMoney = (text: string): boolean => {
  const unit = word(text);
  return unit in YUAN ? YUAN[unit] !== 1 : looksLikeUnit(unit) && /[元币]$|^\$/u.test(unit) && !unit.includes('/');
};

/** What lines beside the table state and none of its columns knows, though one of them is counted in something of that kind. */
export function unknownUnits(stated: readonly string[], columns: readonly Pick<Column<unknown>, 'units'>[]): string[] {
  const tables = columns.flatMap(({ units }): Units[] => (units ? [units] : []));
  return stated.filter((each) => {
    const kin = tables.filter((units) => '元' in units === looksLikeMoney(each));
    return kin.length > 0 && !tables.some((units) => each in units);
  });
}

const MOST_DIGITS = 15;
/** A unit behind a number: 万元 in `(1.2)万元`. */
const UNIT_BEHIND = /[\d.)]([^\d().,]+)$/u;

/**
 * A cell counted in the unit of its kind: a number below 万元 is multiplied, exactly, however it is written. A cell with a unit of its
 * own is taken as it is when that is the same one, and refused when it is another.
 */
export function inOwnUnit(cell: Cell, factor: number, units: Units): Cell | CellProblem {
  const text = compact(cell.text).toLowerCase();
  if (factor === 1 || cell.isError || text === '') return cell;
  const { number, shown: _, isDate: __, ...rest } = cell;
  const otherwise = shownOtherwise(cell);
  if (otherwise) return otherwise;
  if (number !== undefined) return { ...rest, text: times(String(Number(number.toPrecision(MOST_DIGITS))), factor) };
  if (joinsDigits(cell.text)) return cell;
  const unit = UNIT_BEHIND.exec(text)?.[1];
  const isOwn = unit === undefined || units[word(unit)] === factor;
  const read = isOwn && readDecimal({ text: unit === undefined ? text : text.slice(0, -unit.length) }, /^$/u);
  if (read) return { ...rest, text: times(plainOf(read), factor) };
  return unit === undefined ? cell : new CellProblem('格子里自己写了单位，和表头的不一样，不知道按哪个算。请只填数字');
}

const plainOf = ({ digits, places, negative }: Decimal & { negative: boolean }): string => {
  const all = digits.toString().padStart(places + 1, '0');
  const cut = all.length - places;
  return `${negative ? '-' : ''}${all.slice(0, cut)}${places > 0 ? `.${all.slice(cut)}` : ''}`;
};

/** A decimal times a factor: by whole numbers where the factor is a decimal itself, so that nothing is rounded. */
function times(text: string, factor: number): string {
  const negative = /^[-(]/u.test(text);
  const plain = text.replace(/[()+-]/gu, '');
  const [whole = '', fraction = ''] = plain.split('.');
  const [by = '', byFraction = ''] = String(factor).split('.');
  if (!/^\d+$/u.test(`${whole}${fraction}${by}${byFraction}`) || byFraction.length > 8)
    return String(Number((Number(text.replace(/[()]/gu, '')) * factor).toPrecision(12)));
  const places = fraction.length + byFraction.length;
  const digits = (BigInt(`${whole}${fraction}`) * BigInt(`${by}${byFraction}`)).toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  const decimal = places > 0 ? `${digits.slice(0, cut)}.${digits.slice(cut)}`.replace(/\.?0+$/u, '') : digits;
  return `${negative ? '-' : ''}${decimal}`;
}
