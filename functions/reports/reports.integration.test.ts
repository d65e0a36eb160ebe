import { randomUUID } from 'node:crypto';
import { requestAnonymousUpload, requestUpload } from '@shared/media/media';
import {
  acceptReport,
  answerReport,
  listMyReports,
  listWork,
  openAnonymousReport,
  rateAnonymousAnswer,
  rateAnswer,
  returnReport,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import sharp from 'sharp';
import { callApi, signInAs } from '../../tests/support/api';
import { everyRow } from '../../tests/support/every-row';
import { DISTRICT, NIUJIAO as VILLAGE, TOWN } from '../../tests/support/people';
import { sentPicture } from '../../tests/support/pictures';
import { processArrival, sendFile } from '../media/testing/upload';
import { newId } from '../platform/id';
import { newSecret } from '../platform/sealed';
import { endOfPeriod } from './deadlines/calendar';
import { LAMP } from './testing/lamp';
import { freshDistrict, type Person, personNamed } from './testing/people';

let reporter: Person;
let cadre: Person;
let township: Person;
let regulator: Person;

beforeAll(async () => {
  await freshDistrict();
  cadre = await personNamed('王强', { role: 'cadre', division: VILLAGE });
  township = await personNamed('赵敏', { role: 'township', division: TOWN });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
});

// One may report twenty times a day.
beforeEach(async () => {
  reporter = await personNamed('李秀英');
});

const draft = (more: object = {}) => ({
  again: true as const,
  mode: 'named' as const,
  ...LAMP,
  ...more,
});
const ANSWER = '路灯已经换新，昨天晚上亮了。';

const photo = () =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
const uploadBody = (bytes: Buffer) => ({
  kind: 'image' as const,
  contentType: 'image/jpeg' as const,
  bytes: bytes.length,
});

const submitted = async (more: object = {}, by = reporter) => {
  const { status, body } = await callApi(submitReport, { token: by.token, body: draft(more) });
  expect(status).toBe(200);
  return body;
};
const aboutCadre = (who: Person) => ({ about: { kind: 'cadre', cadreId: who.personId } });

const show = ({ token }: Person, reportId: string) => callApi(showReport, { token, params: { reportId } });
const accept = ({ token }: Person, reportId: string, version: number) =>
  callApi(acceptReport, { token, params: { reportId }, body: { version } });
const answer = ({ token }: Person, reportId: string, version: number, mediaIds: string[] = []) =>
  callApi(answerReport, { token, params: { reportId }, body: { version, text: ANSWER, mediaIds } });
const rate = ({ token }: Person, reportId: string, version: number) =>
  callApi(rateAnswer, { token, params: { reportId }, body: { version, stars: 5, comment: '修好了' } });
const sendBack = ({ token }: Person, reportId: string, version: number) =>
  callApi(returnReport, { token, params: { reportId }, body: { version, reason: '只换了一盏灯' } });

type WorkRole = 'cadre' | 'township' | 'regulator';
const workOf = async ({ token }: Person, role: WorkRole, which: 'open' | 'done' = 'open') => {
  const { status, body } = await callApi(listWork, { token, query: { role, which, limit: 50 } });
  expect(status).toBe(200);
  return body.items.map(({ reportId }) => reportId);
};

const anonymousPhotoOf = async (draftKey: string) => {
  const bytes = await photo();
  const { body } = await callApi(requestAnonymousUpload, { body: { ...uploadBody(bytes), draftKey } });
  await sendFile(body, bytes);
  await processArrival(body.mediaId);
  return body.mediaId;
};

describe('a named report', () => {
  test('is submitted, accepted, answered, rated, returned, answered again', async () => {
    const mediaId = await sentPicture(reporter.token);
    const receipt = await submitted({
      mediaIds: [mediaId],
      place: { text: '村口', latitude: 28.84, longitude: 104.97 },
    });
    expect(receipt).toMatchObject({
      receiptNo: expect.stringMatching(/^NX\d{8}-[0-9A-Z]{4}$/),
      handledBy: '牛角村村委会',
    });
    const { reportId } = receipt;
    expect(await workOf(cadre, 'cadre')).toContain(reportId);

    const seen = await show(cadre, reportId);
    expect(seen.body).toMatchObject({
      state: 'submitted',
      villageName: '牛角村',
      reporter: { name: '李秀英', maskedPhone: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) },
      place: { text: '村口' },
      media: [{ mediaId, state: 'ready' }],
      mayDo: ['accept', 'refuse', 'assign', 'transfer', 'recuse', 'askMaterial', 'merge', 'split', 'answer'],
      dueAt: receipt.acceptBy,
      version: 1,
    });
    const { body: accepted } = await accept(cadre, reportId, 1);
    const acceptedAt = accepted.timeline.find(({ step }) => step === 'accepted')!.at;
    expect(accepted).toMatchObject({ state: 'accepted', dueAt: endOfPeriod(acceptedAt, 60), version: 2 });
    expect(accepted.dueAt! <= receipt.answerBy).toBe(true);
    const answered = await answer(cadre, reportId, 2, [await sentPicture(cadre.token)]);
    expect(answered.body).toMatchObject({
      state: 'answered',
      mayDo: [],
      answer: { text: ANSWER, media: [{ state: 'ready' }] },
    });
    expect(answered.body.dueAt).toBeUndefined();
    expect(await workOf(cadre, 'cadre')).not.toContain(reportId);
    expect(await workOf(cadre, 'cadre', 'done')).toContain(reportId);

    const own = await show(reporter, reportId);
    expect(own.body.mayDo).toEqual(['rate', 'reopen']);
    expect(own.body.reporter).toBeUndefined();
    expect((await rate(reporter, reportId, 3)).body).toMatchObject({
      state: 'closed',
      rating: { stars: 5, comment: '修好了' },
    });

    expect((await show(regulator, reportId)).body.reporter).toBeUndefined();
    const returned = await sendBack(regulator, reportId, 4);
    expect(returned.body).toMatchObject({ state: 'returned', version: 5, dueAt: accepted.dueAt });
    expect(returned.body.rating).toBeUndefined();
    expect(await workOf(cadre, 'cadre')).toContain(reportId);
    const again = await answer(cadre, reportId, 5);
    expect(again.body.timeline.map(({ step, by }) => [step, by])).toEqual([
      ['submitted', '举报人'],
      ['routed', '牛角村村委会'],
      ['accepted', '牛角村村委会'],
      ['answered', '牛角村村委会'],
      ['rated', '举报人'],
      ['returned', '南溪区纪委监委'],
      ['answered', '牛角村村委会'],
    ]);
    for (const name of ['王强', '李秀英', '周正']) expect(JSON.stringify(again.body.timeline)).not.toContain(name);
    const mine = await callApi(listMyReports, { token: reporter.token });
    expect(mine.body.items[0]).toMatchObject({ reportId, state: 'answered', referenceNo: receipt.receiptNo });
  });

  test('needs a real name', async () => {
    const { token } = await signInAs('reports-unbound');
    const { status, body } = await callApi(submitReport, { token, body: draft() });
    expect([status, body.code]).toEqual([403, 'identity.bindingRequired']);
  });

  test.each([
    ['no such cadre here', { about: { kind: 'cadre', cadreId: newId() } }, 422, 'reports.cadreUnknown'],
    ['no such village', { villageCode: '511503999999' }, 404, 'notFound'],
    ['no such file', { mediaIds: [newId()] }, 404, 'notFound'],
  ])('%s: refused', async (_, more, status, code) => {
    expect(await callApi(submitReport, { token: reporter.token, body: draft(more) })).toMatchObject({
      status,
      body: { code },
    });
  });

  test("cannot take someone else's file, nor one that is attached", async () => {
    const mediaId = await sentPicture(cadre.token);
    const take = () => callApi(submitReport, { token: reporter.token, body: draft({ mediaIds: [mediaId] }) });
    expect(await take()).toMatchObject({ status: 404 });
    const own = await sentPicture(reporter.token);
    await submitted({ mediaIds: [own] });
    expect(await callApi(submitReport, { token: reporter.token, body: draft({ mediaIds: [own] }) })).toMatchObject({
      status: 404,
    });
  });

  test('waits for a file that was not sent yet', async () => {
    const { body } = await callApi(requestUpload, { token: reporter.token, body: uploadBody(await photo()) });
    expect(
      await callApi(submitReport, { token: reporter.token, body: draft({ mediaIds: [body.mediaId] }) }),
    ).toMatchObject({
      status: 409,
      body: { code: 'media.notUploaded' },
    });
  });

  test('sent again, and twice at once, counts once', async () => {
    const key = randomUUID();
    const body = draft({ mediaIds: [await sentPicture(reporter.token)] });
    const send = () => callApi(submitReport, { token: reporter.token, key, body });
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect((await send()).body).toEqual(first.body);
    const other = await callApi(submitReport, {
      token: reporter.token,
      key,
      body: draft({ description: '别的一件事情' }),
    });
    expect([other.status, other.body.code]).toEqual([409, 'request.keyReused']);
    const rows = await everyRow();
    expect(rows.filter(({ _et, reportId }) => _et === 'ReportEvent' && reportId === first.body.reportId)).toHaveLength(
      2,
    );
    const links = rows.filter(({ _et, subject }) => _et === 'TrailLink' && subject === `report#${first.body.reportId}`);
    expect(links).toHaveLength(1);
  });
});

