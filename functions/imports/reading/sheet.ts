import type { Cell } from '../cells/cell';

/** A row of a sheet with the number that Excel shows beside it. */
export interface SheetRow {
  readonly rowNo: number;
  readonly cells: readonly Cell[];
}

/** A sheet that can be read more than once, from its first row, a row at a time. */
export interface Sheet {
  readonly name: string;
  rows(): AsyncIterable<SheetRow>;
}

/** The file cannot be read at all; the message says in Chinese what it is and what to do. */
export class FileProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FileProblem';
  }
}

export interface OpenFile {
  readonly sheets: readonly Sheet[];
  close(): void;
}
