import { Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { putNew, putRow, readRow, writeRow } from '../platform/row';
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { MAX_PAGE_SIZE, type Page, type PageQuery } from '@shared/page';
import { derivedId } from '../platform/id';
import { queryPage, walkPages } from '../platform/query-page';
import { CivicTable } from '../platform/tables';
import type { Touched } from './journal';

export const BATCH_STATES = ['writing', 'done', 'undoing', 'undone'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

const partitionOf = (batchId: string) => `IMPORT#${batchId}`;

/** One file of one kind, imported: what it was, how far it is, what it added up to. */
export const BatchEntity = new Entity({
  name: 'ImportBatch',
  table: CivicTable,
  schema: item({
    batchId: string().key(),
    kind: string(),
    fileName: string(),
    contentHash: string(),
    state: string().enum(...BATCH_STATES),
    actor: string(),
    startedAt: string(),
    /** When its writer was last seen: a batch that is `writing` and not seen for a while was left in the middle. */
    seenAt: string(),
    finishedAt: string().optional(),
    undoneAt: string().optional(),
    undoneBy: string().optional(),
    rows: number(),
    newRows: number(),
    changedRows: number(),
    sameRows: number(),
    sums: list(map({ title: string(), fen: number() })),
    /** What of other kinds it relies on: `program#BT01`. */
    uses: list(string()).optional(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ batchId }) => ({ pk: partitionOf(batchId), sk: 'BATCH' }),
  answers: 'What was imported from this file; what was imported lately (gsi1, newest first)',
});
export type Batch = Omit<FormattedItem<typeof BatchEntity>, 'gsi1pk' | 'gsi1sk'>;

/** What one transaction of a batch wrote, in the same transaction: nothing of a batch is without it. */
export const WroteEntity = new Entity({
  name: 'ImportWrote',
  table: CivicTable,
  schema: item({
    batchId: string().key(),
    wroteId: string().key(),
    /** The touched rows as JSON: compact, and never searched. */
    touched: string(),
    undoneAt: string().optional(),
  }),
  computeKey: ({ batchId, wroteId }) => ({ pk: partitionOf(batchId), sk: `WROTE#${wroteId}` }),
  answers: 'Which rows did this import write, and what was there before',
});
type StoredWrote = FormattedItem<typeof WroteEntity>;
export type Wrote = Omit<StoredWrote, 'touched'> & { touched: Touched[] };

const BEGINNING = '2020-01-01T00:00:00.000Z';

/** The same kind and content is the same batch, whatever the file is called and whoever sends it. */
export const batchIdOf = (kind: string, contentHash: string): string =>
  derivedId(BEGINNING, `import|${kind}|${contentHash}`);

export const batchOf = (batchId: string): Promise<Batch | undefined> => readRow(BatchEntity, { batchId });

const withKeys = (batch: Batch) => ({
  ...batch,
  gsi1pk: 'IMPORTS',
  gsi1sk: `${batch.startedAt}#${batch.batchId}`,
});

export const saveBatch = (batch: Batch): Promise<void> => writeRow(BatchEntity, withKeys(batch));

export const putBatch = (batch: Batch) => putRow(BatchEntity, withKeys(batch));

export const batchSeen = async (batchId: string, seenAt: string): Promise<void> =>
  void (await BatchEntity.build(UpdateItemCommand).item({ batchId, seenAt }).send());

/** What was imported, the last first. */
export const batches = (query: PageQuery): Promise<Page<Batch>> =>
  queryPage(BatchEntity, { partition: 'IMPORTS', index: 'gsi1', newestFirst: true }, query);

/** Whether a batch that began since then, and was not taken back, relies on one of these. A page a hundred imports. */
export async function usedSince(since: string, uses: ReadonlySet<string>): Promise<Batch | undefined> {
  for (let after: string | undefined; ;) {
    const { items, next } = await batches({ limit: MAX_PAGE_SIZE, ...(after && { after }) });
    const found = items.find((batch) => batch.state !== 'undone' && batch.uses?.some((use) => uses.has(use)));
    if (found) return found;
    if (!next || items.some(({ startedAt }) => startedAt < since)) return undefined;
    after = next;
  }
}

export const putWrote = ({ touched, ...wrote }: Wrote) =>
  putNew(WroteEntity, { ...wrote, touched: JSON.stringify(touched) });

/** Marks that a transaction of the batch was taken back: once. */
export const putUndone = ({ touched, ...wrote }: Wrote, undoneAt: string) =>
  putRow(WroteEntity, { ...wrote, undoneAt, touched: JSON.stringify(touched) }, { attr: 'undoneAt', exists: false });

/** What a batch wrote and was not taken back, newest first, some rows at a time: a batch can be large. */
export async function* wroteOf(batchId: string): AsyncGenerator<Wrote> {
  const range = { beginsWith: 'WROTE#' };
  const walk = { partition: partitionOf(batchId), range, newestFirst: true, consistent: true, atOnce: 50 };
  for await (const { rows } of walkPages(WroteEntity, walk))
    for (const { touched, ...wrote } of rows)
      if (wrote.undoneAt === undefined) yield { ...wrote, touched: JSON.parse(touched) as Touched[] };
}
