import { Ulid } from '../id';
import { DraftKey, MediaView } from '../media/media';
import { PageQuery, pageOf } from '../page';
import { byReceipt, RECEIPT_ERRORS, WithReceipt } from './reports';
import { HANDLERS } from '../roles';
import { defineRoute, Empty } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

export const MAX_LETTER_LENGTH = 2000;
export const MAX_LETTER_FILES = 9;
/** Letters that one side may write about one report on one day in China. */
export const MAX_LETTERS_A_DAY = 30;

/** The one who reported, or the office that handles it: never a person. */
export const LetterSide = z.enum(['reporter', 'office']);
export type LetterSide = z.infer<typeof LetterSide>;

/** A letter (留言) as its reader may see it. Its number says its place in the conversation and nothing of when. */
export const Letter = z.object({
  letterNo: z.int(),
  from: LetterSide,
  mine: z.boolean(),
  /** 牛角村村委会, or 举报人. */
  by: z.string(),
  on: Day,
  /** Not of a reporter's letter to anyone else: a clock can tell who was on the phone. */
  at: z.optional(Instant),
  text: z.string(),
  media: z.array(MediaView),
  /** Whether the other side has read mine. The office learns of a day's reading when the day is over. */
  read: z.optional(z.boolean()),
});
export type Letter = z.infer<typeof Letter>;

/** How the conversation stands for the one who reads it. */
export const MailboxState = z.object({
  /** Whom I write as; absent for who only looks on. */
  side: z.optional(LetterSide),
  mayWrite: z.boolean(),
  /** How many letters of the other side I have not read. */
  unread: z.int(),
  leftToday: z.int(),
  /** Until when letters are taken, once the report is done. */
  writeUntil: z.optional(Instant),
});
export type MailboxState = z.infer<typeof MailboxState>;

/** Newest first. A page may be short, or empty with a `next`: letters to an office above are not shown below it. */
export const LetterPage = z.extend(pageOf(Letter), { mailbox: MailboxState });
export type LetterPage = z.infer<typeof LetterPage>;

/** Words, files, or both: a voice note needs no words. */
const LetterDraft = z.object({
  text: z.string().check(z.trim(), z.maxLength(MAX_LETTER_LENGTH, '最多写 2000 个字')),
  mediaIds: z.array(Ulid).check(z.maxLength(MAX_LETTER_FILES, '一次最多 9 个文件，请分几次发')),
  /** A reporter whom nobody may know sends it: their files belong to a draft and to no account. */
  draftKey: z.optional(DraftKey),
});

const params = z.object({ reportId: Ulid });
const Through = z.object({ through: z.int().check(z.minimum(1), z.maximum(1e6)) });
const WRITE_ERRORS = [
  'request.keyReused',
  'mailbox.empty',
  'mailbox.closed',
  'mailbox.tooManyToday',
  'media.notUploaded',
  'media.replaced',
  'media.tooMany',
] as const;

export const listLetters = defineRoute({
  id: 'listLetters',
  method: 'GET',
  path: '/reports/{reportId}/letters',
  summary: 'What the reporter and the office wrote to each other, newest first (对话)',
  access: 'signedIn',
  params,
  query: PageQuery,
  response: LetterPage,
  errors: ['page.badCursor'],
});

export const writeLetter = defineRoute({
  id: 'writeLetter',
  method: 'POST',
  path: '/reports/{reportId}/letters',
  summary: 'Write to the other side of a report: words, pictures, videos or a voice note (留言)',
  access: 'signedIn',
  idempotent: true,
  params,
  body: LetterDraft,
  response: Letter,
  errors: WRITE_ERRORS,
  limit: { calls: 300, perSeconds: 3600 },
});

export const readLetters = defineRoute({
  id: 'readLetters',
  method: 'PUT',
  path: '/reports/{reportId}/letters/reading',
  summary: 'Say through which letter I have read (已读)',
  access: 'signedIn',
  params,
  body: Through,
  response: Empty,
});

export const listAnonymousLetters = defineRoute({
  ...byReceipt,
  id: 'listAnonymousLetters',
  path: '/anonymous/reports/letters/open',
  summary: 'The conversation about an anonymous report, by its receipt number',
  body: z.extend(WithReceipt, PageQuery.shape),
  response: LetterPage,
  errors: [...RECEIPT_ERRORS, 'page.badCursor'],
});

export const writeAnonymousLetter = defineRoute({
  ...byReceipt,
  id: 'writeAnonymousLetter',
  path: '/anonymous/reports/letters',
  summary: 'Write to the office, by the receipt number',
  idempotent: true,
  body: z.extend(LetterDraft, WithReceipt.shape),
  response: Letter,
  errors: [...WRITE_ERRORS, ...RECEIPT_ERRORS],
});

export const readAnonymousLetters = defineRoute({
  ...byReceipt,
  id: 'readAnonymousLetters',
  path: '/anonymous/reports/letters/reading',
  summary: 'Say through which letter I have read, by the receipt number',
  body: z.extend(WithReceipt, Through.shape),
  response: Empty,
  errors: RECEIPT_ERRORS,
});

/** An internal note (内部备注): of the office, for the office and those above it. */
export const Note = z.object({
  noteId: Ulid,
  at: Instant,
  /** Colleagues know each other: by name, with the office. */
  by: z.string(),
  office: z.string(),
  text: z.string(),
});
export type Note = z.infer<typeof Note>;

export const listNotes = defineRoute({
  id: 'listNotes',
  method: 'GET',
  path: '/reports/{reportId}/notes',
  summary: 'Internal notes of the offices that had it, newest first; those of an office above stay above (内部备注)',
  access: HANDLERS,
  params,
  query: PageQuery,
  response: pageOf(Note),
  errors: ['page.badCursor'],
});

export const writeNote = defineRoute({
  id: 'writeNote',
  method: 'POST',
  path: '/reports/{reportId}/notes',
  summary: 'Write an internal note, never seen by the reporter',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.object({
    text: z.string().check(z.trim(), z.minLength(1, '请写点什么'), z.maxLength(1000, '最多写 1000 个字')),
  }),
  response: Note,
  errors: ['request.keyReused'],
  limit: { calls: 120, perSeconds: 3600 },
});
