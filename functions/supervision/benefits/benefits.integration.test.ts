import { listBenefitPlaces, listBenefitPrograms, listUnclaimed } from '@shared/supervision/benefits';
import { showCentres } from '@shared/supervision/centres';
import type { KnownFacts } from '@shared/subsidies/facts';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, type Enrolled, FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { eligibilityRows } from '../../../scripts/seed/eligibility';
import { programRows } from '../../../scripts/seed/programs';
import { personById, putPerson } from '../../identity/person-store';
import { PostTermEntity } from '../../identity/post-store';
import { newId } from '../../platform/id';
import { auditRowsOf } from '../../platform/audit';
import { transact } from '../../platform/transact';
import { freshDistrict, personNamed } from '../../reports/testing/people';
import { EligibilityRuleEntity } from '../../subsidies/eligibility/eligibility-store';
import { PersonFactsEntity } from '../../subsidies/eligibility/person-facts-store';
import { ProgramEntity } from '../../subsidies/program-store';
import { recordPayments } from '../../subsidies/record-payments';
import { paymentOn } from '../../subsidies/testing/payments';
import { benefitPlaceOf, putBenefitPlace, putUnclaimed, unclaimedIn } from './benefit-store';
import { countBenefits } from './count-benefits';
import { benefitRunOf, putBenefitRun } from './run-store';
import { benefitFaults } from './verify-benefits';

const AT = '2026-11-20T03:00:00.000Z';
const LAND: KnownFacts = { landMu: 3, abandonedLand: false };

const known = (personId: string, facts: KnownFacts, asOf = '2026-06-01') =>
  writeRow(PersonFactsEntity, { personId, facts, asOf, source: '民政、农业农村名册' });
const head = (name: string, more: Parameters<typeof enrol>[1] = {}) =>
  enrol(name, { relation: 'head', householdId: newId(), ...more });
const headsOf = (count: number, villageCode: string): Promise<Enrolled[]> =>
  Promise.all(Array.from({ length: count }, (_, each) => head(`户主${each}`, { villageCode })));
const pay = (people: readonly Enrolled[], paidOn: string, amountFen: number, over = {}) =>
  recordPayments(
    people.map(({ person }) => paymentOn(paidOn, person.personId, { amountFen, ...over })),
    AT,
    'import',
  );

/** An office, whose session is of today; what is counted is of another day. */
const regulator = () => personNamed('周敏', { role: 'regulator', division: DISTRICT });
const headOfVillage = async (toOn?: string) => {
  const cadre = await personNamed('陈建国', { role: 'cadre', division: NIUJIAO });
  const term = { division: NIUJIAO, termId: newId(), post: 'villageHead', personName: '陈建国' } as const;
  const row = { ...term, personId: cadre.personId, fromOn: '2025-01-01', ...(toOn && { toOn }), version: 1 };
  await writeRow(PostTermEntity, row);
  return cadre;
};

beforeEach(async () => {
  await freshDistrict();
  await Promise.all([
    ...programRows().map((row) => writeRow(ProgramEntity, row)),
    ...eligibilityRows().map((row) => writeRow(EligibilityRuleEntity, row)),
  ]);
});

