import { idCheckDigit } from '@shared/text/id-number';
import { csvText } from '../platform/csv';
import type { AnyKind, Column } from './kinds/kind';
import { EXAMPLE } from './reading/row-meaning';

/** The first column of a template: its example row is known by it, and skipped. */
const MARK = '说明';

const columnsOf = (kind: AnyKind): Column<unknown>[] => Object.values(kind.columns);
/** A well-formed number of nobody: its district does not exist. */
export const EXAMPLE_ID_NUMBER = `90000119700101001${idCheckDigit('90000119700101001')}`;

const exampleOf = ({ example = '', secrecy }: Column<unknown>): string =>
  secrecy === 'idNumber' && example ? EXAMPLE_ID_NUMBER : example;

/** The rows of a kind's template: a title, the header, an example, and below what each column takes. All texts. */
export function templateRows(kind: AnyKind): string[][] {
  const columns = columnsOf(kind).filter(({ exported }) => !exported);
  const notes = columns.map(
    ({ title, required, note }) => `说明：${title}${required ? '（必填）' : ''}${note ? ` ${note}` : ''}`,
  );
  return [
    [`${kind.title}导入模板`],
    [MARK, ...columns.map(({ title }) => title)],
    [EXAMPLE, ...columns.map(exampleOf)],
  ].concat(notes.map((note) => [note]));
}

/** The template as Excel opens it. The notes stand in the XLSX alone, where they are not in the way. */
export const templateCsv = (kind: AnyKind): string => csvText(templateRows(kind).slice(1, 3));

/** The columns of a kind as a Markdown table, for docs/import.md. */
export function columnsTable(kind: AnyKind): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = columnsOf(kind).map(
    ({ title, required, also, note = '' }) =>
      `| ${title} | ${required ? '是' : ''} | ${cell(also.join('、'))} | ${cell(note)} |`,
  );
  return [
    `### ${kind.title}（\`${kind.name}\`）`,
    '',
    '| 列 | 必填 | 也认得 | 怎么填 |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
