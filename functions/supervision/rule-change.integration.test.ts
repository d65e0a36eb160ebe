import {
  changeWatchRule,
  decideWatchRule,
  listAlerts,
  listWatchRules,
  tryWatchRule,
} from '@shared/supervision/supervision';
import { dayInChina, daysAfter } from '@shared/time';
import { writeRow } from '../platform/row';
import { callApi } from '../../tests/support/api';
import { everyRow } from '../../tests/support/every-row';
import { DISTRICT, FENGXIANG, NIUJIAO, TOWN } from '../../tests/support/people';
import { ContractEntity } from '../accounts/registers/contract-store';
import { auditRowsOf } from '../platform/audit';
import { now } from '../platform/clock';
import { newId } from '../platform/id';
import { freshDistrict, type Person, personNamed } from '../reports/testing/people';
import { contract } from './examples/rows';
import { RuleSettingEntity } from './rule-settings/setting-store';
import { handler as watch } from './watching/watch-villages';
import { putRun, runOf } from './watching/run-store';

// Each watches the villages two or three times.
jest.setTimeout(300_000);

let regulator: Person;
let second: Person;
let township: Person;

beforeEach(async () => {
  await freshDistrict();
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  second = await personNamed('吴静', { role: 'regulator', division: DISTRICT });
  township = await personNamed('赵强', { role: 'township', division: TOWN });
  // The villages here keep no book, and are late with each month of it.
  await writeRow(RuleSettingEntity, {
    districtCode: DISTRICT,
    code: 'YJ34',
    state: 'retired',
    figures: {},
    version: 1,
    changedAt: now(),
  });
});

const params = { districtCode: DISTRICT, ruleCode: 'YJ24' };
/** A rent of last year that did not come, so many days ago. */
const owing = (villageCode: string, days: number) =>
  writeRow(ContractEntity, {
    ...contract({ villageCode, contractId: newId(), endsOn: '2039-12-31' }),
    dues: [{ dueOn: dayInChina(daysAfter(now(), -days)), amountFen: 1_000_000 }],
    receipts: [],
  });
const change = ({ token }: Person, version: number, state: 'live' | 'shadow' | 'draft', days?: number) =>
  callApi(changeWatchRule, {
    token,
    params,
    body: { version, state, figures: days === undefined ? {} : { days }, why: '按区里的意见改' },
  });
const decide = ({ token }: Person, version: number, verdict: 'confirm' | 'drop' = 'confirm') =>
  callApi(decideWatchRule, { token, params, body: { version, verdict } });
const shown = async () =>
  (await callApi(listWatchRules, { token: regulator.token, params: { districtCode: DISTRICT } })).body.items.find(
    ({ code }) => code === 'YJ24',
  )!;
const nextNight = async () => {
  await putRun({
    ...(await runOf(DISTRICT, dayInChina(now())))!,
    after: '',
    villages: 0,
    tried: {},
    finishedAt: undefined,
  });
  await watch();
};
const raised = async () =>
  (await callApi(listAlerts, { token: regulator.token, params: { division: DISTRICT } })).body.items;

test('a figure of a rule in use: proposed, counted at night over all villages, confirmed by another, and then another version', async () => {
  await owing(NIUJIAO, 60);
  await owing(FENGXIANG, 20);
  await watch();
  expect(await raised()).toHaveLength(2);
  expect((await change(township, 0, 'live', 30)).status).toBe(403);
  const proposed = (await change(regulator, 0, 'live', 30)).body;
  expect(proposed).toMatchObject({ state: 'live', version: 1, settingVersion: 1, proposed: { mine: true } });
  expect(proposed.figures).toMatchObject([{ name: 'days', value: 15 }]);
  expect((await decide(second, 1)).body).toMatchObject({ code: 'watchRules.notTried' });
  await nextNight();
  expect((await shown()).proposed!.backTest).toEqual({ before: 2, after: 1, villages: 2, on: dayInChina(now()) });
  expect((await decide(regulator, 1)).body).toMatchObject({ code: 'watchRules.samePerson' });
  expect((await decide(second, 0)).body).toMatchObject({ code: 'version.stale' });
  const confirmed = (await decide(second, 1)).body;
  expect(confirmed).toMatchObject({ state: 'live', version: 2, settingVersion: 2 });
  expect(confirmed.figures).toMatchObject([{ name: 'days', value: 30 }]);
  expect(confirmed.proposed).toBeUndefined();
  expect((await auditRowsOf(`watchRule#${DISTRICT}#YJ24`)).map(({ action }) => action)).toEqual([
    'changeWatchRule',
    'decideWatchRule',
  ]);
});

test('a village is tried with other figures: two numbers, and not a row is written', async () => {
  await owing(NIUJIAO, 60);
  await owing(NIUJIAO, 20);
  const before = JSON.stringify(await everyRow());
  const tryOut = ({ token }: Person, villageCode: string, figures: Record<string, number>) =>
    callApi(tryWatchRule, { token, params, body: { villageCode, figures } });
  const trial = (await tryOut(regulator, NIUJIAO, { days: 30 })).body;
  expect(trial).toMatchObject({ before: 2, after: 1 });
  expect(trial.sentences).toEqual([expect.stringContaining('逾期60天')]);
  expect(JSON.stringify(await everyRow())).toBe(before);
  expect((await tryOut(regulator, NIUJIAO, { limit: 1 })).body).toMatchObject({ code: 'watchRules.figureUnfit' });
  expect((await tryOut(regulator, '110101001001', {})).status).toBe(404);
  expect((await tryOut(township, NIUJIAO, {})).status).toBe(403);
});

test('a rule on trial leaves no row that names what it would find, though it is proposed to go live', async () => {
  await writeRow(RuleSettingEntity, {
    districtCode: DISTRICT,
    code: 'YJ24',
    state: 'shadow',
    figures: {},
    version: 1,
    changedAt: now(),
  });
  await owing(NIUJIAO, 60);
  expect((await change(regulator, 1, 'live')).body).toMatchObject({ state: 'shadow', proposed: { state: 'live' } });
  await watch();
  expect(await raised()).toEqual([]);
  expect(JSON.stringify(await everyRow())).not.toMatch(/"ALERT#|逾期60天/);
  expect((await shown()).proposed!.backTest).toMatchObject({ before: 1, after: 1 });
  expect((await decide(second, 2)).body).toMatchObject({ state: 'live' });
  await nextNight();
  expect(await raised()).toMatchObject([{ ruleCode: 'YJ24' }]);
});
