import { AppError } from '@shared/errors';
import type { Alert } from '../alerts/alert';
import { afterAnswer, afterReplyTo, mayAnswer, type Outcome, standingOf, tellable, withoutOthers } from './outcome';

const CLOSED = '2026-11-20T04:00:00.000Z';
const outcome = (more: Partial<Outcome> = {}): Outcome => ({
  ...{ personId: 'A', alertId: '1', closedAt: CLOSED, villageCode: '511503002201', title: '重复享受', basis: '办法' },
  ...{ sentence: '请核实', text: '退回', office: '区', toldAt: CLOSED, version: 1, ...more },
});
const ending = (closing: Partial<NonNullable<Alert['closing']>> = {}, state: Alert['state'] = 'closed') =>
  ({ state, closing: { kind: 'real', closedAt: CLOSED, tells: ['A'], ...closing } }) as Alert;

test('an alert is told to whom it knows it is about; about a report, or where that is not known, to nobody', () => {
  const alert = { concernedPersonIds: ['A'], excludedPersonIds: ['A', 'kin'], evidence: [], subject: 'payment#1' };
  expect(tellable(alert)).toEqual(['A']);
  expect(tellable({ ...alert, subject: 'report#1' })).toEqual([]);
  expect(tellable({ ...alert, evidence: [{ kind: 'report', id: '1' }] })).toEqual([]);
  expect(tellable({ ...alert, concernedPersonIds: undefined })).toEqual([]);
});

test('names of others are covered, the longer ones first; one’s own and a namesake’s are not', () => {
  const words = '付给李建国和李建，经手王芳';
  expect(withoutOthers(words, '王芳', ['李建', '李建国', '王芳'])).toBe('付给李*国和李*，经手王芳');
});

test('how an ending stands: what is looked into anew and what is not told yet are one', () => {
  const later = '2026-12-01T04:00:00.000Z';
  expect(standingOf(outcome(), ending())).toBe('stands');
  expect(standingOf(outcome(), { state: 'open' })).toBe('again');
  expect(standingOf(outcome(), ending({ closedAt: later, tellsAt: later }))).toBe('again');
  expect(standingOf(outcome(), ending({ closedAt: later }))).toBe('replaced');
  expect(standingOf(outcome(), ending({ closedAt: later, tells: ['B'] }))).toBe('corrected');
  expect(standingOf(outcome(), ending({ closedAt: later, kind: 'explained' }))).toBe('corrected');
  const reply = { ending: 'wrongData' as const, text: '更正', repliedAt: later, office: '区' };
  expect(standingOf(outcome({ reply }), ending({ kind: 'wrongData' }))).toBe('corrected');
});

test('one answer, corrected for a day to the instant, until somebody replied; its deadline is of the first', () => {
  const answered = afterAnswer(outcome(), 'stands', '第一次写的说明', '2026-11-23T01:00:00.000Z');
  // Fifteen working days on.
  expect(answered.answer!.dueAt > '2026-12-13T00:00:00.000Z').toBe(true);
  const corrected = afterAnswer(answered, 'stands', '改过的说明', '2026-11-24T00:59:59.999Z');
  expect(corrected.answer).toEqual({ ...answered.answer, text: '改过的说明' });
  expect(mayAnswer(corrected, 'stands', '2026-11-24T01:00:00.000Z')).toBe(false);
  expect(() => afterAnswer(corrected, 'stands', '再改', '2026-11-24T01:00:00.000Z')).toThrow(AppError);
  for (const standing of ['again', 'corrected', 'replaced'] as const)
    expect(mayAnswer(outcome(), standing, CLOSED)).toBe(false);
  const reply = { ending: 'real' as const, text: '维持', repliedAt: CLOSED, office: '区' };
  expect(mayAnswer({ ...answered, reply }, 'stands', '2026-11-23T02:00:00.000Z')).toBe(false);
});

test('a reply that upholds is to one; one that corrects is to all; to who did not answer there is none', () => {
  const answer = { text: '说明', answeredAt: CLOSED, dueAt: CLOSED };
  const all = [outcome({ answer }), outcome({ personId: 'B' })];
  const reply = { text: '理由', repliedAt: CLOSED, office: '区' };
  expect(afterReplyTo(all, 'A', { ...reply, ending: 'real' }).map(({ personId }) => personId)).toEqual(['A']);
  expect(afterReplyTo(all, 'A', { ...reply, ending: 'explained' }).map(({ version }) => version)).toEqual([2, 2]);
  expect(() => afterReplyTo(all, 'B', { ...reply, ending: 'real' })).toThrow(AppError);
});
