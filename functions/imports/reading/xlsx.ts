import path from 'node:path';
import { damaged } from './damaged';
import { formatsOf } from './formats';
import { MOST_COLUMNS } from './merges';
import type { Package, Part } from './package';
import { SharedStrings } from './shared-strings';
import type { OpenFile, Sheet } from './sheet';
import { sheetRows } from './sheet-rows';
import { prefixed, readWholeXml, readXml } from './xml';

/** Lists of parts and sheets: a workbook of a thousand sheets has a few hundred kilobytes. */
const SMALL_BYTES = 8 * 1024 ** 2;
const STYLES_BYTES = 64 * 1024 ** 2;
const MOST_SHEETS = 1_000;
const MOST_RELATIONS = 2_000;
const NO_TABLES = /^(?:chartsheet|dialogsheet|xl(?:Intl)?Macrosheet)$/i;

interface Relation {
  readonly id: string;
  readonly type: string;
  /** The part's name in the package. */
  readonly target: string;
}

/** What a part says it goes with; targets are beside it, or begin at the root (`/xl/…`). */
async function relationsOf(zip: Package, of: string): Promise<Relation[]> {
  const folder = path.posix.dirname(of);
  const part = zip.part(path.posix.join(folder, '_rels', `${path.posix.basename(of)}.rels`), SMALL_BYTES);
  const relations: Relation[] = [];
  if (part)
    await readWholeXml(part, {
      open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
        if (name !== 'Relationship' || TargetMode === 'External' || relations.length >= MOST_RELATIONS) return;
        relations.push({
          id: Id,
          type: Type.slice(Type.lastIndexOf('/') + 1),
          target: path.posix.join('/', Target.startsWith('/') ? Target : path.posix.join(folder, Target)),
        });
      },
    });
  return relations;
}

/** The name of the workbook's part, as the package says, or else by custom; undefined when it is no workbook. */
export async function workbookPartOf(zip: Package): Promise<string | undefined> {
  const said = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.target;
  return [said, '/xl/workbook.xml', '/xl/workbook.bin'].find(
    (name) => name !== undefined && zip.part(name) !== undefined,
  );
}

/**
 * The sheets of an XLSX workbook that can be seen, read in a stream: memory holds its texts (packed) and one row.
 * @throws FileProblem for one that is damaged.
 */
export async function xlsxSheets(zip: Package, workbookPart: string): Promise<OpenFile> {
  const relations = await relationsOf(zip, workbookPart);
  const beside = (type: string, usual: string, most?: number): Part | undefined =>
    zip.part(
      relations.find((relation) => relation.type === type)?.target ?? path.posix.join(workbookPart, '..', usual),
      most,
    );
  let from1904 = false;
  const listed: { name: string; target: string }[] = [];
  await readWholeXml(zip.part(workbookPart, SMALL_BYTES)!, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '');
      const { name, state = 'visible' } = attributes;
      if (tag !== 'sheet' || !name || state !== 'visible' || listed.length >= MOST_SHEETS) return;
      const relation = relations.find(({ id }) => id === prefixed(attributes, 'id'));
      // A sheet of a chart or of macros has no rows.
      if (!relation || NO_TABLES.test(relation.type)) return;
      const { target } = relation;
      listed.push({ name, target });
    },
  });
  const formats = await formatsOf(beside('styles', 'styles.xml', STYLES_BYTES));
  const strings = await SharedStrings.read(beside('sharedStrings', 'sharedStrings.xml'));
  const sheets: Sheet[] = [];
  for (const { name, target } of listed) {
    const part = zip.part(target);
    if (!part) throw damaged();
    const hiddenColumns = await hiddenColumnsOf(part);
    sheets.push({ name, hiddenColumns, rows: () => sheetRows(part, { strings, formats, from1904 }) });
  }
  return { sheets, close: () => zip.close() };
}

/** The columns that cannot be seen: they are named before the rows, and no more is read. */
async function hiddenColumnsOf(part: Part): Promise<Set<number>> {
  const hidden = new Set<number>();
  let atRows = false;
  for await (const _ of readXml(part, {
    open: (tag, { min, max, hidden: flag, width }) => {
      if (tag === 'sheetData') atRows = true;
      if (tag !== 'col' || !(flag === '1' || flag === 'true' || Number(width ?? 1) === 0)) return;
      for (let column = Number(min); column <= Number(max) && column <= MOST_COLUMNS; column += 1)
        hidden.add(column - 1);
    },
  }))
    if (atRows) break;
  return hidden;
}