describe('a step', () => {
  test('on a stale version gets the newer report', async () => {
    const { reportId } = await submitted();
    await accept(cadre, reportId, 1);
    const late = await answer(cadre, reportId, 1);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'version.stale', details: { state: 'accepted', version: 2 } },
    });
  });

  test('of two answers at once, one is given and one is told', async () => {
    const { reportId } = await submitted();
    const both = await Promise.all([answer(cadre, reportId, 1), answer(cadre, reportId, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'version.stale',
      details: { state: 'answered', version: 2 },
    });
    expect((await show(cadre, reportId)).body.timeline.map(({ step }) => step)).toEqual([
      'submitted',
      'routed',
      'answered',
    ]);
  });

  test('sent again is the same step', async () => {
    const { reportId } = await submitted();
    const key = randomUUID();
    const send = () => callApi(acceptReport, { token: cadre.token, key, params: { reportId }, body: { version: 1 } });
    const first = await send();
    expect(await send()).toMatchObject({ status: 200, body: { version: 2, timeline: first.body.timeline } });
  });

  test('from a state it may not start from is refused', async () => {
    const { reportId } = await submitted();
    expect(await rate(reporter, reportId, 1)).toMatchObject({ status: 409, body: { code: 'reports.wrongState' } });
    expect(await sendBack(regulator, reportId, 1)).toMatchObject({ status: 409, body: { code: 'reports.wrongState' } });
  });

  test('by one who sees it but has another part is refused', async () => {
    const { reportId } = await submitted();
    expect(await accept(regulator, reportId, 1)).toMatchObject({ status: 403 });
    await answer(cadre, reportId, 1);
    expect(await rate(cadre, reportId, 2)).toMatchObject({ status: 403 });
  });

  test('with a video is refused', async () => {
    const { reportId } = await submitted();
    const { body } = await callApi(requestUpload, {
      token: cadre.token,
      body: { kind: 'video', contentType: 'video/mp4', bytes: 9 },
    });
    expect(await answer(cadre, reportId, 1, [body.mediaId])).toMatchObject({
      status: 400,
      body: { code: 'media.tooMany' },
    });
  });
});

