import { Ulid } from '../id';
import { FileBytes } from '../media/media';
import { pageOf, PageQuery } from '../page';
import { Paper } from '../papers/papers';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** What can be imported, in the order an office would: people before payments, openings before vouchers. */
export const ImportKindName = z.enum([
  'people',
  'populations',
  'programs',
  'payments',
  'publicities',
  'opening-balances',
  'bodies',
  'vouchers',
  'statements',
  'assets',
  'resources',
  'contracts',
  'policies',
  'lists',
]);
export type ImportKindName = z.infer<typeof ImportKindName>;

/** Bytes. More than a whole district's payments of a year. */
export const MAX_IMPORT_BYTES = 50 * 1024 * 1024;
/** A file that was not written after so long is deleted from storage; it can be sent again. */
export const IMPORT_FILE_DAYS = 7;

/**
 * 等待上传 → 检查 → 检查好了 | 有错 → 写入 → 写好了 | 写到一半停下 → 撤回 → 撤回了; or 取消 before anything is written.
 * Nothing is written before `writing`.
 */
export const ImportState = z.enum([
  'awaiting',
  'checking',
  'checked',
  'refused',
  'writing',
  'done',
  'broken',
  'undoing',
  'undone',
  'cancelled',
]);
export type ImportState = z.infer<typeof ImportState>;
export const WORKING_STATES: readonly ImportState[] = ['awaiting', 'checking', 'writing', 'undoing'];

/** What the admin may do with an import now. */
export const ImportStep = z.enum(['start', 'undo', 'cancel']);
export type ImportStep = z.infer<typeof ImportStep>;

const ImportColumn = z.object({
  title: z.string(),
  required: z.boolean(),
  note: z.string(),
  example: z.string(),
  /** What offices call it, and the importer knows. */
  also: z.array(z.string()),
});

export const ImportKind = z.object({ kind: ImportKindName, title: z.string(), columns: z.array(ImportColumn) });
export type ImportKind = z.infer<typeof ImportKind>;

/** One file that was sent to be imported, and how far it is. */
export const Import = z.object({
  importId: Ulid,
  kind: ImportKindName,
  kindTitle: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  state: ImportState,
  /** It should be moving and has not for minutes. */
  stalled: z.boolean(),
  steps: z.array(ImportStep),
  requestedAt: Instant,
  requestedBy: z.string(),
  checkedAt: z.optional(Instant),
  finishedAt: z.optional(Instant),
  undoneAt: z.optional(Instant),
  /** The sheet that was read, and those with a table of this kind that were not. */
  sheet: z.optional(z.string()),
  otherSheets: z.optional(z.array(z.string())),
  /** Rows by what writing them would do; of a finished import, what it did. */
  counts: z.optional(z.object({ new: z.int(), same: z.int(), changed: z.int(), refused: z.int() })),
  /** Totals of the file, in fen. */
  sums: z.optional(z.array(z.object({ title: z.string(), fen: z.int() }))),
  problemCount: z.optional(z.int()),
  /** Nothing wrong, but to be seen before it is written. */
  warningCount: z.optional(z.int()),
  progress: z.optional(
    z.object({
      phase: z.enum(['reading', 'checking', 'writing', 'undoing']),
      done: z.int(),
      of: z.optional(z.int()),
    }),
  ),
  /** Why it stopped, or why it cannot be taken back: sentences for the admin. */
  reasons: z.optional(z.array(z.string())),
  batchId: z.optional(Ulid),
});
export type Import = z.infer<typeof Import>;

const ImportProblem = z.object({ rowNo: z.int(), column: z.string(), excerpt: z.string(), message: z.string() });
export type ImportProblem = z.infer<typeof ImportProblem>;

/** What a row was taken for that was left out: a total, sums of which or of other pages, a note or a signature, a header again, the template's example. */
export const SkippedAs = z.enum(['total', 'part', 'note', 'header', 'example']);
export type SkippedAs = z.infer<typeof SkippedAs>;
const SkippedRow = z.object({ rowNo: z.int(), meaning: SkippedAs, excerpt: z.string() });

/** A value that writing the file would change. */
const ImportChange = z.object({ rowNo: z.int(), column: z.string(), before: z.string(), after: z.string() });

