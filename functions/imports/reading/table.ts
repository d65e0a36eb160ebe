import { BLANK, type Cell, CellProblem, compact, isBlank } from '../cells/cell';
import type { AnyKind, Column } from '../kinds/kind';
import type { SheetRow } from './sheet';
import { type Title, titleOf } from './titles';
import { factorOf, inOwnUnit, unitsStated, unknownUnits } from './units';

/** A column of the kind, found in the file. */
export interface FoundColumn {
  readonly key: string;
  readonly place: number;
  readonly title: string;
  /** What its cells are multiplied by: its title, or a line above, says 万元. */
  readonly factor: number;
  /** Other columns that may be meant: they are compared, see `Column.firm`. */
  readonly rivals: readonly Place[];
  /** What was taken off (扣款), where the title does not say for certain that the sum is what is left. */
  readonly deductions: readonly Place[];
  /** The columns that say it together, in the order of `Column.parts`: a place, or what the header says of all rows (2026年 over 月 and 日). */
  readonly parts?: readonly (number | string)[];
}

export interface Place {
  readonly place: number;
  readonly title: string;
}

export interface Table {
  readonly columns: readonly FoundColumn[];
  /** The last row of the header. */
  readonly headerRowNo: number;
  /** Titles of columns that nobody reads. */
  readonly extra: readonly string[];
  /** What lines above the header say of every row, by column: `账套：牛角村`. */
  readonly given: readonly { readonly key: string; readonly cell: Cell }[];
  /** Titles of each place, compact: a row that says them again is the header of another page. */
  readonly titles: readonly ReadonlySet<string>[];
  /** What stood above the header, compact: on another page it stands there again. */
  readonly heading: ReadonlySet<string>;
  /** How many places have a title, from the left: what lies beyond has none. */
  readonly width: number;
  /** What is to be seen before the file is written. */
  readonly warnings: readonly string[];
}

/** `refused`: there is a table of this kind, and it cannot be read as it is. */
export type HeaderAnswer = { table: Table } | { problem: string; rowNo?: number; refused?: true };

/** How many rows from the top a header may stand, and how many rows high it may be. */
export const HEADER_WITHIN = 30;
const HIGHEST = 3;

const columnLetters = (place: number): string =>
  place < 26
    ? String.fromCharCode(65 + place)
    : `${columnLetters(Math.floor(place / 26) - 1)}${columnLetters(place % 26)}`;

interface Titled {
  readonly place: number;
  /** What the column may be called: its lowest title, and that with what stands above it. */
  readonly names: readonly string[];
  readonly whole: string;
  readonly notes: readonly string[];
}

interface Candidate {
  found: { key: string; titled: Titled; rivals: Titled[]; parts?: readonly (number | string)[] }[];
  titles: Titled[];
  twice: string[];
  missing: string[];
}

type Titles = (text: string) => Title;
const LABELLED = /^[^:：()（）[\]【】]{1,12}[:：]./u;

/** Takes each text apart once, however often the header is looked for in its row. */
function titlesRead(): Titles {
  const known = new Map<string, Title>();
  return (text) => {
    const title = known.get(text) ?? titleOf(text);
    known.set(text, title);
    return title;
  };
}

const textAt = (row: SheetRow | undefined, place: number): string => row?.cells[place]?.text ?? '';
const isEmpty = (text: string): boolean => compact(text.slice(0, 40)) === '';
/**
 * What stands above a column in one row of a header: 期初余额 over 借方 and 贷方 stands over the first alone when a file has lost what
 * was merged. It goes on to the right as long as the row above is blank and the row below is not.
 */
function titleTextAt(rows: readonly SheetRow[], at: number, place: number): string {
  const below = rows[at + 1];
  if (below === undefined) return textAt(rows[at], place);
  let from = place;
  while (from > 0 && isEmpty(textAt(rows[at], from)) && !isEmpty(textAt(below, from))) from -= 1;
  return from === place || isEmpty(textAt(below, from)) ? textAt(rows[at], place) : textAt(rows[at], from);
}

