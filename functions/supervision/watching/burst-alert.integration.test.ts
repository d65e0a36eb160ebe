import { listAlerts } from '@shared/supervision/supervision';
import { quarterOf } from '@shared/quarters';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { freshDistrict, type Person, personNamed } from '../../reports/testing/people';
import { holdBurst } from '../../reviews/testing/hold-burst-store';
import { RuleSettingEntity } from '../rule-settings/setting-store';
import { handler as watch } from './watch-villages';

let cadre: Person;
let township: Person;
let regulator: Person;

beforeEach(async () => {
  await freshDistrict();
  cadre = await personNamed('王建国', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵强', { role: 'township', division: TOWN });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  // The villages here keep no book, so that each month of theirs is late: that is another rule's.
  await writeRow(RuleSettingEntity, {
    districtCode: DISTRICT,
    code: 'YJ34',
    state: 'retired',
    figures: {},
    version: 1,
    changedAt: now(),
  });
});

const raters = Array.from({ length: 13 }, () => newId());
const bursts = async (token: string, division: string) =>
  (await callApi(listAlerts, { token, params: { division } })).body.items?.filter(
    ({ ruleCode }) => ruleCode === 'YJ38',
  ) ?? [];
const held = (subjectKind: 'work' | 'cadre', subjectId: string) =>
  holdBurst(
    { villageCode: NIUJIAO, subjectKind, subjectId },
    now(),
    raters.map((rater) => `${rater}#${quarterOf(now())}`),
  );

test('a burst that is held is an alert of the district, with what it judges and how many at least; of no rater, and once', async () => {
  const { burstId } = await held('work', 'finance');
  await watch();
  const [alert, ...more] = await bursts(regulator.token, DISTRICT);
  expect(more).toEqual([]);
  expect(alert).toMatchObject({ ruleCode: 'YJ38', colour: 'yellow', villageCode: NIUJIAO });
  expect(alert!.sentence).toMatch(
    /^村里工作的“财务公开”在一天里收到至少10个人的评价（打分一边倒）.*请在\d{4}-\d{2}-\d{2}前/,
  );
  // The village's cadres are the rated: for them it is not there.
  expect(await bursts(cadre.token, NIUJIAO)).toEqual([]);
  expect(await bursts(township.token, TOWN)).toEqual([]);
  const rows = (await everyRow()).filter(({ pk }) => String(pk).includes('ALERT'));
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).toContain(burstId);
  for (const rater of raters) expect(JSON.stringify(rows)).not.toContain(rater);
});

test('a burst on a cadre names them, and does not exist for a regulator of their household', async () => {
  const rated = await enrol('陈建国', { grants: [{ role: 'cadre', division: NIUJIAO, title: '村主任' }] });
  const { householdId } = rated.person;
  const wife = await enrol('李秀', { householdId, grants: [{ role: 'regulator', division: DISTRICT }] });
  const { token } = await signInBound('openid-wife', wife);
  await held('cadre', rated.person.personId);
  await watch();
  const [alert] = await bursts(regulator.token, DISTRICT);
  expect(alert!.sentence).toMatch(/^村主任陈建国在一天里/);
  expect(await bursts(token, DISTRICT)).toEqual([]);
});
