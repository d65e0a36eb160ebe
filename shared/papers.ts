import { VillageCode } from './divisions';
import { Ulid } from './id';
import { defineRoute } from './route';
import { SCENE_KINDS } from './scene';
import { Instant, Year } from './time';
import * as z from './zod';

/** A file made of what is public, to be printed, kept or passed on. The address works ten minutes. */
export const Paper = z.object({
  url: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  expiresAt: Instant,
});
export type Paper = z.infer<typeof Paper>;

/** Files cost more than rows: so many calls by everyone together. */
const limit = { calls: 300, perSeconds: 60 };

export const showScanCode = defineRoute({
  id: 'showScanCode',
  method: 'GET',
  path: '/villages/{villageCode}/scan-codes/{subjectKind}/{subjectId}',
  summary: 'The mini-program code that opens the page of a village, an asset, a resource or a contract (小程序码)',
  access: 'public',
  params: z.object({
    villageCode: VillageCode,
    subjectKind: z.enum(SCENE_KINDS),
    /** The village's own code for a village. */
    subjectId: z.union([Ulid, VillageCode]),
  }),
  response: Paper,
  errors: ['wechat.unavailable'],
  limit,
});

export const Quarter = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(4));

export const showLetter = defineRoute({
  id: 'showLetter',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/letters/{quarter}',
  summary: "A quarter of the village's money as a letter in large print: PDF, A4 (明白信)",
  access: 'public',
  params: z.object({ villageCode: VillageCode, year: Year, quarter: Quarter }),
  response: Paper,
  limit,
});

export const ExportTable = z.enum(['entries', 'assets', 'resources', 'contracts', 'debts', 'projects']);
export type ExportTable = z.infer<typeof ExportTable>;
export const ExportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const exportTable = defineRoute({
  id: 'exportTable',
  method: 'GET',
  path: '/villages/{villageCode}/exports/{table}/{format}',
  summary: 'What is public of a village as a table file: the entries of a year, or a register (导出表格)',
  access: 'public',
  params: z.object({ villageCode: VillageCode, table: ExportTable, format: ExportFormat }),
  /** Asked for with `entries`. */
  query: z.object({ year: z.optional(Year) }),
  response: Paper,
  limit,
});
