import { LetterSide } from '@shared/reports/mailbox';
import type { Page, PageQuery } from '@shared/page';
import { boolean, Entity, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { markDone, type Once } from '../../platform/once';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { transactTrailed } from '../../platform/trail';
import type { TrailRow } from '../../platform/trail-link';
import { transact, type WriteItem } from '../../platform/transact';
import { emptyMailbox, type Letter, type Mailbox } from './letter';

/** In a partition of its own: a report is read with its events at each step, and a long conversation must not weigh on that. */
const partitionOf = (reportId: string) => `MAILBOX#${reportId}`;
const WIDTH = 6;
const sortKeyOf = (letterNo: number) => `LETTER#${String(letterNo).padStart(WIDTH, '0')}`;

export const LetterEntity = new Entity({
  name: 'Letter',
  table: CivicTable,
  schema: item({
    reportId: string().key(),
    letterNo: number().key(),
    from: string().enum(...LetterSide.options),
    place: number(),
    byOffice: string(),
    division: string(),
    at: string(),
    text: string(),
    mediaIds: list(string()),
    tells: boolean(),
  }),
  computeKey: ({ reportId, letterNo }) => ({ pk: partitionOf(reportId), sk: sortKeyOf(letterNo) }),
  answers: 'What did the reporter and the office write to each other, newest first',
});

const side = () => map({ written: number(), read: number(), writtenOn: string(), writtenThatDay: number() });

export const MailboxEntity = new Entity({
  name: 'Mailbox',
  table: CivicTable,
  schema: item({
    reportId: string().key(),
    reporter: side(),
    office: side(),
    reporterReadOn: string(),
    reporterReadBefore: number(),
    division: string(),
    version: number(),
  }),
  computeKey: ({ reportId }) => ({ pk: partitionOf(reportId), sk: 'MAILBOX' }),
  answers: 'How many letters has each side written, and read, of one report',
});

/** The head of a conversation; an empty one when nobody wrote yet. */
export async function mailboxOf(reportId: string): Promise<Mailbox> {
  const row = await readRow(MailboxEntity, { reportId });
  return row ?? emptyMailbox(reportId);
}

export const findLetter = (reportId: string, letterNo: number): Promise<Letter | undefined> =>
  readRow(LetterEntity, { reportId, letterNo });

/** A page of a conversation, newest first. */
export const lettersOf = (reportId: string, query: PageQuery): Promise<Page<Letter>> =>
  queryPage(
    LetterEntity,
    { partition: partitionOf(reportId), range: { beginsWith: 'LETTER#' }, newestFirst: true },
    query,
  );

const putMailbox = (next: Mailbox): WriteItem => putRow(MailboxEntity, next, unlessChanged(next.version - 1));

/** The letter's and its mailbox's rows, for a transaction; the seed writes through it too. */
export const letterItems = (letter: Letter, mailbox: Mailbox): WriteItem[] => [
  putNew(LetterEntity, letter),
  putMailbox(mailbox),
];

/**
 * Writes a letter, the conversation's head, what its words change of the report (`besideWords`), its files' claims, the links of the
 * trail and the command's mark.
 * @throws ConditionsFailed
 */
export const saveLetter = (
  { letter, mailbox, beside, claims }: { letter: Letter; mailbox: Mailbox; beside: WriteItem[]; claims: WriteItem[] },
  { trail, once }: { trail: TrailRow[]; once: Once },
): Promise<void> =>
  transactTrailed(
    trail,
    ...letterItems(letter, mailbox),
    ...beside,
    ...claims,
    markDone(once, String(letter.letterNo), letter.at),
  );

/** Keeps how far a side has read. @throws ConditionsFailed when the conversation moved on meanwhile. */
export const saveReading = (mailbox: Mailbox): Promise<void> => transact(putMailbox(mailbox));
