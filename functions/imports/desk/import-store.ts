import { type ImportFindings, ImportKindName, ImportState, SkippedAs } from '@shared/imports/imports';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type InputItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged, writeRow } from '../../platform/row';
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { isWritten } from '../../platform/dynamodb';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import type { ImportRow, Progress } from './import';

const partitionOf = (importId: string) => `IMPORTFILE#${importId}`;
const progressMap = () =>
  map({ phase: string().enum('reading', 'checking', 'writing', 'undoing'), done: number(), of: number().optional() });

export const ImportEntity = new Entity({
  name: 'Import',
  table: CivicTable,
  schema: item({
    importId: string().key(),
    kind: string().enum(...ImportKindName.options),
    fileName: string(),
    bytes: number(),
    format: string().enum('csv', 'xlsx'),
    wantedSheet: string().optional(),
    state: string().enum(...ImportState.options),
    version: number(),
    actor: string(),
    actorName: string(),
    requestedAt: string(),
    stepBy: string().optional(),
    personIds: list(string()).optional(),
    checkedAt: string().optional(),
    finishedAt: string().optional(),
    undoneAt: string().optional(),
    contentHash: string().optional(),
    batchId: string().optional(),
    sheet: string().optional(),
    otherSheets: list(string()).optional(),
    columns: list(map({ title: string(), found: string() })).optional(),
    extraColumns: list(string()).optional(),
    counts: map({ new: number(), same: number(), changed: number(), refused: number() }).optional(),
    sums: list(map({ title: string(), fen: number() })).optional(),
    problemCount: number().optional(),
    warningCount: number().optional(),
    skippedCount: number().optional(),
    changedRows: number().optional(),
    reasons: list(string()).optional(),
    progress: progressMap().optional(),
    seenAt: string(),
    lease: map({ id: string(), until: string() }).optional(),
    ttl: number().optional(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ importId }) => ({ pk: partitionOf(importId), sk: 'IMPORT' }),
  answers: 'How far is this file that was sent to be imported; which were sent lately (gsi1, newest first)',
});

const problemMap = () => map({ rowNo: number(), column: string(), excerpt: string(), message: string() });

/** Apart from the import, so that a page of the list stays small. */
export const ImportProblemsEntity = new Entity({
  name: 'ImportProblems',
  table: CivicTable,
  schema: item({
    importId: string().key(),
    problems: list(problemMap()),
    warnings: list(problemMap()),
    skipped: list(map({ rowNo: number(), meaning: string().enum(...SkippedAs.options), excerpt: string() })),
    changes: list(map({ rowNo: number(), column: string(), before: string(), after: string() })),
  }),
  computeKey: ({ importId }) => ({ pk: partitionOf(importId), sk: 'PROBLEMS' }),
  answers: 'What is wrong in this file, what is to be seen, left out and changed; the first hundred of each',
});

const withKeys = (row: ImportRow) =>
  ({ ...row, gsi1pk: 'IMPORTFILES', gsi1sk: row.importId }) as InputItem<typeof ImportEntity>;

export async function importOf(importId: string): Promise<ImportRow | undefined> {
  const row = await readRow(ImportEntity, { importId });
  return row as ImportRow | undefined;
}

/** What was sent, the last first: an import's id sorts by its time. */
export const importsSent = (query: PageQuery): Promise<Page<ImportRow>> =>
  queryPage(ImportEntity, { partition: 'IMPORTFILES', index: 'gsi1', newestFirst: true }, query) as Promise<
    Page<ImportRow>
  >;

export const putNewImport = (row: ImportRow): WriteItem => putNew(ImportEntity, withKeys(row));

/** The row in the place of the one that was read. */
export const putImport = (row: ImportRow, previous: ImportRow): WriteItem =>
  putRow(ImportEntity, withKeys(row), unlessChanged(previous.version));

/** For whoever comes first: false when the row has moved since it was read. */
export async function tookImport(row: ImportRow, previous: ImportRow): Promise<boolean> {
  return isWritten(writeRow(ImportEntity, withKeys(row), unlessChanged(previous.version)));
}

/** How far the worker is, and that it is there: false when it no longer holds the import. */
export const saidProgress = (
  importId: string,
  lease: { id: string; until: string },
  seenAt: string,
  progress?: Progress,
): Promise<boolean> =>
  isWritten(
    ImportEntity.build(UpdateItemCommand)
      .item({ importId, lease, seenAt, ...(progress && { progress }) } as never)
      .options({ condition: { attr: 'lease.id', eq: lease.id } as never })
      .send(),
  );

/** How many of each list are kept. */
const SHOWN = 100;

export const putFindings = (
  importId: string,
  {
    problems,
    warnings,
    skipped,
    changes,
  }: { readonly [K in keyof ImportFindings]: readonly ImportFindings[K][number][] },
): WriteItem =>
  putRow(ImportProblemsEntity, {
    importId,
    problems: problems.slice(0, SHOWN),
    warnings: warnings.slice(0, SHOWN),
    skipped: skipped.slice(0, SHOWN),
    changes: changes.slice(0, SHOWN),
  });

export async function findingsOf(importId: string): Promise<ImportFindings> {
  const row = await readRow(ImportProblemsEntity, { importId }, { consistent: false });
  return row ?? { problems: [], warnings: [], skipped: [], changes: [] };
}
