import { cellText, damaged } from './damaged';
import type { Part } from './package';
import { Text } from './text';
import { readWholeXml } from './xml';

const FIRST_BYTES = 1 << 16;

/** A workbook's texts as one run of UTF-8 with their ends: 700,000 names and numbers take 20 MB, not 100. */
export class SharedStrings {
  #bytes = Buffer.alloc(FIRST_BYTES);
  #length = 0;
  #ends = new Float64Array(1024);
  #count = 0;

  /** @throws FileProblem for a text that is not there: a value would be lost in silence. */
  at(place: number): string {
    if (!(place >= 0 && place < this.#count)) throw damaged();
    return this.#bytes.toString('utf8', place === 0 ? 0 : this.#ends[place - 1]!, this.#ends[place]!);
  }

  #add(text: string): void {
    const size = Buffer.byteLength(text);
    if (this.#length + size > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    if (this.#count === this.#ends.length) {
      const more = new Float64Array(this.#count * 2);
      more.set(this.#ends);
      this.#ends = more;
    }
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
    this.#ends[this.#count] = this.#length;
    this.#count += 1;
  }

  static async read(part: Part | undefined): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (!part) return strings;
    const item = new Text();
    await readWholeXml(part, {
      open: (name) => (name === 'si' ? item.begin() : item.open(name)),
      close: (name) => (name === 'si' ? strings.#add(cellText(item.end(), 0)) : item.close(name)),
      text: (piece) => item.add(piece),
    });
    return strings;
  }
}