/** What the check found, the first hundred of each; identity, card and telephone numbers are masked. */
export const ImportFindings = z.object({
  problems: z.array(ImportProblem),
  warnings: z.array(ImportProblem),
  skipped: z.array(SkippedRow),
  changes: z.array(ImportChange),
});
export type ImportFindings = z.infer<typeof ImportFindings>;

export const ImportDetail = z.extend(Import, {
  /** The columns that were read: what the importer calls each, and what the file does. */
  columns: z.array(z.object({ title: z.string(), found: z.string() })),
  /** Columns of the file that were not used. */
  extraColumns: z.array(z.string()),
  ...ImportFindings.shape,
  /** Rows of the file that were left out, blank ones apart. */
  skippedCount: z.int(),
  /** Rows of which a value would change. */
  changedRows: z.int(),
  /** All problems and warnings, as CSV. */
  errorList: z.optional(z.object({ url: z.string(), fileName: z.string() })),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

/** Where and how to send the file: a form POST with `fields` first and the file last, under the name `file`. */
export const ImportTicket = z.object({
  importId: Ulid,
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: Instant,
});
export type ImportTicket = z.infer<typeof ImportTicket>;

const access = ['admin'] as const;
const params = z.object({ importId: Ulid });

export const listImportKinds = defineRoute({
  id: 'listImportKinds',
  method: 'GET',
  path: '/import-kinds',
  summary: 'What can be imported, and the columns of each kind (导入种类)',
  access,
  response: z.object({ items: z.array(ImportKind) }),
});

export const showImportTemplate = defineRoute({
  id: 'showImportTemplate',
  method: 'GET',
  path: '/import-kinds/{importKind}/template',
  summary: 'The template of a kind, as an Excel file (导入模板)',
  access,
  params: z.object({ importKind: ImportKindName }),
  response: Paper,
});

export const requestImportUpload = defineRoute({
  id: 'requestImportUpload',
  method: 'POST',
  path: '/imports',
  summary: 'Get a ticket to send a file to be checked; nothing is written',
  access,
  body: z.object({
    kind: ImportKindName,
    fileName: z.string().check(z.trim(), z.minLength(1, '文件没有名字'), z.maxLength(120, '文件名太长，请改短一些')),
    bytes: FileBytes,
    /** A workbook's sheet; the first one with a table of this kind when absent. */
    sheet: z.optional(
      z.string().check(z.trim(), z.minLength(1, '请填工作表的名字'), z.maxLength(31, '工作表的名字最多 31 个字')),
    ),
  }),
  response: ImportTicket,
  errors: ['imports.fileKind', 'imports.tooLarge'],
  limit: { calls: 120, perSeconds: 3600 },
});

export const listImports = defineRoute({
  id: 'listImports',
  method: 'GET',
  path: '/imports',
  summary: 'Files that were sent to be imported, the last first',
  access,
  query: PageQuery,
  response: pageOf(Import),
  errors: ['page.badCursor'],
});

export const showImport = defineRoute({
  id: 'showImport',
  method: 'GET',
  path: '/imports/{importId}',
  summary: 'One import: how far it is, what it would do or did, what is wrong in the file',
  access,
  params,
  response: ImportDetail,
});

const step = { access, params, response: Import, idempotent: true } as const;

export const startImport = defineRoute({
  id: 'startImport',
  method: 'POST',
  path: '/imports/{importId}/start',
  summary: 'Write a file that was checked and has no mistake, or go on where writing broke off',
  ...step,
  errors: ['imports.wrongState', 'imports.nothingNew', 'imports.fileGone', 'version.stale'],
});

export const undoImport = defineRoute({
  id: 'undoImport',
  method: 'POST',
  path: '/imports/{importId}/undo',
  summary: 'Take back what an import wrote, while nothing depends on it',
  ...step,
  errors: ['imports.wrongState', 'version.stale'],
});

export const cancelImport = defineRoute({
  id: 'cancelImport',
  method: 'POST',
  path: '/imports/{importId}/cancel',
  summary: 'Give up a file that was not written, and delete it',
  ...step,
  errors: ['imports.wrongState', 'version.stale'],
});
