import { dayInChina, daysAfter, startOfDay } from '@shared/time';
import { now } from '../platform/clock';
import { idsBetween } from '../platform/id';
import { log } from '../platform/log';
import { deleteObjects, keysBetween } from '../platform/media-bucket';
import {
  arrivalOf,
  COPY_TYPES,
  copyKeyOf,
  originalKeyOf,
  posterKeyOf,
  posterOriginalKeyOf,
  redactedKeyOf,
  redactedPosterKeyOf,
} from './media';
import { endedMedia, forgetMedia, forgotten } from './media-store';

/** A row goes two days after its ticket, and DynamoDB may take some days to see to it; after a month of sweeping all is swept. */
const OLDEST_DAYS = 35;
const YOUNGEST_DAYS = 5;
const AT_ONCE = 100;

/** Deletes what was attached and is at its end: the objects first, so that a night that broke off finds the row again. */
async function sweepEnded(today: string): Promise<number> {
  let count = 0;
  for await (const mediaId of endedMedia(today)) {
    await deleteObjects(keysOf(mediaId));
    await forgetMedia(mediaId);
    count += 1;
  }
  return count;
}

/**
 * Once a day: what was uploaded and attached to nothing is deleted, original and copies, and so is what is at its end. Ids sort by time, so only a month of
 * the bucket is listed, however much it holds. The frames of films go the next day. (A third reader of Civic's stream would starve the two that it has.)
 */
export const handler = async (): Promise<void> => {
  const at = now();
  const [first, last] = idsBetween(daysAfter(at, -OLDEST_DAYS), daysAfter(at, -YOUNGEST_DAYS));
  let count = 0;
  for await (const keys of keysBetween(originalKeyOf(''), originalKeyOf(first), originalKeyOf(last))) {
    const mediaIds = [...new Set(keys.flatMap((key) => arrivalOf(key)?.mediaId ?? []))];
    for (let from = 0; from < mediaIds.length; from += AT_ONCE) {
      const swept = await forgotten(mediaIds.slice(from, from + AT_ONCE));
      if (swept.length > 0) await deleteObjects(swept.flatMap(keysOf));
      count += swept.length;
    }
  }
  // What the small picture of a film was drawn from is of no more use a day later, and storage says when it came.
  const [oldest, yesterday] = idsBetween(daysAfter(at, -OLDEST_DAYS), startOfDay(at));
  const frames = keysBetween(posterOriginalKeyOf(''), posterOriginalKeyOf(oldest), posterOriginalKeyOf(yesterday));
  for await (const keys of frames) await deleteObjects(keys);
  count += await sweepEnded(dayInChina(at));
  log('info', 'sweepMedia', { count });
};

const keysOf = (mediaId: string): string[] => [
  originalKeyOf(mediaId),
  posterOriginalKeyOf(mediaId),
  ...COPY_TYPES.map((type) => copyKeyOf(mediaId, type)),
  posterKeyOf(mediaId),
  redactedKeyOf(mediaId),
  redactedPosterKeyOf(mediaId),
];
