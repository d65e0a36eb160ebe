import { AppError } from '@shared/errors';
import { MessageKind, type MessageTopic, TOPIC_OF } from '@shared/messages/messages';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, type InputItem, item, map, number, string } from '../platform/entity';
import { putNew, putRow, readRow } from '../platform/row';
import { startOfDay, startOfHour } from '@shared/time';
import { readEach } from '../platform/read-many';
import { queryTogether } from '../platform/query-page';
import { aliasesOf } from '../platform/sealed';
import type { Caller } from '../platform/sessions';
import { CivicTable } from '../platform/tables';
import { ConditionsFailed, retryOnRace, transact } from '../platform/transact';
import { readThroughAll, withOneRead } from './message';
import type { Outgoing } from './outgoing/outgoing';
import { putNewOutgoing } from './outgoing/outgoing-store';

/** A message. Its words come from its kind: none are stored. */
export const MessageEntity = new Entity({
  name: 'Message',
  table: CivicTable,
  schema: item({
    inbox: string().key(),
    messageId: string().key(),
    kind: string().enum(...MessageKind.options),
    reportId: string().optional(),
    policyCode: string().optional(),
    paymentId: string().optional(),
    statementId: string().optional(),
    alertId: string().optional(),
    orderId: string().optional(),
    villageCode: string().optional(),
    about: map({ villageCode: string(), kind: string(), id: string() }).optional(),
    createdAt: string(),
    /** The how-manieth of this inbox: read when the inbox is read through it. */
    place: number(),
    /** Read by itself, before the inbox was read through it. */
    readAt: string().optional(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ inbox, messageId }) => ({ pk: `INBOX#${inbox}`, sk: `MESSAGE#${messageId}` }),
  answers: 'What was told to this inbox, newest first (main); the same of one topic (gsi1)',
});

/** How many messages came and through which of them they are read: marking all read is one write, however many. */
export const UnreadEntity = new Entity({
  name: 'Unread',
  table: CivicTable,
  schema: item({
    inbox: string().key(),
    arrived: number(),
    readThrough: number(),
    readAt: string().optional(),
    /** How many of those after `readThrough` were read by themselves. */
    readSingly: number().optional(),
  }),
  computeKey: ({ inbox }) => ({ pk: `INBOX#${inbox}`, sk: 'UNREAD' }),
  answers: 'How many messages of this inbox are not read',
});

export type StoredMessage = Omit<FormattedItem<typeof MessageEntity>, 'gsi1pk' | 'gsi1sk'>;
export type Inbox = FormattedItem<typeof UnreadEntity>;

type Whose = Pick<Caller, 'accountId' | 'person'>;

/**
 * The inboxes of one who is signed in: the account's, then the confidential ones. What someone is told of their confidential reports
 * has one of its own under their alias: in the account's, or beside anything else that is known to be theirs, it would say whose
 * those reports are.
 */
export const inboxesOf = (whose: Whose): string[] => [whose.accountId, ...aliasesOf(whose)];

/** The state of an inbox, read strongly consistent; an empty one when nothing came yet. */
export async function inboxOf(inbox: string): Promise<Inbox> {
  const row = await readRow(UnreadEntity, { inbox });
  return row ?? { inbox, arrived: 0, readThrough: 0 };
}

/** The same of some, in the order asked for, in one request; a right to many rows is needed (`getMany`). */
export async function inboxesNamed(inboxes: readonly string[]): Promise<Inbox[]> {
  const rows = await readEach(
    UnreadEntity,
    inboxes.map((inbox) => ({ inbox })),
  );
  const found = new Map(rows.map((row) => [row.inbox, row]));
  return inboxes.map((inbox) => found.get(inbox) ?? { inbox, arrived: 0, readThrough: 0 });
}

const putInbox = (next: Inbox, previous: Inbox) =>
  putRow(
    UnreadEntity,
    next,
    previous.arrived === 0
      ? { attr: 'inbox', exists: false }
      : {
          and: [
            { attr: 'arrived', eq: previous.arrived },
            { attr: 'readThrough', eq: previous.readThrough },
            previous.readSingly === undefined
              ? { attr: 'readSingly', exists: false }
              : { attr: 'readSingly', eq: previous.readSingly },
          ],
        },
  );

const topicOf = (inbox: string, topic: MessageTopic) => `INBOX#${inbox}#${topic}`;

/** A message as its row. The seed writes through it too. */
export const messageRow = (message: StoredMessage): InputItem<typeof MessageEntity> => ({
  ...message,
  gsi1pk: topicOf(message.inbox, TOPIC_OF[message.kind]),
  gsi1sk: message.messageId,
});

/**
 * Adds a message, counts it and puts its reminders beside it, in one transaction; a message that is there already changes
 * nothing.
 */
export async function addMessage(
  message: Omit<StoredMessage, 'place'>,
  reminders: readonly Outgoing[] = [],
): Promise<void> {
  await retryOnRace(async () => {
    const inbox = await inboxOf(message.inbox);
    const place = inbox.arrived + 1;
    try {
      await transact(
        putNew(MessageEntity, messageRow({ ...message, place })),
        putInbox({ ...inbox, arrived: place }, inbox),
        ...reminders.map(putNewOutgoing),
      );
    } catch (error) {
      const thereAlready = error instanceof ConditionsFailed && error.failed.includes(0);
      if (!thereAlready) throw error;
    }
  });
}

/** Marks everything that came so far as read. The confidential inbox keeps the day, the account's the hour: one instant in both would join them. */
export async function readAll(whose: Whose, at: string): Promise<void> {
  await Promise.all(inboxesOf(whose).map((inbox) => readInbox(inbox, readTime(inbox, whose, at))));
}

const readTime = (inbox: string, { accountId }: Whose, at: string) =>
  inbox === accountId ? startOfHour(at) : startOfDay(at);

async function readInbox(name: string, at: string): Promise<void> {
  await retryOnRace(async () => {
    const inbox = await inboxOf(name);
    if (inbox.readThrough === inbox.arrived) return;
    await transact(putInbox(readThroughAll(inbox, at), inbox));
  });
}

/** Marks one message as read; of a confidential one only the day is kept. @throws AppError `notFound` */
export async function readOne(whose: Whose, messageId: string, at: string): Promise<void> {
  for (const inbox of inboxesOf(whose)) if (await markRead(inbox, messageId, readTime(inbox, whose, at))) return;
  throw new AppError('notFound');
}

/** Whether the message is in this inbox. */
const markRead = (name: string, messageId: string, at: string): Promise<boolean> =>
  retryOnRace(async () => {
    const [inbox, message] = await Promise.all([inboxOf(name), readRow(MessageEntity, { inbox: name, messageId })]);
    if (!message) return false;
    if (message.readAt || message.place <= inbox.readThrough) return true;
    await transact(
      putRow(MessageEntity, { ...message, readAt: at }, { attr: 'readAt', exists: false }),
      putInbox(withOneRead(inbox), inbox),
    );
    return true;
  });

/** What an account was told, in both of its inboxes, newest first: all of it, or of one topic. */
export const messagesTo = (
  whose: Whose,
  { topic, ...page }: PageQuery & { topic?: MessageTopic | undefined },
): Promise<Page<StoredMessage>> =>
  queryTogether(
    MessageEntity,
    topic
      ? {
          partitions: inboxesOf(whose).map((inbox) => topicOf(inbox, topic)),
          index: 'gsi1',
          sortKeyOf: ({ messageId }) => messageId,
        }
      : {
          partitions: inboxesOf(whose).map((inbox) => `INBOX#${inbox}`),
          prefix: 'MESSAGE#',
          sortKeyOf: ({ messageId }) => `MESSAGE#${messageId}`,
        },
    page,
  );
