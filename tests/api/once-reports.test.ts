import { addCannedAnswer, changeCannedAnswer, removeCannedAnswer } from '@shared/reports/canned-answers';
import { writeAnonymousLetter, writeLetter, writeNote } from '@shared/reports/mailbox';
import {
  askForMaterial,
  assignReport,
  extendReport,
  mergeReport,
  recuseFromReport,
  refuseReport,
  reopenAnonymousReport,
  reopenReport,
  splitReport,
  superviseReport,
  resumeReport,
  supplyAnonymousMaterial,
  supplyMaterial,
  transferReport,
  withdrawAnonymousReport,
  withdrawReport,
} from '@shared/reports/commands';
import { assignReports, showAccusedHistory, sortPile } from '@shared/reports/work';
import {
  acceptReport,
  answerReport,
  rateAnonymousAnswer,
  rateAnswer,
  returnReport,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import { appealRestriction, decideAppeal, markReportFalse, showMyRestrictions } from '@shared/custody/restrictions';
import type { AnyRoute } from '@shared/route';
import { addRoutingRule, beginRouting, changeRoutingRule, orderRoutingRules } from '@shared/reports/routing';
import { askForStatement, giveStatement } from '@shared/reports/accused-statements';
import { newSecret } from '../../functions/platform/sealed';
import { findReport } from '../../functions/reports/report-store';
import { freshDistrict, type Person, personNamed } from '../../functions/reports/testing/people';
import { putReport } from '../../functions/reports/testing/put-report-store';
import { callApi } from '../support/api';
import { everyRow } from '../support/every-row';
import { DISTRICT, NIUJIAO, TOWN } from '../support/people';
import { sentPicture } from '../support/pictures';
import { callTwice, expectEveryRoute } from '../support/twice';

jest.setTimeout(300_000);

let cadre: Person;
let secretary: Person;
let township: Person;
let regulator: Person;
let reporter: Person;

beforeEach(async () => {
  await freshDistrict();
  cadre = await personNamed('王主任', { role: 'cadre', division: NIUJIAO });
  secretary = await personNamed('刘文书', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵干事', { role: 'township', division: TOWN });
  regulator = await personNamed('周监督', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
});

const ANSWER = { text: '路灯已经换新，昨天晚上亮了。', mediaIds: [] };
let sent = 0;
const draft = (more: object = {}) => ({
  villageCode: NIUJIAO,
  category: 'works' as const,
  description: `第 ${(sent += 1)} 件：村口的路灯坏了三个月没人修`,
  about: { kind: 'village' as const },
  mediaIds: [] as string[],
  ...more,
});
const named = (more: object = {}) => ({ token: reporter.token, body: { mode: 'named' as const, ...draft(more) } });
const submitted = async (more: object = {}) =>
  (await callApi(submitReport, named({ again: true, ...more }))).body.reportId;
const receipt = async () =>
  (await callApi(submitAnonymousReport, { body: { ...draft(), draftKey: newSecret() } })).body;
const versionFor = async ({ token }: Person, reportId: string) =>
  (await callApi(showReport, { token, params: { reportId } })).body.version;
/** Attached in the same transaction: the second of two meets it as attached already. */
const picture = async ({ token }: Person) => ({ mediaIds: [await sentPicture(token)] });
/** A step on the version that its actor sees. */
const request = async (by: Person, reportId: string, body: object = {}) => ({
  token: by.token,
  params: { reportId },
  body: { version: await versionFor(by, reportId), ...body },
});
const step = async (route: AnyRoute, ...given: Parameters<typeof request>) => {
  const { status, body } = await callApi(route, await request(...given));
  if (status !== 200) throw new Error(`${route.id} answered ${JSON.stringify(body)}`);
};
const stepTwice = async <R extends AnyRoute>(route: R, ...given: Parameters<typeof request>) =>
  (await callTwice(route, await request(...given))).body;

test('a report from its sending to its handling', async () => {
  const { reportId } = (await callTwice(submitReport, named(await picture(reporter)))).body;
  const hidden = draft({ description: '集体的鱼塘没有开会就包出去了，也没有公示过价钱。' });
  await callTwice(submitReport, { token: reporter.token, body: { ...hidden, mode: 'confidential' } });
  await stepTwice(acceptReport, cadre, reportId);
  await stepTwice(assignReport, cadre, reportId, { accountId: secretary.accountId });
  await stepTwice(extendReport, cadre, reportId, { days: 5, reason: '要等配件到货' });
  await stepTwice(superviseReport, regulator, reportId, { text: '请十日内办好' });
});

test('what is said of a report until it is rated', async () => {
  const reportId = await submitted();
  await stepTwice(askForMaterial, cadre, reportId, { text: '请补一张现场照片' });
  await stepTwice(supplyMaterial, reporter, reportId, { text: '在村口第二根杆', ...(await picture(reporter)) });
  await stepTwice(askForMaterial, cadre, reportId, { text: '请再补一张晚上的照片' });
  await stepTwice(resumeReport, cadre, reportId, { reason: '现场看过了，不用再补' });
  const params = { reportId };
  for (const { by, text } of [
    { by: reporter, text: '灯杆编号是 12 号' },
    { by: cadre, text: '收到，明天去看' },
  ])
    await callTwice(writeLetter, { token: by.token, params, body: { text, ...(await picture(by)) } });
  await callTwice(writeNote, { token: cadre.token, params, body: { text: '找过电工' } });
  await stepTwice(answerReport, cadre, reportId, { ...ANSWER, ...(await picture(cadre)) });
  await stepTwice(returnReport, regulator, reportId, { reason: '没有说清是谁修的，重新办' });
  await step(answerReport, cadre, reportId, ANSWER);
  await stepTwice(rateAnswer, reporter, reportId, { stars: 4 });
});

test('a report that is refused, looked at anew, taken back, split or merged', async () => {
  const refused = await submitted();
  await stepTwice(refuseReport, cadre, refused, { ground: 'otherAuthority', text: '路灯归街道管，请向街道反映' });
  await stepTwice(reopenReport, reporter, refused, { reason: '街道说归村里管' });
  const [one, other] = [await submitted(), await submitted()];
  await stepTwice(splitReport, cadre, one, { category: 'environment', description: '路边的垃圾没有人清' });
  await stepTwice(mergeReport, cadre, other, { parentId: one });
  await stepTwice(withdrawReport, reporter, one);
});

test('a report that is answered with another, and a confidential one that goes above', async () => {
  const [parentId, childId] = [await submitted(), await submitted()];
  await step(mergeReport, cadre, childId, { parentId });
  await stepTwice(answerReport, cadre, parentId, ANSWER);
  const hidden = await submitted({ mode: 'confidential' });
  await step(answerReport, cadre, hidden, ANSWER);
  await stepTwice(reopenReport, reporter, hidden, { reason: '还是没有修好' });
});

test('a report that leaves its office', async () => {
  await stepTwice(transferReport, cadre, await submitted(), { division: TOWN, reason: '路灯归街道管' });
  await stepTwice(recuseFromReport, cadre, await submitted(), { reason: '是我堂兄家的事' });
});

describe('words that name a cadre of the office take the report from it', () => {
  const NAMING = '钱是刘文书收的，没有给收据，就是他收的。';
  const params = async () => ({ reportId: await submitted() });

  test('a letter of the reporter', async () => {
    await callTwice(writeLetter, {
      token: reporter.token,
      params: await params(),
      body: { text: NAMING, mediaIds: [] },
    });
  });
  test('a letter of the office', async () => {
    await callTwice(writeLetter, { token: cadre.token, params: await params(), body: { text: NAMING, mediaIds: [] } });
  });
  test('a note', async () => {
    await callTwice(writeNote, { token: cadre.token, params: await params(), body: { text: NAMING } });
  });
  test('a step of the reporter', async () => {
    const { reportId } = await params();
    await step(askForMaterial, cadre, reportId, { text: '请补一张现场照片' });
    await stepTwice(supplyMaterial, reporter, reportId, { text: NAMING, mediaIds: [] });
  });
  test('a step of the office', async () => {
    const { reportId } = await params();
    await callTwice(askForMaterial, await request(cadre, reportId, { text: NAMING }), { outOfSight: true });
  });
  test('a transfer', async () => {
    const { reportId } = await params();
    await stepTwice(transferReport, cadre, reportId, { division: TOWN, reason: NAMING });
  });
  test('a split', async () => {
    const { reportId } = await params();
    const body = { category: 'environment', description: NAMING };
    await callTwice(splitReport, await request(cadre, reportId, body), { outOfSight: true });
  });
});

test('the holder of a receipt', async () => {
  const body = { ...draft(), draftKey: newSecret() };
  const { reportId, receiptNo } = (await callTwice(submitAnonymousReport, { body })).body;
  const byReceipt = async (route: AnyRoute, more: object) => {
    const { version } = (await findReport(reportId))!.report;
    await callTwice(route, { body: { receiptNo, version, ...more } });
  };
  await callTwice(writeAnonymousLetter, { body: { receiptNo, text: '什么时候来修', mediaIds: [] } });
  await step(askForMaterial, cadre, reportId, { text: '请补一张现场照片' });
  await byReceipt(supplyAnonymousMaterial, { text: '在村口第二根杆', mediaIds: [], draftKey: body.draftKey });
  await step(answerReport, cadre, reportId, ANSWER);
  await byReceipt(rateAnonymousAnswer, { stars: 2 });
  await byReceipt(reopenAnonymousReport, { reason: '还是没有修好' });
  await byReceipt(withdrawAnonymousReport, {});
});

test('many reports at once', async () => {
  const reports = [];
  for (let count = 0; count < 2; count += 1) reports.push({ reportId: await submitted(), version: 1 });
  const { token } = cadre;
  await callTwice(assignReports, { token, body: { accountId: secretary.accountId, reports } });
  for (const decision of [{ kind: 'release' }, { kind: 'setAside', reason: '没有说清是哪一盏灯，没法查' }]) {
    const pile = [];
    for (let count = 0; count < 2; count += 1) {
      const { reportId } = await receipt();
      await putReport({ ...(await findReport(reportId))!.report, held: true });
      pile.push({ reportId, version: 1 });
    }
    await callTwice(sortPile, { token, body: { decision, reports: pile } });
  }
});

test('whoever is accused', async () => {
  const reportId = await submitted({ about: { kind: 'cadre', cadreId: cadre.personId } });
  await callTwice(showAccusedHistory, { token: township.token, params: { reportId } });
  const summary = '请说明今年的路灯是怎样定、怎样修的。';
  const asked = { personId: cadre.personId, summary, days: 5, despite: false };
  await stepTwice(askForStatement, township, reportId, asked);
  const [row] = await everyRow('Statement');
  const params = { statementId: String(row!.statementId) };
  const body = { text: '灯是村里统一修的，账都公示了。', mediaIds: [await sentPicture(cadre.token)] };
  await callTwice(giveStatement, { token: cadre.token, params, body });
});

test('whoever is held to have reported what is false', async () => {
  const judge = await personNamed('邓监督', { role: 'regulator', division: DISTRICT });
  const body = { ground: 'fabricated' as const, text: '监控和收据都说明那笔钱没有付过，是编的。' };
  for (let count = 0; count < 3; count += 1) {
    const reportId = await submitted();
    await step(acceptReport, cadre, reportId);
    await step(answerReport, cadre, reportId, ANSWER);
    await callTwice(markReportFalse, { token: regulator.token, params: { reportId }, body });
  }
  const { restrictions } = (await callApi(showMyRestrictions, { token: reporter.token })).body;
  const { restrictionId } = restrictions[0]!;
  const appeal = { restrictionId, text: '收据是真的，原件在我这里。' };
  await callTwice(appealRestriction, { token: reporter.token, body: appeal });
  const decision = { lifted: true, text: '收据原件核对过，是真的。' };
  await callTwice(decideAppeal, { token: judge.token, params: { restrictionId }, body: decision });
});

test('the ready texts of an office', async () => {
  const { token } = cadre;
  const wording = {
    role: 'cadre' as const,
    use: 'answer' as const,
    title: '路灯修好了',
    text: '您好，路灯已经修好了，谢谢。',
  };
  const { cannedId, version } = (await callTwice(addCannedAnswer, { token, body: wording })).body;
  const params = { cannedId };
  const changed = { ...wording, version, title: '换了新灯' };
  const { version: newer } = (await callTwice(changeCannedAnswer, { token, params, body: changed })).body;
  await callTwice(removeCannedAnswer, { token, params, body: { role: 'cadre', version: newer } });
});

test('the rules by which a report is routed', async () => {
  const { token } = regulator;
  const params = { districtCode: DISTRICT };
  const { version, items } = (await callTwice(beginRouting, { token, params })).body;
  const { ruleId, ruleVersion: _, changedAt: __, ...rule } = items[0]!;
  const changed = { token, params: { ...params, ruleId }, body: { version, rule: { ...rule, on: false } } };
  const { version: second } = (await callTwice(changeRoutingRule, changed)).body;
  const added = { token, params, body: { version: second, rule: { ...rule, name: '又一条' } } };
  const { body: longer } = await callTwice(addRoutingRule, added);
  const ruleIds = longer.items.map((each) => each.ruleId).reverse();
  await callTwice(orderRoutingRules, { token, params, body: { version: longer.version, ruleIds } });
});

test('every route of the reports was sent twice', () => expectEveryRoute('reports'));
