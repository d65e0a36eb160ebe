/** How many rows a sentence names. */
const NAMED = 8;

/** Rows that one sentence tells of: how many they are, and the first of them by number. */
export class ToldRows {
  readonly #first: number[] = [];
  #count = 0;

  add(rowNo: number): void {
    this.#count += 1;
    if (this.#first.length < NAMED) this.#first.push(rowNo);
  }

  get count(): number {
    return this.#count;
  }

  get first(): number {
    return this.#first[0] ?? 0;
  }

  /** `第 3、5 行`, and of many `第 3、5、…… 行（共 20 行）`. */
  get words(): string {
    const more = this.#count > NAMED;
    return `第 ${this.#first.join('、')}${more ? '……' : ''} 行${more ? `（共 ${this.#count} 行）` : ''}`;
  }
}
