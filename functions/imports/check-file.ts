import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { batchIdOf } from './batch-store';
import { type Change, ChangeList } from './change-list';
import type { AnyKind, Doing, Numbered, Outcome, RowProblem } from './kinds/kind';
import { KnownNames } from './kinds/known-names';
import { excerptOfValue, type Problem, ProblemList } from './problems';
import { openFile } from './reading/file';
import { FileProblem, type OpenFile, type Sheet } from './reading/sheet';
import { findHeader } from './reading/table';
import { type Reading, readRows } from './read-rows';
import { Spool } from './spool';

export type Row = Record<string, unknown>;

export interface Sum {
  readonly title: string;
  /** The sums over all rows of the file that can be taken. */
  readonly fen: number;
}

/** What a file would do: nothing is written yet. */
export interface Report {
  readonly batchId: string;
  readonly contentHash: string;
  readonly sheet: string;
  /** Sheets with a table of this kind that were not read. */
  readonly otherSheets: readonly string[];
  readonly reading: Reading;
  readonly counts: Readonly<Record<Outcome | 'refused', number>>;
  readonly sums: readonly Sum[];
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  /** Nothing wrong, but to be seen before it is written. */
  readonly warnings: readonly Problem[];
  readonly warningCount: number;
  /** Values that would be others, and how many rows have one. */
  readonly changes: readonly Change[];
  readonly changedRows: number;
  /** What of other kinds its rows rely on: `program#BT01`. */
  readonly uses: readonly string[];
}

/** A file that was checked, with its rows set aside: write it or discard it. */
export interface CheckedFile {
  readonly report: Report;
  readonly spool: Spool<Numbered<Row>>;
}

export interface Progress {
  readonly phase: 'reading' | 'checking' | 'writing' | 'undoing';
  readonly done: number;
  /** Rows, where it is known. */
  readonly of?: number;
}
export type OnProgress = (progress: Progress) => void;

/** A part of what is spooled is some hundred kilobytes, whatever the file's size. */
const BYTES_A_PART = 400_000;
const MOST_PARTS = 400;
/** A packed sheet unpacks to about so much. */
const PACKED = 6;
const TOLD_EVERY = 2_000;

const partsFor = (file: string): number => {
  const { size } = statSync(file);
  const bytes = /\.(?:csv|txt|tsv)$/i.test(file) ? size : size * PACKED;
  return Math.min(MOST_PARTS, Math.max(1, Math.ceil(bytes / BYTES_A_PART)));
};

async function hashOfContent(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('base64url');
}

/** The sheet to read: the one that was named, or the first with a table of this kind. */
async function chooseSheet(
  kind: AnyKind,
  { sheets }: OpenFile,
  wanted?: string,
): Promise<{ sheet: Sheet; others: string[] }> {
  if (wanted !== undefined) {
    const sheet = sheets.find(({ name }) => name === wanted);
    if (!sheet)
      throw new FileProblem(`没有叫“${wanted}”的工作表，这个文件里有：${sheets.map(({ name }) => name).join('、')}`);
    return { sheet, others: [] };
  }
  const [only, ...more] = sheets;
  if (!only) throw new FileProblem('这个 Excel 文件里没有工作表');
  if (more.length === 0) return { sheet: only, others: [] };
  const fitting: Sheet[] = [];
  for (const sheet of sheets) if (await hasTable(kind, sheet)) fitting.push(sheet);
  return { sheet: fitting[0] ?? only, others: fitting.slice(1).map(({ name }) => name) };
}

async function hasTable(kind: AnyKind, sheet: Sheet): Promise<boolean> {
  const rows = [];
  for await (const row of sheet.rows()) if (rows.push(row) >= 35) break;
  const answer = findHeader(kind, rows, { hiddenColumns: sheet.hiddenColumns, sheetName: sheet.name });
  return 'table' in answer || answer.refused === true;
}

/**
 * The first pass: reads the whole file, compares it with the tables and says what it would do and everything that is wrong.
 * Writes nothing. Throws FileProblem when the file cannot be read at all.
 */
