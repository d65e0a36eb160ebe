const ESCAPE = /_x([0-9A-F]{4})_/gi;

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;

/** A text of a cell, put together from its runs (`t`) without how they are pronounced (`rPh`). */
export class Text {
  #text = '';
  #inRun = false;
  #phonetic = 0;

  begin(): void {
    this.#text = '';
    this.#inRun = false;
    this.#phonetic = 0;
  }

  open(name: string): void {
    if (name === 't') this.#inRun = this.#phonetic === 0;
    else if (name === 'rPh') this.#phonetic += 1;
  }

  add(piece: string): void {
    if (this.#inRun) this.#text += piece;
  }

  close(name: string): void {
    if (name === 't') this.#inRun = false;
    else if (name === 'rPh') this.#phonetic -= 1;
  }

  end(): string {
    return unescaped(this.#text);
  }
}
