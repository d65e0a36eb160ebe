import type { CellParser, CellProblem } from '../cells/cell';
import type { WriteItem } from '../../platform/transact';
import type { Touched } from '../journal';
import type { AnyEntity } from '../rows-store';
import type { KnownNames } from './known-names';

/** What of a cell may be shown in a list of errors; a village's 12-digit code is no secret, whatever else stands in its column. */
export type Secrecy = 'idNumber' | 'name' | 'phone' | 'card' | 'village';

/** What a column may be counted in, as offices write it (`亩` `公顷`), and by how much that is multiplied to become what its row keeps. */
export type Units = Readonly<Record<string, number>>;

/** A column of a kind's table. */
export interface Column<T> {
  /** As the template calls it. */
  readonly title: string;
  /** What offices call it, the best first: where a table has two of them, the better one is read. */
  readonly also: readonly string[];
  readonly required?: boolean;
  /**
   * What a blank cell may stand for. `record`: what its record said above (a voucher's day stands on its first line alone), see
   * `Kind.recordKey`. `section`: what the part of the file says that the row stands in (the village of a list), until another is
   * said, and only while all columns of the section are blank. A `/` is said: nothing is carried into it.
   */
  readonly carries?: 'record' | 'section';
  /** Where no column says it: what a line above the header calls it (`账套：牛角村`); it is then what every row says. */
  readonly above?: readonly string[];
  /** What says it above the header without a label, in a cell of its own: `2026年1月`. Two that differ say nothing. */
  readonly bareAbove?: RegExp;
  readonly parse: CellParser<T>;
  /** What else a cell of it says, where no other cell of its row does: the name behind a code (`101 库存现金`). Empty: nothing. */
  readonly besides?: { readonly key: string; readonly parse: CellParser<string> };
  /** What several columns say of it together, where none does alone, each with its titles: 年, 月, 日. Their cells are read as one. */
  readonly parts?: readonly (readonly string[])[];
  /** Money or a quantity: a merged cell is refused, since nobody knows whose it is. */
  readonly counts?: boolean;
  /**
   * The units that the title of a column that counts, or a line above the header, may state; `YUAN` for money. Any other words in
   * the brackets of its title refuse the file: they would be ignored.
   */
  readonly units?: Units;
  /**
   * Titles that say for certain which sum is meant (实发金额), whatever other columns of money stand beside it. Found by another
   * title, a second column of sums that differ refuses the row: nobody knows which of them counts.
   */
  readonly firm?: readonly string[];
  /** Titles that nobody knows and that may say what counts (本次发放金额): such a column is a rival too. */
  readonly rival?: RegExp;
  /** What is to be seen when the column was found by this title: 应发金额 is not always what was paid. */
  readonly doubt?: (title: string) => string | undefined;
  /**
   * Every row says it or none does: a blank among others may be what a reader missed, or a merged cell that a CSV file lost. `none`
   * is said when the column is there and no row has it.
   */
  readonly allOrNone?: { readonly some: string; readonly none?: string };
  readonly secrecy?: Secrecy;
  /** Where several columns have this title, the first is meant: 方向 stands once before 期初余额 and once before 期末余额. */
  readonly first?: boolean;
  /** Read where another system's export has it, and not asked for: it is in the guide and not in the template. */
  readonly exported?: boolean;
  /** A value as the one who sent the file would write it; for the list of what changes. */
  show?(value: T): string;
  readonly example?: string;
  /** For the template and docs/import.md. */
  readonly note?: string;
}

/** The columns of a table by their keys, as a kind says them: `RowOf` is what its rows are. */
export type ColumnTable = Readonly<Record<string, Column<unknown>>>;

type ReadBy<C> = C extends { parse: CellParser<infer T> } ? Exclude<T, CellProblem> : never;
type RequiredIn<C> = { [K in keyof C]: C[K] extends { required: true } ? K : never }[keyof C];

