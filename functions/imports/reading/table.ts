import { BLANK, type Cell, compact } from '../cells/cell';
import type { AnyKind } from '../kinds/kind';
import type { SheetRow } from './sheet';

/** A column of the kind, found in the file. */
export interface FoundColumn {
  readonly key: string;
  readonly place: number;
  readonly title: string;
  /** The title says 万元: what stands below is multiplied. */
  readonly scale?: '千' | '万';
}

export interface Table {
  readonly columns: readonly FoundColumn[];
  /** The last row of the header. */
  readonly headerRowNo: number;
  /** Titles of columns that nobody reads. */
  readonly extra: readonly string[];
}

export type HeaderAnswer = { table: Table } | { problem: string };

/** How many rows from the top a header may stand, and how many rows high it may be. */
export const HEADER_WITHIN = 30;
const HIGHEST = 3;

/** A title without what does not name it: notes in brackets, marks, spaces. */
export const plainTitle = (text: string): string =>
  compact(text)
    .replace(/[(（〔[].*?[)）〕\]]/gu, '')
    .replace(/[:：*＊?？、，。"“”]/gu, '')
    .replace(/\/元$|元\/.*$/u, '')
    .toLowerCase();

const columnLetters = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : `${columnLetters(Math.floor(place / 26) - 1)}${columnLetters(place % 26)}`;

interface Candidate {
  columns: FoundColumn[];
  extra: string[];
  twice: string[];
  missing: string[];
  first: number;
  height: number;
}

/** For each column of the file, what its title may be: the lowest text, and that with what stands above it. */
function titlesAt(rows: readonly SheetRow[], place: number): { own: string; joined: string; whole: string } {
  const parts = rows.map(({ cells }) => cells[place]?.text ?? '').filter((text) => compact(text) !== '');
  const distinct = parts.filter((text, at) => text !== parts[at - 1]);
  const own = distinct.at(-1) ?? '';
  return { own: plainTitle(own), joined: distinct.map(plainTitle).join(''), whole: distinct.join('') };
}

function candidateOf(kind: AnyKind, rows: readonly SheetRow[]): Candidate {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const titles = Array.from({ length: width }, (_, place) => ({ place, ...titlesAt(rows, place) })).filter(
    ({ own }) => own,
  );
  const columns: FoundColumn[] = [];
  const twice: string[] = [];
  const taken = new Set<number>();
  for (const [key, column] of Object.entries(kind.columns)) {
    for (const name of [column.title, ...column.also].map(plainTitle)) {
      const fitting = titles.filter(({ place, own, joined }) => !taken.has(place) && (own === name || joined === name));
      const [found] = fitting;
      if (!found) continue;
      if (fitting.length > 1)
        twice.push(`“${column.title}”（${fitting.map(({ place }) => columnLetters(place)).join('、')} 列）`);
      const scale = column.counts ? /[(（](千|万)元[)）]/u.exec(found.whole)?.[1] : undefined;
      columns.push({ key, place: found.place, title: found.whole, ...(scale && { scale: scale as '千' | '万' }) });
      taken.add(found.place);
      break;
    }
  }
  const found = new Set(columns.map(({ key }) => key));
  return {
    columns,
    twice,
    extra: titles.filter(({ place }) => !taken.has(place)).map(({ whole }) => whole),
    missing: Object.entries(kind.columns)
      .filter(([key, { required }]) => required && !found.has(key))
      .map(([, { title }]) => title),
    first: 0,
    height: rows.length,
  };
}

/**
 * Finds the header among a sheet's first rows: below titles, up to three rows high, its columns in any order.
 * What is missing or there twice is said by name.
 */
export function findHeader(kind: AnyKind, rows: readonly SheetRow[]): HeaderAnswer {
  let best: (Candidate & { headerRowNo: number }) | undefined;
  for (let first = 0; first < Math.min(rows.length, HEADER_WITHIN); first += 1)
    for (let height = 1; height <= HIGHEST && first + height <= rows.length; height += 1) {
      const candidate = candidateOf(kind, rows.slice(first, first + height));
      if (!best || candidate.columns.length > best.columns.length)
        best = { ...candidate, first, headerRowNo: rows[first + height - 1]!.rowNo };
    }
  const wanted = Object.values(kind.columns)
    .filter(({ required }) => required)
    .map(({ title }) => title);
  if (!best || best.columns.length < Math.min(2, wanted.length))
    return { problem: `没有找到表头。${kind.title}要有这些列：${wanted.join('、')}。请下载模板对照` };
  if (best.missing.length > 0)
    return {
      problem: `表头在第 ${best.headerRowNo} 行，缺少列：${best.missing.join('、')}。请补上，或把相应的列改成这个名字`,
    };
  if (best.twice.length > 0)
    return { problem: `有两列都像是${best.twice.join('、')}，不知道读哪一列。请删掉一列或改名` };
  const { columns, extra, headerRowNo } = best;
  return { table: { columns, extra, headerRowNo } };
}

export type RowMeaning = 'blank' | 'header' | 'total' | 'note' | 'example' | 'data';

const TOTAL = /^(?:本页|本村|本组|全村|全镇|全区|累计|各村|分村)?(?:合计|总计|小计|共计|总合计)/u;
const NOTE =
  /^(?:制表|填表|填报|审核|复核|审批|负责人|经办|单位负责|村负责|分管|主管|领导|说明|备注|注[:：\d]|附[:：件注]|联系|日期[:：]|打印|盖章|\(?公章|[\d一二三四]+[、.].{6,}|以上|以下空白|本表)/u;
const EXAMPLE = /^示例/u;

/** What a row below the header is. */
export function meaningOf({ cells }: SheetRow, table: Table, required: ReadonlySet<string>): RowMeaning {
  const read = table.columns.map((column) => ({ ...column, cell: cells[column.place] ?? BLANK }));
  const filled = read.filter(({ cell }) => compact(cell.text) !== '');
  const texts = cells.map(({ text }) => compact(text)).filter(Boolean);
  if (texts.length === 0) return 'blank';
  if (texts.some((text) => EXAMPLE.test(text))) return 'example';
  if (
    filled.length >= 2 &&
    filled.every(({ cell, title }) => title.includes(cell.text) || plainTitle(cell.text) === plainTitle(title))
  )
    return 'header';
  const words = cells
    .filter(({ number, isMerged }) => number === undefined && !isMerged)
    .map(({ text }) => compact(text));
  const requiredFilled = filled.filter(({ key, cell }) => required.has(key) && !cell.isMerged).length;
  const most = Math.max(1, required.size - 1);
  if (words.slice(0, 8).some((word) => TOTAL.test(word)) && requiredFilled <= most) return 'total';
  if (requiredFilled <= Math.max(1, required.size >> 1) && texts.some((text) => NOTE.test(text)) && filled.length <= 3)
    return 'note';
  return filled.length === 0 ? 'blank' : 'data';
}

/** The cell of a column; below `万元` a plain number is made `…万`. */
export function cellAt(cells: readonly Cell[], { place, scale }: FoundColumn): Cell {
  const cell = cells[place] ?? BLANK;
  if (!scale || cell.isError || compact(cell.text) === '' || /[千万亿]/u.test(cell.text)) return cell;
  const { number: _, ...rest } = cell;
  return {
    ...rest,
    text: `${cell.number === undefined ? cell.text : String(Number(cell.number.toPrecision(15)))}${scale}`,
  };
}