function titledAt(rows: readonly SheetRow[], place: number, read: Titles): Titled {
  const parts = rows.map((_, at) => titleTextAt(rows, at, place)).filter((text) => compact(text.slice(0, 40)) !== '');
  const distinct = parts.filter((text, at) => text !== parts[at - 1]);
  const titles = distinct.map(read);
  const own = titles.at(-1);
  const names = [own?.name, titles.map(({ name }) => name).join(''), own?.short].filter(
    (name): name is string => !!name,
  );
  return {
    place,
    names,
    whole: distinct.map((text) => text.slice(0, 60)).join(''),
    notes: titles.flatMap(({ notes }) => notes),
  };
}

function candidateOf(kind: AnyKind, rows: readonly SheetRow[], hidden: ReadonlySet<number>, read: Titles): Candidate {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const titles = Array.from({ length: width }, (_, place) => titledAt(rows, place, read)).filter(
    ({ names }) => names.length > 0,
  );
  const seen = titles.filter(({ place }) => !hidden.has(place));
  const found: Candidate['found'] = [];
  const twice: string[] = [];
  const taken = new Set<number>();
  for (const [key, column] of Object.entries(kind.columns)) {
    const named = namesOf(column, read).map((name) =>
      seen.filter(({ place, names }) => !taken.has(place) && names.includes(name)),
    );
    const fitting = named.find((some) => some.length > 0);
    const together = fitting ? undefined : partsOf(column, seen, taken);
    if (together) {
      const places = together.filter((part) => typeof part === 'number');
      const [first] = titles.filter(({ place }) => place === places[0]);
      places.forEach((place) => taken.add(place));
      found.push({ key, titled: first!, rivals: [], parts: together });
    }
    if (!fitting) continue;
    if (fitting.length > 1 && !column.first)
      twice.push(`“${column.title}”（${fitting.map(({ place }) => columnLetters(place)).join('、')} 列）`);
    const [titled] = fitting;
    taken.add(titled!.place);
    found.push({ key, titled: titled!, rivals: named.flat().filter(({ place }) => place !== titled!.place) });
  }
  return {
    // A title that another column has is no rival.
    found: found.map((each) => ({ ...each, rivals: distinct(each.rivals.filter(({ place }) => !taken.has(place))) })),
    twice,
    titles,
    missing: Object.entries(kind.columns)
      .filter(([key, { required }]) => required && !found.some((each) => each.key === key))
      .map(([key]) => key),
  };
}

/** Where a column is said by several together, each by one column alone; undefined where one of them is missing or there twice. */
function partsOf(
  { parts = [] }: Column<unknown>,
  seen: readonly Titled[],
  taken: ReadonlySet<number>,
): readonly (number | string)[] | undefined {
  const found = parts.map((names) => seen.filter((one) => !taken.has(one.place) && names.includes(one.names[0]!)));
  const [years, ...others] = found;
  if (years === undefined || others.some((some) => some.length !== 1) || years.length > 1) return undefined;
  const rest = others.map(([only]) => only!);
  if (years.length === 1) return [years[0]!.place, ...rest.map(({ place }) => place)];
  // A journal has its year over the month and the day.
  const [above, ...more] = rest.map(({ names }) => /^(\d{4})年/u.exec(names[1] ?? '')?.[1]);
  return above && more.every((year) => year === above) ? [above, ...rest.map(({ place }) => place)] : undefined;
}

const distinct = (titles: readonly Titled[]): Titled[] => [
  ...new Map(titles.map((each) => [each.place, each])).values(),
];
const namesOf = ({ title, also, firm = [] }: Column<unknown>, read: Titles): string[] =>
  [...firm, title, ...also].map((text) => read(text).name);

/**
 * Finds the header among a sheet's first rows: below titles, up to three rows high, its columns in any order. What is missing,
 * there twice, hidden, or counted in a unit that nobody knows, is said by name.
 */
