import { decideReviewBurst } from '@shared/reviews/bursts';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  askToOpenIdentity,
  consentToOpenIdentity,
  openReporterIdentity,
  refuseToOpenIdentity,
  showReporterPhone,
  wantIdentity,
} from '@shared/custody/custody';
import { correctAppraisal, recordAppraisal } from '@shared/affairs/appraisals';
import { correctDecisionRecord, recordDecisionStep, startDecision } from '@shared/affairs/decisions';
import { openOriginal, redactEvidence } from '@shared/evidence/evidence';
import { cancelImport, startImport, undoImport } from '@shared/imports/imports';
import {
  changeNoticePictures,
  changeScheduledNotice,
  publishNotice,
  reviseNotice,
  withdrawNotice,
} from '@shared/affairs/notices';
import { checkCopy, openUnredacted, redactMedia } from '@shared/media/redaction';
import { registerAsset } from '@shared/accounts/registers';
import { submitReport } from '@shared/reports/reports';
import {
  appealReviewRefusal,
  decideReviewAppeal,
  decideReviewFlag,
  refuseHeldReview,
  releaseHeldReview,
} from '@shared/reviews/moderation';
import { pledgeImprovement } from '@shared/reviews/pledges';
import { answerReview, flagReview } from '@shared/reviews/reception';
import { answerReviewTask } from '@shared/reviews/review-tasks';
import { reviewSubject } from '@shared/reviews/reviews';
import { transact } from '../../functions/platform/transact';
import { opened } from '../../functions/reviews/tasks/task';
import { putTask } from '../../functions/reviews/tasks/task-store';
import { holdBurst } from '../../functions/reviews/testing/hold-burst-store';
import { showScore } from '../../functions/reviews/testing/show-score-store';
import { quarterOf } from '@shared/quarters';
import type { AnyRoute } from '@shared/route';
import { addSubscriptions } from '@shared/messages/subscriptions';
import {
  assignAlert,
  changeWatchRule,
  checkAlert,
  closeAlert,
  decideWatchRule,
  explainAlert,
  muteAlert,
  reopenAlert,
} from '@shared/supervision/supervision';
import { addDays, daysAfter, dayInChina } from '@shared/time';
import { openYear } from '../../functions/accounts/open-year';
import { markerOf, sendImport, wake } from '../../functions/imports/testing/arrivals';
import { csvOf } from '../../functions/imports/testing/files';
import { now } from '../../functions/platform/clock';
import { freshDistrict, type Person, personNamed } from '../../functions/reports/testing/people';
import { listWith } from '../../functions/supervision/testing/list-store';
import { toldAlert } from '../../functions/supervision/testing/told-alert';
import { decideListMatch } from '@shared/supervision/lists';
import { answerOutcome, replyToOutcome } from '@shared/supervision/outcomes';
import { alertIn } from '../../functions/supervision/testing/alerts';
import { callApi } from '../support/api';
import { DISTRICT, idNumberOf, NIUJIAO, TOWN } from '../support/people';
import { coveredPicture, sentPicture } from '../support/pictures';
import { APART, callTwice, expectEveryRoute } from '../support/twice';

jest.setTimeout(300_000);

const village = { villageCode: NIUJIAO };
let cadre: Person;
let township: Person;
let officer: Person;
let reporter: Person;

