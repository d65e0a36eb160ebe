import { type AlertClosing, listWatchRules } from '@shared/supervision/supervision';
import { dayInChina, secondsAfter } from '@shared/time';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { itIs } from '../../tests/support/it-is';
import { DISTRICT, NIUJIAO } from '../../tests/support/people';
import { auditRowsOf } from '../platform/audit';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';
import { saveAlertStep } from './alerts/alert-store';
import { RuleSettingEntity } from './rule-settings/setting-store';
import { alertIn } from './testing/alerts';
import { handler as watch } from './watching/watch-villages';
import { putRun, runOf } from './watching/run-store';

let regulator: Person;

beforeEach(async () => {
  await freshDistrict();
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
});

/** Alerts of a rule that were raised and closed now, the first `real` of them as a real fault. */
async function closed(code: string, count: number, real: number): Promise<void> {
  for (let place = 0; place < count; place += 1) {
    const alert = await alertIn(NIUJIAO, { code });
    const at = now();
    const kind: AlertClosing = place < real ? 'real' : 'explained';
    const after = { ...alert, state: 'closed' as const, closing: { kind, closedAt: at }, version: 2 };
    const event = { alertId: alert.alertId, eventId: newId(at), step: 'closed' as const, at, byOffice: '镇' };
    await saveAlertStep(alert, after, event, { action: 'closeAlert', at, actor: 'clock' });
  }
}
const ruleShown = async (code: string) => {
  const { token } = regulator;
  const { items } = (await callApi(listWatchRules, { token, params: { districtCode: DISTRICT } })).body;
  return items.find((rule) => rule.code === code)!;
};
const watchAgain = async () => {
  await putRun({ ...(await runOf(DISTRICT, dayInChina(now())))!, finishedAt: undefined });
  await watch();
};
const trailOf = (code: string) => auditRowsOf(`watchRule#${DISTRICT}#${code}`);

test('a rule under a tenth true over thirty closings goes back to trial by itself, once, with a line in its trail; an impossible fact stays', async () => {
  await closed('YJ24', 30, 2);
  await closed('YJ25', 30, 0);
  await watch();
  const fell = await ruleShown('YJ24');
  expect(fell).toMatchObject({ state: 'shadow', fellBackOn: dayInChina(now()) });
  expect(fell.record).toEqual([
    {
      month: dayInChina(now()).slice(0, 7),
      raised: 30,
      closed: { real: 2, explained: 28, falseAlarm: 0, wrongData: 0 },
      muted: 0,
      medianDays: 0,
    },
  ]);
  const stays = await ruleShown('YJ25');
  expect(stays.state).toBe('live');
  expect(stays.fellBackOn).toBeUndefined();
  expect(stays.record[0]!.closed.explained).toBe(30);
  await watchAgain();
  expect(await trailOf('YJ24')).toMatchObject([{ actor: 'clock', action: 'watchVillages', note: 'shadow' }]);
  expect(await ruleShown('YJ24')).toEqual(fell);
});

test('what a district decides afterwards is not undone by what it knew', async () => {
  await closed('YJ24', 30, 0);
  itIs(secondsAfter(now(), 60));
  const decided = { districtCode: DISTRICT, code: 'YJ24', figures: { days: 40 }, version: 1, changedAt: now() };
  await writeRow(RuleSettingEntity, { ...decided, state: 'live' });
  await watch();
  expect(await ruleShown('YJ24')).toMatchObject({ state: 'live', figures: [{ value: 40 }] });
  expect(await trailOf('YJ24')).toEqual([]);
});
