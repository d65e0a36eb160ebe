import { MessageKind } from '@shared/messages/messages';
import { ulid } from 'ulid';
import { referenceNoOf } from '../reports/report';
import { unreadCount, viewMessage } from './message';

const stored = { messageId: 'm', reportId: '01JDD0G0004F7KAAAAAAAA4F7K', createdAt: 'then', place: 3 };

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

test('five reports are told apart by their day and the last four of their number, as their lists show them', () => {
  const handedIn = '2026-11-22T16:00:00.000Z';
  const reportId = ulid(Date.parse(handedIn));
  const { of } = viewMessage({ ...stored, reportId, kind: 'reportAccepted' }, { readThrough: 0 });
  expect(referenceNoOf(reportId, handedIn)).toBe(`NX${of!.day.replaceAll('-', '')}-${of!.tail}`);
  expect(of!.day).toBe('2026-11-23');
  const { reportId: _none, ...general } = stored;
  expect(viewMessage({ ...general, kind: 'policyChanged' }, { readThrough: 0 }).of).toBeUndefined();
});
