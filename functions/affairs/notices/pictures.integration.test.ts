import { changeNoticePictures, publishNotice, showNotice, withdrawNotice } from '@shared/affairs/notices';
import { attachToVoucher } from '@shared/accounts/attachments';
import { checkCopy, openUnredacted, redactMedia } from '@shared/media/redaction';
import { showMe } from '@shared/identity/identity';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { coveredPicture, sentPicture } from '../../../tests/support/pictures';
import { personById, PersonEntity } from '../../identity/person-store';
import { processArrival } from '../../media/testing/upload';
import { newId } from '../../platform/id';
import { freshDistrict } from '../../reports/testing/people';

let cadre: string;
let office: string;
const someone = async (name: string, role: 'cadre' | 'township' | 'resident', division: string) =>
  (await signInBound(`openid-${name}`, await enrol(name, { grants: role === 'resident' ? [] : [{ role, division }] })))
    .token;

beforeEach(async () => {
  await freshDistrict();
  cadre = await someone('王建国', 'cadre', NIUJIAO);
  office = await someone('赵强', 'township', TOWN);
});

const NOTICE = { kind: 'affairs' as const, title: '修路开工了', body: '三组到四组的路今天开工，照片在下面。' };
const published = async () =>
  (await callApi(publishNotice, { token: cadre, params: { villageCode: NIUJIAO }, body: NOTICE })).body;
const change = (noticeId: string, body: object, token = cadre, key?: string) =>
  callApi(changeNoticePictures, {
    token,
    params: { villageCode: NIUJIAO, noticeId },
    body,
    ...(key !== undefined && { key }),
  });
const shown = async (noticeId: string) =>
  (await callApi(showNotice, { params: { villageCode: NIUJIAO, noticeId } })).body;
const idsIn = async (noticeId: string) => ((await shown(noticeId)).pictures ?? []).map(({ mediaId }) => mediaId);

test('what shows nobody is seen at once, in order; what is taken away is not', async () => {
  const { noticeId, version } = await published();
  const [one, two] = [await coveredPicture(cadre, 'no'), await coveredPicture(cadre, 'no')];
  const added = await change(noticeId, { version, mediaIds: [one, two] });
  expect(added.status).toBe(200);
  expect(await idsIn(noticeId)).toEqual([one, two]);
  expect((await shown(noticeId)).pictures![0]!.url).toMatch(/^http/);
  const taken = await change(noticeId, { version: added.body.version, removes: [one] });
  expect(await idsIn(noticeId)).toEqual([two]);
  const again = await change(noticeId, { version: taken.body.version, removes: [one] });
  expect([again.status, again.body.code]).toEqual([404, 'notFound']);
});

test.each(['yes', 'unsure'] as const)('what shows persons (%s) waits for another person', async (showsPersons) => {
  const { noticeId, version } = await published();
  const mediaId = await coveredPicture(cadre, showsPersons);
  const added = await change(noticeId, { version, mediaIds: [mediaId] });
  expect([added.status, added.body.pictures]).toEqual([200, undefined]);
  expect(await idsIn(noticeId)).toEqual([]);
  const check = (token: string) =>
    callApi(checkCopy, { token, params: { villageCode: NIUJIAO, mediaId }, body: { verdict: 'publish' } });
  expect((await check(cadre)).status).toBe(403);
  expect((await check(office)).status).toBe(200);
  expect(await idsIn(noticeId)).toEqual([mediaId]);
});

test('one human being on two rosters is no other person', async () => {
  const { noticeId, version } = await published();
  const mediaId = await coveredPicture(cadre, 'yes');
  await change(noticeId, { version, mediaIds: [mediaId] });
  const first = await personById((await callApi(showMe, { token: cadre })).body.person!.personId);
  const row = await enrol('王建国', { grants: [{ role: 'township', division: TOWN }] });
  const { token } = await signInBound('openid-second-row', row);
  await writeRow(PersonEntity, { ...(await personById(row.person.personId))!, idHash: first!.idHash });
  const check = await callApi(checkCopy, {
    token,
    params: { villageCode: NIUJIAO, mediaId },
    body: { verdict: 'publish' },
  });
  expect([check.status, check.body.code]).toEqual([403, 'media.samePerson']);
  expect(await idsIn(noticeId)).toEqual([]);
});

