import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { PageQuery, pageOf } from '../page';
import { PolicyCode } from '../subsidies/policy-code';
import { defineRoute, Empty } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

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
  'workAssigned',
  'publicationUrged',
  'pileGrew',
  'pileDue',
  'pileLate',
  'letterArrived',
  'workLetter',
  'workSupplied',
  'workReturned',
  'workWithdrawn',
  'identityWanted',
  'identityDecided',
  'identityOpened',
  'custodyArrived',
  'custodyDecided',
  'workSupervised',
  'workDue',
  'workLate',
  'statementAsked',
  'statementGiven',
  'reportMarked',
  'reportingRestricted',
  'appealDecided',
  'appealArrived',
  'policyChanged',
  'shareAsked',
  'shareAgreed',
  'paymentReturned',
  'bindingReleased',
  'roleGiven',
  'roleTaken',
  'holderChanged',
  'grantAsked',
  'grantDecided',
  'alertRaised',
  'alertAssigned',
  'alertLate',
  'alertClosed',
  'lowReviewWaits',
  'lowReviewLate',
  'lowReviewAnswered',
  'reviewReplied',
  'orderWaits',
  'orderBack',
  'orderPaid',
  'villagePaid',
]);
export type MessageKind = z.infer<typeof MessageKind>;

/** What messages are looked through by: 举报 补贴 政策 待办. */
export const MessageTopic = z.enum(['reports', 'subsidies', 'policies', 'work']);
export type MessageTopic = z.infer<typeof MessageTopic>;

/** The topic of each kind; a message of 待办 is to one who handles, all others are to one who waits. */
export const TOPIC_OF: Record<MessageKind, MessageTopic> = {
  reportAccepted: 'reports',
  reportRefused: 'reports',
  reportMoved: 'reports',
  materialAsked: 'reports',
  materialLapsed: 'reports',
  reportExtended: 'reports',
  reportAnswered: 'reports',
  reportReturned: 'reports',
  reportSupervised: 'reports',
  workArrived: 'work',
  workAssigned: 'work',
  publicationUrged: 'work',
  pileGrew: 'work',
  pileDue: 'work',
  pileLate: 'work',
  letterArrived: 'reports',
  workLetter: 'work',
  workSupplied: 'work',
  workReturned: 'work',
  workWithdrawn: 'work',
  identityWanted: 'reports',
  identityDecided: 'reports',
  identityOpened: 'reports',
  custodyArrived: 'work',
  custodyDecided: 'work',
  workSupervised: 'work',
  workDue: 'work',
  workLate: 'work',
  statementAsked: 'work',
  statementGiven: 'work',
  reportMarked: 'reports',
  reportingRestricted: 'reports',
  appealDecided: 'reports',
  appealArrived: 'work',
  policyChanged: 'policies',
  shareAsked: 'subsidies',
  shareAgreed: 'subsidies',
  paymentReturned: 'subsidies',
  bindingReleased: 'subsidies',
  roleGiven: 'work',
  roleTaken: 'work',
  holderChanged: 'work',
  grantAsked: 'work',
  grantDecided: 'work',
  alertRaised: 'work',
  alertAssigned: 'work',
  alertLate: 'work',
  alertClosed: 'work',
  lowReviewWaits: 'work',
  lowReviewLate: 'work',
  lowReviewAnswered: 'reports',
  reviewReplied: 'reports',
  orderWaits: 'work',
  orderBack: 'work',
  orderPaid: 'work',
  villagePaid: 'subsidies',
};

/** Fixed words, no content: who looks over a shoulder learns nothing. */
export const Message = z.object({
  messageId: Ulid,
  kind: MessageKind,
  reportId: z.optional(Ulid),
  /** Which of somebody's reports it is of: the day it was handed in, and the last four of its number. */
  of: z.optional(z.object({ day: Day, tail: z.string() })),
  policyCode: z.optional(PolicyCode),
  paymentId: z.optional(Ulid),
  statementId: z.optional(Ulid),
  alertId: z.optional(Ulid),
  /** An order of this village; without one, what is told of the village's book. */
  orderId: z.optional(Ulid),
  villageCode: z.optional(VillageCode),
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
  summary: 'My messages, newest first, all or of one topic (消息)',
  access: 'signedIn',
  query: z.extend(PageQuery, { topic: z.optional(MessageTopic) }),
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

export const markMessageRead = defineRoute({
  id: 'markMessageRead',
  method: 'POST',
  path: '/me/messages/{messageId}/read',
  summary: 'Mark one of my messages as read',
  access: 'signedIn',
  params: z.object({ messageId: Ulid }),
  response: Empty,
});
