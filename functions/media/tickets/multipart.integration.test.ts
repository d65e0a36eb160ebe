import { showMedia } from '@shared/media/media';
import {
  beginAnonymousUpload,
  beginUpload,
  finishAnonymousUpload,
  finishUpload,
  MULTIPART_FROM,
  PART_BYTES,
  type PartsToSend,
  resumeAnonymousUpload,
  resumeUpload,
} from '@shared/media/multipart';
import { callApi, signInAs } from '../../../tests/support/api';
import { freshTables } from '../../../tests/support/tables';
import { getObject, sizeOf } from '../../platform/media-bucket';
import { newSecret } from '../../platform/sealed';
import { accountOwner, originalKeyOf } from '../media';
import { claimMedia, draftOwner } from '../media-store';
import { missingOf, partsFor } from './multipart';
import { processArrival } from '../testing/upload';

const BYTES = MULTIPART_FROM + 1000;
const film = Buffer.alloc(BYTES, 'film of a road ');
let token: string;
let owner: string;

beforeAll(async () => {
  await freshTables();
  const signedIn = await signInAs('parts-reporter');
  token = signedIn.token;
  owner = accountOwner(signedIn.session.me.accountId);
});

const body = { kind: 'video', contentType: 'video/mp4', bytes: BYTES } as const;
const begun = async () => (await callApi(beginUpload, { token, body })).body;
const put = async ({ url, from, bytes }: PartsToSend['parts'][number], data = film) =>
  (await fetch(url, { method: 'PUT', body: new Uint8Array(data.subarray(from, from + bytes)) })).status;
const params = (mediaId: string) => ({ token, params: { mediaId } });
const resume = async (mediaId: string) => (await callApi(resumeUpload, params(mediaId))).body;
const finish = (mediaId: string) => callApi(finishUpload, params(mediaId));

test('the parts of a file are equal but for the last, and what is there at another length is missing', () => {
  expect(partsFor(PART_BYTES * 2 + 1).map(({ partNo, from, bytes }) => [partNo, from, bytes])).toEqual([
    [1, 0, PART_BYTES],
    [2, PART_BYTES, PART_BYTES],
    [3, PART_BYTES * 2, 1],
  ]);
  expect(partsFor(PART_BYTES * 2)).toHaveLength(2);
  const stored = [
    { partNo: 1, bytes: PART_BYTES, eTag: '' },
    { partNo: 2, bytes: 3, eTag: '' },
  ];
  expect(missingOf(PART_BYTES * 2, stored).map(({ partNo }) => partNo)).toEqual([2]);
});

test('goes on from the parts that are there, and is one file like any other', async () => {
  const { mediaId, parts } = await begun();
  expect(parts).toHaveLength(2);
  expect(await put(parts[1]!)).toBe(200);
  expect((await finish(mediaId)).body.code).toBe('media.notUploaded');
  const left = await resume(mediaId);
  expect(left.parts.map(({ partNo }) => partNo)).toEqual([1]);
  expect(await put(left.parts[0]!)).toBe(200);
  expect((await resume(mediaId)).parts).toEqual([]);
  await expect(claimMedia([mediaId], owner, 'report')).rejects.toMatchObject({ code: 'media.notUploaded' });
  expect((await finish(mediaId)).status).toBe(200);
  expect((await getObject(originalKeyOf(mediaId))).equals(film)).toBe(true);
  await claimMedia([mediaId], owner, 'report');
  await processArrival(mediaId);
  expect((await callApi(showMedia, params(mediaId))).body).toMatchObject({ state: 'failed' });
});

test('finished again after its answer was lost, it is finished', async () => {
  const { mediaId, parts } = await begun();
  for (const part of parts) await put(part);
  expect([(await finish(mediaId)).status, (await finish(mediaId)).status]).toEqual([200, 200]);
  expect((await resume(mediaId)).parts).toEqual([]);
  expect(await sizeOf(originalKeyOf(mediaId))).toBe(BYTES);
});

test('takes no byte more or less than was said', async () => {
  const { mediaId, parts } = await begun();
  const more = { ...parts[1]!, bytes: parts[1]!.bytes + 1 };
  expect(await put(more, Buffer.alloc(BYTES + 1))).toBe(403);
  expect(await put({ ...parts[0]!, bytes: 10 })).toBe(403);
  expect((await resume(mediaId)).parts).toHaveLength(2);
});

test.each([
  ['too small for parts', { ...body, bytes: MULTIPART_FROM - 1 }, 'request.malformed'],
  ['too large', { ...body, bytes: 101 * 1024 * 1024 }, 'media.tooLarge'],
  ['of another kind', { ...body, contentType: 'image/png' }, 'media.unsupported'],
])('gives no place for a file that is %s', async (_, wrong, code) => {
  expect((await callApi(beginUpload, { token, body: wrong })).body.code).toBe(code);
});

test('is its owner’s alone: an account’s, or who holds the draft’s secret', async () => {
  const { mediaId } = await begun();
  const stranger = await signInAs('parts-stranger');
  expect((await callApi(resumeUpload, { ...params(mediaId), token: stranger.token })).status).toBe(404);
  expect((await callApi(finishUpload, { ...params(mediaId), token: stranger.token })).status).toBe(404);
  const draftKey = newSecret();
  const hidden = (await callApi(beginAnonymousUpload, { body: { ...body, draftKey } })).body;
  const asHolder = (key: string) => ({ params: { mediaId: hidden.mediaId }, body: { draftKey: key } });
  expect((await callApi(resumeAnonymousUpload, asHolder(newSecret()))).status).toBe(404);
  expect((await callApi(resumeUpload, params(hidden.mediaId))).status).toBe(404);
  for (const part of hidden.parts) await put(part);
  expect((await callApi(finishAnonymousUpload, asHolder(draftKey))).status).toBe(200);
  expect(await claimMedia([hidden.mediaId], draftOwner(draftKey), 'report')).toHaveLength(1);
});
