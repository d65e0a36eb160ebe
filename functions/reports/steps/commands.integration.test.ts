import {
  askForMaterial,
  assignReport,
  extendReport,
  listColleagues,
  mergeReport,
  recuseFromReport,
  refuseReport,
  reopenAnonymousReport,
  reopenReport,
  resumeReport,
  splitReport,
  superviseReport,
  supplyMaterial,
  transferReport,
  withdrawAnonymousReport,
  withdrawReport,
} from '@shared/reports/commands';
import { writeLetter } from '@shared/reports/mailbox';
import {
  acceptReport,
  answerReport,
  listMyReports,
  listWork,
  openAnonymousReport,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import type { AnyRoute } from '@shared/route';
import { callApi } from '../../../tests/support/api';
import { DISTRICT, NIUJIAO as VILLAGE, TOWN } from '../../../tests/support/people';
import { newId } from '../../platform/id';
import { newSecret } from '../../platform/sealed';
import { LAMP } from '../testing/lamp';
import { freshDistrict, type Person, personNamed } from '../testing/people';

let cadre: Person;
let secretary: Person;
let township: Person;
let regulator: Person;
let reporter: Person;
let neighbour: Person;
/** One account reports twenty times a day at most: these tests need two. */
let witness: Person;

beforeAll(async () => {
  await freshDistrict();
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  secretary = await personNamed('刘文书', { role: 'cadre', division: VILLAGE });
  township = await personNamed('赵干事', { role: 'township', division: TOWN });
  regulator = await personNamed('周监督', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
  witness = await personNamed('见证李四');
  neighbour = await personNamed('邻居张三');
});

const draft = (more: object = {}) => ({
  again: true as const,
  mode: 'named' as const,
  ...LAMP,
  ...more,
});
const submitted = async (more: object = {}, by = reporter) =>
  (await callApi(submitReport, { token: by.token, body: draft(more) })).body.reportId;
const show = async ({ token }: Person, reportId: string) => callApi(showReport, { token, params: { reportId } });
const command = async <R extends AnyRoute>(route: R, by: Person, reportId: string, body: object = {}) => {
  const { body: seen } = await show(by, reportId);
  return callApi(route, { token: by.token, params: { reportId }, body: { version: seen.version ?? 1, ...body } });
};
const accept = (by: Person, reportId: string) => command(acceptReport, by, reportId);
const answer = (by: Person, reportId: string) =>
  command(answerReport, by, reportId, { text: '路灯已经换新，昨天晚上亮了。', mediaIds: [] });
const steps = async (by: Person, reportId: string) => (await show(by, reportId)).body.timeline.map(({ step }) => step);
const workOf = async ({ token }: Person, role: 'cadre' | 'township' | 'regulator') =>
  (await callApi(listWork, { token, query: { role, limit: 50 } })).body.items.map(({ reportId }) => reportId);

describe('material', () => {
  test('is asked for, the clock stands still, and is given: the report goes on where it stood', async () => {
    const reportId = await submitted();
    await accept(cadre, reportId);
    const asked = await command(askForMaterial, cadre, reportId, { text: '请补一张现场照片' });
    expect(asked.body).toMatchObject({ state: 'awaiting', mayDo: ['answer', 'resume'] });
    expect((await show(reporter, reportId)).body.mayDo).toEqual(['supply', 'withdraw']);
    const supplied = await command(supplyMaterial, reporter, reportId, { text: '在村口第二根杆', mediaIds: [] });
    expect(supplied.body).toMatchObject({ state: 'accepted' });
    expect(await steps(reporter, reportId)).toEqual([
      'submitted',
      'routed',
      'accepted',
      'materialAsked',
      'materialSupplied',
    ]);
    expect((await command(supplyMaterial, reporter, reportId, { text: '再补', mediaIds: [] })).body.code).toBe(
      'reports.wrongState',
    );
  });

  test('is taken from a letter, or the request is taken back: it goes on where it stood, each with its own line', async () => {
    for (const [letter, line] of [
      ['在村口第二根杆，晚上全黑', 'materialSupplied'],
      [undefined, 'materialWaived'],
    ] as const) {
      const reportId = await submitted({}, witness);
      await accept(cadre, reportId);
      await command(askForMaterial, cadre, reportId, { text: '请补一张现场照片' });
      expect((await command(resumeReport, witness, reportId, { reason: '我自己不等了吧' })).status).toBe(403);
      if (letter)
        await callApi(writeLetter, {
          token: witness.token,
          params: { reportId },
          body: { text: letter, mediaIds: [] },
        });
      const resumed = await command(resumeReport, cadre, reportId, { reason: '情况已经清楚了' });
      expect(resumed.body).toMatchObject({ state: 'accepted' });
      expect(resumed.body.awaiting).toBeUndefined();
      expect((await steps(witness, reportId)).slice(-1)).toEqual([line]);
    }
  });

  test('that came by a letter, or is needed no more, holds no answer up', async () => {
    const reportId = await submitted();
    await accept(cadre, reportId);
    await command(askForMaterial, cadre, reportId, { text: '请补一张现场照片' });
    const answered = await answer(cadre, reportId);
    expect(answered.body).toMatchObject({ state: 'answered' });
    expect(answered.body.awaiting).toBeUndefined();
    expect((await show(reporter, reportId)).body.mayDo).toEqual(expect.arrayContaining(['rate', 'reopen']));
    expect((await command(supplyMaterial, reporter, reportId, { text: '再补', mediaIds: [] })).body.code).toBe(
      'reports.wrongState',
    );
  });

  test('is the reporter’s alone to give', async () => {
    const reportId = await submitted();
    await command(askForMaterial, cadre, reportId, { text: '请补一张现场照片' });
    expect(await command(supplyMaterial, neighbour, reportId, { text: '我来补', mediaIds: [] })).toMatchObject({
      status: 404,
    });
    expect(await command(supplyMaterial, cadre, reportId, { text: '我来补', mediaIds: [] })).toMatchObject({
      status: 403,
    });
  });
});

test('a refusal names its ground, and the reporter goes to the level above', async () => {
  const reportId = await submitted();
  const refused = await command(refuseReport, cadre, reportId, {
    ground: 'otherAuthority',
    text: '路灯归街道管，请向街道反映',
  });
  expect(refused.body).toMatchObject({ state: 'refused', mayDo: [] });
  const reopened = await command(reopenReport, reporter, reportId, { reason: '街道说归村里管' });
  expect(reopened.body).toMatchObject({ state: 'submitted', handledBy: '罗龙街道办事处' });
  expect((await show(cadre, reportId)).status).toBe(404);
  expect(await workOf(township, 'township')).toContain(reportId);
});

test('who is not satisfied reaches the level above, twice, and then there is none', async () => {
  const reportId = await submitted();
  for (const handler of [cadre, township, regulator]) {
    expect((await accept(handler, reportId)).status).toBe(200);
    expect((await answer(handler, reportId)).body.state).toBe('answered');
    const again = await command(reopenReport, reporter, reportId, { reason: '还是没有修好' });
    if (handler === regulator) expect(again.body.code).toBe('reports.wrongState');
    else expect(again.body).toMatchObject({ state: 'submitted' });
  }
});

describe('transfer', () => {
  test('goes to the office it belongs to, and is gone from the one beneath', async () => {
    const reportId = await submitted();
    expect(await command(transferReport, cadre, reportId, { division: TOWN, reason: '路灯归街道管' })).toMatchObject({
      status: 200,
      body: {},
    });
    expect((await show(cadre, reportId)).status).toBe(404);
    expect(await workOf(cadre, 'cadre')).not.toContain(reportId);
    expect((await show(reporter, reportId)).body.handledBy).toBe('罗龙街道办事处');
    const back = await command(transferReport, township, reportId, { division: VILLAGE, reason: '还是归村里管' });
    expect(back.body.code).toBe('reports.officeUnfit');
  });

  test('never goes to those it accuses', async () => {
    const reportId = await submitted({ about: { kind: 'cadre', cadreId: cadre.personId } });
    const down = await command(transferReport, township, reportId, { division: VILLAGE, reason: '路灯归村里管' });
    expect(down.body.code).toBe('reports.officeUnfit');
  });
});

test('who steps aside does not see it again, whatever they hold', async () => {
  const reportId = await submitted();
  expect((await command(recuseFromReport, cadre, reportId, { reason: '是我堂兄家的事' })).status).toBe(200);
  expect((await show(cadre, reportId)).status).toBe(404);
  expect((await show(secretary, reportId)).status).toBe(404);
  expect(await workOf(township, 'township')).toContain(reportId);
});

test('it is given to someone of the office, and to nobody else', async () => {
  const reportId = await submitted();
  const given = await command(assignReport, cadre, reportId, { accountId: secretary.accountId });
  expect(given.status).toBe(200);
  for (const other of [neighbour, township])
    expect((await command(assignReport, cadre, reportId, { accountId: other.accountId })).body.code).toBe(
      'reports.assigneeUnfit',
    );
});

test('it is extended once', async () => {
  const reportId = await submitted();
  const { body: accepted } = await accept(cadre, reportId);
  const { body: extended } = await command(extendReport, cadre, reportId, { days: 30, reason: '要等配件到货' });
  expect(extended.dueAt! > accepted.dueAt!).toBe(true);
  const again = await command(extendReport, cadre, reportId, { days: 1, reason: '还要等一等' });
  expect(again.body.code).toBe('reports.wrongState');
  expect((await command(extendReport, cadre, await submitted(), { days: 31, reason: '要等配件到货' })).status).toBe(
    400,
  );
});

describe('merging', () => {
  test('two reports of one thing are answered together, each reporter in their own', async () => {
    const parentId = await submitted();
    const childId = await submitted({}, neighbour);
    await accept(cadre, parentId);
    const merged = await command(mergeReport, cadre, childId, { parentId });
    expect(merged.body).toMatchObject({ state: 'merged' });
    expect(await steps(cadre, parentId)).toEqual(['submitted', 'routed', 'accepted', 'merged']);
    await answer(cadre, parentId);
    const theirs = await show(neighbour, childId);
    expect(theirs.body).toMatchObject({ state: 'answered', answer: { text: expect.stringContaining('路灯') } });
    expect(theirs.body.mayDo).toEqual(['rate', 'reopen']);
    // Neither learns of the other.
    expect((await show(neighbour, parentId)).status).toBe(404);
    expect((await show(reporter, childId)).status).toBe(404);
  });

  test('is refused where another office has it, or it was answered, and of a report one may not see', async () => {
    const childId = await submitted();
    const answered = await submitted();
    await answer(cadre, answered);
    const hidden = await submitted({ about: { kind: 'cadre', cadreId: cadre.personId } });
    expect((await command(mergeReport, cadre, childId, { parentId: answered })).body.code).toBe('reports.cannotMerge');
    expect((await command(mergeReport, cadre, childId, { parentId: hidden })).status).toBe(404);
  });

  test('a merged report that was withdrawn is not answered', async () => {
    const parentId = await submitted();
    const childId = await submitted({}, neighbour);
    await command(mergeReport, cadre, childId, { parentId });
    await command(withdrawReport, neighbour, childId);
    await answer(cadre, parentId);
    expect((await show(neighbour, childId)).body).toMatchObject({ state: 'withdrawn' });
  });
});

test('with a report that moves go those merged into it; when it is withdrawn they stand alone again', async () => {
  const parentId = await submitted({}, witness);
  const childId = await submitted({}, neighbour);
  await command(mergeReport, cadre, childId, { parentId });
  expect((await command(recuseFromReport, cadre, parentId, { reason: '是我堂兄家的事' })).status).toBe(200);
  expect((await show(cadre, childId)).status).toBe(404);
  expect((await show(neighbour, childId)).body).toMatchObject({ state: 'merged', handledBy: '罗龙街道办事处' });
  await command(withdrawReport, witness, parentId);
  expect((await show(neighbour, childId)).body).toMatchObject({ state: 'submitted', handledBy: '罗龙街道办事处' });
  expect(await workOf(township, 'township')).toContain(childId);
});

test('colleagues are named to the office that has it, without those it must not exist for', async () => {
  const reportId = await submitted({}, witness);
  const colleagues = (by: Person) => callApi(listColleagues, { token: by.token, params: { reportId } });
  expect((await colleagues(cadre)).body.items).toEqual([
    { accountId: cadre.accountId, name: '王主任', mine: true },
    { accountId: secretary.accountId, name: '刘文书', mine: false },
  ]);
  expect((await colleagues(township)).status).toBe(404);
  expect((await colleagues(regulator)).status).toBe(403);
  await command(assignReport, cadre, reportId, { accountId: secretary.accountId });
  expect((await show(cadre, reportId)).body.assigneeName).toBe('刘文书');
  expect((await show(witness, reportId)).body.assigneeName).toBeUndefined();
  expect((await show(cadre, reportId)).body.offices).toEqual([
    { division: TOWN, name: '罗龙街道办事处' },
    { division: DISTRICT, name: '南溪区纪委监委' },
  ]);
});

test('a second matter becomes a report of its own, for the same reporter', async () => {
  const reportId = await submitted();
  await command(splitReport, cadre, reportId, { category: 'environment', description: '路边的垃圾没有人清' });
  const { items } = (await callApi(listMyReports, { token: reporter.token, query: { limit: 50 } })).body;
  const child = items.find(({ excerpt }) => excerpt.includes('垃圾'))!;
  expect(child).toMatchObject({ state: 'submitted', category: 'environment' });
  expect(await workOf(cadre, 'cadre')).toEqual(expect.arrayContaining([reportId, child.reportId]));
});

test('what is taken back asks nothing of anyone', async () => {
  const reportId = await submitted();
  expect((await command(withdrawReport, reporter, reportId)).body).toMatchObject({ state: 'withdrawn', mayDo: [] });
  expect(await workOf(cadre, 'cadre')).not.toContain(reportId);
  expect((await accept(cadre, reportId)).body.code).toBe('reports.wrongState');
});

test('the regulator presses, and the reporter sees it', async () => {
  const reportId = await submitted();
  expect((await command(superviseReport, cadre, reportId, { text: '请抓紧办理' })).status).toBe(403);
  await command(superviseReport, regulator, reportId, { text: '请十日内办好' });
  expect(await steps(reporter, reportId)).toEqual(['submitted', 'routed', 'supervised']);
});

test('the holder of a receipt goes above and takes back, too', async () => {
  const draftKey = newSecret();
  const { body: receipt } = await callApi(submitAnonymousReport, { body: { ...draft(), draftKey } });
  const { receiptNo, reportId } = receipt;
  await answer(cadre, reportId);
  const reopened = await callApi(reopenAnonymousReport, { body: { receiptNo, version: 2, reason: '还是没有修好' } });
  expect(reopened.body).toMatchObject({ state: 'submitted', handledBy: '罗龙街道办事处' });
  const withdrawn = await callApi(withdrawAnonymousReport, { body: { receiptNo, version: 3 } });
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
  expect((await callApi(openAnonymousReport, { body: { receiptNo } })).body.state).toBe('withdrawn');
});

test('a command sent twice counts once', async () => {
  const reportId = await submitted();
  const key = newId();
  const send = () =>
    callApi(extendReport, {
      token: cadre.token,
      key,
      params: { reportId },
      body: { version: 2, days: 5, reason: '要等配件到货' },
    });
  await accept(cadre, reportId);
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await steps(cadre, reportId)).toEqual(['submitted', 'routed', 'accepted', 'extended']);
});
