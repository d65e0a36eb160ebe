/** `npm run docs` runs this too: writes data/import/<kind>.xlsx and .csv, and the columns in docs/import.md, from the kinds. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KINDS } from '../../functions/imports/all-kinds';
import { templateXlsx } from '../../functions/imports/desk/template-file';
import { columnsTable, templateCsv } from '../../functions/imports/template';

const ROOT = path.join(__dirname, '../..');
const FOLDER = path.join(ROOT, 'data/import');
const GUIDE = path.join(ROOT, 'docs/import.md');
const MARKS = ['<!-- columns: npx tsx scripts/import/templates.ts -->', '<!-- end of the columns -->'] as const;

export function guideWith(text: string): string {
  const [from, until] = [text.indexOf(MARKS[0]), text.indexOf(MARKS[1])];
  if (from < 0 || until < from) throw new Error(`${GUIDE} has lost its marks`);
  return `${text.slice(0, from)}${MARKS[0]}\n\n${KINDS.map(columnsTable).join('\n\n')}\n\n${text.slice(until)}`;
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const kind of KINDS) {
    writeFileSync(path.join(FOLDER, `${kind.name}.csv`), templateCsv(kind));
    writeFileSync(path.join(FOLDER, `${kind.name}.xlsx`), await templateXlsx(kind));
  }
  writeFileSync(GUIDE, guideWith(readFileSync(GUIDE, 'utf8')));
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