export function findHeader(
  kind: AnyKind,
  rows: readonly SheetRow[],
  {
    hiddenColumns = new Set<number>(),
    sheetName = '',
  }: { hiddenColumns?: ReadonlySet<number>; sheetName?: string } = {},
): HeaderAnswer {
  const read = titlesRead();
  let best: (Candidate & { first: number; height: number }) | undefined;
  for (let first = 0; first < Math.min(rows.length, HEADER_WITHIN); first += 1)
    for (let height = 1; height <= HIGHEST && first + height <= rows.length; height += 1) {
      // `单位名称：牛角村` is no part of a header of several rows: it speaks of all of them.
      if (height > 1 && rows[first]!.cells.some(({ text }) => LABELLED.test(compact(text.slice(0, 40))))) break;
      const candidate = candidateOf(kind, rows.slice(first, first + height), hiddenColumns, read);
      // What stands above a header is no part of it, when it is found without.
      const isTighter = best !== undefined && best.first + best.height === first + height;
      if (
        !best ||
        candidate.found.length > best.found.length ||
        // One row more tells two columns of one title apart: 金额 of 应发 and 实发.
        (candidate.found.length === best.found.length &&
          first === best.first &&
          candidate.twice.length < best.twice.length) ||
        (isTighter && candidate.found.length === best.found.length)
      )
        best = { ...candidate, first, height };
    }
  const wanted = Object.values(kind.columns)
    .filter(({ required }) => required)
    .map(({ title }) => title);
  if (!best || best.found.length < Math.min(2, wanted.length))
    return { problem: `没有找到表头。${kind.title}要有这些列：${wanted.join('、')}。请下载模板对照` };
  const headerRowNo = rows[best.first + best.height - 1]!.rowNo;
  const above = rows.slice(0, best.first);
  // A column that nobody has to give may be said above, too.
  const optional = Object.entries(kind.columns).flatMap(([key, { required, above: said }]) =>
    !required && said && !best.found.some((one) => one.key === key) ? [key] : [],
  );
  const given = givenAbove(kind, above, [...best.missing, ...optional]);
  const hidden = hiddenTitles(kind, best, hiddenColumns, read);
  const missing = best.missing.filter((key) => !given.some((each) => each.key === key));
  if (hidden.length > 0)
    return {
      refused: true,
      rowNo: headerRowNo,
      problem: `${hidden.join('、')} 是隐藏的列，不知道算不算数，没有读。请取消隐藏，或删掉这一列，再导入`,
    };
  if (missing.length > 0)
    return {
      rowNo: headerRowNo,
      problem: `表头在第 ${headerRowNo} 行，缺少列：${missing.map((key) => kind.columns[key]!.title).join('、')}。请补上，或把相应的列改成这个名字`,
    };
  if (best.twice.length > 0)
    return {
      refused: true,
      rowNo: headerRowNo,
      problem: `有两列都像是${best.twice.join('、')}，不知道读哪一列。请删掉一列或改名`,
    };
  return withUnits(kind, best, {
    headerRowNo,
    given,
    stated: [...new Set([sheetName, ...above.flatMap(linesIn)].flatMap(unitsStated))],
    heading: new Set(
      above.flatMap(({ cells }) => cells.map(({ text }) => compact(text.slice(0, 200))).filter(Boolean)),
    ),
    titles: titlesOf(rows.slice(best.first, best.first + best.height)),
  });
}

/** What the cells of a line say, each alone, and a label with the cell beside it: `单位：` `万元`. */
export const linesIn = ({ cells }: SheetRow): string[] => {
  const said = cells.filter(({ text, isMerged }) => !isMerged && text.trim() !== '').map(({ text }) => text);
  return said.map((text, at) =>
    /(?:单位|币种)\s*[:：]?\s*$/u.test(text.slice(-40)) ? `${text.trim()}：${said[at + 1] ?? ''}` : text,
  );
};