test('a program this year against the same days of last year, by town, without fewer than five persons', async () => {
  const [here, there] = [await headsOf(6, NIUJIAO), await headsOf(7, FENGXIANG)];
  await pay(here, '2026-03-10', 20_000);
  await pay(there, '2026-03-10', 10_000);
  await pay(here, '2025-11-20', 1_000);
  await pay(there, '2025-11-20', 1_000);
  // A day later, and what came back, are not in it.
  await pay(here, '2025-11-21', 7_000, { batchNo: 'P2' });
  await pay(here.slice(0, 1), '2026-04-10', 9_000, { status: 'returned', returnReason: 'closed', batchNo: 'P3' });
  // Three persons of one town: with the smallest other hidden, nobody takes them from the sum.
  await pay(here.slice(0, 3), '2026-05-10', 300, { programCode: 'BT02', programName: '实际种粮农民一次性补贴' });
  await pay(there, '2026-05-10', 300, { programCode: 'BT02', programName: '实际种粮农民一次性补贴' });
  await countBenefits(DISTRICT, AT);

  const { token } = await regulator();
  const of = (programCode?: string) =>
    callApi(listBenefitPrograms, {
      token,
      params: { division: DISTRICT },
      query: programCode ? { programCode } : {},
    });
  const district = (await of()).body.items;
  expect(district.find(({ programCode }) => programCode === 'BT01')).toMatchObject({
    paid: { fen: 6 * 20_000 + 7 * 10_000, persons: 13 },
    before: { fen: 13_000, persons: 13 },
  });
  expect(district.find(({ programCode }) => programCode === 'BT02')).toMatchObject({
    paid: { fen: 3_000, persons: 10 },
    before: { fen: 0, persons: 0 },
  });
  const towns = (await of('BT02')).body.items;
  expect(towns.map(({ name, paid }) => [name, paid])).toEqual([
    ['南溪街道', undefined],
    ['罗龙街道', undefined],
  ]);
  expect((await of('BT01')).body.items.map(({ paid }) => paid?.persons)).toEqual([7, 6]);
  // What a town shows adds up without what is hidden: no difference says it.
  const places = (await callApi(listBenefitPlaces, { token, params: { division: DISTRICT }, query: {} })).body.items;
  expect(places.map(({ paid }) => paid)).toEqual([
    { fen: 70_000, persons: 7 },
    { fen: 120_000, persons: 6 },
  ]);
  const centres = (await callApi(showCentres, { token, params: { districtCode: DISTRICT } })).body;
  expect(centres.benefits).toMatchObject({ asOf: AT, paid: { fen: 193_000, persons: 13 } });
});

describe('who may claim and does not', () => {
  const list = async (token: string, query = {}) =>
    callApi(listUnclaimed, { token, params: { villageCode: NIUJIAO }, query });

  test('the head of the village reads who, and nobody whom the registers do not say it of', async () => {
    const [asks, has, withers, old, gone] = await Promise.all(
      ['李种田', '王有补', '赵一家', '钱旧册', '孙搬走'].map((name) => head(name)),
    );
    const spouse = await enrol('周配偶', { householdId: withers!.person.householdId, relation: 'spouse' });
    for (const one of [asks, has, withers, spouse, gone]) await known(one!.person.personId, LAND);
    await known(old!.person.personId, LAND, '2025-11-01');
    await pay([has!, spouse], '2026-03-10', 20_000);
    await transact(putPerson({ ...gone!.person, departed: 'gone' }, (await personById(gone!.person.personId))!));
    await countBenefits(DISTRICT, AT);
    const cadre = await headOfVillage();
    const { body } = await list(cadre.token);
    expect(body.items.map(({ name, programs }) => [name, programs.map(({ programCode }) => programCode)])).toEqual([
      ['李种田', ['BT01']],
    ]);
    expect(body).toMatchObject({ asOf: AT, notCompared: 1 });
    // It is not in what is counted for anybody above: one person is no number.
    const { token } = await regulator();
    const villages = await callApi(listBenefitPlaces, { token, params: { division: TOWN }, query: {} });
    expect(villages.body.items.map(({ unclaimed }) => unclaimed)).toEqual([undefined]);
    expect((await auditRowsOf(`village#${NIUJIAO}`)).map(({ action }) => action)).toEqual(['listUnclaimed']);
  });

  test('a cadre in no post, a head whose term is over, the town and the district read nobody', async () => {
    await known((await head('李种田')).person.personId, LAND);
    await countBenefits(DISTRICT, AT);
    const plain = await personNamed('刘芳', { role: 'cadre', division: NIUJIAO });
    expect((await list(plain.token)).body).toMatchObject({ code: 'orders.notInPost' });
    const before = await headOfVillage('2025-12-31');
    expect((await list(before.token)).body).toMatchObject({ code: 'orders.notInPost' });
    for (const office of [
      await regulator(),
      await personNamed('赵强', { role: 'township', division: TOWN }),
      await personNamed('外村', { role: 'cadre', division: FENGXIANG }),
    ])
      expect((await list(office.token)).status).toBe(403);
  });

  test('five of a village are counted, and whoever claims it since is gone the next night', async () => {
    const heads = await headsOf(6, NIUJIAO);
    for (const { person } of heads) await known(person.personId, LAND);
    // Until somebody of the district has it, it may be at an end.
    await countBenefits(DISTRICT, AT);
    expect((await unclaimedIn(NIUJIAO, {})).items).toEqual([]);
    await pay(await headsOf(1, FENGXIANG), '2026-03-10', 20_000);
    await countBenefits(DISTRICT, AT);
    const { token } = await regulator();
    const count = async () =>
      (await callApi(listBenefitPlaces, { token, params: { division: TOWN }, query: {} })).body.items[0]!.unclaimed;
    expect(await count()).toBe(6);
    await pay(heads.slice(0, 1), '2026-11-20', 20_000);
    await countBenefits(DISTRICT, '2026-11-21T03:00:00.000Z');
    expect(await count()).toBe(5);
    expect((await unclaimedIn(NIUJIAO, {})).items).toHaveLength(5);
  });

  test('who claims it by another row of a roster claims it', async () => {
    const one = await head('李种田');
    await known(one.person.personId, LAND);
    const other = await head('李种田', { villageCode: FENGXIANG });
    const again = { ...other.person, idHash: one.person.idHash };
    await transact(putPerson(again, (await personById(other.person.personId))!));
    await pay([other], '2026-03-10', 20_000);
    await countBenefits(DISTRICT, AT);
    expect((await unclaimedIn(NIUJIAO, {})).items).toEqual([]);
  });
});

