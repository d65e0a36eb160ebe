import { randomUUID } from 'node:crypto';
import { requestChallenge } from '@shared/challenge';
import { listMessages } from '@shared/messages/messages';
import { mergeReport, refuseReport, reopenAnonymousReport } from '@shared/reports/commands';
import {
  listPile,
  MOST_UNSORTED,
  showAccusedHistory,
  showDesk,
  showReportBackground,
  sortPile,
} from '@shared/reports/work';
import {
  acceptReport,
  listWork,
  openAnonymousReport,
  type Receipt,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import { dayInChina } from '@shared/time';
import { callApi } from '../../../tests/support/api';
import { solved } from '../../../tests/support/challenge';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { now, setClock } from '../../platform/clock';
import { newId } from '../../platform/id';
import { newSecret } from '../../platform/sealed';
import { handler as keepDeadlines } from '../deadlines/keep-deadlines';
import { findReport } from '../report-store';
import { handler as countReports } from '../statistics/count-reports';
import { countedIn } from '../statistics/statistics-store';
import { freshDistrict, type Person, personNamed } from '../testing/people';
import { putReport } from '../testing/put-report-store';
import { verifyDistrict } from '../trail/verify-trails';

const WORDS = '村口的路灯坏了三个月没人修';
const REASON = '没有说清是哪一盏灯，没法查，请补上地点再报';
/** So many of an hour are ordinary work. */
const ORDINARY = MOST_UNSORTED.anHour;

let cadre: Person;
let township: Person;
let regulator: Person;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  cadre = await personNamed('王主任', { role: 'cadre', division: NIUJIAO });
  township = await personNamed('赵干事', { role: 'township', division: TOWN });
  regulator = await personNamed('周监督', { role: 'regulator', division: DISTRICT });
});

type About = { kind: 'village' } | { kind: 'cadre'; cadreId: string };

async function send(description = WORDS, about: About = { kind: 'village' }, villageCode = NIUJIAO): Promise<Receipt> {
  const challenge = (await callApi(requestChallenge, { body: { purpose: 'report', villageCode } })).body;
  const body = { villageCode, category: 'works' as const, description, about, mediaIds: [], draftKey: newSecret() };
  const sent = await callApi(submitAnonymousReport, { query: { proof: solved(challenge) }, body, key: randomUUID() });
  expect(sent.status).toBe(200);
  return sent.body;
}
/** As many as are ordinary work, then so many more. */
async function flood(more: number): Promise<Receipt[]> {
  for (let sent = 0; sent < ORDINARY; sent += 1) expect(await send()).not.toHaveProperty('held');
  const held: Receipt[] = [];
  for (let sent = 0; sent < more; sent += 1) held.push(await send());
  return held;
}
type As = 'cadre' | 'township' | 'regulator';
const pileOf = async ({ token }: Person, role: As, which: 'held' | 'aside' = 'held') =>
  (await callApi(listPile, { token, query: { role, which } })).body.items;
const deskOf = async ({ token }: Person, role: As) => (await callApi(showDesk, { token, query: { role } })).body;
const sort = (by: Person, receipts: readonly Receipt[], kind: 'release' | 'setAside', key?: string) =>
  callApi(sortPile, {
    token: by.token,
    body: {
      decision: kind === 'release' ? { kind } : { kind, reason: REASON },
      reports: receipts.map(({ reportId }) => ({ reportId, version: 1 })),
    },
    ...(key && { key }),
  });
const outcomesOf = (answer: Awaited<ReturnType<typeof sort>>) => answer.body.items.map(({ outcome }) => outcome);
const messagesOf = async ({ token }: Person) => {
  await deliverStreams();
  const { body } = await callApi(listMessages, { token, query: { limit: 50 } });
  return body.items.map(({ kind }) => kind).filter((kind) => kind !== 'grantAsked');
};

test('what is more than a village can have is taken in and lies in its pile; the next village, and who signs, do not', async () => {
  const [held] = await flood(1);
  expect(held).toMatchObject({ held: true, within: { acceptDays: 15 } });
  expect(await send(WORDS, { kind: 'village' }, FENGXIANG)).not.toHaveProperty('held');
  const resident = await personNamed('李秀英');
  const named = { villageCode: NIUJIAO, category: 'works' as const, description: WORDS, mediaIds: [] };
  const { body: signed } = await callApi(submitReport, {
    token: resident.token,
    body: { ...named, mode: 'named', about: { kind: 'village' } },
  });
  expect(signed).not.toHaveProperty('held');

  const desk = await deskOf(cadre, 'cadre');
  expect(desk.held).toBe(1);
  expect(desk.items).toHaveLength(ORDINARY + 1);
  expect(desk.items.map(({ reportId }) => reportId)).not.toContain(held!.reportId);
  expect(await pileOf(cadre, 'cadre')).toMatchObject([{ reportId: held!.reportId, words: WORDS, held: true }]);
  expect(await pileOf(regulator, 'regulator')).toHaveLength(1);
  expect(await pileOf(township, 'township')).toEqual([]);
  // Whoever sent it sees why it is not looked at yet, and that its days are counted all the same.
  const { body: opened } = await callApi(openAnonymousReport, { body: { receiptNo: held!.receiptNo } });
  expect(opened).toMatchObject({ held: true, state: 'submitted', dueAt: held!.acceptBy });
  // Sent again under its key it is the same report, and counts once.
  expect((await deskOf(cadre, 'cadre')).held).toBe(1);
});

