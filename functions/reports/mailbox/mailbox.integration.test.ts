import {
  listAnonymousLetters,
  listLetters,
  listNotes,
  MAX_LETTERS_A_DAY,
  readAnonymousLetters,
  readLetters,
  writeAnonymousLetter,
  writeLetter,
  writeNote,
} from '@shared/reports/mailbox';
import { requestAnonymousUpload, requestUpload } from '@shared/media/media';
import { listMessages } from '@shared/messages/messages';
import { recuseFromReport, transferReport } from '@shared/reports/commands';
import { acceptReport, showReport, submitAnonymousReport, submitReport } from '@shared/reports/reports';
import { randomUUID } from 'node:crypto';
import { callApi, signInAs } from '../../../tests/support/api';
import { deliverStreams } from '../../../tests/support/deliver';
import { DISTRICT, NIUJIAO as VILLAGE, TOWN } from '../../../tests/support/people';
import { sendFile } from '../../media/testing/upload';
import { setClock } from '../../platform/clock';
import { newSecret } from '../../platform/sealed';
import { LAMP } from '../testing/lamp';
import { freshDistrict, type Person, personNamed } from '../testing/people';

let cadre: Person;
let township: Person;
let regulator: Person;
let reporter: Person;
let neighbour: Person;

beforeAll(async () => {
  await freshDistrict({ streams: true });
  cadre = await personNamed('王主任', { role: 'cadre', division: VILLAGE });
  township = await personNamed('赵干事', { role: 'township', division: TOWN });
  regulator = await personNamed('周监督', { role: 'regulator', division: DISTRICT });
  reporter = await personNamed('李秀英');
  neighbour = await personNamed('邻居张三');
});

const words = {
  ...LAMP,
};
/** Each report in other words: one sent twice is one report. */
let nth = 0;
const unlike = () => ({ description: `村口的第 ${(nth += 1)} 盏路灯坏了，${newSecret()}` });
const submitted = async (more: object = {}) =>
  (await callApi(submitReport, { token: reporter.token, body: { ...words, ...unlike(), mode: 'named', ...more } })).body
    .reportId;
const write = (by: Person, reportId: string, text: string, more: object = {}, key?: string) =>
  callApi(writeLetter, {
    token: by.token,
    params: { reportId },
    body: { text, mediaIds: [], ...more },
    ...(key && { key }),
  });
const letters = (by: Person, reportId: string, query = {}) =>
  callApi(listLetters, { token: by.token, params: { reportId }, query });
const texts = async (by: Person, reportId: string) => (await letters(by, reportId)).body.items.map(({ text }) => text);
const anonymous = async () => {
  const { body } = await callApi(submitAnonymousReport, { body: { ...words, ...unlike(), draftKey: newSecret() } });
  return body;
};
const note = (by: Person, reportId: string, text: string) =>
  callApi(writeNote, { token: by.token, params: { reportId }, body: { text } });
const notes = (by: Person, reportId: string) => callApi(listNotes, { token: by.token, params: { reportId } });

test('both write to each other; each reads who wrote as an office or the reporter, never a person', async () => {
  const reportId = await submitted();
  expect((await write(reporter, reportId, '灯杆编号是 12 号')).status).toBe(200);
  expect((await write(cadre, reportId, '收到，明天去看')).body).toMatchObject({
    letterNo: 2,
    by: '牛角村村委会',
    mine: true,
  });
  const seen = await letters(reporter, reportId);
  expect(seen.body.items).toMatchObject([
    { letterNo: 2, from: 'office', by: '牛角村村委会', mine: false, text: '收到，明天去看' },
    { letterNo: 1, from: 'reporter', by: '举报人', mine: true, text: '灯杆编号是 12 号', read: false },
  ]);
  expect(seen.body.mailbox).toMatchObject({ side: 'reporter', mayWrite: true, unread: 1 });
  expect(JSON.stringify([seen.body, (await letters(cadre, reportId)).body])).not.toMatch(/王主任|李秀英/);
});

test('the clock of a reporter’s letter is nobody else’s', async () => {
  const reportId = await submitted();
  const mine = (await write(reporter, reportId, '什么时候来修')).body;
  expect(mine.at).toBeDefined();
  for (const person of [cadre, regulator]) {
    const [letter] = (await letters(person, reportId)).body.items;
    expect(letter).toEqual({
      letterNo: 1,
      from: 'reporter',
      mine: false,
      by: '举报人',
      on: mine.on,
      text: '什么时候来修',
      media: [],
    });
  }
});

test('is not there for anyone without a part in the report', async () => {
  const reportId = await submitted();
  await write(reporter, reportId, '只说给村里');
  for (const answer of [
    await letters(neighbour, reportId),
    await write(neighbour, reportId, '我也看看'),
    await callApi(readLetters, { token: neighbour.token, params: { reportId }, body: { through: 1 } }),
    await note(neighbour, reportId, '备注').then(({ status, body }) => ({
      status: status === 403 ? 404 : status,
      body,
    })),
  ])
    expect(answer.status).toBe(404);
});

