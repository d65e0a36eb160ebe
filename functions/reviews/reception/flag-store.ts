import { RefusalReason, SubjectKind } from '@shared/reviews/reviews';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { readRows, visiblePage, walkPages } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { officeOn } from '../moderation/moderation';
import { partitionOf, type Subject } from '../review-store';

const reason = () => string().enum(...RefusalReason.options);
const kind = () => string().enum(...SubjectKind.options);

/** A person's flag on a comment: the key allows no second. */
export const ReviewFlagEntity = new Entity({
  name: 'ReviewFlag',
  table: CivicTable,
  schema: item({
    personId: string().key(),
    villageCode: string().key(),
    subjectKind: kind().key(),
    subjectId: string().key(),
    reviewId: string().key(),
    reason: reason(),
    /** Since when the words that it is about may be read. */
    of: string(),
    on: string(),
    /** All that are on one comment, to tell them the result. */
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ personId, reviewId, ...subject }: Subject & { personId: string; reviewId: string }) => ({
    pk: `REVIEWFLAGS#${personId}`,
    sk: `${partitionOf(subject)}#${reviewId}`,
  }),
  answers: 'Which comments on this subject did a person flag; who flagged this comment (gsi1)',
});
export type StoredFlag = FormattedItem<typeof ReviewFlagEntity>;
const flagsOn = (reviewId: string) => `FLAGSON#${reviewId}`;

/** A comment that was flagged, for the office that decides: nothing of who wrote it, and nothing of who flagged it. */
export const FlaggedReviewEntity = new Entity({
  name: 'FlaggedReview',
  table: CivicTable,
  schema: item({
    reviewId: string().key(),
    villageCode: string(),
    subjectKind: kind(),
    subjectId: string(),
    state: string().enum('open', 'kept', 'removed'),
    of: string(),
    again: string().optional(),
    since: string(),
    reasons: list(reason()),
    /** A reason where it was removed. */
    decision: map({ reason: reason().optional(), words: string() }).optional(),
    version: number(),
    /** While it is open, among what its office has to decide. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ reviewId }) => ({ pk: `REVIEWREAD#${reviewId}`, sk: 'FLAGGED' }),
  answers: 'What came of the flags on this comment; what an office has to decide, the oldest first (gsi1)',
});
export type StoredFlagged = FormattedItem<typeof FlaggedReviewEntity>;
const queueOf = (division: string) => `FLAGGED#${division}`;

export const putFlag = (flag: Omit<StoredFlag, 'gsi1pk' | 'gsi1sk'>) =>
  putRow(ReviewFlagEntity, { ...flag, gsi1pk: flagsOn(flag.reviewId), gsi1sk: flag.personId });

/** The flag of one human being on a comment, by whichever row of a roster, read strongly consistent. */
export async function flagBy(
  ownIds: Iterable<string>,
  { villageCode, subjectKind, subjectId, reviewId }: Subject & { reviewId: string },
): Promise<StoredFlag | undefined> {
  const found = await Promise.all(
    [...ownIds].map(async (personId) => {
      const key = { personId, villageCode, subjectKind, subjectId, reviewId };
      return await readRow(ReviewFlagEntity, key);
    }),
  );
  return found.find((flag) => flag !== undefined);
}

/** As many as one page of a subject has comments. */
const MANY = 50;
/** A person's flags on a subject's comments. */
export async function flagsBy(personId: string, subject: Subject): Promise<StoredFlag[]> {
  const range = { beginsWith: `${partitionOf(subject)}#` };
  return readRows(ReviewFlagEntity, { partition: `REVIEWFLAGS#${personId}`, range, newestFirst: true, limit: MANY });
}

/** Everybody who flagged a comment. */
export async function* allFlagsOn(reviewId: string): AsyncGenerator<StoredFlag> {
  const listing = { index: 'gsi1' as const, partition: flagsOn(reviewId), atOnce: MANY };
  for await (const { rows } of walkPages(ReviewFlagEntity, listing)) yield* rows;
}

/** Read strongly consistent. */
export const flaggedOf = (reviewId: string): Promise<StoredFlagged | undefined> =>
  readRow(FlaggedReviewEntity, { reviewId });

type UnplacedFlagged = Omit<StoredFlagged, 'gsi1pk' | 'gsi1sk'>;
const placed = ({ gsi1pk: _, gsi1sk: __, ...flagged }: UnplacedFlagged & Partial<StoredFlagged>): StoredFlagged =>
  flagged.state === 'open'
    ? {
        ...flagged,
        gsi1pk: queueOf(officeOn({ ...flagged, state: 'published' })),
        gsi1sk: `${flagged.since}#${flagged.reviewId}`,
      }
    : flagged;

/** Puts the first of a comment, or replaces the version that was read. */
export const putFlagged = (next: UnplacedFlagged, previous: StoredFlagged | undefined) =>
  putRow(FlaggedReviewEntity, placed(next), unlessChanged(previous?.version));

/** What an office has to decide, the oldest first, as far as its reader may see it. */
export const flaggedOpen = (
  division: string,
  sees: (flagged: StoredFlagged) => Promise<boolean>,
  query: PageQuery,
): Promise<Page<StoredFlagged>> => {
  const keyOf = ({ reviewId }: StoredFlagged) => ({ pk: `REVIEWREAD#${reviewId}`, sk: 'FLAGGED' });
  return visiblePage(FlaggedReviewEntity, { index: 'gsi1', partition: queueOf(division) }, { sees, keyOf }, query);
};

/** All that lies with an office. */
export async function* allFlaggedOpen(division: string): AsyncGenerator<StoredFlagged> {
  const listing = { index: 'gsi1' as const, partition: queueOf(division), atOnce: MANY };
  for await (const { rows } of walkPages(FlaggedReviewEntity, listing)) yield* rows;
}