test('a proof is spent on one village, and whoever spends one is counted though the report is refused', async () => {
  const prove = async () => solved((await callApi(requestChallenge, { body: { purpose: 'report' } })).body);
  const body = { villageCode: NIUJIAO, category: 'works' as const, description: WORDS, mediaIds: [] };
  const sent = (key: string, proof: string, more: object) =>
    callApi(submitAnonymousReport, {
      ...{ query: { proof }, key },
      body: { ...body, about: { kind: 'village' }, draftKey: newSecret(), ...more },
    });
  const noFile = () => ({ mediaIds: [newId(now())] });
  const elsewhere = { ...noFile(), villageCode: FENGXIANG };
  const [key, proof] = [randomUUID(), await prove()];
  expect((await sent(key, proof, elsewhere)).body.code).toBe('notFound');
  expect((await sent(key, proof, {})).body.code).toBe('challenge.used');
  // As often as an hour's ordinary work, to a village that is none and then with a file that is not there: each is counted, and what is sent again under its key is held.
  const tries = await Promise.all(Array.from({ length: ORDINARY }, async () => [randomUUID(), await prove()] as const));
  for (const [again, spent] of tries)
    for (const refused of [{ villageCode: `${NIUJIAO.slice(0, 9)}999` }, noFile()])
      expect((await sent(again, spent, refused)).body.code).toBe('notFound');
  expect(await send()).toMatchObject({ held: true });
  expect((await sent(...tries[0]!, {})).body).toMatchObject({ held: true });
});

test('an office hears of a pile once a day, however much comes', async () => {
  await flood(4);
  const kinds = await messagesOf(cadre);
  expect(kinds.filter((kind) => kind === 'pileGrew')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'workArrived')).toHaveLength(ORDINARY);
});

test('what says the same is told apart by no blank, mark or width; of a long one the first letters are listed', async () => {
  await flood(0);
  const long = '三组的水渠垮了一段，'.repeat(40);
  const texts = ['都是骗子，ABC！', '都是骗子 ａｂｃ', '都是骗子，ABD', long];
  for (const words of texts) await send(words);
  const lines = await pileOf(cadre, 'cadre');
  const [same, again, other, cut] = texts.map((text) => lines.find(({ words }) => text.startsWith(words.slice(0, 9)))!);
  expect(again!.alike).toBe(same!.alike);
  expect(other!.alike).not.toBe(same!.alike);
  expect([...cut!.words]).toHaveLength(201);
});

test('nothing is done to it but sorting, stepping aside, pressing and taking back', async () => {
  const [held] = await flood(1);
  const { reportId } = held!;
  const { body: seen } = await callApi(showReport, { token: cadre.token, params: { reportId } });
  expect([...seen.mayDo].sort()).toEqual(['recuse', 'release', 'setAside', 'transfer']);
  const { body: theirs } = await callApi(openAnonymousReport, { body: { receiptNo: held!.receiptNo } });
  expect(theirs.mayDo).toEqual(['withdraw']);
  const given = { token: cadre.token, params: { reportId } };
  const accepted = await callApi(acceptReport, { ...given, body: { version: 1 } });
  expect(accepted.body.code).toBe('reports.wrongState');
  const refused = await callApi(refuseReport, {
    ...given,
    body: { version: 1, ground: 'otherAuthority', text: '归交通局管，可以去那里反映' },
  });
  expect(refused.body.code).toBe('reports.wrongState');
  // What is ordinary work takes it in no more than it takes it in.
  const [ordinary] = (await deskOf(cadre, 'cadre')).items;
  const merged = await callApi(mergeReport, {
    token: cadre.token,
    params: { reportId: ordinary!.reportId },
    body: { version: 1, parentId: reportId },
  });
  expect(merged.body.code).toBe('reports.cannotMerge');
  const sorted = await sort(cadre, [{ ...held!, reportId: ordinary!.reportId }], 'setAside');
  expect(outcomesOf(sorted)).toEqual(['moved']);
});