test('of a picture that was once said to show persons no copy is public alone, whichever was made first', async () => {
  const { noticeId, version } = await published();
  const params = { villageCode: NIUJIAO, mediaId: await sentPicture(cadre) };
  const copies = [];
  for (const showsPersons of ['no', 'yes'] as const) {
    const { body } = await callApi(redactMedia, { token: cadre, params, body: { boxes: [], showsPersons } });
    await processArrival(body.mediaId);
    copies.push(body.mediaId);
  }
  const alone = await change(noticeId, { version, mediaIds: [copies[0]] });
  expect([alone.status, alone.body.code]).toEqual([404, 'notFound']);
  expect((await change(noticeId, { version, mediaIds: [copies[1]] })).status).toBe(200);
  expect(await idsIn(noticeId)).toEqual([]);
});

test('what is not public can be taken away without being seen', async () => {
  const { noticeId, version } = await published();
  const [seen, hidden] = [await coveredPicture(cadre, 'no'), await coveredPicture(cadre, 'yes')];
  const added = await change(noticeId, { version, mediaIds: [seen, hidden] });
  await change(noticeId, { version: added.body.version, dropsHidden: true });
  await callApi(checkCopy, {
    token: office,
    params: { villageCode: NIUJIAO, mediaId: hidden },
    body: { verdict: 'publish' },
  });
  expect(await idsIn(noticeId)).toEqual([seen]);
});

test('a notice that was taken down shows no picture, and takes none', async () => {
  const { noticeId, version } = await published();
  const added = await change(noticeId, { version, mediaIds: [await coveredPicture(cadre, 'no')] });
  const gone = await callApi(withdrawNotice, {
    token: cadre,
    params: { villageCode: NIUJIAO, noticeId },
    body: { version: added.body.version, reason: '照片里有人' },
  });
  expect((await shown(noticeId)).pictures).toBeUndefined();
  const more = await change(noticeId, {
    version: gone.body.version,
    mediaIds: [await coveredPicture(cadre, 'no')],
  });
  expect([more.status, more.body.code]).toEqual([409, 'notices.withdrawn']);
});

test('an original, another’s copy and a copy of another notice are no pictures of it', async () => {
  const { noticeId, version } = await published();
  const used = await coveredPicture(cadre, 'no');
  const other = await published();
  await change(other.noticeId, { version: other.version, mediaIds: [used] });
  for (const mediaId of [await sentPicture(cadre), await coveredPicture(office, 'no'), used, newId()])
    expect((await change(noticeId, { version, mediaIds: [mediaId] })).status).toBe(404);
  expect((await shown(noticeId)).version).toBe(version);
});

test('ten are too many, and nothing changes', async () => {
  const { noticeId, version } = await published();
  const nine = await Promise.all(Array.from({ length: 9 }, () => coveredPicture(cadre, 'no')));
  const full = await change(noticeId, { version, mediaIds: nine });
  expect(full.status).toBe(200);
  const over = await change(noticeId, { version: full.body.version, mediaIds: [await coveredPicture(cadre, 'no')] });
  expect([over.status, over.body.code]).toEqual([400, 'media.tooMany']);
  const stale = await change(noticeId, { version, mediaIds: [await coveredPicture(cadre, 'no')] });
  expect([stale.status, stale.body.code]).toEqual([409, 'version.stale']);
});

test('who does not keep the books covers what they sent, and opens nothing under a copy of the papers', async () => {
  const copy = await coveredPicture(office, 'no');
  const redact = (token: string, mediaId: string) =>
    callApi(redactMedia, {
      token,
      params: { villageCode: NIUJIAO, mediaId },
      body: { boxes: [], showsPersons: 'no' },
    });
  expect((await redact(office, copy)).status).toBe(200);
  expect((await redact(cadre, copy)).status).toBe(404);
  const mine = await coveredPicture(cadre, 'no');
  expect((await redact(cadre, mine)).status).toBe(404);
  expect((await redact(office, mine)).status).toBe(200);
  const open = await callApi(openUnredacted, { token: cadre, params: { villageCode: NIUJIAO, mediaId: mine } });
  expect(open.status).toBe(403);
  const attach = await callApi(attachToVoucher, {
    token: cadre,
    params: { villageCode: NIUJIAO, year: 2026, voucherId: newId() },
    body: { kind: '发票', mediaIds: [mine] },
  });
  expect(attach.status).toBe(403);
  const neighbour = await someone('冯洋', 'cadre', FENGXIANG);
  expect((await redact(neighbour, await sentPicture(neighbour))).status).toBe(403);
  expect((await redact(await someone('王秀英', 'resident', NIUJIAO), copy)).status).toBe(403);
});
