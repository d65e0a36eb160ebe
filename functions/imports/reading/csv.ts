import path from 'node:path';
import { parse } from 'csv-parse';
import type { Cell } from '../cells/cell';
import { cellText } from './damaged';
import { type Encoding, encodingOf, textOf } from './encoding';
import { FileProblem, type Sheet, type SheetRow } from './sheet';

const SAMPLE = 65_536;
const DELIMITERS = [',', '\t', ';', '，', '|'] as const;

async function beginningOf(file: string, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const part of textOf(file, encoding)) {
    text += part;
    if (text.length >= SAMPLE) break;
  }
  return text;
}

const LOOKED_AT = 100;

/**
 * What stands between the cells: the mark that splits most lines into the same number of fields, quotes aside. A comma of
 * Chinese text (，) stands in remarks too: it is taken when nothing else splits half of the lines.
 */
export function delimiterOf(text: string): string {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/"(?:[^"]|"")*"/g, ''))
    .filter((line) => line.trim())
    .slice(0, LOOKED_AT);
  const seen = DELIMITERS.map((mark) => {
    const counts = lines.map((line) => line.split(mark).length).filter((fields) => fields > 1);
    const alike = new Map<number, number>();
    for (const fields of counts) alike.set(fields, (alike.get(fields) ?? 0) + 1);
    const best = Math.max(0, ...[...alike].map(([fields, times]) => times * Math.log2(fields)));
    return { mark, share: counts.length / lines.length, score: (best * counts.length) / lines.length };
  });
  const better = (one: (typeof seen)[number], other: (typeof seen)[number]) => (other.score > one.score ? other : one);
  const plain = seen.filter(({ mark }) => mark !== '，').reduce(better);
  return plain.share >= 0.5 ? plain.mark : seen.reduce(better).mark;
}

/** Excel's own word for it on the first line: `sep=;`. It is no row. */
const SEP_LINE = /^\ufeff?sep=(.)(?:\r\n|\r|\n)/i;

const TO_WORKBOOK = '请用 Excel 打开确认能看清，“另存为”Excel 工作簿（.xlsx）再导入';
const MOST_CHARACTERS = 1_000_000;

/** @throws FileProblem when the text is in no encoding that offices use. */
export async function csvSheet(file: string): Promise<Sheet> {
  const encoding = await encodingOf(file);
  const beginning = await beginningOf(file, encoding);
  if (beginning.includes('\ufffd') || beginning.includes('\u0000'))
    throw new FileProblem(`认不出文件里的文字（乱码）。${TO_WORKBOOK}`);
  const delimiter = SEP_LINE.exec(beginning)?.[1] ?? delimiterOf(beginning);
  return { name: path.basename(file), hiddenColumns: new Set(), rows: () => rowsOf(file, encoding, delimiter) };
}

async function* rowsOf(file: string, encoding: Encoding, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    bom: true,
    // Said, for it would be guessed from the first line: files put together of two have both.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MOST_CHARACTERS,
  });
  const feeding = feed(parser, textOf(file, encoding));
  let rowNo = 0;
  let hasSepLine = false;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (rowNo === 0 && !hasSepLine && SEP_LINE.test(`${record.join(delimiter)}\n`)) {
        hasSepLine = true;
        continue;
      }
      rowNo += 1;
      yield { rowNo, cells: record.map((text) => cellOf(text, rowNo, delimiter)) };
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))
      throw new FileProblem(
        `第 ${rowNo + 1} 行读不下去：引号不成对，或一行太长。请用 Excel 打开，“另存为”.xlsx 再导入`,
      );
    throw error;
  } finally {
    parser.destroy();
    await feeding;
  }
}

const ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/;
/** `="5115…"`: what some systems write so that Excel leaves a number a text. */
const TEXT_FORMULA = /^\s*="((?:[^"]|"")*)"\s*$/;

function cellOf(written: string, rowNo: number, delimiter: string): Cell {
  if (written.includes('\ufffd')) throw new FileProblem(`第 ${rowNo} 行有认不出的字（乱码），${TO_WORKBOOK}`);
  // A quote that nobody closed has taken in the rows below, to the next quote.
  if (/[\r\n]/.test(written) && written.split(/[\r\n]+/).some((line) => line.split(delimiter).length > 2))
    throw new FileProblem(`第 ${rowNo} 行有一个引号不成对，后面几行都读到一格里了。请去掉这个引号，或${TO_WORKBOOK}`);
  const formula = TEXT_FORMULA.exec(written)?.[1];
  const text = cellText(formula?.replaceAll('""', '"') ?? written, rowNo);
  return { text, untyped: true, ...(ERROR.test(text.trim()) && { isError: true }) };
}

/** Writes at the parser's own pace; a parser that was left early stops it. */
async function feed(parser: ReturnType<typeof parse>, parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) {
    if (parser.destroyed) return;
    if (!parser.write(part))
      await new Promise<void>((resolve) => {
        const go = () => {
          parser.off('drain', go);
          parser.off('close', go);
          resolve();
        };
        parser.once('drain', go);
        parser.once('close', go);
      });
  }
  if (!parser.destroyed) parser.end();
}
