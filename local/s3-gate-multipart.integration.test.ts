import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type ObjectCreated, type S3Gate, startS3Gate } from './s3-gate/gate';

const Bucket = 'gate-parts';
const Key = 'originals/film';
const MIB = 1024 * 1024;
const directory = mkdtempSync(path.join(os.tmpdir(), 's3-parts-'));
const created: ObjectCreated[] = [];
let gate: S3Gate;
let client: S3Client;
let UploadId: string;

beforeAll(async () => {
  gate = await startS3Gate({
    port: 0,
    directory,
    buckets: [Bucket],
    credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'cn-north-1' },
    onObjectCreated: (object) => created.push(object),
  });
  client = new S3Client({
    endpoint: gate.endpoint,
    region: 'cn-north-1',
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local-secret' },
  });
});
afterAll(async () => {
  await gate.stop();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  created.length = 0;
  ({ UploadId = '' } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'video/mp4' })));
});

const signed = (partNo: number, bytes: number, uploadId = UploadId) =>
  getSignedUrl(
    client,
    new UploadPartCommand({ Bucket, Key, UploadId: uploadId, PartNumber: partNo, ContentLength: bytes }),
    { expiresIn: 60, signableHeaders: new Set(['host', 'content-length']) },
  );
const part = (bytes: number, fill = 'a') => Buffer.alloc(bytes, fill);
const put = async (partNo: number, body: Buffer, url?: string) => {
  const answer = await fetch(url ?? (await signed(partNo, body.length)), { method: 'PUT', body: new Uint8Array(body) });
  const xml = await answer.text();
  return { status: answer.status, eTag: answer.headers.get('etag'), code: /<Code>(\w+)</.exec(xml)?.[1] };
};
const complete = (Parts: { PartNumber: number; ETag: string }[]) =>
  client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
const named = (error: string) => expect.objectContaining({ name: error });

test('parts put together are one object, with the type it was begun with', async () => {
  const first = await put(1, part(5 * MIB, 'a'));
  const last = await put(2, part(3, 'b'));
  const { Parts } = await client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
  expect(Parts?.map(({ PartNumber, Size, ETag }) => [PartNumber, Size, ETag])).toEqual([
    [1, 5 * MIB, first.eTag],
    [2, 3, last.eTag],
  ]);
  const { ETag } = await complete([
    { PartNumber: 1, ETag: first.eTag! },
    { PartNumber: 2, ETag: last.eTag! },
  ]);
  expect(ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  const { Body, ContentType, ContentLength } = await client.send(new GetObjectCommand({ Bucket, Key }));
  expect([ContentType, ContentLength]).toEqual(['video/mp4', 5 * MIB + 3]);
  expect((await Body!.transformToString()).slice(-4)).toBe('abbb');
  expect(created).toMatchObject([{ eventName: 'ObjectCreated:CompleteMultipartUpload', key: Key, size: 5 * MIB + 3 }]);
  await expect(client.send(new ListPartsCommand({ Bucket, Key, UploadId }))).rejects.toEqual(named('NoSuchUpload'));
});

test('a part of another length than was signed is refused', async () => {
  const url = await signed(1, 10);
  expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
  expect(await put(1, part(11), url)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
  expect(await put(1, part(10), url)).toMatchObject({ status: 200 });
});

test('a URL is for one part of one upload', async () => {
  const url = await signed(1, 10);
  expect(await put(2, part(10), url.replace('partNumber=1', 'partNumber=2'))).toMatchObject({
    code: 'SignatureDoesNotMatch',
  });
  expect(await put(1, part(10), await signed(1, 10, 'f'.repeat(32)))).toMatchObject({
    status: 404,
    code: 'NoSuchUpload',
  });
});

test('a part sent again replaces the one before', async () => {
  await put(1, part(10, 'a'));
  const again = await put(1, part(12, 'b'));
  const { Parts } = await client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
  expect(Parts).toMatchObject([{ PartNumber: 1, Size: 12, ETag: again.eTag }]);
});

test('no part but the last may be small', async () => {
  const first = await put(1, part(5 * MIB - 1));
  const last = await put(2, part(1));
  const parts = [first, last].map(({ eTag }, at) => ({ PartNumber: at + 1, ETag: eTag! }));
  await expect(complete(parts)).rejects.toEqual(named('EntityTooSmall'));
});

test('parts that are not there, are other ones, or come in another order are refused', async () => {
  const first = await put(1, part(5 * MIB));
  const last = await put(2, part(1));
  const one = { PartNumber: 1, ETag: first.eTag! };
  const two = { PartNumber: 2, ETag: last.eTag! };
  await expect(complete([one, { PartNumber: 3, ETag: two.ETag }])).rejects.toEqual(named('InvalidPart'));
  await expect(complete([one, { PartNumber: 2, ETag: one.ETag }])).rejects.toEqual(named('InvalidPart'));
  await expect(complete([two, one])).rejects.toEqual(named('InvalidPartOrder'));
  expect(created).toEqual([]);
});

test('an upload given up is gone', async () => {
  await put(1, part(1));
  await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  await expect(client.send(new ListPartsCommand({ Bucket, Key, UploadId }))).rejects.toEqual(named('NoSuchUpload'));
  expect(await put(1, part(1))).toMatchObject({ code: 'NoSuchUpload' });
});