/** A row as columns read it: what is optional in the file is optional in the row. */
export type RowOf<C> = { [K in RequiredIn<C>]: ReadBy<C[K]> } & {
  [K in Exclude<keyof C, RequiredIn<C>>]?: ReadBy<C[K]>;
};

/** The columns of a row type: what is optional in the row is optional in the file. */
export type Columns<Row> = { readonly [K in keyof Row]-?: Column<NonNullable<Row[K]>> };

/** A row of the file that could be read, with its place in the file. */
export interface Numbered<Row> {
  readonly rowNo: number;
  /** The row its record begins in: see `Kind.recordKey`. Without a record key every row is a record of its own. */
  readonly recordNo?: number;
  readonly row: Row;
}

/** Why rows of the file are refused: the column by its key, what it says as it may be shown, the reason with what to do. */
export interface RowProblem {
  readonly rowNo: number;
  readonly column?: string;
  readonly message: string;
}

/** Why a row cannot be settled. */
export class RowRefused {
  constructor(
    readonly column: string,
    readonly message: string,
  ) {}
}

export type Outcome = 'new' | 'same' | 'changed';

interface Together {
  readonly rowNos: readonly number[];
  readonly outcomes: readonly Outcome[];
}

/** Rows that are written by giving their items: units of several groups then share a transaction. */
export interface ItemsUnit extends Together {
  /** How many items `write` gives: a transaction takes 99 and the row that says what was written. */
  readonly size: number;
  /** Called only when the unit is about to be written: sealing and ids are made here. */
  readonly write: () => { items: WriteItem[]; touched: Touched[] };
}

/** Rows that go through a feature's own door, which makes the transaction: `wrote` is the item to put into it. */
export interface DoorUnit extends Together {
  readonly post: (wrote: (touched: readonly Touched[]) => WriteItem) => Promise<void>;
}

/** Rows of the file that are written together or not at all; what was read to decide it is in the writes' conditions. */
export type Unit = ItemsUnit | DoorUnit;

/** What is to become of the rows of one group: units are written in this order, each relying on the one before. */
export interface GroupPlan {
  readonly problems: readonly RowProblem[];
  readonly units: readonly Unit[];
  /** Rows that are there already, exactly so. */
  readonly sameRowNos: readonly number[];
  /** What is done once the group is written, again each time the file is run: telling people, once each. */
  readonly after?: () => Promise<void>;
  /** What of other kinds these rows rely on, dozens in a file at most: `program#BT01`. The batch keeps it, for the undo of those. */
  readonly uses?: readonly string[];
  /** Nothing wrong, but to be seen before it is written: an unsure name that was masked, a sum that looks odd. Asked for in the first pass. */
  readonly warnings?: readonly RowProblem[];
  /** What the tables say of a row now, where writing it would change that: shown beside what the file says. */
  readonly changes?: readonly RowChange[];
  /** Rows that repeat what others say (上级科目 beside its details): compared with them, and not in the sums of the summary. */
  readonly repeatedRowNos?: readonly number[];
}

/** One value that would be another. Neither is masked yet: that is done by the column. Absent: there was nothing. */
export interface RowChange {
  readonly rowNo: number;
  readonly column: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Words of ours instead of the values, where they may not be shown at all. */
  readonly said?: { readonly before: string; readonly after: string };
}

/** Who imports, when, as which batch. */
export interface Doing {
  readonly at: string;
  readonly actor: string;
  readonly batchId: string;
  /** Who had the file in hand, where they are persons of the county and no operators of a machine. */
  readonly personIds?: readonly string[] | undefined;
}

/** Compares groups of rows with what is in the tables, with few reads for many groups. Writes nothing. */
export interface Plan<Row> {
  (groups: readonly (readonly Numbered<Row>[])[], doing: Doing): Promise<GroupPlan[]>;
  /** What is wrong that only shows when every group was planned, of rows that were taken as `outcome` till then. The first pass asks. */
  readonly finish?: () => readonly (RowProblem & { readonly outcome: Outcome })[];
}