test('who supervises reads and has no voice', async () => {
  const reportId = await submitted();
  await write(reporter, reportId, '请快一点');
  expect((await letters(regulator, reportId)).body).toMatchObject({
    items: [{ text: '请快一点' }],
    mailbox: { mayWrite: false, unread: 0 },
  });
  expect((await write(regulator, reportId, '催一催')).body.code).toBe('auth.refused');
  await callApi(readLetters, { token: regulator.token, params: { reportId }, body: { through: 1 } });
  expect((await letters(reporter, reportId)).body.items[0]).toMatchObject({ read: false });
});

test('the reporter learns at once that the office has read; the office only when the day is over', async () => {
  const reportId = await submitted();
  await write(reporter, reportId, '看到了吗');
  await callApi(readLetters, { token: cadre.token, params: { reportId }, body: { through: 1 } });
  expect((await letters(reporter, reportId)).body.items[0]).toMatchObject({ read: true });
  await write(cadre, reportId, '看到了');
  await callApi(readLetters, { token: reporter.token, params: { reportId }, body: { through: 2 } });
  expect((await letters(cadre, reportId)).body.items[0]).toMatchObject({ read: false });
  const restore = setClock(() => new Date(Date.now() + 86_400_000));
  try {
    const { token } = await signInAs(cadre.openid);
    expect((await letters({ ...cadre, token }, reportId)).body.items[0]).toMatchObject({ read: true });
  } finally {
    restore();
  }
});

test('a letter sent twice, also at the same time, is one letter and its file one file', async () => {
  const reportId = await submitted();
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const ticket = await callApi(requestUpload, {
    token: reporter.token,
    body: { kind: 'image', contentType: 'image/jpeg', bytes: bytes.length },
  });
  await sendFile(ticket.body, bytes);
  const key = randomUUID();
  const more = { mediaIds: [ticket.body.mediaId] };
  const answers = await Promise.all([1, 2, 3].map(() => write(reporter, reportId, '照片在这', more, key)));
  const late = await write(reporter, reportId, '照片在这', more, key);
  for (const answer of [...answers, late]) expect(answer.body).toMatchObject({ letterNo: 1, text: '照片在这' });
  expect((await letters(reporter, reportId)).body.items).toHaveLength(1);
  expect((await write(reporter, reportId, '另外的话', more, key)).body.code).toBe('request.keyReused');
  expect((await write(reporter, reportId, '再用一次', more)).status).toBe(404);
});

test('letters that meet all arrive, each with a number of its own', async () => {
  const reportId = await submitted();
  await Promise.all(['甲', '乙', '丙', '丁'].map((text, at) => write(at % 2 ? cadre : reporter, reportId, text)));
  const { items } = (await letters(cadre, reportId)).body;
  expect(items.map(({ letterNo }) => letterNo)).toEqual([4, 3, 2, 1]);
  expect(new Set(items.map(({ text }) => text)).size).toBe(4);
});

test('nothing at all is no letter; more than a day’s is refused; pages are newest first', async () => {
  const reportId = await submitted();
  expect((await write(reporter, reportId, '  ')).body.code).toBe('mailbox.empty');
  for (let nth = 1; nth <= MAX_LETTERS_A_DAY; nth += 1) await write(reporter, reportId, `第 ${nth} 条`);
  expect((await write(reporter, reportId, '又一条')).body.code).toBe('mailbox.tooManyToday');
  const first = await letters(reporter, reportId, { limit: 20 });
  expect(first.body.items[0]!.text).toBe(`第 ${MAX_LETTERS_A_DAY} 条`);
  const second = await letters(reporter, reportId, { limit: 20, after: first.body.next });
  expect(second.body.items.at(-1)!.text).toBe('第 1 条');
  expect(second.body.next).toBeUndefined();
});

test('the holder of a receipt writes and reads with the number in the body, and no token is read', async () => {
  const { receiptNo, reportId } = await anonymous();
  const draftKey = newSecret();
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const ticket = await callApi(requestAnonymousUpload, {
    body: { kind: 'image', contentType: 'image/jpeg', bytes: bytes.length, draftKey },
  });
  await sendFile(ticket.body, bytes);
  const body = { receiptNo, draftKey, text: '灯在三组', mediaIds: [ticket.body.mediaId] };
  expect((await callApi(writeAnonymousLetter, { body: { ...body, draftKey: undefined } })).status).toBe(404);
  expect((await callApi(writeAnonymousLetter, { body, token: 'not a token' })).body).toMatchObject({ letterNo: 1 });
  expect((await write(cadre, reportId, '是哪一盏')).body).toMatchObject({ letterNo: 2 });
  const opened = await callApi(listAnonymousLetters, { body: { receiptNo } });
  expect(opened.body).toMatchObject({ items: [{ text: '是哪一盏' }, { mine: true }], mailbox: { unread: 1 } });
  await callApi(readAnonymousLetters, { body: { receiptNo, through: 2 } });
  expect((await callApi(listAnonymousLetters, { body: { receiptNo } })).body.mailbox.unread).toBe(0);
  expect((await callApi(listAnonymousLetters, { body: { receiptNo: '0000000000000000' } })).body.code).toBe(
    'reports.receiptInvalid',
  );
});

