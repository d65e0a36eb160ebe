import { freshTables } from '../../../tests/support/tables';
import {
  agree,
  laterBy,
  MORNING,
  type Reminding,
  run,
  setTime,
  someone,
  startReminding,
  tell,
  TOKEN,
} from '../../../tests/support/reminding';
import { forgetAccessToken } from '../../platform/wechat';

// What the alarms of the night count: the lines that say it.

let reminding: Reminding;
let said: string[];

beforeAll(async () => {
  await freshTables();
  setTime(MORNING);
  reminding = await startReminding();
});
afterAll(() => reminding.stop());

async function runSaying(): Promise<string[]> {
  said = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    said.push((JSON.parse(String(line)) as { event: string }).event);
    return true;
  });
  await run();
  spy.mockRestore();
  return said;
}

test('while WeChat gives no token that is said; what waits two waking hours is late, the night not being counted', async () => {
  const her = await someone();
  await agree(reminding, her);
  await tell(her);
  laterBy(3);
  reminding.wechat.world.faults.set(TOKEN, { kind: 'reset', times: 1000 });
  forgetAccessToken();
  expect(await runSaying()).toEqual(expect.arrayContaining(['wechatToken']));
  expect(said).not.toContain('remindersLate');
  laterBy(180);
  expect(await runSaying()).toContain('remindersLate');
  // Half past seven of the next morning: it was due yesterday, and two hours ago people slept.
  setTime('2026-11-23T23:30:00.000Z');
  expect(await runSaying()).not.toContain('remindersLate');
});