/** A column by another name, or a remark, that takes back what its row says: `是否到账` 否, `备注` 退票. */
export interface Overlooked<Row> {
  /** The column that would say it. */
  readonly key: keyof Row & string;
  /** Titles of columns like it: such a column, unread, refuses the table where `key` was not found. */
  readonly titles: RegExp;
  /** What in any unread cell takes back a row that says nothing itself, and below such a title one that says `than`, too. */
  readonly words: RegExp;
  readonly than: unknown;
  readonly message: string;
}

/** One kind of file that can be imported. */
export interface Kind<Row> {
  readonly columns: Columns<Row>;
  /** Columns whose totals rows are checked, and whose sum the summary shows. In fen. */
  readonly sums: readonly (keyof Row & string)[];
  /**
   * A row's group: rows of one group are planned together. `names` knows the village and the program that a text means: two
   * spellings of one are one group.
   */
  readonly groupOf: (row: Row, names: KnownNames) => string;
  /**
   * The columns that say which record a row is of, where a record has several rows (a voucher, a household, a list). A row whose
   * key is all blank, or says again what the record said, continues it. A key that is said anew after rows that left it blank
   * begins another record. Without a record key every row is a record.
   */
  readonly recordKey?: readonly (keyof Row & string)[];
  /** Whether a row begins a record though its key is blank: a 户主. */
  readonly begins?: (row: Partial<Row>) => boolean;
  /** The columns of the key that name the record and not only where it is: a row that `begins` and leaves them blank is of another. */
  readonly namedBy?: readonly (keyof Row & string)[];
  /** The column whose codes stand above longer ones that begin alike (102, 10201): a total counts the details and not the rows above them. */
  readonly nestedBy?: keyof Row & string;
  /** Why a table cannot be read that has all required columns, from the columns it has: no column says a sum. */
  readonly whyUnreadable?: (columns: ReadonlySet<string>) => string | undefined;
  /** What stands in columns that nobody reads and would change what a row says. */
  readonly overlooked?: Overlooked<Row>;
  /** A row as the kind keeps it, where offices say the same in several ways (方向 and 金额 for 借方 and 贷方); or what is wrong with it. */
  readonly settle?: (row: Row, columns: ReadonlySet<string>) => Row | RowRefused;
  /** Reads what all rows need (chart, programs, villages), once a run. */
  readonly begin: () => Promise<Plan<Row>>;
  /** How rows of this kind are taken back. */
  readonly undo: UndoRule;
  /** The file's bytes are evidence of what another said (a bank): they stay, under the hash of their content. */
  readonly keepsOriginal?: true;
}

/** A touched row as it is now; `current` is undefined when it is gone. */
export interface Standing {
  readonly touched: Touched;
  readonly entity: AnyEntity;
  readonly current: Readonly<Record<string, unknown>> | undefined;
}

/** How rows of a kind are taken back: each as it was before the batch, and with it what they add up to. */
export interface UndoRule {
  readonly entities: readonly AnyEntity[];
  /** Why a row that has changed since cannot be taken back, in the words of the kind. */
  readonly whyNot?: (moved: Standing) => string;
  /** What else stands against it, of rows that have not changed. */
  readonly check?: (standing: readonly Standing[]) => Promise<string[]>;
  /** What later batches may rely on, of a touched row: `program#BT01`. Such a batch is taken back first. */
  readonly usedAs?: (touched: Touched) => string | undefined;
  /** What moves with the rows of one transaction: sums and audit rows, each on the condition that nobody else moved it. */
  readonly besides?: (standing: readonly Standing[], doing: Doing) => Promise<WriteItem[]>;
  /** Takes back in another way than deleting and restoring, through the feature's own door: vouchers are reversed. */
  readonly instead?: (standing: readonly Standing[], doing: Doing, undone: WriteItem) => Promise<void>;
}

/** A row of any kind, where the kind is only known when the command is read. */
export interface AnyKind extends Kind<Record<string, unknown>> {
  /** As the command line calls it: `payments`. */
  readonly name: string;
  /** As the office calls it: 补贴发放明细. */
  readonly title: string;
}
