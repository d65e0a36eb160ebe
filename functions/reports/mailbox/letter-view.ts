import type { Letter as LetterView, LetterSide } from '@shared/reports/mailbox';
import { dayInChina, startOfDay } from '@shared/time';
import { mediaViews } from '../../media/media-store';
import { knownRead, type Letter, type Mailbox } from './letter';

/**
 * A letter as one of a side (none: who only looks on) may see it. The clock of a reporter's letter is the reporter's
 * alone, and of one who hides it was not kept.
 */
export async function viewLetter(
  { letterNo, from, place, byOffice, at, text, mediaIds }: Letter,
  mailbox: Mailbox,
  side: LetterSide | undefined,
  now: string,
): Promise<LetterView> {
  const mine = from === side;
  return {
    letterNo,
    from,
    mine,
    by: byOffice,
    on: dayInChina(at),
    ...((from === 'office' || mine) && at !== startOfDay(at) && { at }),
    text,
    media: await mediaViews(mediaIds, from === 'office' ? {} : mine ? { own: true } : { afresh: true }),
    ...(mine && { read: place <= knownRead(mailbox, from, now) }),
  };
}
