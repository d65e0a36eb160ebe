import { firesAt } from './schedule';

/** Monday 2026-11-23, 09:30 in China. */
const at = Date.parse('2026-11-23T01:30:00Z');
const inChina = (expression: string) => firesAt(expression, at, 'Asia/Shanghai');

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
])('%s at 09:30 in China: %s', (expression, fires) => expect(inChina(expression)).toBe(fires));

test('UTC unless told', () => expect(firesAt('cron(30 1 * * ? *)', at)).toBe(true));

test.each(['every day', 'cron(0 9 * * ?)', 'cron(0 9 L * ? *)'])('%s is an error', (expression) => {
  expect(() => firesAt(expression, Date.parse('2026-11-23T01:00:00Z'), 'Asia/Shanghai')).toThrow();
});
