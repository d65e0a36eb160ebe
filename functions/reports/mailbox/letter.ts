import { covers, districtOf } from '@shared/divisions';
import { type LetterSide, MAX_LETTERS_A_DAY, type MailboxState } from '@shared/reports/mailbox';
import { dayInChina } from '@shared/time';
import { endOfPeriod } from '../deadlines/calendar';
import { divisionAbove, type Part } from '../sight/parts';
import { isOpen, type Report } from '../report';

/** How long after its end both may still write. */
const DAYS_TO_WRITE_AFTER = 30;

/** A letter as it is kept: written once, never changed. Who of the office wrote it stands in the trail alone. */
export interface Letter {
  reportId: string;
  /** 1, 2, 3 … in the conversation. */
  letterNo: number;
  from: LetterSide;
  /** 1, 2, 3 … of its side. */
  place: number;
  byOffice: string;
  /** The division of the office that had the report then: letters are seen by it and above, never below. */
  division: string;
  at: string;
  text: string;
  mediaIds: string[];
  /** Whether the other side is told: not of each of several in a row. */
  tells: boolean;
}

/** One side of a conversation. */
interface SideState {
  written: number;
  /** How many of the other side's letters it has read. */
  read: number;
  /** Letters it wrote on the day it last wrote. */
  writtenOn: string;
  writtenThatDay: number;
}

/** The head of a conversation: what both have written and read, so that nothing is ever counted anew. */
export interface Mailbox {
  reportId: string;
  reporter: SideState;
  office: SideState;
  /** The day (no clock) the reporter last read on, and how many they had read before that day. */
  reporterReadOn: string;
  reporterReadBefore: number;
  /** The division of the office of the last letter. */
  division: string;
  version: number;
}

const untouched: SideState = { written: 0, read: 0, writtenOn: '', writtenThatDay: 0 };
export const emptyMailbox = (reportId: string): Mailbox => ({
  reportId,
  reporter: untouched,
  office: untouched,
  reporterReadOn: '',
  reporterReadBefore: 0,
  division: '',
  version: 0,
});

const otherSide = (side: LetterSide): LetterSide => (side === 'reporter' ? 'office' : 'reporter');

/** Which side a reader writes for; undefined for those who only read: who supervises has no voice in it. */
export function sideOf(parts: readonly Part[]): LetterSide | undefined {
  if (parts.includes('reporter')) return 'reporter';
  return parts.includes('handler') ? 'office' : undefined;
}

type Standing = Pick<Report, 'handledByDivision' | 'villageCode'>;

/** From how high a reader looks: the district, the level above, the office itself; the reporter sees all they wrote and got. */
export function heightOf(parts: readonly Part[], { handledByDivision, villageCode }: Standing): string {
  if (parts.includes('reporter') || parts.includes('regulator')) return districtOf(villageCode);
  return parts.includes('above') ? (divisionAbove(handledByDivision) ?? handledByDivision) : handledByDivision;
}

/**
 * Whether what was written while one office had the report is seen from another height. A report that is handed down must not
 * bring what was confided to the office above, perhaps about the very people below.
 */
export const isSeenFrom = (height: string, { division }: { division: string }): boolean => covers(height, division);

/** Until when letters are taken; undefined while there is no end. Nothing is taken of what was withdrawn. */
function writeUntil({ state, doneAt }: Pick<Report, 'state' | 'doneAt'>): string | undefined {
  return isOpen(state) || state === 'merged' || !doneAt ? undefined : endOfPeriod(doneAt, DAYS_TO_WRITE_AFTER);
}

export function takesLetters(report: Pick<Report, 'state' | 'doneAt'>, at: string): boolean {
  if (report.state === 'withdrawn') return false;
  const until = writeUntil(report);
  return until === undefined || at <= until;
}

const writtenToday = ({ writtenOn, writtenThatDay }: SideState, day: string) =>
  writtenOn === day ? writtenThatDay : 0;

export const leftToday = (mailbox: Mailbox, side: LetterSide, at: string): number =>
  Math.max(0, MAX_LETTERS_A_DAY - writtenToday(mailbox[side], dayInChina(at)));

interface Draft {
  text: string;
  mediaIds: string[];
}

/** The next letter, and the conversation with it. That it may be written is for the caller to have asked. */
export function withLetter(
  mailbox: Mailbox,
  report: Pick<Report, 'reportId' | 'handledByDivision'>,
  { side, byOffice, at }: { side: LetterSide; byOffice: string; at: string },
  { text, mediaIds }: Draft,
): { letter: Letter; mailbox: Mailbox } {
  const own = mailbox[side];
  const other = mailbox[otherSide(side)];
  const day = dayInChina(at);
  const written = own.written + 1;
  const division = report.handledByDivision;
  return {
    letter: {
      reportId: report.reportId,
      letterNo: written + other.written,
      from: side,
      place: written,
      byOffice,
      division,
      at,
      text,
      mediaIds,
      tells: other.read === own.written,
    },
    mailbox: {
      ...mailbox,
      [side]: { ...own, written, writtenOn: day, writtenThatDay: writtenToday(own, day) + 1 },
      division,
      version: mailbox.version + 1,
    },
  };
}

/** The conversation once a side has read through a letter; the same object when that is nothing new. */
export function withReading(
  mailbox: Mailbox,
  side: LetterSide,
  { from, letterNo, place }: Pick<Letter, 'from' | 'letterNo' | 'place'>,
  at: string,
): Mailbox {
  const read = from === side ? letterNo - place : place;
  if (read <= mailbox[side].read) return mailbox;
  const next = { ...mailbox, [side]: { ...mailbox[side], read }, version: mailbox.version + 1 };
  if (side === 'office') return next;
  const day = dayInChina(at);
  const sameDay = mailbox.reporterReadOn === day;
  return {
    ...next,
    reporterReadOn: day,
    reporterReadBefore: sameDay ? mailbox.reporterReadBefore : mailbox.reporter.read,
  };
}

/**
 * How many letters of `side` the other side is known to have read. That the reporter has read is said from the next day on: at the
 * minute, in a village, it would say who was on the phone.
 */
export function knownRead(mailbox: Mailbox, side: LetterSide, at: string): number {
  if (side === 'reporter') return mailbox.office.read;
  return mailbox.reporterReadOn === dayInChina(at) ? mailbox.reporterReadBefore : mailbox.reporter.read;
}

/** The conversation as it stands for a reader. */
export function stateFor(
  mailbox: Mailbox,
  report: Pick<Report, 'state' | 'doneAt'> & Standing,
  parts: readonly Part[],
  at: string,
): MailboxState {
  const side = sideOf(parts);
  const until = writeUntil(report);
  const last = isSeenFrom(heightOf(parts, report), mailbox);
  return {
    ...(side && { side }),
    mayWrite: side !== undefined && takesLetters(report, at),
    unread: side && last ? mailbox[otherSide(side)].written - mailbox[side].read : 0,
    leftToday: side ? leftToday(mailbox, side, at) : 0,
    ...(until && { writeUntil: until }),
  };
}