test('let through it is ordinary work, found like any other; sent twice it is done once', async () => {
  const [first, second] = await flood(2);
  const key = randomUUID();
  expect(outcomesOf(await sort(cadre, [first!], 'release', key))).toEqual(['sorted']);
  expect(outcomesOf(await sort(cadre, [first!], 'release', key))).toEqual(['sorted']);
  expect(outcomesOf(await sort(cadre, [first!], 'release'))).toEqual(['moved']);
  const desk = await deskOf(cadre, 'cadre');
  expect(desk.held).toBe(1);
  expect(desk.items.map(({ reportId }) => reportId)).toContain(first!.reportId);
  const { report, events } = (await findReport(first!.reportId))!;
  expect(report.acceptBy).toBe(first!.acceptBy);
  expect(events.map(({ step }) => step)).toEqual(['submitted', 'routed', 'released']);
  const background = async (reportId: string) =>
    (await callApi(showReportBackground, { token: cadre.token, params: { reportId } })).body.similar;
  const alike = (await background(desk.items[0]!.reportId)).map(({ reportId }) => reportId);
  expect(alike).not.toContain(second!.reportId);
  const before = (await background(second!.reportId)).map(({ reportId }) => reportId);
  expect(before.length).toBeGreaterThan(0);
  const accepted = await callApi(acceptReport, {
    token: cadre.token,
    params: { reportId: first!.reportId },
    body: { version: 2 },
  });
  expect(accepted.status).toBe(200);
  // The pointers that were written with the release are covered by the trail, and those that were not are not missed.
  expect((await verifyDistrict(DISTRICT)).faults).toEqual([]);
});

test('set aside it is in no figure and no list of done work; its sender reads why, and the level above takes it up', async () => {
  const [held] = await flood(1);
  expect(outcomesOf(await sort(cadre, [held!], 'setAside'))).toEqual(['sorted']);
  const done = await callApi(listWork, { token: cadre.token, query: { role: 'cadre', which: 'done' } });
  expect(done.body.items).toEqual([]);
  expect(await pileOf(cadre, 'cadre', 'aside')).toMatchObject([{ reportId: held!.reportId, state: 'refused' }]);
  expect(await pileOf(regulator, 'regulator', 'aside')).toHaveLength(1);
  await countReports();
  const month = dayInChina(now()).slice(0, 7);
  expect(await countedIn(DISTRICT, month)).toHaveLength(ORDINARY);
  const open = () => callApi(openAnonymousReport, { body: { receiptNo: held!.receiptNo } });
  const { body: opened } = await open();
  expect(opened).toMatchObject({ state: 'refused', refusal: { ground: 'noSubstance', text: REASON } });
  expect(opened.mayDo).toContain('reopen');
  const reopened = await callApi(reopenAnonymousReport, {
    body: { receiptNo: held!.receiptNo, version: 2, reason: '村口只有一盏灯，就是那一盏' },
    key: randomUUID(),
  });
  expect(reopened.status).toBe(200);
  expect(reopened.body).not.toHaveProperty('held');
  const above = await deskOf(township, 'township');
  expect(above.items.map(({ reportId }) => reportId)).toContain(held!.reportId);
  expect(above.held).toBe(0);
  expect(await pileOf(cadre, 'cadre', 'aside')).toEqual([]);
  // Taken up, it is the refusal of an office like any other.
  await countReports();
  expect(await countedIn(DISTRICT, month)).toHaveLength(ORDINARY + 2);
});

test('late in the pile it is told once a day to the office and the level above, which sees it then', async () => {
  const held = await flood(3);
  for (const { reportId } of held) {
    const { report } = (await findReport(reportId))!;
    await putReport({ ...report, acceptBy: new Date(Date.parse(now()) - 3 * 86_400_000).toISOString() });
  }
  await keepDeadlines();
  const back = setClock(() => new Date(Date.now() + 3_600_000));
  await keepDeadlines();
  back();
  expect((await messagesOf(cadre)).filter((kind) => kind === 'pileLate')).toHaveLength(1);
  expect((await messagesOf(township)).filter((kind) => kind === 'pileLate')).toHaveLength(1);
  expect((await messagesOf(township)).filter((kind) => kind === 'workLate')).toEqual([]);
  const seen = await pileOf(township, 'township');
  expect(seen).toHaveLength(3);
  expect(seen[0]).toMatchObject({ part: 'above', late: true });
  // Sorting is for the office that has it.
  expect(outcomesOf(await sort(township, [{ ...held[0]! }], 'release'))).toEqual(['notYours']);
});

test('what accuses a cadre is in the pile of the town: the accused sees neither it nor that there is one', async () => {
  const accused = await personNamed('钱大', { role: 'cadre', division: NIUJIAO });
  await flood(0);
  const about = { kind: 'cadre' as const, cadreId: accused.personId };
  const { reportId } = await send('收了三百元没有开票', about);
  const { reportId: other } = await send('办低保的时候说话难听', about);
  expect((await deskOf(accused, 'cadre')).held).toBe(0);
  expect(await pileOf(accused, 'cadre')).toEqual([]);
  expect(await messagesOf(accused)).not.toContain('pileGrew');
  expect(await pileOf(township, 'township')).toMatchObject([reportId, other].sort().map((id) => ({ reportId: id })));
  const history = (of: string) =>
    callApi(showAccusedHistory, { token: township.token, params: { reportId: of }, body: {}, key: randomUUID() });
  expect((await history(reportId)).body.total).toBe(0);
  expect((await history(other)).body.total).toBe(0);
  await callApi(sortPile, {
    token: township.token,
    body: { decision: { kind: 'release' }, reports: [{ reportId, version: 1 }] },
  });
  // What was let through has happened, for who looks at another one; what still lies there has not.
  expect((await history(other)).body.total).toBe(1);
  expect((await history(reportId)).body.total).toBe(0);
});
