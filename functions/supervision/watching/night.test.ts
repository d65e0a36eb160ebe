import { nightOf } from './night';

const run = (day: string, more: { finishedAt?: string; failed?: string[] } = {}) => ({
  day,
  villages: 158,
  failed: [],
  ...more,
});
const DONE = { finishedAt: '2026-11-19T17:40:00.000Z' };
/** Half past eight in the morning of the 20th, and half past twelve at night, in China. */
const MORNING = '2026-11-20T00:30:00.000Z';
const NIGHT = '2026-11-19T16:30:00.000Z';

test.each([
  ['it is done', run('2026-11-20', DONE), MORNING, 'finished'],
  ['last night did not come', run('2026-11-19', DONE), MORNING, 'late'],
  ['tonight has not begun, yesterday is done', run('2026-11-19', DONE), NIGHT, 'finished'],
  ['tonight has not begun, yesterday broke off', run('2026-11-19'), NIGHT, 'failed'],
  ['two nights did not come', run('2026-11-18', DONE), NIGHT, 'late'],
  ['it runs', run('2026-11-20'), NIGHT, 'running'],
  ['it stands still', run('2026-11-20'), MORNING, 'late'],
  ['a village could not be read', run('2026-11-20', { failed: ['511503002201'] }), MORNING, 'failed'],
  ['there never was one', undefined, MORNING, 'late'],
])('%s', (_, last, at, state) => expect(nightOf(last, at).state).toBe(state));
