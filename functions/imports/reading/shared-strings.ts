import { SaxesParser } from 'saxes';

const ESCAPE = /_x([0-9A-F]{4})_/gi;
/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;

const FIRST_BYTES = 1 << 16;

/** A workbook's texts as one run of UTF-8 with their ends: 700,000 names and numbers take 20 MB, not 100. */
export class SharedStrings {
  #bytes = Buffer.alloc(FIRST_BYTES);
  #length = 0;
  #ends = new Float64Array(1024);
  #count = 0;

  at(place: number): string {
    if (!(place >= 0 && place < this.#count)) return '';
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

  static async read(part: (() => AsyncIterable<string>) | undefined): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (!part) return strings;
    const parser = new SaxesParser();
    let text = '';
    let inText = false;
    /** Inside `rPh`: how a word is pronounced, not what is written. */
    let phonetic = 0;
    parser.on('opentag', ({ name }) => {
      const tag = name.slice(name.indexOf(':') + 1);
      if (tag === 'si') text = '';
      else if (tag === 't') inText = phonetic === 0;
      else if (tag === 'rPh') phonetic += 1;
    });
    parser.on('text', (part) => {
      if (inText) text += part;
    });
    parser.on('closetag', ({ name }) => {
      const tag = name.slice(name.indexOf(':') + 1);
      if (tag === 't') inText = false;
      else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 'si') strings.#add(unescaped(text));
    });
    for await (const chunk of part()) parser.write(chunk);
    parser.close();
    return strings;
  }
}
