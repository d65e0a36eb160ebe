import type { AnyKind } from './kinds/kind';

type Values = Record<string, unknown>;

/** What a row says itself, before anything is carried into it. */
export interface Said {
  readonly values: Readonly<Values>;
  /** Said to be nothing (`/`): nothing is carried there. */
  readonly nothing: ReadonlySet<string>;
  /** Said so that it cannot be read. */
  readonly bad: ReadonlySet<string>;
  /** Said by a merged cell of an earlier row. */
  readonly merged: ReadonlySet<string>;
}

/** A row with what its record and its section said above. */
export interface Complete {
  readonly values: Values;
  readonly recordNo: number;
  /** Columns of the section, or of a household's key, that the row left to the rows above. */
  readonly carried: readonly string[];
  /** Columns that the record said so that they cannot be read: that was told of there. */
  readonly excused: ReadonlySet<string>;
}

const BAD = Symbol('said so that it cannot be read');

/**
 * Carries what a blank cell stands for: within a record and within a section of the file, never from one record into another. See
 * `Column.carries` and `Kind.recordKey`.
 */
export class Carrying {
  readonly #section: readonly string[];
  readonly #ofRecord: readonly string[];
  readonly #key: readonly string[];
  #standing: Values = {};
  #record: Values | undefined;
  #recordNo = 0;
  /** Columns of the key that a row of this record left blank. */
  #left = new Set<string>();

  constructor(private readonly kind: AnyKind) {
    const carrying = (how: string) => Object.keys(kind.columns).filter((key) => kind.columns[key]!.carries === how);
    this.#section = carrying('section');
    this.#ofRecord = carrying('record');
    this.#key = kind.recordKey ?? [];
  }

  /** A total of what stands above (骑龙村小计) ends its section: who comes next says anew where it is. */
  endSection(): void {
    this.#standing = {};
    this.#record = undefined;
  }

  complete(rowNo: number, said: Said): Complete {
    const values: Values = { ...said.values };
    const carried: string[] = [];
    const excused = new Set(said.bad);
    const says = (key: string): boolean => key in said.values || said.nothing.has(key) || said.bad.has(key);
    let begins = this.#record === undefined || this.#key.length === 0;
    if (this.#section.some(says)) {
      const next = pick(said.values, this.#section);
      begins ||= this.#section.some((key) => next[key] !== this.#standing[key]);
      this.#standing = next;
    } else
      for (const key of this.#section)
        if (this.#standing[key] !== undefined) {
          values[key] = this.#standing[key];
          carried.push(key);
        }
    begins ||= this.#beginsAnother(said, says);
    if (begins) {
      this.#record = {};
      this.#recordNo = rowNo;
      this.#left = new Set();
    } else for (const key of this.#key) if (!says(key) || said.merged.has(key)) this.#left.add(key);
    const record = this.#record!;
    for (const key of this.#ofRecord) {
      if (says(key)) record[key] = said.bad.has(key) ? BAD : (said.values[key] ?? record[key]);
      else if (record[key] === BAD) excused.add(key);
      else if (record[key] !== undefined) {
        values[key] = record[key];
        if (this.kind.begins && this.#key.includes(key)) carried.push(key);
      }
    }
    return { values, recordNo: this.#recordNo, carried, excused };
  }

  #beginsAnother({ values, nothing, merged }: Said, says: (key: string) => boolean): boolean {
    const said = this.#key.filter(says);
    const begins = this.kind.begins?.(values) ?? false;
    if (said.length === 0) return begins;
    const names = (this.kind.namedBy ?? []).filter((key) => this.#record?.[key] !== undefined);
    // A 户主 of the same group is not of the neighbour's household.
    if (begins && names.length > 0 && !names.some(says)) return true;
    return said.some(
      (key) => nothing.has(key) || values[key] !== this.#record?.[key] || (this.#left.has(key) && !merged.has(key)),
    );
  }
}

const pick = (values: Readonly<Values>, keys: readonly string[]): Values =>
  Object.fromEntries(keys.filter((key) => key in values).map((key) => [key, values[key]]));
