import { BLANK, type Cell, CellProblem, compact, isBlank } from '../cells/cell';
import { money } from '../cells/numbers';
import type { AnyKind } from '../kinds/kind';
import { excerptOf } from '../problems';
import type { SheetRow } from './sheet';
import type { FoundColumn, Place, Table } from './table';
import { isOtherMoney } from './units';

interface Refusal {
  readonly column: string;
  readonly excerpt: string;
  readonly message: string;
}

const anySum = money({ negative: true, zero: true });
const fenIn = (cell: Cell | undefined): number | undefined => {
  if (!cell || cell.isError || isBlank(cell)) return undefined;
  const fen = anySum(cell);
  return fen instanceof CellProblem ? undefined : fen;
};

/**
 * What is wrong with a row as a whole: it is wider than its header, a comma cut a number in two, two columns of sums differ, money
 * was taken off, or its unit stands in a cell of its own.
 */
export function refusalsOf(
  kind: AnyKind,
  row: SheetRow,
  table: Table,
): { problems: readonly Refusal[]; hasBeyond: boolean } {
  const problems: Refusal[] = [];
  const beyond = row.cells.slice(table.width).find((cell) => !cell.isMerged && compact(cell.text) !== '');
  if (beyond?.untyped)
    problems.push({
      column: '',
      excerpt: excerptOf(beyond.text),
      message:
        '这一行比表头多出几格，列对不上了。多半是金额里的逗号（1,234.50）没有加引号。请从 Excel 另存为 .xlsx，或去掉逗号',
    });
  for (const found of table.columns) {
    const column = kind.columns[found.key]!;
    if (!column.counts) continue;
    const refuse = (message: string): void => {
      const excerpt = excerptOf((row.cells[found.place] ?? BLANK).text, column.secrecy);
      problems.push({ column: column.title, excerpt, message });
    };
    if (!beyond?.untyped && isCutInTwo(kind, row, found, table))
      refuse('和右边一格像是一个数被逗号分成了两格（1,234.50）。请从 Excel 另存为 .xlsx，或去掉逗号');
    const fen = fenIn(row.cells[found.place]);
    if (fen === undefined) continue;
    const rival = found.rivals.find((each) => differs(row, each, fen));
    if (rival) refuse(`“${found.title}”和“${rival.title}”两列不一样，不知道算哪一列。请只留实际的那一列，或改列名`);
    const deduction = found.deductions.find(({ place }) => (fenIn(row.cells[place]) ?? 0) !== 0);
    if (deduction)
      refuse(`还有“${deduction.title}”一列，不知道“${found.title}”是扣以前的还是扣以后的。请给出“实发金额”一列`);
  }
  const unit = row.cells.find(
    (cell, place) =>
      [...(table.titles[place] ?? [])].some((title) => UNIT_TITLE.test(title)) && isOtherMoney(cell.text),
  );
  if (unit)
    problems.push({
      column: '单位',
      excerpt: excerptOf(unit.text),
      message: '这一行的金额单位不是元。请换算成元，再导入',
    });
  // A problem of the cell itself is said where it is read.
  return { problems, hasBeyond: beyond !== undefined && !beyond.untyped };
}

const UNIT_TITLE = /^(?:金额|货币|计价|计量)?单位$|^币种$/u;

function differs({ cells }: SheetRow, { place }: Place, fen: number): boolean {
  const other = fenIn(cells[place]);
  return other !== undefined && other !== fen;
}

/** `1,234.50` without quotes in a CSV file: 1 under the sum, 234.50 under the words beside it. */
const isMoney = (key: string, kind: AnyKind): boolean => '元' in (kind.columns[key]?.units ?? {});

function isCutInTwo(
  kind: AnyKind,
  { cells }: SheetRow,
  { key, place }: FoundColumn,
  { columns, titles }: Table,
): boolean {
  const [left, right] = [cells[place], cells[place + 1]];
  if (!left?.untyped || !right?.untyped) return false;
  if (!/^[-¥￥]?\d{1,3}$/u.test(compact(left.text))) return false;
  const beside = [...(titles[place + 1] ?? [])];
  const rest = compact(right.text);
  // A remark is words.
  if (beside.some((title) => /备注|说明|附注/u.test(title))) return /^\d{3}(?:\.\d{1,2})?元?$/u.test(rest);
  if (!/^\d{3}\.\d{1,2}元?$/u.test(rest)) return false;
  const column = columns.find((each) => each.place === place + 1);
  const { counts = false, units = {} } = column ? kind.columns[column.key]! : {};
  // What is paid for is counted by the hundred, or paid for by the yuan: nobody has both so.
  if (counts && isMoney(key, kind) && !('元' in units)) return true;
  // Two sums may stand side by side.
  return !counts && !beside.some((title) => /[额款价费数量积元分账帐]|标准|合计|小计/u.test(title));
}
