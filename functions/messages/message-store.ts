import { MessageKind } from '@shared/messages';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { queryPage } from '../platform/query-page';
import { CivicTable } from '../platform/tables';
import { ConditionsFailed, retryOnRace, transact } from '../platform/transact';

/** A message to an account. Its words come from its kind: none are stored. */
export const MessageEntity = new Entity({
  name: 'Message',
  table: CivicTable,
  schema: item({
    accountId: string().key(),
    messageId: string().key(),
    kind: string().enum(...MessageKind.options),
    reportId: string().optional(),
    createdAt: string(),
    /** The how-manieth of this inbox: read when the inbox is read through it. */
    place: number(),
  }),
  computeKey: ({ accountId, messageId }: { accountId: string; messageId: string }) => ({
    pk: `INBOX#${accountId}`,
    sk: `MESSAGE#${messageId}`,
  }),
  timestamps: false,
  meta: { title: 'Message', description: 'What was this account told, newest first' },
});

/** How many messages came and through which of them they are read: marking all read is one write, however many. */
export const UnreadEntity = new Entity({
  name: 'Unread',
  table: CivicTable,
  schema: item({
    accountId: string().key(),
    arrived: number(),
    readThrough: number(),
    readAt: string().optional(),
  }),
  computeKey: ({ accountId }: { accountId: string }) => ({ pk: `INBOX#${accountId}`, sk: 'UNREAD' }),
  timestamps: false,
  meta: { title: 'Unread', description: 'How many messages has this account not read' },
});

export type StoredMessage = FormattedItem<typeof MessageEntity>;
export type Inbox = FormattedItem<typeof UnreadEntity>;

/** The state of an inbox, read strongly consistent; an empty one when nothing came yet. */
export async function inboxOf(accountId: string): Promise<Inbox> {
  const { Item } = await UnreadEntity.build(GetItemCommand).key({ accountId }).options({ consistent: true }).send();
  return Item ?? { accountId, arrived: 0, readThrough: 0 };
}

const putInbox = (next: Inbox, previous: Inbox) =>
  UnreadEntity.build(PutTransaction)
    .item(next)
    .options({
      condition:
        previous.arrived === 0
          ? { attr: 'accountId', exists: false }
          : {
              and: [
                { attr: 'arrived', eq: previous.arrived },
                { attr: 'readThrough', eq: previous.readThrough },
              ],
            },
    });

/** Adds a message and counts it, in one transaction; a message that is there already changes nothing. */
export async function addMessage(message: Omit<StoredMessage, 'place'>): Promise<void> {
  await retryOnRace(async () => {
    const inbox = await inboxOf(message.accountId);
    const place = inbox.arrived + 1;
    try {
      await transact(
        MessageEntity.build(PutTransaction)
          .item({ ...message, place })
          .options({ condition: { attr: 'messageId', exists: false } }),
        putInbox({ ...inbox, arrived: place }, inbox),
      );
    } catch (error) {
      const thereAlready = error instanceof ConditionsFailed && error.failed.includes(0);
      if (!thereAlready) throw error;
    }
  });
}

/** Marks everything that came so far as read. */
export async function readAll(accountId: string, at: string): Promise<void> {
  await retryOnRace(async () => {
    const inbox = await inboxOf(accountId);
    if (inbox.readThrough === inbox.arrived) return;
    await transact(putInbox({ ...inbox, readThrough: inbox.arrived, readAt: at }, inbox));
  });
}

export const messagesTo = (accountId: string, query: PageQuery): Promise<Page<StoredMessage>> =>
  queryPage(
    MessageEntity,
    { partition: `INBOX#${accountId}`, range: { beginsWith: 'MESSAGE#' }, newestFirst: true },
    query,
  );
