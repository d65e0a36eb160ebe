import {
  type LetterPage,
  listAnonymousLetters,
  listLetters,
  readAnonymousLetters,
  readLetters,
} from '@shared/reports/mailbox';
import { call } from '@/platform/server/call';

const PAGE = 20;

/** A conversation as one of its readers reaches it. */
export interface LetterSource {
  reportId: string;
  /** The number of who holds a receipt; kept in the page's memory only. */
  receiptNo?: string | undefined;
  page(after: string): Promise<LetterPage>;
  markRead(through: number): Promise<unknown>;
}

export const lettersOf = (reportId: string): LetterSource => ({
  reportId,
  page: (after) => call(listLetters, { params: { reportId }, query: { limit: PAGE, ...(after && { after }) } }),
  markRead: (through) => call(readLetters, { params: { reportId }, body: { through } }),
});

/** By the receipt: its number travels in bodies alone. */
export const lettersByReceipt = (reportId: string, receiptNo: string): LetterSource => ({
  reportId,
  receiptNo,
  page: (after) => call(listAnonymousLetters, { body: { receiptNo, reportId, limit: PAGE, ...(after && { after }) } }),
  markRead: (through) => call(readAnonymousLetters, { body: { receiptNo, reportId, through } }),
});
