import { isIdNumber } from '@shared/text/id-number';
import { lostLetterIn, personNameOf } from '@shared/text/person-name';
import { type Cell, type CellParser, CellProblem, cleanText, compact } from './cell';
import { isScientific } from './numbers';

const AS_TEXT = '请在原表把这一列设成“文本”、重新填上号码（或从原系统重新导出），再导入';
const MOST_NUMBER_DIGITS = 15;

/** An identity number as it is written, with an `X` for what is written like one. */
export const writtenId = ({ text }: Cell): string => compact(text).toUpperCase().replace('×', 'X');

/** Why an identity number is not the one that was typed: Excel rounded it, and what it became may be somebody else's. */
export function roundedId(cell: Cell): CellProblem | undefined {
  if (isScientific(cell)) return new CellProblem(`Excel 把身份证号变成了 1.23E+17 的样子，后几位已经丢了。${AS_TEXT}`);
  const text = writtenId(cell);
  if (cell.number !== undefined && text.replace(/\D/g, '').length > MOST_NUMBER_DIGITS)
    return new CellProblem(`身份证号在表里是数字，Excel 只留 15 位，后几位变成了 0。${AS_TEXT}`);
  if (/^\d{15}000$/.test(text) && !isIdNumber(text))
    return new CellProblem(`身份证号后三位是 000，多半是 Excel 丢了后几位。${AS_TEXT}`);
  return undefined;
}

/** A citizen identity number. What Excel rounded is refused: the lost digits cannot be worked out. */
export const idNumber: CellParser<string> = (cell) => {
  const rounded = roundedId(cell);
  if (rounded) return rounded;
  const text = writtenId(cell);
  if (isIdNumber(text)) return text;
  if (text.includes('*')) return new CellProblem('身份证号打了星号，请用没有遮挡的原表');
  if (/^\d{15}$/.test(text)) return new CellProblem('是 15 位的旧身份证号，请换成 18 位');
  if (!/^\d{17}[\dX]$/.test(text)) return new CellProblem(`身份证号要 18 位，这里是 ${text.length} 位，请对照证件核对`);
  return new CellProblem('身份证号校验不对，有一位填错了，请对照证件核对');
};

/** What stands for a letter of a name: 王×英, 王X英. */
const COVERED = /[×✕✖○◯⚪●＊#＃_]|(?<=\p{Script=Han})[Xx]+(?=\p{Script=Han}|$)/u;
/** 张三/李四, 王秀英、李四, 王秀英等: more than one person. */
const SEVERAL = /[、,，;；/／|\\&＆+＋:：]/u;
const TO_STANDARD = '请在原表换成公安户籍系统里的写法，再导入';

/** A person's name, as `personNameOf` keeps it. A letter that was lost on the way is refused: it would be another person's name. */
export const personName: CellParser<string> = (cell) => {
  if (cell.number !== undefined) return new CellProblem('姓名是数字，请看看是不是填错了列');
  // A long name may be broken at its dot, or within: two whole names are two persons.
  const lines = cell.text.trim().split(/[\r\n]+/);
  if (lines.length > 1 && lines.every((line) => /^[^·•.]{2,}$/u.test(line.trim())))
    return new CellProblem('姓名一格里有两行字，像是几个人。请一行只写一个人的姓名');
  const name = personNameOf(cleanText(cell.text));
  const lost = lostLetterIn(name);
  if (lost?.startsWith('U+')) return new CellProblem(`姓名里有一个只有原来那台电脑认得的字（${lost}）。${TO_STANDARD}`);
  if (lost) return new CellProblem(`姓名里有一个字丢了，成了“${lost}”。${TO_STANDARD}`);
  if (COVERED.test(name)) return new CellProblem('姓名里有一个字遮住了或打不出来（×、○），请填全名');
  if (SEVERAL.test(name)) return new CellProblem('姓名里有分隔符号，像是几个人。请一行只写一个人的姓名');
  const length = [...name].length;
  if (/\d|\*/.test(name))
    return new CellProblem(name.includes('*') ? '姓名打了星号，请填全名' : '姓名里有数字，请核对');
  return length >= 2 && length <= 30 ? name : new CellProblem('姓名要 2 到 30 个字，请核对');
};

/** A mobile or fixed telephone number, digits only. */
export const phone: CellParser<string> = (cell) => {
  if (isScientific(cell)) return new CellProblem(`Excel 把电话变成了 1.38E+10 的样子。${AS_TEXT}`);
  const text = compact(cell.text)
    .replace(/(?<=^\d+)\.0+$/, '')
    .replace(/[-()‐‑‒–—−.·]/g, '')
    // As dialled from abroad, or from another city in the old days.
    .replace(/^(?:(?:\+|00)?86|0)(?=1[3-9]\d{9}$)/, '');
  if (text.includes('*')) return new CellProblem('电话打了星号，请用没有遮挡的原表，或留空');
  return /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(text)
    ? text
    : new CellProblem('电话要 11 位手机号，或带区号的座机号；没有就留空');
};

/** The last four digits of a bank card, from the whole number or from the four alone (0 in front may have been lost). */
export const cardTail: CellParser<string> = (cell) => {
  if (isScientific(cell)) return new CellProblem(`Excel 把卡号变成了 6.2E+18 的样子，后几位已经丢了。${AS_TEXT}`);
  if (cell.isDate) return new CellProblem(`Excel 把卡号变成了日期。${AS_TEXT}`);
  const written = compact(cell.text)
    .replace(/^(?:尾号|[*x.…]+)+/iu, '')
    .replace(/[-()]/g, '');
  // A bank's return file hides the middle: 621700******1234.
  const hidden = /^(\d*)[*xX…●•#]+(\d*)$/u.exec(written);
  // Whose end is hidden too says nothing: what stands before is no tail.
  if (hidden && hidden[2]!.length < 4) return new CellProblem('卡号后四位被遮住了，请填后四位');
  const text = hidden?.[2]?.slice(-4) ?? written;
  if (!/^\d+$/.test(text)) return new CellProblem('卡号只能是数字，可以只填后四位');
  if (cell.number !== undefined && text.length > MOST_NUMBER_DIGITS)
    return new CellProblem(`卡号在表里是数字，Excel 只留 15 位，后几位变成了 0。${AS_TEXT}`);
  if (text.length > 4 && text.length < 12) return new CellProblem('卡号位数不对：填整个卡号，或只填后四位');
  return text.slice(-4).padStart(4, '0');
};
