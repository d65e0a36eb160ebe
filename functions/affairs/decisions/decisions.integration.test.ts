import { declareCollectiveOrgan, showCollectiveOrgan } from '@shared/affairs/collective-organ';
import {
  correctDecisionRecord,
  type DecisionStep,
  listDecisions,
  recordDecisionStep,
  showDecision,
  startDecision,
  type StepRecord,
} from '@shared/affairs/decisions';
import { daysAfter, dayInChina } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { pagesOf } from '../../../tests/support/pages';
import { enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { AuditEntity } from '../../platform/audit';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { queryPage } from '../../platform/query-page';
import { freshDistrict } from '../../reports/testing/people';

beforeEach(async () => {
  await freshDistrict();
});

const daysAgo = (days: number) => dayInChina(daysAfter(now(), -days));
const VOTE = { due: 45, present: 36, agree: 30, against: 4, abstain: 2 };
const record = (step: DecisionStep, over: Partial<StepRecord> = {}): StepRecord => ({
  step,
  heldOn: daysAgo(30),
  place: '村党群服务中心',
  text: '修三组的机耕道，钱从集体收入里出',
  ...(['discussion', 'review'].includes(step) && { vote: VOTE }),
  ...(step === 'resolution' && { vote: { ...VOTE, form: 'representatives' } }),
  ...(['publicity', 'result'].includes(step) && { untilOn: daysAgo(20) }),
  ...over,
});
const signIn = async (openid = 'openid-cadre', role: 'cadre' | 'township' = 'cadre') =>
  signInBound(
    openid,
    await enrol('王建国', { grants: [{ role, division: role === 'cadre' ? NIUJIAO : TOWN, title: '村党支部书记' }] }),
  );
const start = (token: string, over: object = {}, key?: string) =>
  callApi(startDecision, {
    token,
    params: { villageCode: NIUJIAO },
    body: { kind: 'works', title: '三组机耕道硬化', amountFen: 8_600_000, record: record('proposal'), ...over },
    ...(key && { key }),
  });
const add = (
  token: string,
  { decisionId, version }: { decisionId: string; version: number },
  given: StepRecord,
  key?: string,
) =>
  callApi(recordDecisionStep, {
    token,
    params: { villageCode: NIUJIAO, decisionId },
    body: { version, record: given },
    ...(key && { key }),
  });

test('a_matter_goes_through_its_six_steps_and_anyone_reads_each', async () => {
  const { token } = await signIn();
  let { body: matter } = await start(token);
  expect(matter).toMatchObject({ state: 'open', step: 'proposal', next: 'discussion', startedOn: daysAgo(30) });
  for (const step of ['discussion', 'review', 'resolution', 'publicity', 'result'] as const)
    ({ body: matter } = await add(token, matter, record(step)));
  expect(matter).toMatchObject({ state: 'finished', step: 'result', version: 6 });
  expect(matter.next).toBeUndefined();
  const { body } = await callApi(showDecision, { params: { villageCode: NIUJIAO, decisionId: matter.decisionId } });
  expect(body).toEqual(matter);
  expect(body.records.map(({ step }) => step)).toEqual([
    'proposal',
    'discussion',
    'review',
    'resolution',
    'publicity',
    'result',
  ]);
  expect(body.records[3]).toMatchObject({
    outcome: 'done',
    author: '村党支部书记 王建国',
    vote: { form: 'representatives' },
  });
  const { items } = await queryPage(AuditEntity, { partition: `AUDIT#decision#${matter.decisionId}` }, {});
  expect(items).toHaveLength(6);
});

test('a_vote_that_fails_ends_the_matter', async () => {
  const { token } = await signIn();
  const { body: matter } = await start(token);
  const refused = { due: 45, present: 36, agree: 10, against: 26, abstain: 0 };
  const { body } = await add(token, matter, record('discussion', { vote: refused }));
  expect(body).toMatchObject({ state: 'failed', step: 'discussion' });
  const further = await add(token, body, record('review'));
  expect([further.status, further.body.code]).toEqual([409, 'decisions.outOfOrder']);
});

test('what_is_wrong_with_a_step_is_told_field_by_field_and_nothing_is_written', async () => {
  const { token } = await signIn();
  const { body: matter } = await start(token);
  const wrong = await add(token, matter, record('discussion', { vote: { ...VOTE, abstain: 20 } }));
  expect([wrong.status, wrong.body.code]).toEqual([400, 'request.malformed']);
  expect(wrong.body.details).toEqual([{ path: 'record.vote.agree', message: expect.any(String) as string }]);
  const skipped = await add(token, matter, record('resolution'));
  expect(skipped.body.code).toBe('decisions.outOfOrder');
  expect((await add(token, matter, record('discussion', { text: '商量好了去赌博' }))).body.code).toBe(
    'content.rejected',
  );
  const { body } = await callApi(showDecision, { params: { villageCode: NIUJIAO, decisionId: matter.decisionId } });
  expect(body.records).toHaveLength(1);
});

test('of_two_who_record_the_same_step_one_is_told_the_newer_state', async () => {
  const { token } = await signIn();
  const { body: matter } = await start(token);
  const answers = await Promise.all([
    add(token, matter, record('discussion')),
    add(token, matter, record('discussion')),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = answers.find(({ status }) => status === 409)!;
  expect([lost.body.code, lost.body.details]).toMatchObject(['version.stale', { version: 2, next: 'review' }]);
});

test('sent_again_records_once', async () => {
  const { token } = await signIn();
  const first = await start(token, {}, 'start-decision-0001');
  const again = await start(token, {}, 'start-decision-0001');
  expect(again.body).toEqual(first.body);
  const key = 'record-decision-001';
  const step = await add(token, first.body, record('discussion'), key);
  expect((await add(token, first.body, record('discussion'), key)).body).toEqual(step.body);
  expect((await callApi(listDecisions, { params: { villageCode: NIUJIAO } })).body.items).toHaveLength(1);
});

test('a_correction_stands_beside_what_it_corrects', async () => {
  const { token } = await signIn();
  const { body: matter } = await start(token);
  const { body: discussed } = await add(token, matter, record('discussion'));
  const corrects = discussed.records[1]!.recordId;
  const correct = (version: number) =>
    callApi(correctDecisionRecord, {
      token,
      params: { villageCode: NIUJIAO, decisionId: matter.decisionId },
      body: {
        version,
        corrects,
        reason: '赞成的人数抄错了',
        record: record('discussion', { vote: { ...VOTE, agree: 29, against: 5 } }),
      },
    });
  const { body } = await correct(2);
  expect(body.records).toHaveLength(3);
  expect(body.records[2]).toMatchObject({ corrects, reason: '赞成的人数抄错了', outcome: 'done' });
  expect(body).toMatchObject({ state: 'open', next: 'review', version: 3 });
  const twice = await correct(3);
  expect(twice.body.code).toBe('decisions.outOfOrder');
});

test('only_the_villages_own_cadres_record', async () => {
  const { token } = await signIn();
  const { token: town } = await signIn('openid-town', 'township');
  const { body: matter } = await start(token);
  expect((await start(town)).status).toBe(403);
  expect((await add(town, matter, record('discussion'))).status).toBe(403);
  const elsewhere = await callApi(showDecision, { params: { villageCode: FENGXIANG, decisionId: matter.decisionId } });
  expect(elsewhere.status).toBe(404);
  expect((await add(token, { decisionId: newId(), version: 1 }, record('discussion'))).status).toBe(404);
});

test('list_decisions_by_kind_newest_first_in_full_pages', async () => {
  const { token } = await signIn();
  for (let place = 0; place < 7; place += 1)
    await start(token, { kind: place % 2 ? 'leasing' : 'works', title: `第${place}件大事情` });
  const titles = async (kind?: string) =>
    (
      await pagesOf((after) =>
        callApi(listDecisions, { params: { villageCode: NIUJIAO }, query: { kind, limit: 2, after } }),
      )
    ).map(({ items }) => items.map(({ title }) => title));
  expect((await titles()).flat()).toEqual([6, 5, 4, 3, 2, 1, 0].map((place) => `第${place}件大事情`));
  expect(await titles('leasing')).toEqual([['第5件大事情', '第3件大事情'], ['第1件大事情']]);
});

const declare = (token: string, body: { version: number; form: string; registeredOn?: string }) =>
  callApi(declareCollectiveOrgan, { token, params: { villageCode: NIUJIAO }, body: body as never });

test('a_village_with_a_registered_organisation_resolves_by_two_thirds_of_all_its_members', async () => {
  const { token } = await signIn();
  expect((await declare(token, { version: 0, form: 'representatives', registeredOn: '2025-06-01' })).status).toBe(200);
  let { body: matter } = await start(token, { kind: 'sharing', title: '土地补偿费分配方案' });
  expect(matter.organ).toEqual({ form: 'representatives', registeredOn: '2025-06-01' });
  for (const step of ['discussion', 'review'] as const) ({ body: matter } = await add(token, matter, record(step)));
  const of = (form: 'representatives' | 'memberRepresentatives' | 'members', agree: number) =>
    record('resolution', {
      vote: { form, due: 300, present: 300, agree, against: 300 - agree, abstain: 0 },
      ...(form === 'memberRepresentatives' && { reserved: 'none' as const }),
    });
  for (const form of ['representatives', 'memberRepresentatives'] as const) {
    const { status, body } = await add(token, matter, of(form, 300));
    expect([status, body.code]).toEqual([400, 'request.malformed']);
    expect(body.details).toEqual([
      { path: 'record.vote.form', message: expect.stringMatching(/农村集体经济组织法.*第二十/) as string },
    ]);
  }
  const { body: refused } = await add(token, matter, of('members', 199));
  expect(refused).toMatchObject({ state: 'failed', step: 'resolution' });
  expect(refused.organ).toBeDefined();
  // What cannot be recorded is not put right into it either.
  for (const form of ['representatives', 'memberRepresentatives'] as const) {
    const { villageCode, decisionId, version, records } = refused;
    const corrects = records[records.length - 1]!.recordId;
    const { status, body } = await callApi(correctDecisionRecord, {
      token,
      params: { villageCode, decisionId },
      body: { version, corrects, reason: '会议的名称写错了', record: of(form, 300) },
    });
    expect([status, body.code]).toEqual([400, 'request.malformed']);
  }
});

test('who_said_which_organ_and_what_only_the_town_takes_back', async () => {
  const { token } = await signIn();
  const { token: town } = await signIn('openid-town', 'township');
  const shown = async () => (await callApi(showCollectiveOrgan, { params: { villageCode: NIUJIAO } })).body;
  expect(await shown()).toEqual({ version: 0 });
  const said = { version: 0, form: 'members', registeredOn: '2025-06-01' };
  expect((await declare(token, { version: 0, form: 'members' })).body.details).toMatchObject([
    { path: 'registeredOn' },
  ]);
  expect((await declare(token, said)).body).toMatchObject({ version: 1, organ: { form: 'members' } });
  expect((await declare(token, said)).body.version).toBe(1);
  const stale = await declare(token, { version: 0, form: 'representatives', registeredOn: '2025-06-01' });
  expect([stale.status, stale.body.code]).toEqual([409, 'version.stale']);
  expect((await declare(token, { version: 1, form: 'none' })).status).toBe(403);
  expect((await declare(token, { version: 1, form: 'members', registeredOn: '2026-01-01' })).status).toBe(403);
  expect((await shown()).version).toBe(1);
  expect((await declare(town, { version: 1, form: 'none' })).body).toMatchObject({
    version: 2,
    organ: { form: 'none' },
  });
  const { items } = await queryPage(AuditEntity, { partition: `AUDIT#village#${NIUJIAO}` }, {});
  expect(items).toHaveLength(2);
});
