import { AppError } from '@shared/errors';
import { Ulid } from '@shared/id';
import { SubsidyField } from '@shared/subsidies/fields';
import { PolicyCode } from '@shared/subsidies/policy-code';
import { startOfQuarter } from '@shared/quarters';
import { QUARTER_WEIGHTS, SubjectKind, WorkTheme } from '@shared/reviews/reviews';
import type { Page, PageQuery } from '@shared/page';
import { dayInChina } from '@shared/time';
import * as z from '@shared/zod';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../platform/entity';
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck';
import { putRow, readRow, unlessChanged } from '../platform/row';
import { readRows, visiblePage, walkPages } from '../platform/query-page';
import { hashOf } from '../platform/sealed';
import type { WriteItem } from '../platform/transact';
import { CivicTable, LedgerTable } from '../platform/tables';
import { officeOn } from './moderation/moderation';
import { isRead, type Shown, sinceOf } from './page';
import { weekOf } from './review';

export interface Subject {
  readonly villageCode: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
}

export const partitionOf = ({ villageCode, subjectKind, subjectId }: { [K in keyof Subject]: string }) =>
  `SUBJECT#${villageCode}#${subjectKind}#${subjectId}`;
/** As many keys share the voices on one subject: five thousand of an evening heat none of them. */
export const SHARES = 8;
/** The share of a subject's voices that a person's are in: known from the person, so that one's own are one read. */
export const shareOf = (partition: string, personId: string): string =>
  `${partition}#${hashOf(`voice|${personId}`).charCodeAt(0) % SHARES}`;
/** All of them, for who walks over every voice. */
export const sharesOf = (subject: Parameters<typeof partitionOf>[0]): string[] =>
  Array.from({ length: SHARES }, (_, share) => `${partitionOf(subject)}#${share}`);
const shownPartition = (subject: Subject) => `${partitionOf(subject)}#published`;
const ofPerson = (personId: string) => `REVIEW#${personId}#`;

/**
 * One person's one review of a subject in a quarter: the key allows no second. By person, not account: binding another phone does not
 * give another voice.
 */
export const ReviewEntity = new Entity({
  name: 'Review',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    subjectKind: string()
      .enum(...SubjectKind.options)
      .key(),
    subjectId: string().key(),
    personId: string().key(),
    quarter: string().key(),
    reviewId: string(),
    shownAs: string().enum('name', 'masked', 'hidden'),
    by: string().optional(),
    stars: number(),
    tags: list(string()).optional(),
    comment: string().optional(),
    /** With what WeChat said of each, or a person after it. */
    pictures: list(
      map({ mediaId: string(), verdict: string().enum('pass', 'review', 'risky', 'unknown').optional() }),
    ).optional(),
    state: string().enum('published', 'held', 'withdrawn', 'refused', 'appealed'),
    /** Why one that is held waits for a person. */
    heldFor: string().enum('unsure', 'unchecked', 'afterRefusal', 'sameText', 'picture').optional(),
    /** Since when words of it wait: mending them does not put it at the queue's end. */
    heldSince: string().optional(),
    /** A person refused words of it: what is changed since goes to a person, whatever the machine says. */
    byHand: boolean().optional(),
    refusal: map({ reason: string(), words: string(), byPersonId: string() }).optional(),
    /** It was asked for once; not again in its quarter. */
    appealed: boolean().optional(),
    appeal: map({ words: string(), at: string() }).optional(),
    decision: map({ outcome: string().enum('restored', 'kept'), words: string() }).optional(),
    /** Its author was bound to their phone for less than a week when they first gave it. */
    isNew: boolean().optional(),
    /** Left out with a burst, it counts again by an appeal. */
    isFreed: boolean().optional(),
    firstAt: string(),
    reviewedAt: string(),
    /** Since when it may be read: with the score's next change. */
    publishedAt: string().optional(),
    /** What its author said of the office's last answer: whether it was mended; no instant of it leaves this row. */
    mended: map({ said: boolean(), at: string(), answers: number() }).optional(),
    /** What its author said of a promise, by its number: whether it was kept. */
    pledgeSaid: map({ number: number(), kept: boolean() }).optional(),
    /** How often it was changed, also before it was taken back. */
    edits: number().optional(),
    /** What it said before, the latest last. */
    history: list(
      map({
        ...{ stars: number(), tags: list(string()).optional(), comment: string().optional() },
        ...{ shownAs: string(), reviewedAt: string() },
      }),
    ).optional(),
    version: number(),
    /** While published among what everybody reads; while held or appealed among what waits for an office. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
    /** By its id, for an office that has to decide on it. */
    gsi2pk: string().optional(),
    gsi2sk: string().optional(),
  }),
  computeKey: ({ personId, quarter, ...subject }: Subject & { personId: string; quarter: string }) => ({
    pk: shareOf(partitionOf(subject), personId),
    sk: `${ofPerson(personId)}${quarter}`,
  }),
  answers:
    'What did this person say of this subject in a quarter; what was published of it, newest first, what waits for an office, oldest first (gsi1); which one waits or is read under this id (gsi2)',
});

