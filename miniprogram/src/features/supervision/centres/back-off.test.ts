import { backingOff } from './back-off';

test('twice as long after each failure, to the most, and anew after an answer', () => {
  const next = backingOff(5, 60);
  const after = (status: string, errorUpdateCount: number) =>
    next({ state: { status, dataUpdateCount: 0, errorUpdateCount } });
  expect([after('success', 0), after('error', 1), after('error', 2), after('error', 3), after('error', 4)]).toEqual([
    5, 10, 20, 40, 60,
  ]);
  expect([after('success', 4), after('error', 5)]).toEqual([5, 10]);
});
