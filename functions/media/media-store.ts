import { MediaFailure, MediaKind, MediaState, type MediaView, type ShownPicture } from '@shared/media/media';
import { boolean, Entity, type InputItem, item, list, map, number, string } from '../platform/entity';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { putNew, readRow, writeRow } from '../platform/row';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add, $get, $remove, $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { levelOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { addDays } from '@shared/time';
import { isConditionFailed, isWritten } from '../platform/dynamodb';
import { queryPage, walkPages } from '../platform/query-page';
import { copyObject, presignRead } from '../platform/media-bucket';
import { readEach } from '../platform/read-many';
import { hashOf, lookupHash, newSecret } from '../platform/sealed';
import { objectAt } from '../platform/storage';
import { CivicTable } from '../platform/tables';
import type { WriteItem } from '../platform/transact';
import { type Lying, objectsOf } from './copies/lying-objects';
import {
  checkClaim,
  COPY_TYPES,
  type CopyType,
  type Media,
  type MostOfEach,
  type SecondLook,
  viewKeyOf,
} from './media';

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
    /** While a claimed copy waits for a second person; or by the day after which the file goes, where it has one. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
    gsi2pk: string().optional(),
    gsi2sk: string().optional(),
    attempts: number().optional(),
    sha256: string().optional(),
    eTag: string().optional(),
    posterETag: string().optional(),
    replaced: boolean().optional(),
    ttl: number().optional(),
  }),
  computeKey: ({ mediaId }) => ({ pk: `MEDIA#${mediaId}`, sk: 'MEDIA' }),
  answers:
    'Whose file is this, may it be shown yet, and where is its copy; which redacted copies wait for a second person in a village (gsi1) or a town (gsi2); which files are at their end (gsi1)',
});

/** Whose an anonymous report's files are: who holds the draft's secret, of which only a keyed hash is kept. */
export const draftOwner = (draftKey: string): string => `draft#${lookupHash('draft', draftKey)}`;

/** @throws Error when there is a file of this id already. */
export const createMedia = (media: Media): Promise<void> =>
  writeRow(MediaEntity, media as InputItem<typeof MediaEntity>, { attr: 'mediaId', exists: false });

/** The write of a new row, for a transaction. */
export const putNewMedia = (media: Media): WriteItem => putNew(MediaEntity, media as InputItem<typeof MediaEntity>);

export const findMedia = (mediaId: string): Promise<Media | undefined> => readRow(MediaEntity, { mediaId });

/** Files by id, in the order asked for, read strongly consistent; undefined where there is none. */
export async function findMediaAll(mediaIds: readonly string[]): Promise<(Media | undefined)[]> {
  const found = await readEach(
    MediaEntity,
    mediaIds.map((mediaId) => ({ mediaId })),
  );
  const byId = new Map(found.map((media) => [media.mediaId, media]));
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
    if (isConditionFailed(error)) return undefined;
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

/**
 * Binds a row to an object: its ETag and digest, unless it is bound to another one.
 * @returns false when it is, or there is no such row. Nothing was written.
 */
export const saveBinding = (mediaId: string, { sha256, eTag }: { sha256: string; eTag: string }): Promise<boolean> =>
  isWritten(
    MediaEntity.build(UpdateItemCommand)
      .item({ mediaId, sha256, eTag })
      .options({
        condition: {
          and: [
            { attr: 'originalKey', exists: true },
            {
              or: [
                { attr: 'sha256', eq: sha256 },
                {
                  and: [
                    { attr: 'sha256', exists: false },
                    {
                      or: [
                        { attr: 'eTag', exists: false },
                        { attr: 'eTag', eq: eTag },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      })
      .send(),
  );

/** The write that marks a file in whose place another object was put, for a transaction; it fails when that is known. */
export const putReplaced = (mediaId: string): WriteItem =>
  MediaEntity.build(UpdateTransaction)
    .item({ mediaId, replaced: true })
    .options({
      condition: {
        and: [
          { attr: 'originalKey', exists: true },
          { attr: 'replaced', exists: false },
        ],
      },
    });

/**
 * Keeps a video's small picture and the frame it was drawn from.
 * @returns false for any other row, or none, and when the film was attached with another frame.
 */
export const savePoster = (mediaId: string, posterKey: string, posterETag: string): Promise<boolean> =>
  isWritten(
    MediaEntity.build(UpdateItemCommand)
      .item({ mediaId, posterKey, posterETag })
      .options({
        condition: {
          and: [
            { attr: 'kind', eq: 'video' },
            {
              or: [
                { attr: 'claimedBy', exists: false },
                { attr: 'posterETag', eq: posterETag },
              ],
            },
          ],
        },
      })
      .send(),
  );

/** Keeps an outcome unless there is a final one already: the same event may come twice. */
export async function saveOutcome(mediaId: string, outcome: Outcome): Promise<void> {
  try {
    await MediaEntity.build(UpdateItemCommand)
      .item({ mediaId, ...outcome })
      .options({ condition: { attr: 'state', in: ['awaiting', 'processing'] } })
      .send();
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
}

/**
 * The writes that attach files to a report, for the transaction that writes the report. A file that was sent but could not
 * be processed may be attached: its original is evidence still.
 * @param owner `account#<id>` or `draft#<hash>`, as the ticket was given.
 * @param most how many of each kind may be among them, when it is not `MAX_COUNT`.
 * @param until the day after which they go, where they have an end (`endMedia`).
 * @throws AppError `notFound` when one is not the owner's or is attached already, `media.tooMany`, `media.notUploaded`,
 * `media.replaced` when another object lies there than was looked at.
 */
export const claimMedia = async (...asked: Parameters<typeof claimOf>): Promise<WriteItem[]> =>
  (await claimOf(...asked)).claims;

/** The same, with the files as they were read for it. */
export async function claimOf(
  mediaIds: readonly string[],
  owner: string,
  reportId: string,
  most?: MostOfEach,
  until?: string,
): Promise<{ media: Media[]; claims: WriteItem[] }> {
  const unique = [...new Set(mediaIds)];
  const media = (await findMediaAll(unique)) as Media[];
  checkClaim(media, owner, reportId, most);
  const lying = await Promise.all(media.map(objectsOf));
  const claims = media.map((one, place) =>
    MediaEntity.build(UpdateTransaction)
      .item({
        ...{ mediaId: one.mediaId, claimedBy: reportId, ttl: $remove() },
        ...placeOf(one),
        ...(until && endOf(one.mediaId, until)),
        ...bindingTo(lying[place]!),
      })
      .options({
        condition: {
          and: [
            { attr: 'owner', eq: owner },
            { attr: 'claimedBy', exists: false },
          ],
        },
      }),
  );
  return { media, claims };
}

const ENDING = 'ENDING';
const endOf = (mediaId: string, until: string) => ({ gsi1pk: ENDING, gsi1sk: `${until}#${mediaId}` });

/** The writes after which these files, attached to this, go once a day is over: sooner than was said, or later. One that is gone is left out. */
export async function endMedia(mediaIds: readonly string[], claimedBy: string, until: string): Promise<WriteItem[]> {
  const media = await findMediaAll(mediaIds);
  return media.flatMap((one) =>
    one?.claimedBy === claimedBy
      ? [
          MediaEntity.build(UpdateTransaction)
            .item({ mediaId: one.mediaId, ...endOf(one.mediaId, until) })
            .options({ condition: { attr: 'claimedBy', eq: claimedBy } }),
        ]
      : [],
  );
}

/** The files whose last day is over. */
export async function* endedMedia(today: string): AsyncGenerator<string> {
  const range = { between: ['0', `${addDays(today, -1)}#~`] as [string, string] };
  for await (const { rows } of walkPages(MediaEntity, { index: 'gsi1', partition: ENDING, range, atOnce: 100 }))
    for (const { mediaId } of rows) yield mediaId;
}

/** Takes the row of a file away whose objects are gone. */
export const forgetMedia = async (mediaId: string): Promise<void> => {
  await MediaEntity.build(DeleteItemCommand).key({ mediaId }).send();
};

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

/** What processing wrote meanwhile stays. */
const bindingTo = ({ original, frame }: Lying) => ({
  ...(original && { eTag: $get('eTag', original.eTag) }),
  ...(frame && { posterETag: $get('posterETag', frame.eTag) }),
});

/** For whom a file is viewed. */
export interface Viewing {
  /** Its sender: told what its bytes were, as they arrived. To others the digest would tell who once had the same picture. */
  own?: boolean;
  /** Who may not learn at what time it was sent: storage tells of an object when it was written, so they get one written now. */
  afresh?: boolean;
}

/** A URL of a copy that was made for this look; a lifecycle rule takes it away. */
async function presignAfresh(copyKey: string): Promise<string> {
  const key = viewKeyOf(newSecret(), copyKey);
  return presignRead((await copyObject(copyKey, key)) ? key : copyKey);
}

/** A file as it may be shown: its copy behind URLs that work for ten minutes, once there is a copy. */
export async function mediaView(media: Media, { own, afresh }: Viewing = {}): Promise<MediaView> {
  const { mediaId, kind, state, reason, copyKey, copyType, posterKey, width, height, seconds } = media;
  const always = {
    mediaId,
    kind,
    state,
    ...(own && media.sha256 && { sha256: media.sha256 }),
    ...(media.replaced && { replaced: true as const }),
  };
  if (state === 'failed') return { ...always, failure: reason ?? 'damaged' };
  if (state !== 'ready' || !copyKey) return always;
  const presign = afresh ? presignAfresh : presignRead;
  const [url, posterUrl] = await Promise.all([presign(copyKey), posterKey && presign(posterKey)]);
  return { ...always, url, copyType, ...(posterUrl && { posterUrl }), width, height, seconds };
}

/** The views of files, in their order; one that is gone is left out. */
export const viewsOf = (media: readonly (Media | undefined)[], viewing: Viewing = {}): Promise<MediaView[]> =>
  Promise.all(media.flatMap((one) => (one ? [mediaView(one, viewing)] : [])));

/** The same by their ids. */
export const mediaViews = async (mediaIds: readonly string[], viewing: Viewing = {}): Promise<MediaView[]> =>
  viewsOf(await findMediaAll(mediaIds), viewing);

/** The copies of a day that lie in storage or are on their way there, as far as this Lambda knows. */
const made = new Map<string, Promise<boolean>>();

/** A URL of the day's copy, which the first who looks on that day makes: its name and its time of writing tell of that day alone. */
async function presignOfDay(copyKey: string, day: string): Promise<string | undefined> {
  const key = viewKeyOf(hashOf(`${copyKey}#${day}`), copyKey);
  const making =
    made.get(key) ??
    objectAt(key)
      .then((lies) => lies !== undefined || copyObject(copyKey, key))
      .catch((error: unknown) => {
        made.delete(key);
        throw error;
      });
  made.set(key, making);
  return (await making) ? presignRead(key) : undefined;
}

/**
 * Pictures for whoever may learn neither when they were sent nor by whom: without their ids, which tell the day. One that is gone is
 * left out. A copy for each look, as of reports, would be two writes to storage a picture for every reader of a public page.
 */
export async function picturesOfDay(mediaIds: readonly string[], day: string): Promise<ShownPicture[]> {
  const media = await findMediaAll(mediaIds);
  const shown = await Promise.all(
    media.map(async (one): Promise<ShownPicture[]> => {
      if (one?.state !== 'ready' || !one.copyKey) return [];
      const [url, posterUrl] = await Promise.all([
        presignOfDay(one.copyKey, day),
        one.posterKey ? presignOfDay(one.posterKey, day) : undefined,
      ]);
      const { width, height } = one;
      return url ? [{ url, ...(posterUrl && { posterUrl }), ...(width && height && { width, height }) }] : [];
    }),
  );
  return shown.flat();
}
