import { Ulid, Version } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** What did not get through: a reminder by WeChat or SMS, or a step of which nobody was told (or that was not counted). */
export const LetterKind = z.enum(['reminders', 'steps']);
export type LetterKind = z.infer<typeof LetterKind>;

/**
 * Why. A reminder was `rejected`, our own mistake in what was sent; `unreachable`, tried as often as there are tries; or `lost`, no
 * answer came, so that it may have arrived. A step `failed` as often as the stream tries; or it is `gone`, its record not kept any
 * more.
 */
export const LetterReason = z.enum(['rejected', 'unreachable', 'lost', 'failed', 'gone']);
export type LetterReason = z.infer<typeof LetterReason>;

/** Ids, kinds and reasons: nobody's name, no words, and not whose it is. */
export const DeadLetter = z.object({
  letterId: Ulid,
  reason: LetterReason,
  /** `wechat`, `sms`; or the function that failed (`tellAboutReport`). */
  through: z.string(),
  /** 办事进展 or 待办; absent of a step. */
  group: z.optional(z.string()),
  attempts: z.int(),
  failedAt: Instant,
  /** To send it again may repeat it. */
  mayRepeat: z.boolean(),
  /** Whether it can be sent again at all. */
  canRetry: z.boolean(),
  version: z.int(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

const Kind = z.object({ letterKind: LetterKind });
const One = z.object({ letterKind: LetterKind, letterId: Ulid });
const Seen = z.object({ version: Version });

export const countDeadLetters = defineRoute({
  id: 'countDeadLetters',
  method: 'GET',
  path: '/dead-letters',
  summary: 'How much did not get through, by kind (没送到的)',
  access: ['admin'],
  response: z.object({ reminders: z.int(), steps: z.int() }),
});

export const listDeadLetters = defineRoute({
  id: 'listDeadLetters',
  method: 'GET',
  path: '/dead-letters/{letterKind}',
  summary: 'What did not get through, newest first',
  access: ['admin'],
  params: Kind,
  query: PageQuery,
  response: pageOf(DeadLetter),
  errors: ['page.badCursor'],
});

export const retryDeadLetter = defineRoute({
  id: 'retryDeadLetter',
  method: 'POST',
  path: '/dead-letters/{letterKind}/{letterId}/retry',
  summary: 'Send one again (再送一次)',
  access: ['admin'],
  params: One,
  body: Seen,
  response: z.object({}),
  errors: ['version.stale'],
});

export const dropDeadLetter = defineRoute({
  id: 'dropDeadLetter',
  method: 'POST',
  path: '/dead-letters/{letterKind}/{letterId}/drop',
  summary: 'Let one be (不再送)',
  access: ['admin'],
  params: One,
  body: Seen,
  response: z.object({}),
  errors: ['version.stale'],
});

export const retryDeadLetters = defineRoute({
  id: 'retryDeadLetters',
  method: 'POST',
  path: '/dead-letters/{letterKind}/retry',
  summary: 'Send again all that cannot be repeated by it, fifty at a time (全部再送一次)',
  access: ['admin'],
  params: Kind,
  response: z.object({ retried: z.int(), more: z.boolean() }),
});
