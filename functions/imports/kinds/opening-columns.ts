import { type CellParser, CellProblem, compact } from '../cells/cell';
import { year } from '../cells/days';
import { called, choice, words } from '../cells/words';
import { accountCode } from './account-code';
import { inYuan } from './in-yuan';
import { type ColumnTable, type RowOf, RowRefused } from './kind';
import { place } from './villages';

const PERIOD = /^(20\d{2})(?:[-/.]|年)(\d{1,2})(?:月份?|期)?(?:[至到~—–-].*)?$/u;

/** A year, or the period of a table that begins with January: the openings of another month are not those of the year. */
const yearOrPeriod: CellParser<number> = (cell) => {
  const text = compact(cell.text).replace(/(?<=^\d{4})\.0+$/u, '');
  const [, ofYear, month] = PERIOD.exec(text) ?? [];
  if (ofYear === undefined) return year({ ...cell, text });
  return Number(month) === 1
    ? Number(ofYear)
    : new CellProblem(
        `是 ${Number(month)} 月的表，“期初”是 ${Number(month)} 月初的数，不是年初的。请导出 1 月的余额表，或只留年初余额、把这里写成 ${ofYear}`,
      );
};

const sides = (starts: readonly string[], side: '借' | '贷'): string[] =>
  starts.flatMap((start) => [
    `${start}${side}方`,
    `${start}${side}`,
    `${start}${side}方余额`,
    `${start}${side}方金额`,
    `${start}${side}方发生额`,
  ]);
const OPENING = ['年初余额', '年初', '年初数', '期初余额', '期初', '期初数', '上年结转', '上年余额'];
const TURNOVER = called('本期发生额 本期发生 本期 本月发生额 本月 本年累计发生额 本年累计 累计发生额 累计');
const CLOSING = ['期末余额', '期末', '期末数', '年末余额', '年末'];

const sum = (title: string, also: readonly string[], note = '') => ({
  title,
  also: also.filter((name) => name !== title),
  // What else says a balance has a column of its own here: none of them is a rival of another.
  firm: [title, ...also],
  first: true,
  ...inYuan({ zero: true, negative: true }),
  note,
});

const exported = (...column: Parameters<typeof sum>) => ({ ...sum(...column), exported: true });

export const openingColumns = {
  village: {
    ...place.village,
    also: [...place.village.also, '账套', '核算单位'],
    above: [...place.village.above, '编制单位', '会计主体', '单位'],
  },
  town: place.town,
  year: {
    title: '年度',
    also: ['会计年度', '年份', '年'],
    required: true,
    carries: 'record',
    above: ['年度', '会计年度', '年份', '期间', '会计期间', '所属期间', '所属期', '月份', '会计月份'],
    bareAbove: /^20\d{2}年(?:度|\d{1,2}月份?)?$/u,
    parse: yearOrPeriod,
    example: '2026',
    note: '建账的第一年；表头上面写了“期间：2026年1月”或“2026年1月”的可以不要这一列',
  },
  accountCode: accountCode('上级科目和明细都有的，只记明细，上级用来核对'),
  accountName: { title: '科目名称', also: ['会计科目', '科目'], parse: words(60), example: '银行存款' },
  debitFen: { ...sum('期初借方', sides(OPENING, '借'), '或者填“方向”和“期初余额”两列'), example: '50000.00' },
  creditFen: sum('期初贷方', sides(OPENING, '贷')),
  direction: {
    title: '方向',
    also: ['余额方向', '期初方向', '年初方向', '借贷方向', '借贷', '期初余额方向', '年初余额方向'],
    first: true,
    exported: true,
    parse: choice<'借' | '贷' | '平'>([
      ['借', '借', '借方', 'J', 'D'],
      ['贷', '贷', '贷方', 'C'],
      ['平', '平', '平衡', '0'],
    ]),
    note: '借、贷、平',
  },
  openingFen: {
    ...sum('年初余额', ['年初数', '年初', '期初余额', '期初数', '期初', '上年结转', '上年余额']),
    exported: true,
    title: '年初余额',
    note: '有“期初借方”“期初贷方”的不用这一列；有发生额、期末余额的表照样交，只读年初（期初）',
  },
  turnoverDebitFen: exported('本期借方发生额', [
    '借方发生额',
    '借方发生',
    '本期借方',
    '本年借方',
    ...sides(TURNOVER, '借'),
  ]),
  turnoverCreditFen: exported('本期贷方发生额', [
    '贷方发生额',
    '贷方发生',
    '本期贷方',
    '本年贷方',
    ...sides(TURNOVER, '贷'),
  ]),
  closingFen: exported('期末余额', ['期末数', '期末', '年末余额', '年末数']),
  closingDebitFen: exported('期末借方', sides(CLOSING, '借')),
  closingCreditFen: exported('期末贷方', sides(CLOSING, '贷')),
  plainDebitFen: exported(
    '借方',
    ['借方余额', '借方金额', '借'],
    '没有写是期初的还是发生的：表里没有别的余额、发生额时当作期初',
  ),
  plainCreditFen: exported('贷方', ['贷方余额', '贷方金额', '贷']),
} satisfies ColumnTable;

/** A line of opening balances, as a file says it: only `debitFen` and `creditFen` are left once it is settled. */
export type OpeningLine = RowOf<typeof openingColumns>;

const has = (columns: ReadonlySet<string>, ...keys: (keyof OpeningLine)[]) => keys.some((key) => columns.has(key));

/** Why no column of a table says for certain what the year opened with; undefined where one does. */
export function whyNoOpenings(columns: ReadonlySet<string>): string | undefined {
  if (has(columns, 'debitFen', 'creditFen')) return undefined;
  if (has(columns, 'openingFen'))
    return has(columns, 'direction')
      ? undefined
      : '有“期初余额”，没有“方向”，不知道是借方余额还是贷方余额。请加一列“方向”，填 借 或 贷';
  if (has(columns, 'turnoverDebitFen', 'turnoverCreditFen', 'closingFen', 'closingDebitFen', 'closingCreditFen'))
    return '表里只有发生额和期末余额，没有年初（期初）余额。请导出带“年初余额”的科目余额表';
  if (has(columns, 'plainDebitFen', 'plainCreditFen')) return undefined;
  return '没有找到期初余额。要有“期初借方”“期初贷方”两列，或“方向”“期初余额”两列';
}

/** The balance of a row on the side it stands, whichever way its table says it. */
export function settleOpening(row: OpeningLine, columns: ReadonlySet<string>): OpeningLine | RowRefused {
  const { village, town, year: of, accountCode, accountName } = row;
  const bare = { village, year: of, accountCode, ...(town && { town }), ...(accountName && { accountName }) };
  const onSides = (debitFen: number | undefined, creditFen: number | undefined): OpeningLine => ({
    ...bare,
    ...(debitFen !== undefined && { debitFen }),
    ...(creditFen !== undefined && { creditFen }),
  });
  if (has(columns, 'debitFen', 'creditFen')) return onSides(row.debitFen, row.creditFen);
  if (!has(columns, 'openingFen')) return onSides(row.plainDebitFen, row.plainCreditFen);
  const { direction, openingFen } = row;
  if (!openingFen) return bare;
  if (direction === undefined) return new RowRefused('direction', '有余额，没有写方向。请填 借 或 贷');
  if (direction === '平') return new RowRefused('openingFen', '方向写的是“平”，余额却不是 0，请核对');
  return direction === '借' ? onSides(openingFen, undefined) : onSides(undefined, openingFen);
}