function titlesOf(rows: readonly SheetRow[]): Set<string>[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from(
    { length: width },
    (_, place) => new Set(rows.map(({ cells }) => compact((cells[place]?.text ?? '').slice(0, 120))).filter(Boolean)),
  );
}

function withUnits(
  kind: AnyKind,
  { found, titles }: Candidate,
  rest: Pick<Table, 'headerRowNo' | 'given' | 'heading' | 'titles'> & { stated: readonly string[] },
): HeaderAnswer {
  const { stated, ...table } = rest;
  const unknown = unknownUnits(
    stated,
    found.map(({ key }) => kind.columns[key]!),
  );
  if (unknown.length > 0)
    return {
      refused: true,
      problem: `表头上面写的单位“${unknown.join('、')}”不认识，不知道怎么算。请换算成模板里的单位，再导入`,
    };
  const columns: FoundColumn[] = [];
  const wrong: string[] = [];
  const warnings: string[] = [];
  for (const { key, titled, rivals, parts } of found) {
    const column = kind.columns[key]!;
    const counted = column.counts === true || column.units !== undefined;
    // Whether another column of sums may be the one that counts.
    const unsure = column.units !== undefined && '元' in column.units && !isFirm(column, titled);
    const factor = counted ? factorOf(column, titled.whole, titled.notes, stated) : 1;
    if (typeof factor === 'string') wrong.push(factor);
    else {
      const doubt = column.doubt?.(titled.whole) ?? (counted ? undefined : otherwiseIn(column, titled));
      if (doubt) warnings.push(doubt);
      if (factor !== 1) warnings.push(`“${titled.whole}”一列换算过单位：表里的每个数都乘了 ${factor}`);
      columns.push({
        key,
        place: titled.place,
        title: titled.whole,
        factor,
        ...(parts && { parts }),
        rivals: unsure ? [...rivals, ...titles.filter((other) => isRival(column, other, found))].map(placed) : [],
        deductions: unsure && column.firm ? titles.filter(isDeduction).map(placed) : [],
      });
    }
  }
  if (wrong.length > 0) return { refused: true, rowNo: table.headerRowNo, problem: wrong.join('；') };
  const taken = new Set(columns.flatMap(({ place, parts = [] }) => [place, ...parts]));
  return {
    table: {
      ...table,
      columns,
      warnings,
      extra: titles.filter(({ place }) => !taken.has(place)).map(({ whole }) => whole),
      width: Math.max(0, ...titles.map(({ place }) => place + 1)),
    },
  };
}

/** Words in brackets that may make another thing of what a column says: 发放日期（计划）, 姓名（代领人）. */
const OTHERWISE = /计划|预计|拟|代|监护|配偶|户主|原|旧|曾|上年|去年|估|非|不/u;
function otherwiseIn({ title, also }: Column<unknown>, { whole, notes }: Titled): string | undefined {
  const known = [title, ...also].some((name) => compact(name) === compact(whole));
  const note = known ? undefined : notes.find((words) => OTHERWISE.test(words));
  return note && `“${whole}”按“${title}”读，括号里的“${note}”没有用上，请核对是不是要的那一列`;
}

const placed = ({ place, whole }: Titled): Place => ({ place, title: whole });
const isDeduction = ({ names }: Titled): boolean => names.some((name) => /扣|抵|代缴|应缴|减[发免]?$|核减/u.test(name));
/** What says no sum though it speaks of paying: a day, a state, an office. */
const NO_SUM = /日期|时间|状态|结果|情况|单位|银行|卡|账号|帐号|户名|行|年|月|方式|标准|编号|批次|次数|是否/u;
const isRival = ({ rival }: Column<unknown>, { place, names }: Titled, found: Candidate['found']): boolean =>
  rival !== undefined &&
  !found.some(({ titled }) => titled.place === place) &&
  names.some((name) => rival.test(name)) &&
  !names.some((name) => NO_SUM.test(name));
