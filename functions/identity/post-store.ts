import { districtOf } from '@shared/divisions';
import { Post } from '@shared/orders/posts';
import { Entity, type FormattedItem, item, number, string } from '../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../platform/row';
import { LedgerTable } from '../platform/tables';
import { readRows } from '../platform/query-page';

/** Who holds a post, from a day, until one where it has ended. A term is ended, never rewritten. */
export const PostTermEntity = new Entity({
  name: 'PostTerm',
  table: LedgerTable,
  schema: item({
    division: string().key(),
    termId: string().key(),
    post: string().enum(...Post.options),
    personId: string(),
    personName: string(),
    deputyId: string().optional(),
    deputyName: string().optional(),
    fromOn: string(),
    toOn: string().optional(),
    version: number(),
  }),
  computeKey: ({ division, termId }) => ({ pk: `POSTS#${division}`, sk: `TERM#${termId}` }),
  answers: 'Who holds the posts of this division that sign and pay, and who held them',
});
export type StoredTerm = FormattedItem<typeof PostTermEntity>;

/** That the terms of one post change one after the other: two appointments at once would leave it with two holders. */
export const PostSeatEntity = new Entity({
  name: 'PostSeat',
  table: LedgerTable,
  schema: item({ division: string().key(), post: string().key(), version: number() }),
  computeKey: ({ division, post }) => ({ pk: `POSTS#${division}`, sk: `SEAT#${post}` }),
  answers: 'Whether somebody else filled this post meanwhile',
});

/** How often a post was filled or given up, strongly consistent; 0 before the first time. */
export async function seatVersionOf(division: string, post: Post): Promise<number> {
  const row = await readRow(PostSeatEntity, { division, post });
  return row?.version ?? 0;
}

/** The seat one change on; the transaction fails when another came first. */
export const putSeat = (division: string, post: Post, before: number) =>
  putRow(PostSeatEntity, { division, post, version: before + 1 }, unlessChanged(before));

export const putNewTerm = (term: StoredTerm) => putNew(PostTermEntity, term);

export const putTerm = (next: StoredTerm, previous: StoredTerm) =>
  putRow(PostTermEntity, { ...next, version: previous.version + 1 }, unlessChanged(previous.version));

/** The terms of one division, strongly consistent: a post that was given up a moment ago signs nothing. */
export const termsIn = (division: string): Promise<StoredTerm[]> =>
  readRows(PostTermEntity, { partition: `POSTS#${division}`, range: { beginsWith: 'TERM#' }, consistent: true });

/** All terms that may be for a village: its own, its town's, its district's. */
export const termsFor = async (villageCode: string): Promise<StoredTerm[]> =>
  (await Promise.all([villageCode, villageCode.slice(0, 9), districtOf(villageCode)].map(termsIn))).flat();
