import { listLetters, listNotes, writeAnonymousLetter, writeLetter, writeNote } from '@shared/reports/mailbox';
import { listMessages } from '@shared/messages/messages';
import { checkReceipt } from '@shared/reports/receipts';
import {
  askForMaterial,
  mergeReport,
  reopenReport,
  splitReport,
  supplyMaterial,
  transferReport,
} from '@shared/reports/commands';
import { showAccusedHistory } from '@shared/reports/work';
import {
  acceptReport,
  answerReport,
  listWork,
  openAnonymousReport,
  rateAnswer,
  returnReport,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import type { AnyRoute } from '@shared/route';
import { startOfDay } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, NIUJIAO as VILLAGE, TOWN } from '../../../tests/support/people';
import { newId } from '../../platform/id';
import { newSecret } from '../../platform/sealed';
import type { Report } from '../report';
import { findReport } from '../report-store';
import { episodesOf } from '../statistics/episodes';
import { LAMP } from '../testing/lamp';
import { freshDistrict, memberNamed, type Person, personNamed } from '../testing/people';

// A cadre who is named only later: the report goes where it would have gone at first, and is there for nobody it would not have been.

let accused: Person;
/** Lives with the accused and works at the town. */
let spouse: Person;
let colleague: Person;
let officer: Person;
let regulator: Person;
let reporter: Person;
const SIGHTLESS = () => [accused, spouse, colleague];