export type StoredReview = FormattedItem<typeof ReviewEntity>;
export type UnkeyedReview = Omit<StoredReview, 'gsi1pk' | 'gsi1sk' | 'gsi2pk' | 'gsi2sk'>;

const waits = ({ state }: Pick<UnkeyedReview, 'state'>): boolean => state === 'held' || state === 'appealed';
/** Where it waits, and since which day. */
const waiting = (review: UnkeyedReview): Partial<StoredReview> =>
  waits(review)
    ? { gsi1pk: queueOf(officeOn(review)), gsi1sk: `${dayInChina(waitsSince(review))}#${review.reviewId}` }
    : {};
/** Since when it waits, as an instant: on an appeal since that. */
export const waitsSince = ({
  appeal,
  heldSince,
  reviewedAt,
}: Pick<UnkeyedReview, 'appeal' | 'heldSince' | 'reviewedAt'>) => appeal?.at ?? heldSince ?? reviewedAt;
const queueOf = (division: string) => `MODERATION#${division}`;
const under = (reviewId: string) => `MODERATED#${reviewId}`;
/** What an office may have to do with is found by its id: words that wait, and those that are read. */
const found = (review: UnkeyedReview): Partial<StoredReview> =>
  waits(review) || (review.state === 'published' && review.comment)
    ? { gsi2pk: under(review.reviewId), gsi2sk: 'REVIEW' }
    : {};

/** A row that was read stands somewhere already: where it stands next follows from its state alone. */
const unplaced = ({
  gsi1pk: _,
  gsi1sk: __,
  gsi2pk: ___,
  gsi2sk: ____,
  ...review
}: UnkeyedReview & Partial<StoredReview>): UnkeyedReview => review;

/** A review as it is kept: in a listing only while published with a comment, or while it waits for an office. Seed uses it too. */
export const reviewRow = (review: UnkeyedReview): StoredReview => ({
  ...unplaced(review),
  ...(review.state === 'published' &&
    review.comment && {
      gsi1pk: shownPartition(review),
      // Within a week by chance, as ids are: the order in which people came would tell who was first.
      gsi1sk: `${weekOf(sinceOf(review))}#${review.reviewId}`,
    }),
  ...waiting(review),
  ...found(review),
});

const keyOf = (review: StoredReview) => ({
  pk: shareOf(partitionOf(review), review.personId),
  sk: `${ofPerson(review.personId)}${review.quarter}`,
});

/** What waits for an office, the oldest first, as far as its reader may see it. */
export const reviewsWaiting = (
  division: string,
  sees: (review: StoredReview) => boolean,
  query: PageQuery,
): Promise<Page<StoredReview>> =>
  visiblePage(ReviewEntity, { index: 'gsi1', partition: queueOf(division) }, { sees, keyOf }, query);

/** Rows of one Query for who walks over all. */
const MANY = 200;

/** As many as tell that a queue is late; the rest of it is for who works on it. */
const OLDEST = 20;
/** The oldest that wait for an office. */
export async function oldestWaiting(division: string): Promise<StoredReview[]> {
  return readRows(ReviewEntity, { index: 'gsi1', partition: queueOf(division), limit: OLDEST });
}

/** The review that waits or is read under this id, read strongly consistent. */
export async function reviewUnder(reviewId: string): Promise<StoredReview | undefined> {
  const listing = { index: 'gsi2' as const, partition: under(reviewId), atOnce: 1 };
  for await (const { rows } of walkPages(ReviewEntity, listing)) {
    const row = rows[0];
    return row && reviewBy(row.personId, row, row.quarter);
  }
  return undefined;
}

/** This person's review of a quarter, read strongly consistent. */
export const reviewBy = (personId: string, subject: Subject, quarter: string): Promise<StoredReview | undefined> =>
  readRow(ReviewEntity, { ...subject, personId, quarter });

/** The review of a quarter of one human being, whichever row of a roster gave it. */
export async function ownReview(
  ownIds: Iterable<string>,
  subject: Subject,
  quarter: string,
): Promise<StoredReview | undefined> {
  const found = await Promise.all([...ownIds].map((personId) => reviewBy(personId, subject, quarter)));
  return found.find((review) => review !== undefined);
}

/** This person's reviews of a subject, the newest quarter first: as many as count. */
export async function reviewsBy(personId: string, subject: Subject): Promise<StoredReview[]> {
  const range = { beginsWith: ofPerson(personId) };
  const atOnce = QUARTER_WEIGHTS.length;
  const partition = shareOf(partitionOf(subject), personId);
  return readRows(ReviewEntity, { partition, range, newestFirst: true, consistent: true, limit: atOnce });
}

