import { IMPORT_FILE_DAYS, type ImportKindName, type ImportState, type ImportStep } from '@shared/imports/imports';
import { AppError } from '@shared/errors';
import { daysAfter } from '@shared/time';

/** What pass of the engine a worker is in. */
export interface Progress {
  readonly phase: 'reading' | 'checking' | 'writing' | 'undoing';
  readonly done: number;
  readonly of?: number | undefined;
}

/** A file that an admin sent, as it is kept. What is wrong in it stands in a row of its own. */
export interface ImportRow {
  importId: string;
  kind: ImportKindName;
  fileName: string;
  bytes: number;
  /** `csv` or `xlsx`: part of the object's key. */
  format: Format;
  /** The sheet that was asked for. */
  wantedSheet?: string | undefined;
  state: ImportState;
  version: number;
  actor: string;
  actorName: string;
  requestedAt: string;
  /** Who pressed the last step, for the engine's rows and the trail. */
  stepBy?: string | undefined;
  /** The persons who sent it and who took a step: none of them reads again what it brings into a book. */
  personIds?: string[] | undefined;
  checkedAt?: string | undefined;
  finishedAt?: string | undefined;
  undoneAt?: string | undefined;
  contentHash?: string | undefined;
  batchId?: string | undefined;
  sheet?: string | undefined;
  otherSheets?: string[] | undefined;
  columns?: { title: string; found: string }[] | undefined;
  extraColumns?: string[] | undefined;
  counts?: { new: number; same: number; changed: number; refused: number } | undefined;
  sums?: { title: string; fen: number }[] | undefined;
  problemCount?: number | undefined;
  warningCount?: number | undefined;
  /** Rows that were left out, and rows of which a value would change. */
  skippedCount?: number | undefined;
  changedRows?: number | undefined;
  reasons?: string[] | undefined;
  progress?: Progress | undefined;
  /** When the worker, or the one who pressed the step, was last heard of. */
  seenAt: string;
  /** The worker that holds it, until when unless it says so again. */
  lease?: { id: string; until: string } | undefined;
  ttl?: number | undefined;
}

/** How a file is put by: text, or a workbook of whatever age. */
export type Format = 'csv' | 'xlsx';

const TEXTS = ['csv', 'txt', 'tsv'];
const WORKBOOKS = ['xlsx', 'xlsm', 'xlsb', 'xls', 'et', 'ods'];

/** The format of a file by its name. What is really in it the engine looks at itself. @throws AppError `imports.fileKind` */
export function formatOf(fileName: string): Format {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (WORKBOOKS.includes(extension)) return 'xlsx';
  if (TEXTS.includes(extension)) return 'csv';
  throw new AppError('imports.fileKind');
}

export const CONTENT_TYPES: Record<Format, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** All that arrives under `imports/` wakes the worker: so nothing else is put there. */
export const fileKeyOf = ({ importId, format }: Pick<ImportRow, 'importId' | 'format'>): string =>
  `imports/${importId}/file.${format}`;
/** Left by a step to wake the worker; what is to be done the row says. */
export const markerKeyOf = (importId: string): string => `imports/${importId}/go`;
/** With the papers: what lies there is deleted after thirty days. */
export const errorListKeyOf = (importId: string): string => `papers/imports/${importId}.csv`;
const ERROR_LIST_DAYS = 29;

/** The import that an object under `imports/` is of. */
export const importIdOf = (key: string): string | undefined =>
  /^imports\/([0-9A-HJKMNP-TV-Z]{26})\/(?:file\.(?:csv|xlsx)|go)$/.exec(key)?.[1];

/** The file a worker would read is gone by then (infrastructure/buckets.ts). */
export const fileExpiresAt = ({ requestedAt }: ImportRow): string => daysAfter(requestedAt, IMPORT_FILE_DAYS);
export const hasErrorList = ({ problemCount = 0, warningCount = 0, checkedAt }: ImportRow, at: string): boolean =>
  problemCount + warningCount > 0 && checkedAt !== undefined && daysAfter(checkedAt, ERROR_LIST_DAYS) > at;

const STALLED_AFTER_MS = 3 * 60_000;
/** A worker says every two seconds that it is there. AWS tries a crashed one again after a minute. */
export const LEASE_MS = 45_000;

const MOVES: readonly ImportState[] = ['checking', 'writing', 'undoing'];

/** Whether it should be moving and was not heard of for minutes, or said itself that it cannot go on. */
export const isStalled = ({ state, seenAt, reasons }: ImportRow, at: string): boolean =>
  MOVES.includes(state) && (Date.parse(at) - Date.parse(seenAt) > STALLED_AFTER_MS || reasons !== undefined);

/** Whether a worker holds it. */
export const isHeld = ({ lease }: ImportRow, at: string): boolean => lease !== undefined && lease.until > at;

interface Transition {
  readonly from: readonly ImportState[];
  /** Also from these, once they have stalled. */
  readonly fromStalled: readonly ImportState[];
  readonly to: ImportState;
}

export const TRANSITIONS: Record<ImportStep, Transition> = {
  start: { from: ['checked', 'broken'], fromStalled: ['writing'], to: 'writing' },
  undo: { from: ['done', 'broken'], fromStalled: ['writing', 'undoing'], to: 'undoing' },
  cancel: { from: ['awaiting', 'checked'], fromStalled: ['checking'], to: 'cancelled' },
};

const mayStep = (row: ImportRow, step: ImportStep, at: string): boolean => {
  const { from, fromStalled } = TRANSITIONS[step];
  return from.includes(row.state) || (fromStalled.includes(row.state) && isStalled(row, at));
};

const hasNothingNew = ({ state, counts }: ImportRow): boolean =>
  state === 'checked' && counts !== undefined && counts.new + counts.changed === 0;

export const stepsOf = (row: ImportRow, at: string): ImportStep[] =>
  (Object.keys(TRANSITIONS) as ImportStep[]).filter(
    (step) => mayStep(row, step, at) && !(step === 'start' && hasNothingNew(row)),
  );

/**
 * The row after a step.
 * @throws AppError `imports.wrongState`, `imports.nothingNew`, `imports.fileGone`.
 */
export function stepped(
  row: ImportRow,
  step: ImportStep,
  by: { at: string; actor: string; personId?: string | undefined },
): ImportRow {
  if (!mayStep(row, step, by.at)) throw new AppError('imports.wrongState');
  if (step === 'start' && hasNothingNew(row)) throw new AppError('imports.nothingNew');
  if (step === 'start' && fileExpiresAt(row) <= by.at) throw new AppError('imports.fileGone');
  const { reasons: _, progress: __, ...kept } = row;
  const personIds = [...new Set([...(row.personIds ?? []), ...(by.personId ? [by.personId] : [])])];
  return { ...kept, personIds, state: TRANSITIONS[step].to, stepBy: by.actor, seenAt: by.at, version: row.version + 1 };
}

/** Where the bytes of a file stay that are evidence: by their SHA-256, so that the same file is there once. */
export const originalKeyOf = (format: Format, contentHash: string): string =>
  `bank-statements/${contentHash}.${format}`;
