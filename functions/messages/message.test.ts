import { MessageKind } from '@shared/messages';
import { unreadCount, viewMessage } from './message';

const stored = { messageId: 'm', reportId: 'r', createdAt: 'then', place: 3 };

test.each(MessageKind.options)('%s has words for a person, without content', (kind) => {
  const { title, text } = viewMessage({ ...stored, kind }, { readThrough: 0 });
  expect(title).toMatch(/^.{4,20}$/u);
  expect(text).toMatch(/。$/u);
});

test('a message is read when the inbox is read through its place', () => {
  const view = (readThrough: number) => viewMessage({ ...stored, kind: 'workArrived' }, { readThrough, readAt: 'now' });
  expect([2, 3, 4].map((through) => view(through).readAt)).toEqual([undefined, 'now', 'now']);
});

test('what came after the last reading is unread', () => {
  expect(unreadCount({ arrived: 5, readThrough: 2 })).toBe(3);
});