/** Every review of a subject, whatever became of it, in no order: for the work of a day, never on the way to a screen. */
export async function* everyReviewOf(subject: Subject): AsyncGenerator<StoredReview> {
  for (const partition of sharesOf(subject))
    for await (const { rows } of walkPages(ReviewEntity, { partition, range: { beginsWith: 'REVIEW#' }, atOnce: MANY }))
      yield* rows;
}

/**
 * What everybody reads now of the last eight quarters, the newest weeks first.
 * @param since read from the week of this instant on.
 */
export const reviewsRead = (
  subject: Subject,
  { at, score, since }: { at: string; score: Shown; since?: string },
  query: PageQuery,
): Promise<Page<StoredReview>> =>
  visiblePage(
    ReviewEntity,
    {
      index: 'gsi1',
      partition: shownPartition(subject),
      range: {
        between: [
          weekOf(since ?? startOfQuarter(at, QUARTER_WEIGHTS.length - 1)),
          `${score.shownThrough ? weekOf(score.shownThrough) : ''}#~`,
        ],
      },
      newestFirst: true,
    },
    { sees: (review) => isRead(review, score, at), keyOf },
    query,
  );

async function newestIn(partition: string, atOnce: number): Promise<StoredReview[]> {
  return readRows(ReviewEntity, { index: 'gsi1', partition, newestFirst: true, limit: atOnce });
}

/**
 * The newest comments of others on a subject, published or waiting for an office: the first of an ordered text may wait too. A moment
 * behind the writes.
 * @param ownIds all rows of rosters that are the author.
 */
export async function newestCommentsOfOthers(
  subject: Subject,
  ownIds: ReadonlySet<string>,
  atOnce: number,
): Promise<string[]> {
  const queue = queueOf(officeOn({ ...subject, state: 'held' }));
  const found = await Promise.all([newestIn(shownPartition(subject), atOnce), newestIn(queue, atOnce)]);
  return found
    .flat()
    .flatMap((row) =>
      row.comment && partitionOf(row) === partitionOf(subject) && !ownIds.has(row.personId) ? [row.comment] : [],
    );
}

/** Puts the first review, or replaces the one that was read. */
export const putReview = (next: UnkeyedReview, previous: StoredReview | undefined) =>
  putRow(ReviewEntity, reviewRow(next), unlessChanged(previous?.version));

/** The bare key of a row another feature keeps: only whether it is there. */
const RowKeyEntity = new Entity({
  name: 'RowKey',
  table: CivicTable,
  schema: item({ pk: string().key(), sk: string().key() }),
  computeKey: (key) => key,
});
const LedgerKeyEntity = new Entity({
  name: 'LedgerKey',
  table: LedgerTable,
  schema: item({ pk: string().key(), sk: string().key() }),
  computeKey: (key) => key,
});
const isThere = { attr: 'pk', exists: true } as const;
const inCivic = (pk: string, sk: string) => RowKeyEntity.build(ConditionCheck).key({ pk, sk }).condition(isThere);
const inLedger = (pk: string, sk: string) => LedgerKeyEntity.build(ConditionCheck).key({ pk, sk }).condition(isThere);

/** What a kind's subjects are called by; those that are left out have an id. */
const NAMED_BY: Partial<Record<SubjectKind, (subjectId: string) => boolean>> = {
  work: (subjectId) => z.safeParse(WorkTheme, subjectId).success,
  policy: (subjectId) => z.safeParse(PolicyCode, subjectId).success,
  subsidy: (subjectId) => z.safeParse(SubsidyField, subjectId).success,
};
const isId = (subjectId: string) => z.safeParse(Ulid, subjectId).success;

/** @throws AppError `notFound`, when a kind has no such subject. */
export function requireFit({ subjectKind, subjectId }: Subject): void {
  if (!(NAMED_BY[subjectKind] ?? isId)(subjectId)) throw new AppError('notFound');
}

/** Fails the transaction unless the village has what is judged (rows of other features); every village has each theme, each policy and each kind of subsidy. */
export function subjectExists({ villageCode, subjectKind, subjectId }: Subject): WriteItem[] {
  switch (subjectKind) {
    case 'work':
    case 'subsidy':
      return [];
    case 'cadre':
      return [inCivic(`CADRES#${villageCode}`, `CADRE#${subjectId}`)];
    case 'notice':
      return [inCivic(`NOTICES#${villageCode}`, `NOTICE#${subjectId}`)];
    case 'policy':
      return [inCivic('POLICIES', `POLICY#${subjectId}`)];
    case 'project':
      return [inLedger(`VILLAGE#${villageCode}`, `PROJECT#${subjectId}`)];
  }
}
