import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Entry } from '@shared/accounts/accounts';
import { type EntryQuestion, fenTyped, folded, searchWords } from '@shared/accounts/entry-search';

/** An entry as the index has it: all that a list of hits shows, and who the other party is. */
export interface IndexedEntry extends Entry {
  payeeId: string;
}

/** The columns, in this order for ever: what is packed today is read in ten years. New ones go at the end. */
const COLUMNS = [
  'entryId',
  'occurredOn',
  'direction',
  'amountFen',
  'accountCode',
  'accountName',
  'summary',
  'counterparty',
  'voucherId',
  'voucherNo',
  'payeeId',
] as const satisfies readonly (keyof IndexedEntry)[];

/** Entries as one compressed value: a third of what their rows weigh, and so a third of what a look through them costs. */
export const packEntries = (entries: readonly IndexedEntry[]): Uint8Array =>
  deflateRawSync(JSON.stringify(entries.map((entry) => COLUMNS.map((column) => entry[column]))), { level: 9 });

export const unpackEntries = (packed: Uint8Array): IndexedEntry[] =>
  (JSON.parse(inflateRawSync(packed).toString('utf8')) as unknown[][]).map((values) => {
    const entry: Record<string, unknown> = {};
    for (let place = 0; place < COLUMNS.length; place += 1) entry[COLUMNS[place]!] = values[place];
    // As `packEntries` wrote it: each column is in its place.
    return entry as never as IndexedEntry;
  });

/**
 * Whether an entry is what is looked for: every word is in its summary, other party, account or voucher number, or is its
 * amount as people write it; and it fits all else that is asked. Amounts count by size: a red entry is as large as what it
 * takes back.
 */
export function matcherOf(question: EntryQuestion): (entry: IndexedEntry) => boolean {
  const words = searchWords(question.q ?? '').map((word) => ({ word, fen: fenTyped(word) }));
  const { direction, accountCode, payeeId, minFen = 0, maxFen = Infinity, from = '', until = '9999' } = question;
  return (entry) => {
    const size = Math.abs(entry.amountFen);
    if (direction && entry.direction !== direction) return false;
    if (accountCode && entry.accountCode !== accountCode) return false;
    if (payeeId && entry.payeeId !== payeeId) return false;
    if (size < minFen || size > maxFen || entry.occurredOn < from || entry.occurredOn > until) return false;
    if (words.length === 0) return true;
    // No word has a line's end in it, so each is in one of the texts.
    const texts = folded([entry.summary, entry.counterparty, entry.accountName, entry.voucherNo].join('\n'));
    return words.every(({ word, fen }) => fen === size || texts.includes(word));
  };
}