test('a confidential reporter sends files under a draft’s secret, never under the account', async () => {
  const reportId = await submitted({ mode: 'confidential' });
  const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const ticket = await callApi(requestUpload, {
    token: reporter.token,
    body: { kind: 'image', contentType: 'image/jpeg', bytes: bytes.length },
  });
  await sendFile(ticket.body, bytes);
  expect((await write(reporter, reportId, '照片', { mediaIds: [ticket.body.mediaId] })).status).toBe(404);
  expect((await write(reporter, reportId, '没有照片')).body).toMatchObject({ by: '举报人' });
});

test('each side is told once that something waits, without a word of it', async () => {
  const reportId = await submitted();
  const told = async ({ token }: Person) => {
    await deliverStreams();
    const { body } = await callApi(listMessages, { token, query: { limit: 50 } });
    return body.items.filter((message) => message.reportId === reportId && /etter/.test(message.kind));
  };
  await write(reporter, reportId, '秘密一');
  await write(reporter, reportId, '秘密二');
  const toCadre = await told(cadre);
  expect(toCadre.map(({ kind }) => kind)).toEqual(['workLetter']);
  expect(toCadre[0]!.createdAt).toMatch(/T16:00:00\.000Z$/);
  expect(JSON.stringify(toCadre)).not.toContain('秘密');
  await write(cadre, reportId, '知道了');
  expect((await told(reporter)).map(({ kind }) => kind)).toEqual(['letterArrived']);
});

test('what was written to the office above stays above when the report is handed down; letters from below go up', async () => {
  const reportId = await submitted();
  await write(reporter, reportId, '先说给村里');
  await note(cadre, reportId, '村里的备注');
  await callApi(recuseFromReport, {
    token: cadre.token,
    params: { reportId },
    body: { version: 1, reason: '和我家有亲戚关系' },
  });
  expect((await letters(cadre, reportId)).status).toBe(404);
  expect((await notes(cadre, reportId)).status).toBe(404);
  expect(await texts(township, reportId)).toEqual(['先说给村里']);
  expect((await notes(township, reportId)).body.items).toMatchObject([
    { text: '村里的备注', by: '王主任', office: '牛角村村委会' },
  ]);
  await write(reporter, reportId, '只说给镇上');
  expect(await texts(regulator, reportId)).toEqual(['只说给镇上', '先说给村里']);
});

test('notes of an office are not seen below it', async () => {
  const reportId = await submitted();
  await note(cadre, reportId, '村里记一笔');
  await note(regulator, reportId, '区里记一笔');
  expect((await notes(regulator, reportId)).body.items.map(({ text }) => text)).toEqual(['区里记一笔', '村里记一笔']);
  expect((await notes(cadre, reportId)).body.items.map(({ text }) => text)).toEqual(['村里记一笔']);
});

test('an internal note is in nothing that the reporter can ask for', async () => {
  const reportId = await submitted();
  await callApi(acceptReport, { token: cadre.token, params: { reportId }, body: { version: 1 } });
  const key = randomUUID();
  const body = { text: '内部的话，别说出去' };
  const asked = { token: cadre.token, params: { reportId }, body, key };
  const [one, two] = [await callApi(writeNote, asked), await callApi(writeNote, asked)];
  expect(two.body).toEqual(one.body);
  for (const answer of [
    await callApi(showReport, { token: reporter.token, params: { reportId } }),
    await letters(reporter, reportId),
    await notes(reporter, reportId),
  ])
    expect(JSON.stringify(answer.body)).not.toContain('内部的话');
  expect([403, 404]).toContain((await notes(reporter, reportId)).status);
  expect((await notes(cadre, reportId)).body.items).toHaveLength(1);
});

test('an office that handed the report away reads and writes no more', async () => {
  const reportId = await submitted();
  await callApi(transferReport, {
    token: cadre.token,
    params: { reportId },
    body: { version: 1, division: TOWN, reason: '不归村里管，请镇上办' },
  });
  expect((await write(cadre, reportId, '再说一句')).status).toBe(404);
  expect((await write(township, reportId, '镇上接手了')).body).toMatchObject({ by: '罗龙街道办事处' });
});
