import { PROOF_ERRORS, ProofQuery } from '../challenge';
import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { defineRoute } from '../route';
import { SCENE_KINDS } from './scene';
import { Instant, Year } from '../time';
import * as z from '../zod';

/** A file made of what is public, to be printed, kept or passed on. The address works ten minutes. */
export const Paper = z.object({
  url: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  expiresAt: Instant,
});
export type Paper = z.infer<typeof Paper>;

/** Files cost more than rows: while very many are wanted at once, each costs a proof. */
const paper = { method: 'GET', access: 'public', proof: 'paper' } as const;

export const showScanCode = defineRoute({
  id: 'showScanCode',
  ...paper,
  path: '/villages/{villageCode}/scan-codes/{subjectKind}/{subjectId}',
  summary: 'The mini-program code that opens the page of a village, an asset, a resource or a contract (小程序码)',
  params: z.object({
    villageCode: VillageCode,
    subjectKind: z.enum(SCENE_KINDS),
    /** The village's own code for a village. */
    subjectId: z.union([Ulid, VillageCode]),
  }),
  query: ProofQuery,
  response: Paper,
  errors: ['wechat.unavailable', ...PROOF_ERRORS],
});

export const Quarter = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(4));

export const showLetter = defineRoute({
  id: 'showLetter',
  ...paper,
  path: '/villages/{villageCode}/years/{year}/letters/{quarter}',
  summary: "A quarter of the village's money as a letter in large print: PDF, A4 (明白信)",
  params: z.object({ villageCode: VillageCode, year: Year, quarter: Quarter }),
  query: ProofQuery,
  response: Paper,
  errors: PROOF_ERRORS,
});

export const ExportTable = z.enum(['entries', 'assets', 'resources', 'contracts', 'debts', 'projects']);
export type ExportTable = z.infer<typeof ExportTable>;
export const ExportFormat = z.enum(['xlsx', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const exportTable = defineRoute({
  id: 'exportTable',
  ...paper,
  path: '/villages/{villageCode}/exports/{table}/{format}',
  summary: 'What is public of a village as a table file: the entries of a year, or a register (导出表格)',
  params: z.object({ villageCode: VillageCode, table: ExportTable, format: ExportFormat }),
  /** Asked for with `entries`. */
  query: z.extend(ProofQuery, { year: z.optional(Year) }),
  response: Paper,
  errors: PROOF_ERRORS,
});
