import {
  countUnreadMessages,
  listMessages,
  markMessageRead,
  markMessagesRead,
  type MessageKind,
  type MessageTopic,
} from '@shared/messages/messages';
import { callApi, signInAs } from '../../tests/support/api';
import { freshTables } from '../../tests/support/tables';
import { newId } from '../platform/id';
import { tellAccount } from './tell';

beforeEach(freshTables);

const minute = (n: number) => new Date(Date.UTC(2026, 2, 12, 8, n)).toISOString();
const tell = (accountId: string, n: number, kind: MessageKind = 'reportAnswered') =>
  tellAccount({ accountId, kind, reportId: newId(), sourceId: `event-${n}`, at: minute(n) });
const unread = async (token: string) => (await callApi(countUnreadMessages, { token })).body.count;

test('a_message_comes_once_however_often_the_stream_delivers_it', async () => {
  const { token, session } = await signInAs('openid-li');
  const { accountId } = session.me;
  await tell(accountId, 1);
  await tell(accountId, 1);
  await Promise.all([tell(accountId, 2), tell(accountId, 2)]);
  const { body } = await callApi(listMessages, { token });
  expect(body.items.map(({ createdAt }) => createdAt)).toEqual([minute(2), minute(1)]);
  expect(await unread(token)).toBe(2);
});

test('many_messages_at_once_are_all_counted', async () => {
  const { token, session } = await signInAs('openid-li');
  await Promise.all([1, 2, 3, 4].map((n) => tell(session.me.accountId, n)));
  expect(await unread(token)).toBe(4);
  expect((await callApi(listMessages, { token })).body.items).toHaveLength(4);
});

test('one_source_may_tell_two_things', async () => {
  const { token, session } = await signInAs('openid-li');
  await tell(session.me.accountId, 1, 'reportAccepted');
  await tell(session.me.accountId, 1, 'reportAnswered');
  expect(await unread(token)).toBe(2);
});

test('marked_read_until_the_next_one_comes_even_a_late_one', async () => {
  const { token, session } = await signInAs('openid-li');
  const { accountId } = session.me;
  expect((await callApi(markMessagesRead, { token })).status).toBe(200);
  await tell(accountId, 5);
  await tell(accountId, 6);
  expect((await callApi(markMessagesRead, { token })).status).toBe(200);
  expect(await unread(token)).toBe(0);
  // Happened before the others, delivered after the reading: still unread.
  await tell(accountId, 1);
  expect(await unread(token)).toBe(1);
  const { body } = await callApi(listMessages, { token });
  expect(body.items.map(({ readAt }) => readAt !== undefined)).toEqual([true, true, false]);
});

test('an_inbox_is_a_page_at_a_time_and_only_its_own', async () => {
  const mine = await signInAs('openid-li');
  const other = await signInAs('openid-zhang');
  for (const n of [1, 2, 3]) await tell(mine.session.me.accountId, n);
  await tell(other.session.me.accountId, 4);
  const first = await callApi(listMessages, { token: mine.token, query: { limit: 2 } });
  expect(first.body.items.map(({ createdAt }) => createdAt)).toEqual([minute(3), minute(2)]);
  const after = first.body.next;
  const rest = await callApi(listMessages, { token: mine.token, query: { limit: 2, after } });
  expect(rest.body.items.map(({ createdAt }) => createdAt)).toEqual([minute(1)]);
  expect((await callApi(listMessages, { token: other.token, query: { after } })).body.code).toBe('page.badCursor');
});

test('one_is_read_by_itself_and_then_all_are', async () => {
  const { token, session } = await signInAs('openid-li');
  const stranger = await signInAs('openid-zhang');
  for (const n of [1, 2, 3]) await tell(session.me.accountId, n);
  const { items } = (await callApi(listMessages, { token })).body;
  const params = { messageId: items[1]!.messageId };
  expect((await callApi(markMessageRead, { token: stranger.token, params })).body.code).toBe('notFound');
  await Promise.all([1, 2, 3].map(() => callApi(markMessageRead, { token, params })));
  expect(await unread(token)).toBe(2);
  const readOnes = async () =>
    (await callApi(listMessages, { token })).body.items.map(({ readAt }) => readAt !== undefined);
  expect(await readOnes()).toEqual([false, true, false]);
  await callApi(markMessagesRead, { token });
  expect([await unread(token), await readOnes()]).toEqual([0, [true, true, true]]);
  await tell(session.me.accountId, 4);
  expect([await unread(token), await readOnes()]).toEqual([1, [false, true, true, true]]);
});

test('a_topic_has_a_listing_of_its_own', async () => {
  const { token, session } = await signInAs('openid-li');
  const kinds: MessageKind[] = ['reportAnswered', 'workArrived', 'policyChanged', 'paymentReturned', 'workLate'];
  for (const [n, kind] of kinds.entries()) await tell(session.me.accountId, n, kind);
  const listed = async (topic: MessageTopic, query = {}) =>
    (await callApi(listMessages, { token, query: { topic, ...query } })).body;
  const kindsOf = async (topic: MessageTopic) => (await listed(topic)).items.map(({ kind }) => kind);
  expect(await kindsOf('work')).toEqual(['workLate', 'workArrived']);
  expect(await kindsOf('reports')).toEqual(['reportAnswered']);
  expect(await kindsOf('policies')).toEqual(['policyChanged']);
  expect(await kindsOf('subsidies')).toEqual(['paymentReturned']);
  const { next } = await listed('work', { limit: 1 });
  expect((await listed('work', { limit: 1, after: next })).items.map(({ kind }) => kind)).toEqual(['workArrived']);
  expect((await listed('reports', { after: next })).code).toBe('page.badCursor');
});
