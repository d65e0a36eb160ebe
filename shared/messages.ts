import { Ulid } from './id';
import { PageQuery, pageOf } from './page';
import { PolicyCode } from './policy-code';
import { defineRoute, Empty } from './route';
import { Instant } from './time';
import * as z from './zod';

/** What a message is about; the phone makes the link from it. */
export const MessageKind = z.enum([
  'reportAccepted',
  'reportRefused',
  'reportMoved',
  'materialAsked',
  'materialLapsed',
  'reportExtended',
  'reportAnswered',
  'reportReturned',
  'reportSupervised',
  'workArrived',
  'workSupplied',
  'workWithdrawn',
  'workSupervised',
  'workDue',
  'workLate',
  'policyChanged',
  'shareAsked',
  'shareAgreed',
  'paymentReturned',
]);
export type MessageKind = z.infer<typeof MessageKind>;

/** Fixed words, no content: who looks over a shoulder learns nothing. */
export const Message = z.object({
  messageId: Ulid,
  kind: MessageKind,
  reportId: z.optional(Ulid),
  policyCode: z.optional(PolicyCode),
  paymentId: z.optional(Ulid),
  title: z.string(),
  text: z.string(),
  createdAt: Instant,
  readAt: z.optional(Instant),
});
export type Message = z.infer<typeof Message>;

export const listMessages = defineRoute({
  id: 'listMessages',
  method: 'GET',
  path: '/me/messages',
  summary: 'My messages, newest first (消息)',
  access: 'signedIn',
  query: PageQuery,
  response: pageOf(Message),
  errors: ['page.badCursor'],
});

export const countUnreadMessages = defineRoute({
  id: 'countUnreadMessages',
  method: 'GET',
  path: '/me/messages/unread',
  summary: 'How many messages I have not read',
  access: 'signedIn',
  response: z.object({ count: z.int() }),
});

export const markMessagesRead = defineRoute({
  id: 'markMessagesRead',
  method: 'POST',
  path: '/me/messages/read',
  summary: 'Mark all my messages as read (全部已读)',
  access: 'signedIn',
  response: Empty,
});