const isFirm = ({ firm = [] }: Column<unknown>, { names }: Titled): boolean =>
  firm.some((name) => names.includes(titleOf(name).name));

/** Hidden columns that the kind would have read: nobody who looked at the sheet saw them. */
function hiddenTitles(
  kind: AnyKind,
  { found, titles }: Candidate,
  hidden: ReadonlySet<number>,
  read: Titles,
): string[] {
  return titles
    .filter(({ place }) => hidden.has(place))
    .filter(({ names }) =>
      Object.entries(kind.columns).some(
        ([key, column]) =>
          namesOf(column, read).some((name) => names.includes(name)) &&
          // One that is seen says the same and more.
          !found.some((each) => each.key === key && (!column.units || isFirm(column, each.titled))),
      ),
    )
    .map(({ place, whole }) => `“${whole}”（${columnLetters(place)} 列）`);
}

/** What the lines above a header say in words of columns that are missing: `账套：牛角村`, also in two cells. */
function givenAbove(kind: AnyKind, above: readonly SheetRow[], missing: readonly string[]): Table['given'] {
  return missing.flatMap((key) => {
    const { above: labels = [] } = kind.columns[key]!;
    const found = above.flatMap(({ cells }) =>
      cells.flatMap(({ text, isMerged }, place) => {
        if (isMerged) return [];
        const [, label = '', value = ''] = /(?:^|\s)([^\s:：]{1,12})\s*[:：]\s*(\S*)/u.exec(text.slice(0, 200)) ?? [];
        // `单位：元` says no village.
        if (!labels.includes(compact(label)) || unitsStated(text).length > 0) return [];
        const beside = cells.slice(place + 1).find((cell) => compact(cell.text) !== '' && !cell.isMerged);
        return value ? [{ text: value }] : beside ? [beside] : [];
      }),
    );
    if (found.length > 0) return [{ key, cell: found[0]! }];
    const { bareAbove } = kind.columns[key]!;
    const bare = new Set(
      above
        .flatMap(({ cells }) => cells.map(({ text }) => compact(text.slice(0, 40))))
        .filter((text) => bareAbove?.test(text)),
    );
    return bare.size === 1 ? [{ key, cell: { text: [...bare][0]! } }] : [];
  });
}

const partsIn = (cells: readonly Cell[], parts: readonly (number | string)[]): Cell[] =>
  parts.map((part) => (typeof part === 'string' ? { text: part } : (cells[part] ?? BLANK)));

/** What stands in a column, as it may be shown: of several that say it together, all. */
export const textIn = (cells: readonly Cell[], { place, parts }: FoundColumn): string =>
  partsIn(cells, parts ?? [place])
    .map(({ text }) => text)
    .join(' ');

/** The cells of several columns as one: `2026` `3` `12` are 2026-3-12. Blank where all are; some alone are not guessed at. */
function joined(cells: readonly Cell[], parts: readonly (number | string)[]): Cell | CellProblem {
  const all = partsIn(cells, parts);
  const own = parts.flatMap((part) => (typeof part === 'number' ? [cells[part] ?? BLANK] : []));
  if (own.every(isBlank)) return own[0]!;
  if (own.some((cell) => isBlank(cell) || cell.isError || cell.isDate))
    return new CellProblem('年、月、日没有写全，或者不是数字，请每一格都写上（2026、3、12）');
  const text = all.map((cell) => compact(cell.text).replace(/[年月日号份度]+$/u, '')).join('-');
  return { text, ...(own.every(({ isMerged }) => isMerged) && { isMerged: true }) };
}

/** The cell of a column in the unit of its kind, or why its unit is not known. */
export function cellAt(
  kind: AnyKind,
  cells: readonly Cell[],
  { key, place, factor, parts }: FoundColumn,
): Cell | CellProblem {
  if (parts) return joined(cells, parts);
  return inOwnUnit(cells[place] ?? BLANK, factor, kind.columns[key]!.units ?? {});
}
