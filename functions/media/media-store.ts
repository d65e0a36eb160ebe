import { AppError } from '@shared/errors';
import { MediaFailure, MediaKind, MediaState, type MediaView } from '@shared/media';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { Entity, type InputItem } from 'dynamodb-toolbox/entity';
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add, $remove, $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { boolean } from 'dynamodb-toolbox/schema/boolean';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet';
import { levelOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { queryPage } from '../platform/query-page';
import { presignRead, sizeOf } from '../platform/media-bucket';
import { lookupHash } from '../platform/sealed';
import { CivicTable } from '../platform/tables';
import type { WriteItem } from '../platform/transact';
import { checkClaim, COPY_TYPES, type CopyType, type Media, type MostOfEach, type SecondLook } from './media';

/** Two hands write a row: processing its state and copy, a report its claim. Each touches its own attributes, so both may. */
export const MediaEntity = new Entity({
  name: 'Media',
  table: CivicTable,
  schema: item({
    mediaId: string().key(),
    kind: string().enum(...MediaKind.options),
    contentType: string(),
    bytes: number(),
    state: string().enum(...MediaState.options),
    owner: string(),
    claimedBy: string().optional(),
    originalKey: string(),
    uploadId: string().optional(),
    copyKey: string().optional(),
    copyType: string()
      .enum(...COPY_TYPES)
      .optional(),
    posterKey: string().optional(),
    width: number().optional(),
    height: number().optional(),
    seconds: number().optional(),
    reason: string()
      .enum(...MediaFailure.options)
      .optional(),
    redactionOf: string().optional(),
    boxes: list(map({ x: number(), y: number(), width: number(), height: number() })).optional(),
    division: string().optional(),
    boundTo: string().optional(),
    showedPersons: boolean().optional(),
    secondLook: map({
      preparedBy: string(),
      preparedByName: string(),
      preparedAt: string(),
      verdict: string().enum('publish', 'refuse').optional(),
      checkedBy: string().optional(),
      checkedAt: string().optional(),
    }).optional(),
    /** Only while a claimed copy waits for a second person. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
    gsi2pk: string().optional(),
    gsi2sk: string().optional(),
    attempts: number().optional(),
    sha256: string().optional(),
    ttl: number().optional(),
  }),
  computeKey: ({ mediaId }: { mediaId: string }) => ({ pk: `MEDIA#${mediaId}`, sk: 'MEDIA' }),
  timestamps: false,
  meta: {
    title: 'Media',
    description:
      'Whose file is this, may it be shown yet, and where is its copy; which redacted copies wait for a second person in a village (gsi1) or a town (gsi2)',
  },
});

/** Whose an anonymous report's files are: who holds the draft's secret, of which only a keyed hash is kept. */
export const draftOwner = (draftKey: string): string => `draft#${lookupHash('draft', draftKey)}`;

/** @throws Error when there is a file of this id already. */
export const createMedia = async (media: Media): Promise<void> => {
  await MediaEntity.build(PutItemCommand)
    .item(media as InputItem<typeof MediaEntity>)
    .options({ condition: { attr: 'mediaId', exists: false } })
    .send();
};

/** The write of a new row, for a transaction. */
export const putNewMedia = (media: Media): WriteItem =>
  MediaEntity.build(PutTransaction)
    .item(media as InputItem<typeof MediaEntity>)
    .options({ condition: { attr: 'mediaId', exists: false } });

export async function findMedia(mediaId: string): Promise<Media | undefined> {
  const { Item } = await MediaEntity.build(GetItemCommand).key({ mediaId }).options({ consistent: true }).send();
  return Item;
}

/** Files by id, in the order asked for; undefined where there is none. At most 100. */
export async function findMediaAll(mediaIds: readonly string[]): Promise<(Media | undefined)[]> {
  if (mediaIds.length === 0) return [];
  const requests = [...new Set(mediaIds)].map((mediaId) => MediaEntity.build(BatchGetRequest).key({ mediaId }));
  const { Responses } = await execute(
    { maxAttempts: 3 },
    CivicTable.build(BatchGetCommand)
      .requests(...requests)
      .options({ consistent: true }),
  );
  const found = (Responses?.[0] ?? []) as (Media | undefined)[];
  const byId = new Map(found.flatMap((media) => (media ? [[media.mediaId, media] as const] : [])));
  return mediaIds.map((mediaId) => byId.get(mediaId));
}

/** Those of these ids that no row is left of. */
export async function forgotten(mediaIds: readonly string[]): Promise<string[]> {
  const media = await findMediaAll(mediaIds);
  return mediaIds.filter((_, place) => !media[place]);
}

/** What processing found: the copy that may be shown, or why there is none. */
export type Outcome =
  | ({ state: 'ready'; copyKey: string; copyType: CopyType } & Pick<
      Media,
      'posterKey' | 'width' | 'height' | 'seconds'
    >)
  | { state: 'failed'; reason: MediaFailure };

/** Marks that processing begins, and counts it: which attempt this is, or undefined when there is an outcome already. */
export async function startAttempt(mediaId: string): Promise<number | undefined> {
  try {
    const { Attributes } = await MediaEntity.build(UpdateItemCommand)
      .item({ mediaId, state: 'processing', attempts: $add(1) })
      .options({ condition: { attr: 'state', in: ['awaiting', 'processing'] }, returnValues: 'UPDATED_NEW' })
      .send();
    return Attributes?.attempts;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Takes an attempt back that failed for a reason that is not the file's. If even that fails, one attempt less is left. */
export const giveBackAttempt = async (mediaId: string): Promise<void> => {
  await MediaEntity.build(UpdateItemCommand)
    .item({ mediaId, attempts: $add(-1) })
    .options({ condition: { attr: 'state', eq: 'processing' } })
    .send()
    .catch(() => undefined);
};

/** Keeps the digest of an original as it arrived, the first time it is looked at; for any other row, or none, nothing. */
export async function saveDigest(mediaId: string, sha256: string): Promise<void> {
  try {
    await MediaEntity.build(UpdateItemCommand)
      .item({ mediaId, sha256 })
      .options({
        condition: {
          and: [
            { attr: 'originalKey', exists: true },
            { attr: 'sha256', exists: false },
          ],
        },
      })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Keeps a video's small picture; for any other row, or none, nothing. */
export async function savePoster(mediaId: string, posterKey: string): Promise<void> {
  try {
    await MediaEntity.build(UpdateItemCommand)
      .item({ mediaId, posterKey })
      .options({ condition: { attr: 'kind', eq: 'video' } })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** Keeps an outcome unless there is a final one already: the same event may come twice. */
export async function saveOutcome(mediaId: string, outcome: Outcome): Promise<void> {
  try {
    await MediaEntity.build(UpdateItemCommand)
      .item({ mediaId, ...outcome })
      .options({ condition: { attr: 'state', in: ['awaiting', 'processing'] } })
      .send();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/**
 * The writes that attach files to a report, for the transaction that writes the report. A file that was sent but could not
 * be processed may be attached: its original is evidence still.
 * @param owner `account#<id>` or `draft#<hash>`, as the ticket was given.
 * @param most how many of each kind may be among them, when it is not `MAX_COUNT`.
 * @throws AppError `notFound` when one is not the owner's or is attached already, `media.tooMany`, `media.notUploaded`.
 */
export async function claimMedia(
  mediaIds: readonly string[],
  owner: string,
  reportId: string,
  most?: MostOfEach,
): Promise<WriteItem[]> {
  const unique = [...new Set(mediaIds)];
  const media = (await findMediaAll(unique)) as Media[];
  checkClaim(media, owner, reportId, most);
  await Promise.all(media.map(checkUploaded));
  return media.map((one) =>
    MediaEntity.build(UpdateTransaction)
      .item({ mediaId: one.mediaId, claimedBy: reportId, ttl: $remove(), ...placeOf(one) })
      .options({
        condition: {
          and: [
            { attr: 'owner', eq: owner },
            { attr: 'claimedBy', exists: false },
          ],
        },
      }),
  );
}

/** Keeps of an upload that a copy of it was said to show persons. */
export const saveShowedPersons = (mediaId: string): WriteItem =>
  MediaEntity.build(UpdateTransaction)
    .item({ mediaId, showedPersons: true })
    .options({ condition: { attr: 'mediaId', exists: true } });

const waitingIn = (division: string) => `WAITING#${division}`;

/** Where a copy that is claimed waits for a second person; nowhere when it needs none. */
function placeOf({ mediaId, division, secondLook }: Media) {
  if (!division || !secondLook || secondLook.verdict) return {};
  const place = `COPY#${secondLook.preparedAt}#${mediaId}`;
  return { gsi1pk: waitingIn(division), gsi1sk: place, gsi2pk: waitingIn(townOf(division)), gsi2sk: place };
}

/** Which copies wait for a second person in a village or a town, the earliest first. */
export const copiesWaitingIn = (division: string, query: PageQuery): Promise<Page<Media>> =>
  queryPage(
    MediaEntity,
    { partition: waitingIn(division), index: levelOf(division) === 'village' ? 'gsi1' : 'gsi2' },
    query,
  ) as Promise<Page<Media>>;

/** Keeps a verdict, the only one, and takes the copy from those that wait. */
export const saveVerdict = (mediaId: string, secondLook: SecondLook): WriteItem =>
  MediaEntity.build(UpdateTransaction)
    .item({
      mediaId,
      secondLook: $set(secondLook),
      gsi1pk: $remove(),
      gsi1sk: $remove(),
      gsi2pk: $remove(),
      gsi2sk: $remove(),
    })
    .options({ condition: { attr: 'secondLook.verdict', exists: false } });

/** S3's event may come seconds after the upload: until it has, the bucket itself is asked. */
async function checkUploaded({ state, originalKey }: Media): Promise<void> {
  if (state === 'awaiting' && (await sizeOf(originalKey)) === undefined) throw new AppError('media.notUploaded');
}

/** A file as it may be shown: its copy behind URLs that work for ten minutes, once there is a copy. */
export async function mediaView(media: Media): Promise<MediaView> {
  const { mediaId, kind, state, reason, copyKey, copyType, posterKey, width, height, seconds } = media;
  if (state === 'failed') return { mediaId, kind, state, failure: reason ?? 'damaged' };
  if (state !== 'ready' || !copyKey) return { mediaId, kind, state };
  const [url, posterUrl] = await Promise.all([presignRead(copyKey), posterKey && presignRead(posterKey)]);
  return { mediaId, kind, state, url, copyType, ...(posterUrl && { posterUrl }), width, height, seconds };
}

/** The views of these files, in their order; one that is gone is left out. */
export async function mediaViews(mediaIds: readonly string[]): Promise<MediaView[]> {
  const media = await findMediaAll(mediaIds);
  return Promise.all(media.flatMap((one) => (one ? [mediaView(one)] : [])));
}
