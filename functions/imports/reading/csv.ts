import path from 'node:path';
import { parse } from 'csv-parse';
import type { Cell } from '../cells/cell';
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

/** What stands between the cells: the mark that most lines have most of, outside quotes. */
export function delimiterOf(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, 50)
    .filter((line) => line.trim());
  const seen = DELIMITERS.map((mark) => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    return { mark, score: counts.filter((count) => count > 0).length * Math.max(0, ...counts) };
  });
  return seen.reduce((best, next) => (next.score > best.score ? next : best)).mark;
}

const MOST_CHARACTERS = 1_000_000;

/** @throws FileProblem when the text is in no encoding that offices use. */
export async function csvSheet(file: string): Promise<Sheet> {
  const encoding = await encodingOf(file);
  const beginning = await beginningOf(file, encoding);
  if (beginning.includes('\ufffd') || beginning.includes('\u0000'))
    throw new FileProblem('认不出文件里的文字（乱码）。请用 Excel 打开确认能看清，再“另存为”Excel 工作簿（.xlsx）');
  const delimiter = delimiterOf(beginning);
  return { name: path.basename(file), hiddenColumns: new Set(), rows: () => rowsOf(file, encoding, delimiter) };
}

async function* rowsOf(file: string, encoding: Encoding, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MOST_CHARACTERS,
  });
  const feeding = feed(parser, textOf(file, encoding));
  let rowNo = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNo += 1;
      yield {
        rowNo,
        cells: record.map((text): Cell => ({
          text,
          untyped: true,
          ...(/^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/.test(text.trim()) && { isError: true }),
        })),
      };
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