beforeEach(async () => {
  await freshDistrict();
  cadre = await personNamed('王建国', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵强', { role: 'township', division: TOWN });
  officer = await personNamed('钱静', { role: 'township', division: TOWN });
  reporter = await personNamed('李秀英');
});

const twice = async <R extends AnyRoute>(route: R, { token }: Person, params: object, body?: object) =>
  (await callTwice(route, { token, params: { ...params }, ...(body && { body }) })).body;

const reported = async (mode: 'named' | 'confidential', mediaIds: string[] = []) => {
  const about = { kind: 'cadre', cadreId: cadre.personId };
  const words = { villageCode: NIUJIAO, category: 'conduct', description: '办低保的时候收了红包，三户人都给了' };
  const body = { ...words, mode, about, mediaIds, again: true };
  return (await callApi(submitReport, { token: reporter.token, body })).body.reportId;
};

test('a name that is opened, and one that is not', async () => {
  const first = await personNamed('何清', { role: 'custodian', division: DISTRICT });
  const second = await personNamed('吴明', { role: 'custodian', division: DISTRICT });
  const reason = { reason: '纪委要当面核实，已经书面请示' };
  const wanted = async () => {
    const reportId = await reported('confidential');
    const { openingId } = await twice(wantIdentity, township, { reportId }, reason);
    await twice(askToOpenIdentity, first, { reportId, openingId }, { version: 1, ...reason });
    return { reportId, openingId };
  };
  const opened = await wanted();
  await twice(consentToOpenIdentity, second, opened, { version: 2 });
  await twice(openReporterIdentity, first, opened, { version: 3 });
  await twice(refuseToOpenIdentity, second, await wanted(), { version: 2, ...reason });
  await twice(showReporterPhone, township, { reportId: await reported('named') });
});

test('a matter that is decided', async () => {
  const heldOn = dayInChina(daysAfter(now(), -30));
  const record = { step: 'proposal', heldOn, place: '村党群服务中心', text: '修三组的机耕道，钱从集体收入里出' };
  const matter = { kind: 'works', title: '三组机耕道硬化', amountFen: 8_600_000, record };
  const { decisionId } = await twice(startDecision, cadre, village, matter);
  const vote = { due: 45, present: 36, agree: 30, against: 4, abstain: 2 };
  const discussed = { ...record, step: 'discussion', vote };
  const params = { ...village, decisionId };
  const { records } = await twice(recordDecisionStep, cadre, params, { version: 1, record: discussed });
  await twice(correctDecisionRecord, cadre, params, {
    ...{ version: 2, corrects: records[1]!.recordId, reason: '赞成的人数抄错了' },
    record: { ...discussed, vote: { ...vote, agree: 29, against: 5 } },
  });
});

test('a yearly appraisal', async () => {
  const votes = { excellent: 20, competent: 10, basic: 3, unfit: 2, abstain: 1 };
  const meeting = {
    ...{ heldOn: '2025-12-10', place: '村党群服务中心', form: 'representatives', due: 45, present: 36 },
    ...{ text: '监委会主持，先述职，再无记名投票', exempt: [] },
    people: [{ ...votes, cadreId: cadre.personId, post: 'member' }],
  };
  await twice(recordAppraisal, township, village, { meeting });
  const params = { ...village, year: '2025' };
  await twice(correctAppraisal, township, params, {
    version: 1,
    reason: '地点写错了',
    meeting: { ...meeting, place: '村小学' },
  });
});

test('a notice from its writing to its withdrawal', async () => {
  const notice = { kind: 'affairs', title: '关于停水的通知', body: '明天上午检修水管，请提前储水。' };
  const publishAt = daysAfter(now(), 2);
  const later = await twice(publishNotice, cadre, village, { ...notice, publishAt });
  const scheduled = { ...village, noticeId: later.noticeId };
  const moved = { ...notice, title: '换了标题的公告', version: 1, publishAt };
  const { version } = await twice(changeScheduledNotice, cadre, scheduled, moved);
  await twice(changeScheduledNotice, cadre, scheduled, { ...notice, version });
  // Who confirms that a number is an office's does it once too.
  const called = { ...notice, body: '明天上午检修水管，有事打村里电话 13800138000。', publishesContact: true };
  const { noticeId } = await twice(publishNotice, cadre, village, called);
  const params = { ...village, noticeId };
  const { title } = notice;
  const body = '明天的停水改到后天，其他不变，请大家放心。';
  const revised = await twice(reviseNotice, cadre, params, { version: 1, title, body, reason: '日子定错了' });
  const mediaIds = [await coveredPicture(cadre.token, 'no')];
  const shown = await twice(changeNoticePictures, cadre, params, { version: revised.version, mediaIds });
  expect(shown.pictures).toHaveLength(1);
  await twice(withdrawNotice, cadre, params, { version: shown.version, reason: '写错了村名' });
});

test('an alert from its assignment to its second opening', async () => {
  const regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  const { alertId } = await alertIn(NIUJIAO);
  const text = '承租人住院，月底前付清';
  await twice(assignAlert, township, { alertId }, { version: 1, accountId: officer.accountId });
  await twice(muteAlert, regulator, { alertId }, { version: 2, days: 30, text });
  await twice(explainAlert, cadre, { alertId }, { version: 3, text });
  await twice(checkAlert, township, { alertId }, { version: 4, text });
  await twice(closeAlert, township, { alertId }, { version: 5, closing: 'real', text });
  await twice(reopenAlert, regulator, { alertId }, { version: 6, text });
});

test('what was held about a person, their answer and the reply', async () => {
  const regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  const { alertId, version } = await toldAlert(NIUJIAO, reporter.personId);
  const said = await twice(answerOutcome, reporter, { alertId }, { text: '四月那笔是补发三月的，有存折为证。' });
  expect(said.answer).toBeDefined();
  const params = { alertId, personId: reporter.personId };
  const body = { version: version + 1, ending: 'real', text: '存折看过，四月的确有两笔。' };
  const replied = await twice(replyToOutcome, regulator, params, body);
  expect(replied.outcomes).toHaveLength(1);
});

test('a change of a rule that watches, and its decision', async () => {
  const regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  const other = await personNamed('吴静', { role: 'regulator', division: DISTRICT });
  const rule = { districtCode: DISTRICT, ruleCode: 'YJ24' };
  const { settingVersion } = await twice(changeWatchRule, regulator, rule, {
    version: 0,
    state: 'retired',
    figures: {},
    why: '先停一停再看',
  });
  await twice(decideWatchRule, other, rule, { version: settingVersion, verdict: 'confirm' });
});

test('whom a row of a list names', async () => {
  const regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  const { personId } = await personNamed('周桂芳');
  await twice(decideListMatch, regulator, await listWith(DISTRICT, [personId]), { version: 1, personId });
});

test('the files of a report', async () => {
  const mediaId = await sentPicture(reporter.token);
  const params = { reportId: await reported('named', [mediaId]), mediaId };
  await twice(openOriginal, township, params, { reason: '要核对照片是什么时候拍的' });
  await twice(redactEvidence, township, params, { boxes: [{ x: 0, y: 0, width: 5_000, height: 10_000 }] });
});

test('a picture among the papers of a village', async () => {
  const { token } = township;
  const mediaId = await sentPicture(token);
  await twice(redactMedia, township, { ...village, mediaId }, { boxes: [], showsPersons: 'yes' });
  await openYear({ ...village, villageName: '牛角村', townName: '罗龙街道', year: 2026 }, 1_000_000, now(), 'import');
  const copy = { ...village, mediaId: await coveredPicture(token, 'yes') };
  const asset = { cardNo: 'GD-0001', name: '提灌站', kind: '农田水利设施', acquiredOn: '2025-12-10', place: '4组' };
  const worth = { originalValueFen: 1_200_000, usefulLifeMonths: 120, residualPercent: 0, custodian: '陈建国' };
  await callApi(registerAsset, { token, params: village, body: { ...asset, ...worth, mediaIds: [copy.mediaId] } });
  await twice(openUnredacted, township, copy);
  await twice(checkCopy, officer, copy, { verdict: 'publish' });
});

test('an import that is given up, and one that is written and taken back', async () => {
  const admin = await personNamed('孙磊', { role: 'admin', division: DISTRICT });
  const file = csvOf([
    ['姓名', '身份证号', '村', '组', '户编号', '与户主关系', '联系电话'],
    ['王秀英', idNumberOf(999), '牛角村', '3组', '0012', '户主', ''],
  ]);
  const checked = async () => {
    const { importId, key } = await sendImport(admin.token, 'people', file);
    await wake(key);
    return { importId };
  };
  await twice(cancelImport, admin, await checked());
  const params = await checked();
  await twice(startImport, admin, params);
  await wake(markerOf(params.importId));
  await twice(undoImport, admin, params);
});

test('words that waited: let through, refused, and looked at anew', async () => {
  const regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
  const wait = async (subjectId: string) => {
    const of = { villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId };
    const body = { stars: 1, comment: '这里有小广告', shownAs: 'hidden' as const };
    const { reviewId } = (await callApi(reviewSubject, { token: reporter.token, params: of, body })).body;
    return { of, params: { reviewId } };
  };
  await twice(releaseHeldReview, township, (await wait('finance')).params, { version: 1 });
  const { of, params } = await wait('attitude');
  const refusal = { version: 1, reason: 'advertisement', words: '“小广告”请去掉' };
  await twice(refuseHeldReview, township, params, refusal);
  const appeal = { version: 2, words: '说的是墙上的小广告' };
  await twice(appealReviewRefusal, reporter, { ...of, quarter: quarterOf(now()) }, appeal);
  await twice(decideReviewAppeal, regulator, params, { version: 3, outcome: 'restored', words: '说的是环境' });
});

test('what was done about a low review', async () => {
  const of = { villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId: 'environment' };
  const body = { stars: 1, comment: '垃圾没人收', shownAs: 'hidden' as const };
  const { reviewId, quarter } = (await callApi(reviewSubject, { token: reporter.token, params: of, body })).body;
  await transact(putTask({ ...opened(of, now()), ...of, answers: [], reviewId, quarter, version: 1 }, undefined));
  await showScore(of, now());
  await twice(answerReviewTask, cadre, { reviewId }, { version: 1, words: '每天早上八点收一次垃圾' });
});

test('what the rated and others do with a comment that everybody reads', async () => {
  const of = { villageCode: NIUJIAO, subjectKind: 'work' as const, subjectId: 'fairness' };
  const body = { stars: 4, comment: '比以前公道，就是慢', shownAs: 'hidden' as const };
  const { reviewId } = (await callApi(reviewSubject, { token: reporter.token, params: of, body })).body;
  await showScore(of, now());
  await twice(answerReview, cadre, { reviewId }, { words: '下个月起两天办完' });
  const byOn = addDays(dayInChina(now()), 30);
  await twice(pledgeImprovement, cadre, of, { words: '下个月起两天之内办完', byOn });
  await twice(flagReview, cadre, { reviewId }, { reason: 'offSubject' });
  const regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  const burst = await holdBurst({ ...of, subjectId: 'attitude' }, now(), []);
  await twice(decideReviewBurst, regulator, burst, { version: 1 });
  await twice(decideReviewFlag, township, { reviewId }, { version: 1, words: '说的就是办事，留着' });
});

test('a reminder that is agreed to', async () => {
  await twice(addSubscriptions, reporter, {}, { templateIds: ['local-template-progress', 'local-template-work'] });
});

test('every route of all other features was sent twice', () => expectEveryRoute('others'));

test.each(APART)('%s has a file of its own', (feature) =>
  expect(existsSync(path.join(__dirname, `once-${feature}.test.ts`))).toBe(true),
);
