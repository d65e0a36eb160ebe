import { type CellParser, CellProblem, cleanText, compact } from './cell';
import { isScientific } from './numbers';

const LONGEST = 200;

/** Words as they are, without spaces around. A whole number stands for its digits. */
export const words =
  (longest = LONGEST): CellParser<string> =>
  (cell) => {
    const text = cleanText(cell.text);
    return [...text].length <= longest ? text : new CellProblem(`字数太多，最多 ${longest} 个字`);
  };

/** A number that only names something (凭证号, 批次号, 卡片编号): half-width, without spaces. */
export const code =
  (pattern: RegExp, wanted: string, pad = 0): CellParser<string> =>
  (cell) => {
    if (isScientific(cell) || (cell.number !== undefined && cell.number > Number.MAX_SAFE_INTEGER))
      return new CellProblem('Excel 把编号变成了 1.23E+17 的样子。请把这一列设成“文本”再导出');
    const text = compact(cell.text).replace(/^(\d+)\.0+$/, '$1');
    const full = /^\d+$/.test(text) ? text.padStart(pad, '0') : text;
    return pattern.test(full) ? full : new CellProblem(wanted);
  };

/** One of some meanings, each with the words offices write for it. Compared half-width, without spaces. */
export const choice = <T extends string | boolean>(meanings: readonly (readonly [T, ...string[]])[]): CellParser<T> => {
  const known = new Map(
    meanings.flatMap(([value, ...said]) => said.map((word) => [compact(word).toLowerCase(), value])),
  );
  const shown = meanings.map(([, first]) => first).join('、');
  return (cell) => known.get(compact(cell.text).toLowerCase()) ?? new CellProblem(`只能填：${shown}`);
};

export const yesNo: CellParser<boolean> = choice<boolean>([
  [true, '是', '√', '✓', '✔', '☑', '对', '有', 'Y', 'yes', '1', 'true', 'T', '已'],
  [false, '否', '×', '✗', '✘', 'X', '不是', '无', '没有', 'N', 'no', '0', 'false', 'F', '未'],
]);
