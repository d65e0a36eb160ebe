import { countUnreadMessages, listMessages, markMessagesRead, type MessageKind } from '@shared/messages';
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
