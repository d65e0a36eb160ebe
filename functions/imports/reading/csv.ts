import { createReadStream } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse';
import type { Cell } from '../cells/cell';
import { FileProblem, type Sheet, type SheetRow } from './sheet';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const SAMPLE = 65_536;
const DELIMITERS = [',', '\t', ';', '，', '|'] as const;

/** What marks a text as UTF-16 without a mark at its start: every other byte of plain digits and commas is zero. */
const ZEROES = 0.2;

/** UTF-8 when every byte of the file is; otherwise GB18030, which holds GBK and GB2312. A mark at the start decides first. */
async function encodingOf(file: string): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      if (first) {
        if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
        if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
        const zeroes = (odd: 0 | 1) =>
          chunk.filter((byte, place) => byte === 0 && place % 2 === odd).length / chunk.length;
        if (zeroes(1) > ZEROES) return 'utf-16le';
        if (zeroes(0) > ZEROES) return 'utf-16be';
        first = false;
      }
      utf8.decode(chunk, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'gb18030';
    throw error;
  }
}

async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}

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
