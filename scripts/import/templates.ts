import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');
const FOLDER = 'data/import';
const GUIDE = 'docs/import.md';
const MARKS = ['<!-- columns: npm run docs -->', '<!-- end of the columns -->'] as const;

/** A file made from the kinds: its text, or for a workbook what stands in its cells, since its bytes are never the same twice. */
export interface Template {
  readonly file: string;
  readonly content: string | Buffer;
  /** Whether the file that is there says the same. */
  readonly isCurrent: () => Promise<boolean>;
}

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(path.join(ROOT, file), 'utf8');
  } catch {
    return undefined;
  }
};

function guideWith(columns: string): string {
  const text = textOf(GUIDE) ?? '';
  const [from, until] = [text.indexOf(MARKS[0]), text.indexOf(MARKS[1])];
  if (from < 0 || until < from) throw new Error(`${GUIDE} has lost its marks`);
  return `${text.slice(0, from)}${MARKS[0]}\n\n${columns}\n\n${text.slice(until)}`;
}

/** The rows of a workbook's first sheet, without the blank cells at their ends; undefined when it cannot be read. */
async function rowsIn(file: string): Promise<string[][] | undefined> {
  const { openFile } = await import('../../functions/imports/reading/file');
  try {
    const { sheets, close } = await openFile(path.join(ROOT, file));
    const rows: string[][] = [];
    for await (const { cells } of sheets[0]!.rows()) rows.push(cells.map(({ text }) => text));
    close();
    return rows.map(trimmed);
  } catch {
    return undefined;
  }
}

const trimmed = (cells: readonly string[]): string[] => {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
};

/** `npm run docs`: data/import/<kind>.xlsx and .csv, and the columns in docs/import.md. */
export async function importTemplates(): Promise<Template[]> {
  const [{ EVERY_KIND }, { templateXlsx }, { columnsTable, templateCsv, templateRows }] = await Promise.all([
    import('../../functions/imports/all-kinds'),
    import('../../functions/imports/desk/template-file'),
    import('../../functions/imports/template'),
  ]);
  const text = (file: string, content: string): Template => ({
    file,
    content,
    isCurrent: async () => textOf(file) === content,
  });
  const templates = [text(GUIDE, guideWith(EVERY_KIND.map(columnsTable).join('\n\n')))];
  for (const kind of EVERY_KIND) {
    templates.push(text(`${FOLDER}/${kind.name}.csv`, templateCsv(kind)));
    const file = `${FOLDER}/${kind.name}.xlsx`;
    const wanted = JSON.stringify(templateRows(kind).map(trimmed));
    templates.push({
      file,
      content: await templateXlsx(kind),
      isCurrent: async () => JSON.stringify(await rowsIn(file)) === wanted,
    });
  }
  return templates;
}
