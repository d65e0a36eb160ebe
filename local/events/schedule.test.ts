import { firesAt, isOnceADay } from './schedule';

/** A Monday. */
const at = Date.parse('2026-11-23T09:30:00Z');

test.each([
  ['rate(1 minute)', true],
  ['rate(5 minutes)', true],
  ['rate(1 hour)', false],
  ['cron(30 9 * * ? *)', true],
  ['cron(30 9 ? * MON-FRI *)', true],
  ['cron(30 9 ? * SUN,SAT *)', false],
  ['cron(0/15 8-18 * * ? *)', true],
  ['cron(*/7 * * * ? *)', false],
  ['cron(30 9 1 * ? *)', false],
  ['cron(30 1 * * ? *)', false],
])('%s at 09:30: %s', (expression, fires) => expect(firesAt(expression, at, 'UTC')).toBe(fires));

test('the clock is that of the time zone', () => {
  const nine = Date.parse('2026-11-23T09:30:00+08:00');
  expect(firesAt('cron(30 9 ? * MON *)', nine, 'Asia/Shanghai')).toBe(true);
  expect(firesAt('cron(30 1 ? * MON *)', nine, 'UTC')).toBe(true);
  expect(firesAt('cron(30 9 ? * MON *)', nine, 'UTC')).toBe(false);
  // Two in the morning of Tuesday there is Monday in UTC.
  expect(firesAt('cron(0 2 ? * TUE *)', Date.parse('2026-11-23T18:00:00Z'), 'Asia/Shanghai')).toBe(true);
  expect(() => firesAt('cron(30 9 * * ? *)', nine, 'Europe/Berlin')).toThrow('Europe/Berlin');
});

test.each(['every day', 'cron(0 9 * * ?)', 'cron(0 9 L * ? *)'])('%s is an error', (expression) => {
  expect(() => firesAt(expression, Date.parse('2026-11-23T09:00:00Z'), 'UTC')).toThrow();
});

test.each([
  ['cron(10 1-3 * * ? *)', true],
  ['cron(40 9 * * ? *)', true],
  ['cron(40 * * * ? *)', false],
  ['cron(0/15 * * * ? *)', false],
  ['rate(1 minute)', false],
])('%s is a job of some hours of the day: %s', (expression, expected) => {
  expect(isOnceADay(expression)).toBe(expected);
});
