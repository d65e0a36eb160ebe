import { decideRefresh, rotated } from './session';

const T0 = '2026-03-12T08:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(T0) + seconds * 1000).toISOString();
const same = (a: string, b: string) => a === b;
const session = { refreshHash: 'new', previousRefreshHash: 'old', refreshedAt: T0, expiresAt: after(86_400) };

test.each([
  ['new', 10, 'rotate'],
  ['new', 86_399, 'rotate'],
  ['new', 86_400, 'expired'],
  ['old', 60, 'repeat'],
  ['old', 60.001, 'end'],
  ['older', 1, 'end'],
])('the %s token after %d s: %s', (hash, seconds, decision) => {
  expect(decideRefresh(session, hash, after(seconds), same)).toBe(decision);
});

test('a session that is not there is expired', () => {
  expect(decideRefresh(undefined, 'new', T0, same)).toBe('expired');
});

test('a first refresh has no token before it', () => {
  const { previousRefreshHash: _, ...fresh } = session;
  expect(decideRefresh(fresh, 'old', after(1), same)).toBe('end');
});

test('a rotation starts the grace of the spent token; a repeat does not start it again', () => {
  expect(rotated(session, 'rotate', 'newer', after(5))).toEqual({
    refreshHash: 'newer',
    previousRefreshHash: 'new',
    refreshedAt: after(5),
  });
  expect(rotated(session, 'repeat', 'newer', after(5))).toEqual({
    refreshHash: 'newer',
    previousRefreshHash: 'old',
    refreshedAt: T0,
  });
});
