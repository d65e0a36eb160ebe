import { createReadStream } from 'node:fs';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** What marks a text as UTF-16 without a mark at its start: every other byte of plain digits and commas is zero. */
const ZEROES = 0.2;

/** UTF-8 when every byte of the file is; otherwise GB18030, which holds GBK and GB2312. A mark at the start decides first. */
export async function encodingOf(file: string): Promise<Encoding> {
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

/** The text of a file, a piece at a time, without the mark at its start. */
export async function* textOf(file: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}
