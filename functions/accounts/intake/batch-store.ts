import { PaperKind } from '@shared/accounts/attachments';
import { type BatchListing, IntakeState, ReturnReason } from '@shared/accounts/intake';
import { levelOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { stateOf } from './batch';

const hand = { accountId: string(), personId: string().optional(), name: string(), at: string() };
const signature = () => map({ ...hand, digest: string() }).optional();

/** Papers that a village handed to its centre, in one row: what is decided of two of them at once is decided one after the other. */
export const PaperBatchEntity = new Entity({
  name: 'PaperBatch',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    batchId: string().key(),
    villageName: string(),
    papers: list(
      map({
        paperId: string(),
        kind: string().enum(...PaperKind.options),
        amountFen: number(),
        on: string(),
        what: string(),
        mediaIds: list(string()),
        state: string().enum(...IntakeState.options),
        reason: string()
          .enum(...ReturnReason.options)
          .optional(),
        examined: map(hand).optional(),
        timesReturned: number(),
        sentAgainIn: string().optional(),
        pendingId: string().optional(),
      }),
    ),
    handers: list(map(hand)),
    handedAt: string(),
    forVillage: signature(),
    forCentre: signature(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ villageCode, batchId }) => ({ pk: `INTAKE#${villageCode}`, sk: `BATCH#${batchId}` }),
  answers:
    'The papers of a batch and what became of each (main); which batches wait for a step, or are signed, in a village (gsi1) or a town (gsi2), newest first',
});
export type StoredBatch = FormattedItem<typeof PaperBatchEntity>;
export type NewBatch = Omit<StoredBatch, `gsi${1 | 2}${'pk' | 'sk'}`>;

const listed = (division: string, which: BatchListing) => `INTAKE#${division}#${which}`;

/** A batch with its places in the lists. The seed uses it too. */
export function batchRow(batch: NewBatch): StoredBatch {
  const which = stateOf(batch) === 'signed' ? 'signed' : 'open';
  const place = `BATCH#${batch.batchId}`;
  return {
    ...batch,
    ...{ gsi1pk: listed(batch.villageCode, which), gsi1sk: place },
    ...{ gsi2pk: listed(townOf(batch.villageCode), which), gsi2sk: place },
  };
}

/** @throws ConditionsFailed when it was changed since it was read. */
export const putBatch = (next: Omit<NewBatch, 'version'>, previous: StoredBatch | undefined) =>
  putRow(
    PaperBatchEntity,
    batchRow({ ...next, version: (previous?.version ?? 0) + 1 }),
    unlessChanged(previous?.version),
  );

/** Strongly consistent. */
export const batchOf = (villageCode: string, batchId: string): Promise<StoredBatch | undefined> =>
  readRow(PaperBatchEntity, { villageCode, batchId });

/** The batches of a village or a town that wait for a step, or are signed, newest first. */
export const batchesIn = (
  division: string,
  { which = 'open', ...query }: PageQuery & { which?: BatchListing | undefined },
): Promise<Page<StoredBatch>> =>
  queryPage(
    PaperBatchEntity,
    {
      partition: listed(division, which),
      newestFirst: true,
      index: levelOf(division) === 'village' ? 'gsi1' : 'gsi2',
      range: { beginsWith: 'BATCH#' },
    },
    query,
  );