test('a rebuild equals what is kept, and what its rows do not say is found', async () => {
  const heads = await headsOf(6, NIUJIAO);
  for (const { person } of heads) await known(person.personId, LAND);
  await pay(await headsOf(6, FENGXIANG), '2026-03-10', 20_000);
  await countBenefits(DISTRICT, AT);
  expect(await benefitFaults(DISTRICT)).toEqual([]);
  await putBenefitPlace({ ...(await benefitPlaceOf(TOWN))!, unclaimed: 7 });
  await putUnclaimed({ ...(await unclaimedIn(NIUJIAO, { limit: 1 })).items[0]!, programs: [] });
  expect(await benefitFaults(DISTRICT)).toEqual([
    { of: TOWN, what: 'differs', figures: ['benefits'] },
    { of: NIUJIAO, what: 'differs', figures: ['unclaimed'] },
  ]);
});

test('a run that was cut off goes on at the village after, as of when it began, and is what a whole one is', async () => {
  const heads = [...(await headsOf(6, NIUJIAO)), ...(await headsOf(6, FENGXIANG))];
  for (const { person } of heads) await known(person.personId, LAND);
  await pay([...(await headsOf(6, NIUJIAO)), ...(await headsOf(7, FENGXIANG))], '2026-03-10', 20_000);
  await countBenefits(DISTRICT, AT);
  const whole = (await everyRow()).filter(({ pk }) => /^(?:BENEFITS|UNCLAIMED)#/.test(String(pk)));
  // As it stands when the run stopped behind the first village: that one is read, and is not read again.
  const [first] = [FENGXIANG, NIUJIAO].sort();
  await putBenefitRun({ districtCode: DISTRICT, day: '2026-11-20', after: first!, startedAt: AT });
  await pay(await headsOf(20, first!), '2026-03-11', 20_000);
  await countBenefits(DISTRICT, '2026-11-20T04:00:00.000Z');
  expect((await everyRow()).filter(({ pk }) => /^(?:BENEFITS|UNCLAIMED)#/.test(String(pk)))).toEqual(whole);
  expect(await benefitRunOf(DISTRICT, '2026-11-20')).toMatchObject({ startedAt: AT, finishedAt: expect.any(String) });
});

test('whom a run only began to find, the village is not shown, and the number of the night before stands', async () => {
  const heads = await headsOf(6, NIUJIAO);
  for (const { person } of heads) await known(person.personId, LAND);
  await pay(await headsOf(6, FENGXIANG), '2026-03-10', 20_000);
  const { token } = await headOfVillage();
  const { personId } = heads[0]!.person;
  const row = { villageCode: NIUJIAO, personId, group: '3组', factsAsOf: '2026-06-01', asOf: AT };
  await putUnclaimed({ ...row, programs: [], candidates: [{ programCode: 'BT01', programName: '耕地' }] });
  const shown = await callApi(listUnclaimed, { token, params: { villageCode: NIUJIAO } });
  expect([shown.status, shown.body.items]).toEqual([200, []]);
});
