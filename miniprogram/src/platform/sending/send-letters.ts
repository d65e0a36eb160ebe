import { listLetters, writeAnonymousLetter, writeLetter } from '@shared/reports/mailbox';
import { call } from '../server/call';
import { type Outgoing, registerSender } from './outbox';
import { ownSender } from './own-sender';
import { queryClient } from '../server/query';

/** A letter in the outbox. With a receipt number it is of its holder; the number is forgotten when the letter is sent. */
export interface OutgoingLetter {
  reportId: string;
  text: string;
  /** Who wrote it: on a phone that two people use, it never goes out as the other's. */
  by?: string | undefined;
  receiptNo?: string | undefined;
  /** Its files belong to a draft, and to no account. */
  draftKey?: string | undefined;
}

export const LETTER = 'letter';
export type LetterInOutbox = Outgoing<OutgoingLetter>;

/** The key of a conversation among the answers; `who` tells its holder from one signed in. */
export const lettersKey = (reportId: string, who: string) => [listLetters.id, reportId, who];

/** How letters leave the outbox: once, when the app is launched. */
export function sendLetters(): void {
  registerSender<OutgoingLetter>(LETTER, {
    ...ownSender,
    send: ({ reportId, text, receiptNo, draftKey }, mediaIds, idempotencyKey) => {
      const letter = { text, mediaIds, ...(draftKey !== undefined && { draftKey }) };
      return receiptNo !== undefined
        ? call(writeAnonymousLetter, { body: { ...letter, receiptNo, reportId }, idempotencyKey })
        : call(writeLetter, { params: { reportId }, body: letter, idempotencyKey });
    },
    onSent: ({ reportId }) => void queryClient.invalidateQueries({ queryKey: [listLetters.id, reportId] }),
  });
}
