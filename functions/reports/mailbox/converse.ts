import { AppError } from '@shared/errors';
import type { Letter as LetterView, LetterPage, LetterSide } from '@shared/reports/mailbox';
import type { PageQuery } from '@shared/page';
import { accountOwner } from '../../media/media';
import { claimMedia } from '../../media/media-store';
import { doOnce } from '../../platform/command';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { retryOnRace } from '../../platform/transact';
import { keptInstant } from '../anonymous/coarse';
import { heedWords } from '../reporter/heed-words';
import { REPORTER } from '../sight/office';
import { RECEIPT_HOLDER } from '../sight/parts';
import type { Report } from '../report';
import { besideWords } from '../report-store';
import { openReport, writerOf } from '../steps/take-step';
import { heightOf, isSeenFrom, leftToday, sideOf, stateFor, takesLetters, withLetter, withReading } from './letter';
import { findLetter, lettersOf, mailboxOf, saveLetter, saveReading } from './letter-store';
import { viewLetter } from './letter-view';

export type Correspondent = Caller | typeof RECEIPT_HOLDER;

/** A page of the conversation of a report, for one who may see it. @throws AppError `notFound`, `page.badCursor`. */
export async function openLetters(
  reportId: string,
  reader: Correspondent,
  query: PageQuery,
  at: string,
): Promise<LetterPage> {
  const { report, parts } = await openReport(reportId, reader);
  const [mailbox, { items, next }] = await Promise.all([mailboxOf(reportId), lettersOf(reportId, query)]);
  const height = heightOf(parts, report);
  const seen = items.filter((letter) => isSeenFrom(height, letter));
  const side = sideOf(parts);
  return {
    items: await Promise.all(seen.map((letter) => viewLetter(letter, mailbox, side, at))),
    ...(next && { next }),
    mailbox: stateFor(mailbox, report, parts, at),
  };
}

interface Writing {
  reportId: string;
  writer: Correspondent;
  action: string;
  text: string;
  mediaIds: string[];
  /** Whose the files are of a reporter whom nobody may know: a draft's. */
  owner?: string | undefined;
}

/**
 * Writes a letter, once however often it is sent.
 * @throws AppError `notFound`, `auth.refused` for who only looks on, `mailbox.*`, `media.*`.
 */
export async function write(writing: Writing, context: Context): Promise<LetterView> {
  const { reportId, writer, text, mediaIds } = writing;
  const { at, once } = context;
  const sent = async (letterNo: string) => {
    // An office may have lost sight of the report by the words it sent; a reporter never does.
    const side = await openReport(reportId, writer).then(
      ({ parts }) => sideOf(parts),
      () => undefined,
    );
    const [letter, mailbox] = await Promise.all([findLetter(reportId, Number(letterNo)), mailboxOf(reportId)]);
    return viewLetter(letter!, mailbox, side ?? 'office', at);
  };
  const act = async () => {
    const opened = await openReport(reportId, writer);
    const { report, parts } = opened;
    const side = sideOf(parts);
    if (!side) throw new AppError('auth.refused');
    const before = await mailboxOf(reportId);
    if (text === '' && mediaIds.length === 0) throw new AppError('mailbox.empty');
    if (!takesLetters(report, at)) throw new AppError('mailbox.closed');
    if (leftToday(before, side, at) === 0) throw new AppError('mailbox.tooManyToday');
    const byOffice = side === 'reporter' ? REPORTER : report.handledBy;
    const kept = side === 'reporter' ? keptInstant(report, at) : at;
    const spoken = writerOf(writer, side === 'reporter' ? 'reporter' : 'handler');
    const heeded = await heedWords(report, { text, ...spoken, at: kept, after: opened.events.at(-1)?.eventId });
    // A letter that takes the report to another office is that office's: who is named in it never sees it.
    const { letter, mailbox } = withLetter(
      before,
      heeded?.after ?? report,
      { side, byOffice, at: kept },
      { text, mediaIds },
    );
    const claims = mediaIds.length > 0 ? await claimMedia(mediaIds, ownerOf(writing, report, side), reportId) : [];
    const { rows, items } = besideWords(report, heeded, lineOf(writing, report, side, { ...context, at: kept }));
    await saveLetter({ letter, mailbox, beside: items, claims }, { trail: rows, once });
    return viewLetter(letter, mailbox, side, at);
  };
  return doOnce(once, { done: sent, act, decidesAnew: true });
}

/** A reporter whom nobody may know sends no file under an account. @throws AppError `notFound` where a draft's secret is missing. */
function ownerOf({ writer, owner }: Writing, { mode }: Report, side: LetterSide): string {
  if (side === 'reporter' && mode !== 'named') {
    if (owner === undefined) throw new AppError('notFound');
    return owner;
  }
  if (writer === RECEIPT_HOLDER) throw new AppError('notFound');
  return accountOwner(writer.accountId);
}

function lineOf({ writer, action }: Writing, { mode }: Report, side: LetterSide, { at, requestId }: Context) {
  const line = { action, at };
  if (writer === RECEIPT_HOLDER || (side === 'reporter' && mode !== 'named'))
    return { ...line, actor: mode === 'confidential' ? 'confidential' : 'anonymous' };
  return { ...line, actor: writer.accountId, role: side === 'reporter' ? 'reporter' : 'handler', requestId };
}

/** Marks the conversation as read by the reader's side. Who only looks on leaves no mark. @throws AppError `notFound`. */
export async function read(reportId: string, reader: Correspondent, through: number, at: string): Promise<void> {
  const { report, parts } = await openReport(reportId, reader);
  const letter = await findLetter(reportId, through);
  if (!letter || !isSeenFrom(heightOf(parts, report), letter)) throw new AppError('notFound');
  const side = sideOf(parts);
  if (!side) return;
  await retryOnRace(async () => {
    const before = await mailboxOf(reportId);
    const after = withReading(before, side, letter, at);
    if (after !== before) await saveReading(after);
  });
}
