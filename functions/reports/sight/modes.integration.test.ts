import { listMessages } from '@shared/messages/messages';
import { requestUpload } from '@shared/media/media';
import { splitReport, supplyMaterial, askForMaterial } from '@shared/reports/commands';
import {
  acceptReport,
  answerReport,
  listMyReports,
  openAnonymousReport,
  rateAnonymousAnswer,
  rateAnswer,
  showReport,
  submitAnonymousReport,
  submitReport,
} from '@shared/reports/reports';
import { startOfDay } from '@shared/time';
import { decodeTime } from 'ulid';
import { callApi } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, NIUJIAO } from '../../../tests/support/people';
import { newSecret } from '../../platform/sealed';
import { freshDistrict, personNamed, type Person } from '../testing/people';

let reporter: Person;
let cadre: Person;
let regulator: Person;

beforeEach(async () => {
  await freshDistrict({ streams: true });
  reporter = await personNamed('李秀英');
  cadre = await personNamed('王强', { role: 'cadre', division: NIUJIAO });
  regulator = await personNamed('周正', { role: 'regulator', division: DISTRICT });
});

const draft = {
  villageCode: NIUJIAO,
  category: 'environment',
  description: '水塘边的垃圾堆了半个月没有人收',
  about: { kind: 'village' },
  mediaIds: [] as string[],
};
const submit = (mode: 'named' | 'confidential', more: object = {}) =>
  callApi(submitReport, { token: reporter.token, body: { ...draft, mode, ...more } });
const show = async ({ token }: Person, reportId: string) =>
  (await callApi(showReport, { token, params: { reportId } })).body;
const answerWords = { text: '已经请人清运，昨天收干净了。', mediaIds: [] };

describe('who may see whom', () => {
  test('a handler sees the name of a named report, and of a confidential one that it is that', async () => {
    const named = (await submit('named')).body.reportId;
    const hidden = (await submit('confidential', { description: '路灯坏了三个月没有人修' })).body.reportId;
    expect(await show(cadre, named)).toMatchObject({ mode: 'named', reporter: { name: '李秀英' } });
    for (const who of [cadre, regulator]) {
      const view = await show(who, hidden);
      expect(view.mode).toBe('confidential');
      expect(JSON.stringify(view)).not.toContain('李秀英');
      expect(view.reporter).toBeUndefined();
    }
    const mine = (await callApi(listMyReports, { token: reporter.token })).body.items;
    expect(mine.map(({ reportId }) => reportId)).toEqual([hidden, named]);
    expect((await callApi(listMyReports, { token: regulator.token })).body.items).toEqual([]);
  });

  test('a page of my reports goes on where the last one ended, over both kinds', async () => {
    for (let count = 0; count < 5; count += 1)
      await submit(count % 2 ? 'named' : 'confidential', { description: `第${'一二三四五'[count]!.repeat(6)}件事情` });
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const query = { limit: 2, ...(after && { after }) };
      const { body } = await callApi(listMyReports, { token: reporter.token, query });
      seen.push(...body.items.map(({ excerpt }) => excerpt[1]!));
      if (!body.next) break;
      after = body.next;
    }
    expect(seen.join('')).toBe('五四三二一');
  });

  test('a confidential report takes no file that was sent under an account', async () => {
    const upload = { kind: 'image', contentType: 'image/jpeg', bytes: 1000 };
    const { body } = await callApi(requestUpload, { token: reporter.token, body: upload });
    expect((await submit('confidential', { mediaIds: [body.mediaId] })).status).toBe(404);
    const sent = (await submit('confidential')).body.reportId;
    const office = { token: cadre.token, params: { reportId: sent } };
    await callApi(askForMaterial, { ...office, body: { version: 1, text: '请再拍一张近的' } });
    const supplied = await callApi(supplyMaterial, {
      token: reporter.token,
      params: { reportId: sent },
      body: { version: 2, text: '补一张', mediaIds: [body.mediaId] },
    });
    expect(supplied.status).toBe(404);
  });
});

describe('an office knows the day, and not the minute', () => {
  test.each(['named', 'confidential'] as const)('of a %s report, its steps, its ids and its messages', async (mode) => {
    const { reportId, submittedAt } = (await submit(mode)).body;
    await callApi(acceptReport, { token: cadre.token, params: { reportId }, body: { version: 1 } });
    await callApi(answerReport, { token: cadre.token, params: { reportId }, body: { version: 2, ...answerWords } });
    await callApi(rateAnswer, { token: reporter.token, params: { reportId }, body: { version: 3, stars: 4 } });
    const theirs = await show(cadre, reportId);
    const mine = await show(reporter, reportId);
    const byReporter = new Set(
      mine.timeline.filter(({ by, step }) => by === '举报人' || step === 'routed').map(({ at }) => at),
    );
    expect(theirs.submittedAt).toBe(startOfDay(submittedAt));
    expect(theirs.timeline.map(({ step }) => step)).toEqual(mine.timeline.map(({ step }) => step));
    for (const minute of [...byReporter, submittedAt]) {
      expect(JSON.stringify(theirs)).not.toContain(minute);
      const ids = JSON.stringify(theirs).match(/[0-9A-HJKMNP-TV-Z]{26}/g)!;
      expect(ids.filter((id) => decodeTime(id) === Date.parse(minute))).toEqual([]);
    }
    expect(decodeTime(reportId)).toBe(Date.parse(startOfDay(submittedAt)));
    await deliverStreams();
    const messages = (await callApi(listMessages, { token: cadre.token })).body.items;
    expect(messages.find(({ kind }) => kind === 'workArrived')?.createdAt).toBe(startOfDay(submittedAt));
    // Who sent it and who supervises see when.
    for (const who of [reporter, regulator]) expect((await show(who, reportId)).submittedAt).toBe(submittedAt);
  });
});

test('16 digits open what was split from their report too, to read and to rate; nothing else', async () => {
  const body = { ...draft, draftKey: newSecret() };
  const sent = (await callApi(submitAnonymousReport, { body })).body;
  const { receiptNo, reportId } = sent;
  const other = (await callApi(submitAnonymousReport, { body: { ...body, draftKey: newSecret() } })).body;
  const open = (asked?: string) =>
    callApi(openAnonymousReport, { body: { receiptNo, ...(asked && { reportId: asked }) } });
  expect((await open()).body.family).toBeUndefined();
  const office = { token: cadre.token, params: { reportId } };
  await callApi(acceptReport, { ...office, body: { version: 1 } });
  const matter = { category: 'land', description: '机耕道也被占了一半' };
  await callApi(splitReport, { ...office, body: { version: 2, ...matter } });
  const { family } = (await open()).body;
  expect(family?.map(({ excerpt }) => excerpt)).toEqual([draft.description, matter.description]);
  const child = family![1]!.reportId;
  // Split again, from the one that was split.
  await callApi(splitReport, {
    token: cadre.token,
    params: { reportId: child },
    body: { version: 1, category: 'other', description: '还有一件别的小事情' },
  });
  expect((await open(child)).body).toMatchObject({ reportId: child, description: matter.description });
  expect((await open()).body.family).toHaveLength(3);
  await callApi(answerReport, {
    token: cadre.token,
    params: { reportId: child },
    body: { version: 2, ...answerWords },
  });
  const rating = { receiptNo, version: 3, stars: 5 };
  expect((await callApi(rateAnonymousAnswer, { body: { ...rating, reportId: child } })).body.state).toBe('closed');
  expect((await open(other.reportId)).status).toBe(404);
  expect((await callApi(rateAnonymousAnswer, { body: { ...rating, reportId: other.reportId } })).status).toBe(404);
});
