import type { Cell } from '../cells/cell';

/** A row of a sheet with the number that Excel shows beside it. */
export interface SheetRow {
  readonly rowNo: number;
  /** As many as the file has in this row, blank ones at the end included: a row may be wider than its header. */
  readonly cells: readonly Cell[];
  /** Nobody sees it in Excel: a filter or a hand has hidden it. */
  readonly isHidden?: true;
}

/** A sheet that can be read more than once, from its first row, a row at a time. */
export interface Sheet {
  readonly name: string;
  /** The places (from 0) of columns that nobody sees in Excel. */
  readonly hiddenColumns: ReadonlySet<number>;
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