describe('who may see', () => {
  test('a report about a cadre goes to the town, and does not exist in the village', async () => {
    const colleague = await personNamed('陈书记', { role: 'cadre', division: VILLAGE });
    const receipt = await submitted(aboutCadre(cadre));
    const { reportId } = receipt;
    expect(receipt.handledBy).toBe('罗龙街道办事处');
    for (const hidden of [cadre, colleague, await personNamed('路人')]) {
      expect(await show(hidden, reportId)).toMatchObject({ status: 404, body: { code: 'notFound' } });
      expect((await accept(hidden, reportId, 1)).status).toBe(hidden === cadre || hidden === colleague ? 404 : 403);
    }
    expect(await workOf(cadre, 'cadre')).not.toContain(reportId);
    expect(await workOf(township, 'township')).toContain(reportId);
    expect(await workOf(regulator, 'regulator')).toContain(reportId);
    expect((await show(township, reportId)).body).toMatchObject({
      aboutName: '王强（村干部）',
      reporter: { name: '李秀英' },
    });
  });

  test('the accused sees nothing with an office above either', async () => {
    const mighty = await personNamed(
      '钱大',
      { role: 'cadre', division: VILLAGE },
      { role: 'township', division: TOWN },
      { role: 'regulator', division: DISTRICT },
    );
    const { reportId } = await submitted(aboutCadre(mighty));
    expect((await show(mighty, reportId)).status).toBe(404);
    for (const role of ['cadre', 'township', 'regulator'] as const)
      expect(await workOf(mighty, role)).not.toContain(reportId);
  });

  test('a report about the town goes to the district', async () => {
    const { reportId, handledBy } = await submitted({ about: { kind: 'township' } });
    expect(handledBy).toBe('南溪区纪委监委');
    for (const hidden of [cadre, township]) expect((await show(hidden, reportId)).status).toBe(404);
    expect(await workOf(township, 'township')).not.toContain(reportId);
    expect((await accept(regulator, reportId, 1)).body).toMatchObject({
      state: 'accepted',
      mayDo: ['assign', 'askMaterial', 'extend', 'merge', 'split', 'answer', 'supervise'],
    });
  });

  test("another's report is not found, and work is listed only for a role one has", async () => {
    const { reportId } = await submitted();
    expect((await show(await personNamed('邻居'), reportId)).status).toBe(404);
    expect((await callApi(listWork, { token: cadre.token, query: { role: 'township' } })).status).toBe(403);
  });

  test('a cadre who reports does not handle the report', async () => {
    const { reportId } = await submitted({}, cadre);
    expect((await show(cadre, reportId)).body.mayDo).toEqual(['withdraw']);
    expect(await workOf(cadre, 'cadre')).not.toContain(reportId);
    expect(await accept(cadre, reportId, 1)).toMatchObject({ status: 403 });
  });
});

