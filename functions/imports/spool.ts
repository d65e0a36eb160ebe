import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ALGORITHM = 'aes-256-ctr';
const BUFFERED = 32_768;

interface Part {
  readonly file: number;
  readonly name: string;
  readonly cipher: ReturnType<typeof createCipheriv>;
  readonly iv: Buffer;
  /** Not yet in the file. */
  text: string;
  rows: number;
}

/**
 * Rows set aside between the first pass and the second, in parts by their group, so that memory holds a part and not the file.
 * They are people's data: the files are encrypted with a key that only this process has, for this user alone, and removed.
 */
export class Spool<Row> {
  readonly #directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-import-'));
  readonly #key = randomBytes(32);
  readonly #parts: Part[];

  constructor(parts: number) {
    process.once('exit', this.#remove);
    this.#parts = Array.from({ length: parts }, (_, place) => {
      const iv = randomBytes(16);
      const name = path.join(this.#directory, String(place));
      return {
        file: openSync(name, 'wx', 0o600),
        name,
        cipher: createCipheriv(ALGORITHM, this.#key, iv),
        iv,
        text: '',
        rows: 0,
      };
    });
  }

  readonly #remove = (): void => rmSync(this.#directory, { recursive: true, force: true });

  /** Rows of one group come to one part, in the order they are added. */
  add(group: string, row: Row): void {
    const hash = createHash('sha1').update(group).digest().readUInt32BE();
    const part = this.#parts[hash % this.#parts.length]!;
    part.text += `${JSON.stringify(row)}\n`;
    part.rows += 1;
    if (part.text.length > BUFFERED) this.#flush(part);
  }

  #flush(part: Part): void {
    if (part.text) writeSync(part.file, part.cipher.update(part.text, 'utf8'));
    part.text = '';
  }

  /** The parts that have rows, for reading; each may be read more than once. */
  parts(): (() => Row[])[] {
    return this.#parts
      .filter(({ rows }) => rows > 0)
      .map((part) => () => {
        this.#flush(part);
        const text = createDecipheriv(ALGORITHM, this.#key, part.iv).update(readFileSync(part.name)).toString('utf8');
        return text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Row);
      });
  }

  discard(): void {
    for (const { file } of this.#parts) closeSync(file);
    this.#remove();
    process.off('exit', this.#remove);
  }
}
