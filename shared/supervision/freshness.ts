import { ImportKindName, ImportState } from '../imports/imports';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';
import { ListKind } from './lists';
import { DistrictCode } from './supervision';

/** When a kind of file came in last, and how many have failed since: what came right again is no fault any more. */
export const ImportFreshness = z.object({
  kind: ImportKindName,
  title: z.string(),
  doneAt: z.optional(Instant),
  rows: z.optional(z.int()),
  failed: z.int(),
});
export type ImportFreshness = z.infer<typeof ImportFreshness>;

/** A file that did not come in: why, in its state and the number of its mistakes. Its name may name people, and is not told. */
export const FailedImport = z.object({
  kind: ImportKindName,
  title: z.string(),
  at: Instant,
  state: ImportState,
  problems: z.int(),
});
export type FailedImport = z.infer<typeof FailedImport>;

/** How many lists (比对名单) of a kind are in force, and of which day the newest is. */
export const ListFreshness = z.object({ kind: ListKind, count: z.int(), asOf: z.optional(Day) });
export type ListFreshness = z.infer<typeof ListFreshness>;

export const Freshness = z.object({
  /** Absent before the first counting. */
  asOf: z.optional(Instant),
  imports: z.array(ImportFreshness),
  /** The last twenty, the last first. */
  failed: z.array(FailedImport),
  lists: z.array(ListFreshness),
});
export type Freshness = z.infer<typeof Freshness>;

export const showFreshness = defineRoute({
  id: 'showFreshness',
  method: 'GET',
  path: '/districts/{districtCode}/freshness',
  summary:
    'When each kind of file came in last, which failed since, and of which day the lists are that are compared (数据新不新)',
  access: ['regulator'],
  within: 'districtCode',
  params: z.object({ districtCode: DistrictCode }),
  response: Freshness,
});