describe('an anonymous report', () => {
  const submitAnonymously = (draftKey: string, more: object = {}, key: string = randomUUID()) =>
    callApi(submitAnonymousReport, { token: reporter.token, key, body: { ...draft(more), draftKey } });
  const open = (receiptNo: string) => callApi(openAnonymousReport, { body: { receiptNo } });

  test('is followed and rated by its receipt, and no row knows who sent it', async () => {
    await freshDistrict();
    const handler = await personNamed('孙主任', { role: 'cadre', division: VILLAGE });
    const sender = await personNamed('吴匿名');
    const before = new Set((await everyRow()).map((row) => JSON.stringify(row)));
    const draftKey = newSecret();
    const mediaId = await anonymousPhotoOf(draftKey);
    const { status, body: receipt } = await callApi(submitAnonymousReport, {
      token: sender.token,
      body: { ...draft({ mediaIds: [mediaId] }), draftKey },
    });
    expect(status).toBe(200);
    expect(receipt.receiptNo).toMatch(/^\d{16}$/);

    const opened = await open(receipt.receiptNo.replace(/(\d{4})/g, '$1 '));
    expect(opened.body).toMatchObject({ mode: 'anonymous', state: 'submitted', media: [{ mediaId, state: 'ready' }] });
    const theirs = await show(handler, receipt.reportId);
    expect(theirs.body.reporter).toBeUndefined();
    expect(JSON.stringify(theirs.body)).not.toContain(receipt.receiptNo);
    await answer(handler, receipt.reportId, 1);
    const rated = await callApi(rateAnonymousAnswer, { body: { receiptNo: receipt.receiptNo, version: 2, stars: 4 } });
    expect(rated.body).toMatchObject({ state: 'closed', rating: { stars: 4 }, mayDo: ['reopen'] });
    expect((await show(sender, receipt.reportId)).status).toBe(404);
    expect((await callApi(listMyReports, { token: sender.token })).body.items).toEqual([]);

    const written = (await everyRow()).map((row) => JSON.stringify(row)).filter((row) => !before.has(row));
    expect(written.length).toBeGreaterThan(8);
    for (const secret of [
      sender.accountId,
      sender.openid,
      sender.personId,
      sender.idNumber,
      '吴匿名',
      draftKey,
      receipt.receiptNo,
    ])
      expect(written.filter((row) => row.includes(secret))).toEqual([]);
    const audits = written.filter((row) => row.includes('"_et":"TrailLink"')).map((row) => JSON.parse(row) as object);
    expect(audits).toHaveLength(3);
    expect(audits.filter((row) => 'requestId' in row)).toEqual([expect.objectContaining({ action: 'answerReport' })]);
  });

  test('sent again gives the same receipt; a draft makes one report', async () => {
    const draftKey = newSecret();
    const key = randomUUID();
    const [first, second] = await Promise.all([
      submitAnonymously(draftKey, {}, key),
      submitAnonymously(draftKey, {}, key),
    ]);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect((await submitAnonymously(draftKey, {}, key)).body).toEqual(first.body);
    const other = await submitAnonymously(draftKey, { description: '另外的一件事情' });
    expect([other.status, other.body.code]).toEqual([409, 'request.keyReused']);
  });

  test('takes no file of another draft', async () => {
    const mediaId = await anonymousPhotoOf(newSecret());
    expect((await submitAnonymously(newSecret(), { mediaIds: [mediaId] })).status).toBe(404);
  });

  test('is not opened by a number that is none', async () => {
    expect(await open('1234567812345678')).toMatchObject({ status: 404, body: { code: 'reports.receiptInvalid' } });
    expect((await open('1234')).status).toBe(400);
  });
});
