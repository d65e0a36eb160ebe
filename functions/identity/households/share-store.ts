import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { CivicTable } from '../../platform/tables';
import { readRows } from '../../platform/query-page';
import type { KeptShare } from './household';

/** One direction of one pair: whether the owner lets the viewer see their payments. Its history is the audit trail of the owner. */
export const ShareEntity = new Entity({
  name: 'Share',
  table: CivicTable,
  schema: item({
    ownerId: string().key(),
    viewerId: string().key(),
    state: string().enum('asked', 'agreed', 'declined', 'takenBack'),
    /** The household it was said in, and the stays there of both: it ends when one of them moves. */
    householdId: string(),
    ownerStay: number(),
    viewerStay: number(),
    askedAt: string().optional(),
    decidedAt: string().optional(),
    /** What was agreed to, word for word. */
    words: string().optional(),
    wordsVersion: string().optional(),
    paperNo: string().optional(),
    signedOn: string().optional(),
    recordedBy: string().optional(),
    version: number(),
  }),
  computeKey: ({ ownerId, viewerId }) => ({ pk: `PERSON#${ownerId}`, sk: `SHARE#${viewerId}` }),
  answers: 'Does this person let that member of the household see their payments',
});
export type StoredShare = FormattedItem<typeof ShareEntity>;

/** Read strongly consistent: what is taken back is gone from the next request. */
export const shareOf = (ownerId: string, viewerId: string): Promise<StoredShare | undefined> =>
  readRow(ShareEntity, { ownerId, viewerId });

/** Everyone this person was asked by or said something to: family, one page by nature. Read strongly consistent. */
export const sharesOf = (ownerId: string): Promise<StoredShare[]> =>
  readRows(ShareEntity, { partition: `PERSON#${ownerId}`, range: { beginsWith: 'SHARE#' }, consistent: true });

/** The first word between the two, or the next after the one that was read. */
export const putShare = (
  { ownerId, viewerId }: Pick<StoredShare, 'ownerId' | 'viewerId'>,
  next: KeptShare,
  previous: StoredShare | undefined,
) =>
  putRow(
    ShareEntity,
    { ...next, ownerId, viewerId, version: (previous?.version ?? 0) + 1 },
    unlessChanged(previous?.version),
  );