beforeEach(async () => {
  await freshDistrict({ streams: true });
  const householdId = newId();
  accused = await memberNamed('陈建国', householdId, { role: 'cadre', division: VILLAGE });
  spouse = await memberNamed('罗小琴', householdId, { role: 'township', division: TOWN });
  colleague = await personNamed('刘芳', { role: 'cadre', division: VILLAGE });
  officer = await personNamed('赵强', { role: 'township', division: TOWN });
  regulator = await personNamed('周敏', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
});

const draft = () => ({
  ...LAMP,
  description: `村口的路灯坏了三个月没人修，${newSecret()}`,
});
type Mode = 'named' | 'confidential';
const submitted = async (by = reporter, mode: Mode = 'named', description = draft().description) =>
  (await callApi(submitReport, { token: by.token, body: { ...draft(), description, mode } })).body.reportId;
const reportOf = async (reportId: string): Promise<Report> => (await findReport(reportId))!.report;
const seen = async ({ token }: Person, reportId: string) =>
  (await callApi(showReport, { token, params: { reportId } })).status;
const step = async (route: AnyRoute, { token }: Person, reportId: string, body: object = {}) => {
  const { version } = await reportOf(reportId);
  const { status, body: said } = await callApi(route, { token, params: { reportId }, body: { version, ...body } });
  if (status !== 200) throw new Error(`${route.id} ${status} ${JSON.stringify(said)}`);
  return said;
};
const inbox = async ({ token }: Person) => {
  await deliverStreams();
  const { items } = (await callApi(listMessages, { token })).body;
  return items.map(({ kind }) => kind);
};
const ANSWER = { text: '路灯已经修好了，线路也检查过了。', mediaIds: [] };
const answered = async (reportId: string) => {
  await step(acceptReport, colleague, reportId);
  await step(answerReport, colleague, reportId, ANSWER);
};
const letter = (by: Person, reportId: string, text: string) => step(writeLetter, by, reportId, { text, mediaIds: [] });
const NAMING = '钱是陈书记……就是陈建国收的，没有给收据。';

/** Each way in which a reporter, or an office, names somebody later; on a report that the village's office has. */
const WAYS: Record<string, (reportId: string) => Promise<unknown>> = {
  'a letter of the reporter': (reportId) => letter(reporter, reportId, NAMING),
  'a letter of the office': (reportId) => letter(colleague, reportId, `您说的是不是陈建国？${NAMING}`),
  'a note of a colleague': (reportId) => step(writeNote, colleague, reportId, { text: NAMING }),
  'material that was asked for': async (reportId) => {
    await step(askForMaterial, colleague, reportId, { text: '请补充付钱的时间和地点' });
    await step(supplyMaterial, reporter, reportId, { text: NAMING, mediaIds: [] });
  },
  'the asking itself': (reportId) => step(askForMaterial, colleague, reportId, { text: `请补充凭证：${NAMING}` }),
  'a letter while material is awaited': async (reportId) => {
    await step(askForMaterial, colleague, reportId, { text: '请补充付钱的时间和地点' });
    await letter(reporter, reportId, NAMING);
  },
  'the words of a rating': async (reportId) => {
    await answered(reportId);
    await step(rateAnswer, reporter, reportId, { stars: 1, comment: NAMING });
  },
  'a letter after the answer': async (reportId) => {
    await answered(reportId);
    await letter(reporter, reportId, NAMING);
  },
  'why it is to be looked at anew': async (reportId) => {
    await answered(reportId);
    await step(reopenReport, reporter, reportId, { reason: NAMING });
  },
  'why the office hands it on': (reportId) =>
    step(transferReport, colleague, reportId, { division: TOWN, reason: NAMING }),
  'what is split from it': (reportId) =>
    step(splitReport, colleague, reportId, { category: 'money', description: NAMING }),
  'a space, a dot and another script between': (reportId) => letter(reporter, reportId, '是陈 建·国 收的'),
};

test.each(Object.keys(WAYS))('named in %s: as if named at first', async (way) => {
  const first = await reportOf(await submitted(reporter, 'named', `${draft().description}，${NAMING}`));
  const reportId = await submitted();
  expect(await seen(accused, reportId)).toBe(200);
  const before = await inbox(accused);

  await WAYS[way]!(reportId);

  const report = await reportOf(reportId);
  expect(report.handledByDivision).toBe(TOWN);
  expect(report.routing?.floor).toBe(first.routing!.floor);
  // Whoever decided it does not look at it anew either.
  const decider = way === 'why it is to be looked at anew' ? [colleague.personId] : [];
  expect([...report.excludedPersonIds].sort()).toEqual([...first.excludedPersonIds, ...decider].sort());
  expect(report.alsoAccusedIds).toEqual([accused.personId]);
  for (const person of SIGHTLESS()) expect(await seen(person, reportId)).toBe(404);
  for (const route of [listLetters, listNotes])
    for (const { token } of SIGHTLESS())
      expect((await callApi(route, { token, params: { reportId } })).status).toBe(404);
  expect(await seen(reporter, reportId)).toBe(200);
  expect(await seen(officer, reportId)).toBe(200);
  expect(await seen(regulator, reportId)).toBe(200);
  // Nobody tells the accused: what came before is all there is.
  expect(await inbox(accused)).toEqual(before);
  // They were told of the first one. Who gets what was decided already has nothing to do about it.
  const arrived = (await inbox(officer)).filter((kind) => kind === 'workArrived').length;
  if (['answered', 'closed'].includes(report.state)) expect(arrived).toBe(1);
  else expect(arrived).toBeGreaterThan(1);
  // Whoever asked for the level above knows where it went.
  if (way !== 'why it is to be looked at anew') expect(await inbox(reporter)).toContain('reportMoved');
  const { items } = (
    await callApi(listWork, { token: accused.token, query: { division: VILLAGE, role: 'cadre', which: 'open' } })
  ).body;
  expect(items.map((item) => item.reportId)).not.toContain(reportId);
  // Where it is found: under the cadre, by the office above.
  const history = await callApi(showAccusedHistory, { token: officer.token, params: { reportId } });
  expect(history.status).toBe(200);
  // The receipt says what was sent, and that has not changed.
  const { referenceNo, proof } = report;
  const check = { referenceNo, contentHash: proof!.contentHash };
  expect((await callApi(checkReceipt, { body: check })).body).toMatchObject({ matches: true });
});

test('an anonymous letter moves it as well, and the receipt opens it still', async () => {
  const { body } = await callApi(submitAnonymousReport, { body: { ...draft(), draftKey: newSecret() } });
  const receipt = { receiptNo: body.receiptNo };
  await callApi(writeAnonymousLetter, { body: { ...receipt, text: NAMING, mediaIds: [] } });
  expect(await seen(accused, body.reportId)).toBe(404);
  expect((await callApi(openAnonymousReport, { body: receipt })).body).toMatchObject({ handledByDivision: TOWN });
});

test('a confidential one: the office above learns the day of it, never the minute', async () => {
  const reportId = await submitted(reporter, 'confidential');
  await letter(reporter, reportId, NAMING);
  const { timeline } = (await callApi(showReport, { token: officer.token, params: { reportId } })).body;
  const moved = timeline.filter(({ step: taken }) => taken === 'rerouted');
  expect(moved).toHaveLength(1);
  expect(moved[0]!.at).toBe(startOfDay(moved[0]!.at));
});

test('words that name nobody, or the writer of the office, move nothing', async () => {
  const reportId = await submitted();
  await letter(reporter, reportId, '第 12 号灯杆，谢谢你们');
  await letter(colleague, reportId, '您好，我是村里的刘芳，明天去看');
  await step(writeNote, colleague, reportId, { text: '刘芳已到现场' });
  expect(await reportOf(reportId)).toMatchObject({ handledByDivision: VILLAGE, excludedPersonIds: [], version: 1 });
  expect(await seen(accused, reportId)).toBe(200);
});

test('who names an officer of the town makes it the district’s; of one who has it already, the others lose it', async () => {
  const reportId = await submitted();
  await letter(reporter, reportId, '镇上的赵强也知道这件事');
  expect(await reportOf(reportId)).toMatchObject({ handledByDivision: DISTRICT });
  expect(await seen(officer, reportId)).toBe(404);
  expect(await seen(regulator, reportId)).toBe(200);
});

test('named twice: nothing more happens the second time; another one besides is kept from it too', async () => {
  const reportId = await submitted();
  await letter(reporter, reportId, NAMING);
  const { version } = await reportOf(reportId);
  await letter(reporter, reportId, NAMING);
  expect((await reportOf(reportId)).version).toBe(version);
  await letter(reporter, reportId, '刘芳也在场');
  const report = await reportOf(reportId);
  expect(report.excludedPersonIds).toContain(colleague.personId);
  expect(report.alsoAccusedIds).toEqual([accused.personId, colleague.personId]);
  expect(report.handledByDivision).toBe(TOWN);
});

test('two cadres of one name: both, as at first; so does a resident whom a cadre’s name is called by', async () => {
  const namesake = await personNamed('陈建国', { role: 'cadre', division: VILLAGE });
  const reportId = await submitted();
  await letter(reporter, reportId, '是三组的陈建国，不是当干部的那个');
  expect((await reportOf(reportId)).excludedPersonIds).toEqual(
    expect.arrayContaining([accused.personId, namesake.personId]),
  );
  expect(await seen(namesake, reportId)).toBe(404);
});

test('whoever wrote it away is answered, and sent again is answered the same', async () => {
  const reportId = await submitted();
  const body = { text: NAMING };
  const sent = { token: colleague.token, params: { reportId }, body, key: newId() };
  const once = await callApi(writeNote, sent);
  expect(once.status).toBe(200);
  expect((await callApi(writeNote, sent)).body).toEqual(once.body);
  const letters = { token: officer.token, params: { reportId } };
  expect((await callApi(listNotes, letters)).body.items).toMatchObject([{ text: NAMING }]);
});

describe('handled together', () => {
  const pair = async () => {
    const neighbour = await personNamed('王秀英');
    const parentId = await submitted();
    const childId = await submitted(neighbour);
    await step(mergeReport, colleague, childId, { parentId });
    return { neighbour, parentId, childId };
  };

  test('named in the one, the others go along', async () => {
    const { neighbour, parentId, childId } = await pair();
    await letter(reporter, parentId, NAMING);
    expect(await reportOf(childId)).toMatchObject({ state: 'merged', handledByDivision: TOWN, parentId });
    for (const person of SIGHTLESS()) expect(await seen(person, childId)).toBe(404);
    expect(await inbox(neighbour)).toContain('reportMoved');
    await step(acceptReport, officer, parentId);
    await step(answerReport, officer, parentId, ANSWER);
    expect(await reportOf(childId)).toMatchObject({ state: 'answered' });
  });

  test('named in one of the others, it stands by itself, and the one it was with is as it was', async () => {
    const { neighbour, parentId, childId } = await pair();
    const parent = (await callApi(showReport, { token: accused.token, params: { reportId: parentId } })).body;
    await letter(neighbour, childId, NAMING);
    expect(await reportOf(childId)).toMatchObject({ state: 'submitted', handledByDivision: TOWN });
    expect((await reportOf(childId)).parentId).toBeUndefined();
    for (const person of SIGHTLESS()) expect(await seen(person, childId)).toBe(404);
    expect((await callApi(showReport, { token: accused.token, params: { reportId: parentId } })).body).toEqual(parent);
    await step(acceptReport, colleague, parentId);
    await step(answerReport, colleague, parentId, ANSWER);
    expect(await reportOf(childId)).toMatchObject({ state: 'submitted' });
  });

  test('what is hidden from someone is not answered by them together with another: the other is hidden too', async () => {
    // The spouse of the accused works at the town, where both are.
    const hiddenId = await submitted(reporter, 'named', `${draft().description}，${NAMING}`);
    const openId = await submitted();
    await step(transferReport, colleague, openId, { division: TOWN, reason: '归街道管，请街道办' });
    expect(await seen(spouse, openId)).toBe(200);
    await step(mergeReport, officer, hiddenId, { parentId: openId });
    expect(await seen(spouse, openId)).toBe(404);
    expect(await seen(spouse, hiddenId)).toBe(404);
  });
});

describe('what was decided', () => {
  test('stays decided; its reporter goes to the office that has it now, and it counts for who decided', async () => {
    const reportId = await submitted();
    await answered(reportId);
    await letter(reporter, reportId, NAMING);
    expect(await reportOf(reportId)).toMatchObject({ state: 'answered', handledByDivision: TOWN });
    const { report, events } = (await findReport(reportId))!;
    expect(episodesOf(report, events, events.at(-1)!.at).map(({ office, fate }) => [office, fate])).toEqual([
      [VILLAGE, 'answered'],
    ]);
    await step(reopenReport, reporter, reportId, { reason: '灯还是不亮，请上级看' });
    const reopened = await reportOf(reportId);
    expect(reopened).toMatchObject({ state: 'submitted', handledByDivision: TOWN });
    expect(reopened.pastDivisions).toEqual([VILLAGE]);
  });

  test('goes back to the office above when the district returns it', async () => {
    const reportId = await submitted();
    await answered(reportId);
    await step(rateAnswer, reporter, reportId, { stars: 1, comment: NAMING });
    await step(returnReport, regulator, reportId, { reason: '没有说清楚是谁修的，重新办' });
    const { report, events } = (await findReport(reportId))!;
    expect(report).toMatchObject({ state: 'returned', handledByDivision: TOWN });
    expect(episodesOf(report, events, events.at(-1)!.at).map(({ office, fate }) => [office, fate])).toEqual([
      [VILLAGE, 'moved'],
      [TOWN, 'open'],
    ]);
    await step(answerReport, officer, reportId, ANSWER);
  });

  test('an answer that says who did the work moves nothing', async () => {
    const reportId = await submitted();
    await step(acceptReport, colleague, reportId);
    await step(answerReport, colleague, reportId, { text: '主任陈建国已经组织人修好了。', mediaIds: [] });
    expect(await reportOf(reportId)).toMatchObject({ handledByDivision: VILLAGE, excludedPersonIds: [] });
  });
});
