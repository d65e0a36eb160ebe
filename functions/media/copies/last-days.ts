import { daysAfter, startOfDay } from '@shared/time';
import { idsBetween } from '../../platform/id';
import { keysBetween } from '../../platform/media-bucket';
import { arrivalOf, type Media, originalKeyOf } from '../media';
import { findMediaAll } from '../media-store';

/** A night that was missed is made up for in the next. */
const DAYS = 2;
const AT_ONCE = 100;

/**
 * The files of drafts (of senders whom nobody may know) whose day was one of the last two: each night they are written anew, all
 * together, for storage tells the second in which an object was written.
 */
export async function* draftFilesOfLastDays(at: string): AsyncGenerator<Media[]> {
  const today = startOfDay(at);
  const [first, last] = idsBetween(daysAfter(today, -DAYS), today);
  for await (const keys of keysBetween(originalKeyOf(''), originalKeyOf(first), originalKeyOf(last))) {
    const mediaIds = keys.flatMap((key) => arrivalOf(key)?.mediaId ?? []);
    for (let from = 0; from < mediaIds.length; from += AT_ONCE) {
      const media = await findMediaAll(mediaIds.slice(from, from + AT_ONCE));
      yield media.flatMap((one) => (one?.owner.startsWith('draft#') ? [one] : []));
    }
  }
}