export async function checkFile(
  kind: AnyKind,
  file: string,
  { at, actor }: Omit<Doing, 'batchId'>,
  { sheet: wanted, onProgress }: { sheet?: string | undefined; onProgress?: OnProgress | undefined } = {},
): Promise<CheckedFile> {
  const problems = new ProblemList();
  const opened = await openFile(file);
  const spool = new Spool<Numbered<Row>>(partsFor(file));
  try {
    const contentHash = await hashOfContent(file);
    const { sheet, others } = await chooseSheet(kind, opened, wanted);
    const names = await KnownNames.read(kind);
    let read = 0;
    const reading = await readRows(kind, sheet, problems, (numbered) => {
      spool.add(kind.groupOf(numbered.row, names), numbered);
      read += 1;
      if (read % TOLD_EVERY === 0) onProgress?.({ phase: 'reading', done: read });
    });
    const batchId = batchIdOf(kind.name, `${contentHash}|${wanted ?? ''}`);
    const changes = new ChangeList();
    const lists = { problems, changes, warnings: reading.warnings };
    const compared = await compare(
      kind,
      { spool, names, of: read, refusedLate: reading.refusedLate },
      { at, actor, batchId },
      lists,
      onProgress,
    );
    if (problems.count === 0 && read === 0)
      problems.add({
        rowNo: 0,
        column: '',
        excerpt: '',
        message: '表头下面一行数据也没有，请核对是不是选错了文件或工作表',
      });
    const items = problems.items;
    const refused = reading.rows.data - compared.sound;
    return {
      spool,
      report: {
        batchId,
        contentHash,
        sheet: sheet.name,
        otherSheets: others,
        reading,
        counts: { ...compared.counts, refused },
        sums: compared.sums,
        problems: items,
        problemCount: problems.count,
        warnings: reading.warnings.items,
        warningCount: reading.warnings.count,
        changes: changes.items,
        changedRows: changes.rows,
        uses: compared.uses,
      },
    };
  } catch (error) {
    spool.discard();
    throw error;
  } finally {
    opened.close();
  }
}

/** The rows that were set aside. */
interface Aside {
  readonly spool: Spool<Numbered<Row>>;
  readonly names: KnownNames;
  readonly of: number;
  readonly refusedLate: ReadonlySet<number>;
}

interface Lists {
  readonly problems: ProblemList;
  readonly warnings: ProblemList;
  readonly changes: ChangeList;
}

async function compare(
  kind: AnyKind,
  { spool, names, of, refusedLate }: Aside,
  doing: Doing,
  { problems, warnings, changes: changed }: Lists,
  onProgress: OnProgress | undefined,
) {
  const counts: Record<Outcome, number> = { new: 0, same: 0, changed: 0 };
  const sums = kind.sums.map((key) => ({ key, title: kind.columns[key]!.title, fen: 0 }));
  const plan = await kind.begin();
  const used = new Set<string>();
  let done = 0;
  let sound = 0;
  for (const part of spool.parts()) {
    const rows = part().filter(({ rowNo }) => !refusedLate.has(rowNo));
    const byNo = new Map(rows.map((numbered) => [numbered.rowNo, numbered.row]));
    for (const found of await plan(groupsOf(kind, rows, names), doing)) {
      const {
        problems: wrong,
        units,
        sameRowNos,
        uses = [],
        warnings: seen = [],
        changes = [],
        repeatedRowNos = [],
      } = found;
      const repeated = new Set(repeatedRowNos);
      for (const use of uses) used.add(use);
      const refused = new Set(wrong.map(({ rowNo }) => rowNo));
      for (const problem of wrong) problems.add(shown(kind, problem, byNo.get(problem.rowNo)));
      for (const warning of seen) warnings.add(shown(kind, warning, byNo.get(warning.rowNo)));
      for (const change of changes) changed.add(kind, change);
      counts.same += sameRowNos.length;
      for (const { outcomes } of units) for (const outcome of outcomes) counts[outcome] += 1;
      for (const no of [...sameRowNos, ...units.flatMap(({ rowNos }) => rowNos)]) {
        if (refused.has(no)) continue;
        sound += 1;
        if (!repeated.has(no)) for (const sum of sums) sum.fen += Number(byNo.get(no)?.[sum.key] ?? 0);
      }
    }
    done += rows.length;
    onProgress?.({ phase: 'checking', done, of });
  }
  const late = plan.finish?.() ?? [];
  if (late.length > 0) {
    const lateAt = new Map(late.map((problem) => [problem.rowNo, problem]));
    for (const { outcome } of late) counts[outcome] -= 1;
    // Their rows went by: read once more, so that it can be said what stands there.
    for (const part of spool.parts())
      for (const { rowNo, row } of part()) {
        const problem = lateAt.get(rowNo);
        if (problem) problems.add(shown(kind, problem, row));
      }
  }
  return {
    counts,
    sound: sound - late.length,
    sums: sums.map(({ title, fen }) => ({ title, fen })),
    uses: [...used].sort(),
  };
}

/** Rows by group, in the order of the file. */
export function groupsOf(kind: AnyKind, rows: readonly Numbered<Row>[], names: KnownNames): Numbered<Row>[][] {
  const groups = new Map<string, Numbered<Row>[]>();
  for (const numbered of rows) {
    const key = kind.groupOf(numbered.row, names);
    const group = groups.get(key);
    if (group) group.push(numbered);
    else groups.set(key, [numbered]);
  }
  return [...groups.values()];
}

const shown = (kind: AnyKind, { rowNo, column: key, message }: RowProblem, row: Row | undefined): Problem => {
  const column = key === undefined ? undefined : kind.columns[key];
  return {
    rowNo,
    column: column?.title ?? '',
    excerpt: column === undefined || key === undefined ? '' : excerptOfValue(row?.[key], column),
    message,
  };
};
