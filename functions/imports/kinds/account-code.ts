import { CellProblem, cleanText, type CellParser } from '../cells/cell';
import { code, words } from '../cells/words';
import type { Column } from './kind';

const CODE = /^\d{3}(?:\d{2})*$/;
const WANTED = '科目编号是 3 位数字，明细科目每级再加 2 位；和名称写在一格的写成 101 库存现金';
/**
 * A code and its name in one cell, as 用友 and 金蝶 print them: `101 库存现金` `[101]库存现金` `10201-农商行`. What follows a code never
 * begins with a digit: of `102 01` nobody knows whether it is 10201.
 */
const BOTH = /^[[(【]?\s*(\d{3}(?:\d{2})*)\s*[\])】]?\s*[-—–_:/\\|、.]*\s*([^\s\d\])】].*)$/u;

const bothIn = (text: string): readonly string[] => BOTH.exec(cleanText(text).normalize('NFKC'))?.slice(1) ?? [];
const asWritten = code(CODE, WANTED);

const codeAlone: CellParser<string> = (cell) => {
  const [its] = cell.isDate ? [] : bothIn(cell.text);
  return its ?? asWritten(cell);
};

const nameBehind: CellParser<string> = (cell) => {
  const [, name = ''] = cell.isDate ? [] : bothIn(cell.text);
  const read = words(60)({ text: name });
  return read instanceof CellProblem ? new CellProblem(`科目的名称${read.message}`) : read;
};

/** The column of an account's code (财会〔2023〕14号), alone or with its name behind it. @param note what the template says of it. */
export const accountCode = (note: string) =>
  ({
    title: '科目编号',
    also: [
      ...['科目代码', '科目编码', '会计科目编号', '会计科目编码', '会计科目代码'],
      ...['科目编码及名称', '科目编号及名称', '科目代码及名称', '科目编码名称', '科目代码名称'],
      // Names, where a column of codes stands beside them.
      ...['会计科目', '科目'],
    ],
    required: true,
    parse: codeAlone,
    besides: { key: 'accountName', parse: nameBehind },
    example: '102',
    note: `${note}；也可以和名称写在一格（101 库存现金）`,
  }) satisfies Column<string>;
