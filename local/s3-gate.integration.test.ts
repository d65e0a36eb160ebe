import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { startS3Gate, type ObjectCreated, type S3Gate } from './s3-gate/gate';

const Bucket = 'gate-test';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
const directory = mkdtempSync(path.join(os.tmpdir(), 's3-gate-'));
const created: ObjectCreated[] = [];
let skewMs = 0;
let gate: S3Gate;
let client: S3Client;

const clientWith = (secretAccessKey: string, accessKeyId = 'local') =>
  new S3Client({
    endpoint: gate.endpoint,
    region: 'cn-north-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey },
  });

beforeAll(async () => {
  gate = await startS3Gate({
    port: 0,
    directory,
    buckets: [Bucket],
    credentials: { ...credentials, region: 'cn-north-1' },
    onObjectCreated: (object) => created.push(object),
    now: () => Date.now() + skewMs,
  });
  client = clientWith('local-secret');
});

afterAll(async () => {
  await gate.stop();
  rmSync(directory, { recursive: true, force: true });
});

beforeEach(() => {
  created.length = 0;
  skewMs = 0;
});

interface Attempt {
  policy?: Partial<PresignedPostOptions>;
  signer?: S3Client;
  fields?: Record<string, string | undefined>;
  file?: string | null;
  after?: Record<string, string>;
  bucket?: string;
}

/** Posts as a phone does: the fields, the file last. `undefined` leaves a field out. */
const post = async ({
  policy,
  signer = client,
  fields = {},
  file = 'tiny',
  after = {},
  bucket = Bucket,
}: Attempt = {}) => {
  const { url, fields: signed } = await createPresignedPost(signer, {
    Bucket,
    Key: 'originals/a.png',
    Conditions: [['content-length-range', 1, 20]],
    Fields: { 'Content-Type': 'image/png', success_action_status: '201' },
    Expires: 60,
    ...policy,
  });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...signed, ...fields }))
    if (value !== undefined) form.append(name, value);
  if (file !== null) form.append('file', new Blob([file]), 'a.png');
  for (const [name, value] of Object.entries(after)) form.append(name, value);
  const reply = await fetch(url.replace(Bucket, bucket), {
    method: 'POST',
    body: form,
    headers: { origin: 'http://h5.local' },
  });
  const body = await reply.text();
  const part = (name: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(body)?.[1];
  return { status: reply.status, code: part('Code'), message: part('Message') ?? '', body, headers: reply.headers };
};

describe('presigned POST is taken', () => {
  test('with 201 and S3’s XML, and the object is there', async () => {
    const answer = await post();
    expect(answer.status).toBe(201);
    expect(answer.body).toContain('<PostResponse><Location>');
    expect(answer.body).toContain('<Key>originals/a.png</Key>');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'originals/a.png' }));
    expect([head.ContentLength, head.ContentType]).toEqual([4, 'image/png']);
    expect(created).toEqual([
      {
        eventName: 'ObjectCreated:Post',
        bucket: Bucket,
        key: 'originals/a.png',
        size: 4,
        eTag: head.ETag!.replaceAll('"', ''),
      },
    ]);
  });

  test.each([
    ['200', 200],
    ['204', 204],
    ['307', 204],
  ])('success_action_status %s answers %i without a body', async (asked, status) => {
    const answer = await post({ policy: { Fields: { 'Content-Type': 'image/png', success_action_status: asked } } });
    expect([answer.status, answer.body]).toEqual([status, '']);
  });

  test('with a key under a prefix, a file name in it, x-ignore- fields, and what follows the file ignored', async () => {
    const answer = await post({
      policy: { Key: 'originals/${filename}', Conditions: [['starts-with', '$key', 'originals/']] },
      fields: { 'x-ignore-me': '1' },
      after: { 'not-in-policy': '1', file: 'second' },
    });
    expect(answer.status).toBe(201);
    expect(created[0]!.key).toBe('originals/a.png');
  });

  test('at exactly its least and greatest length', async () => {
    expect((await post({ file: 'x' })).status).toBe(201);
    expect((await post({ file: 'x'.repeat(20) })).status).toBe(201);
  });

  test('with Chinese metadata and a 30 MB file, streamed', async () => {
    const before = process.memoryUsage().rss;
    const answer = await post({
      policy: { Conditions: [['content-length-range', 1, 40_000_000]] },
      file: 'x'.repeat(30_000_000),
    });
    expect(answer.status).toBe(201);
    expect(created[0]!.size).toBe(30_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });
});

describe('presigned POST is refused', () => {
  const startsWith = {
    Fields: {},
    Conditions: [['starts-with', '$Content-Type', 'image/']],
  } as Partial<PresignedPostOptions>;
  test.each<[string, Attempt, number, string, string]>([
    ['too large', { file: 'x'.repeat(21) }, 400, 'EntityTooLarge', 'exceeds the maximum'],
    ['too small', { file: '' }, 400, 'EntityTooSmall', 'smaller than the minimum'],
    [
      'another content type (eq)',
      { fields: { 'Content-Type': 'text/html' } },
      403,
      'AccessDenied',
      'Policy Condition failed',
    ],
    [
      'another content type (starts-with)',
      { policy: startsWith, fields: { 'Content-Type': 'video/mp4' } },
      403,
      'AccessDenied',
      'starts-with',
    ],
    [
      'a list with one wrong content type',
      { policy: startsWith, fields: { 'Content-Type': 'image/png,text/html' } },
      403,
      'AccessDenied',
      'starts-with',
    ],
    ['a condition’s field missing', { fields: { 'Content-Type': undefined } }, 403, 'AccessDenied', 'Content-Type'],
    ['another key', { fields: { key: 'public/a.png' } }, 403, 'AccessDenied', 'Policy Condition failed'],
    ['another bucket', { bucket: 'other' }, 403, 'AccessDenied', 'bucket'],
    ['no key', { fields: { key: undefined } }, 400, 'InvalidArgument', "named 'key'"],
    ['an extra field', { fields: { acl: 'public-read' } }, 403, 'AccessDenied', 'Extra input fields: acl'],
    [
      'another success_action_status',
      { fields: { success_action_status: '200' } },
      403,
      'AccessDenied',
      'success_action_status',
    ],
    [
      'a broken signature',
      { fields: { 'X-Amz-Signature': '0'.repeat(64) } },
      403,
      'SignatureDoesNotMatch',
      'signature',
    ],
    [
      'another policy',
      { fields: { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') } },
      403,
      'SignatureDoesNotMatch',
      '',
    ],
    ['no signature', { fields: { 'X-Amz-Signature': undefined } }, 400, 'InvalidArgument', 'x-amz-signature'],
    ['no policy', { fields: { Policy: undefined } }, 403, 'AccessDenied', ''],
    ['no file', { file: null }, 400, 'InvalidArgument', 'exactly one file'],
    ['a key that climbs out', { policy: { Key: 'a/../../x' } }, 400, 'InvalidURI', ''],
    ['20 KB of fields', { fields: { 'x-ignore-a': 'x'.repeat(21_000) } }, 400, 'MaxPostPreDataLengthExceeded', ''],
  ])('%s', async (_name, attempt, status, code, message) => {
    const answer = await post(attempt);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.message).toContain(message);
    expect(created).toEqual([]);
  });

  test('signed with another secret, or an unknown key', async () => {
    expect((await post({ signer: clientWith('wrong') })).code).toBe('SignatureDoesNotMatch');
    expect((await post({ signer: clientWith('local-secret', 'nobody') })).code).toBe('InvalidAccessKeyId');
  });

  test('after it expired', async () => {
    skewMs = 61_000;
    const answer = await post();
    expect([answer.status, answer.message]).toEqual([403, 'Invalid according to Policy: Policy expired.']);
  });

  test('with the fields after the file', async () => {
    const { url, fields } = await createPresignedPost(client, { Bucket, Key: 'late.png', Expires: 60 });
    const form = new FormData();
    form.append('file', new Blob(['x']), 'a.png');
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const reply = await fetch(url, { method: 'POST', body: form });
    expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining("named 'key'")]);
  });

  test('that is not multipart', async () => {
    expect((await fetch(`${gate.endpoint}/${Bucket}`, { method: 'POST', body: 'x' })).status).toBe(412);
  });

  test('leaves nothing behind when the phone loses the network half way', async () => {
    const { url, fields } = await createPresignedPost(client, { Bucket, Key: 'cut.png', Expires: 60 });
    const head = Object.entries(fields).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const stop = new AbortController();
    const body = Readable.from(
      (async function* () {
        yield Buffer.from(
          `${head.join('')}--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf`,
        );
        await new Promise((resolve) => setTimeout(resolve, 50));
        stop.abort();
      })(),
    );
    const sent = fetch(url, {
      method: 'POST',
      body: Readable.toWeb(body) as ReadableStream,
      duplex: 'half',
      signal: stop.signal,
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
    } as RequestInit);
    await expect(sent).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'cut.png' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

describe('presigned GET', () => {
  const sign = (key = 'a.txt') =>
    getSignedUrl(client, new GetObjectCommand({ Bucket, Key: key, ResponseContentDisposition: 'attachment' }), {
      expiresIn: 60,
    });

  beforeAll(async () => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'a.txt', Body: 'hello', ContentType: 'text/plain' }));
    await client.send(new PutObjectCommand({ Bucket, Key: '公开/中文 (1)+.txt', Body: '你好' }));
  });

  test('gives the object, or a range of it', async () => {
    const reply = await fetch(await sign());
    expect([reply.status, await reply.text(), reply.headers.get('content-disposition')]).toEqual([
      200,
      'hello',
      'attachment',
    ]);
    const part = await fetch(await sign(), { headers: { range: 'bytes=1-2' } });
    expect([part.status, await part.text()]).toEqual([206, 'el']);
    expect(await (await fetch(await sign('公开/中文 (1)+.txt'))).text()).toBe('你好');
  });

  test.each<[string, (url: string) => string]>([
    ['another key', (url) => url.replace('a.txt', 'b.txt')],
    ['a longer expiry', (url) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000')],
    ['another disposition', (url) => url.replace('=attachment', '=inline')],
    ['a broken signature', (url) => url.replace(/X-Amz-Signature=[0-9a-f]{4}/, 'X-Amz-Signature=0000')],
  ])('refuses %s', async (_name, change) => {
    const reply = await fetch(change(await sign()));
    expect([reply.status, await reply.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
  });

  test('refuses it as a PUT', async () => {
    expect((await fetch(await sign(), { method: 'PUT', body: 'x' })).status).toBe(403);
  });

  test('refuses it after it expired', async () => {
    const url = await sign();
    skewMs = 61_000;
    const reply = await fetch(url);
    expect([reply.status, await reply.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  test('refuses an unsigned request', async () => {
    const reply = await fetch(`${gate.endpoint}/${Bucket}/a.txt`);
    expect([reply.status, await reply.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
    expect((await fetch(`${gate.endpoint}/${Bucket}/a.txt`, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(`${gate.endpoint}/${Bucket}/a.txt`, { method: 'DELETE' })).status).toBe(403);
  });
});

describe('the SDK’s own requests', () => {
  test('put, head, get, copy and delete', async () => {
    await client.send(
      new PutObjectCommand({ Bucket, Key: 'k', Body: 'abc', ContentType: 'text/plain', Metadata: { owner: 'u1' } }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    expect([await got.Body!.transformToString(), got.ContentType, got.Metadata]).toEqual([
      'abc',
      'text/plain',
      { owner: 'u1' },
    ]);
    await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/k` }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await expect(client.send(new GetObjectCommand({ Bucket, Key: 'k' }))).rejects.toThrow(
      /specified key does not exist/i,
    );
    expect(created.map(({ eventName, key, size }) => [eventName, key, size])).toEqual([
      ['ObjectCreated:Put', 'k', 3],
      ['ObjectCreated:Copy', 'copy', 3],
    ]);
  });

  test('a stream in aws-chunked', async () => {
    const Body = Readable.from([Buffer.alloc(70_000, 1), Buffer.alloc(30_000, 2)]);
    await client.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 100_000 }));
    const bytes = await (
      await client.send(new GetObjectCommand({ Bucket, Key: 'stream' }))
    ).Body!.transformToByteArray();
    expect([bytes.length, bytes[69_999], bytes[70_000]]).toEqual([100_000, 1, 2]);
  });

  test('refused when the body is not the one that was signed', async () => {
    const tampering = clientWith('local-secret');
    tampering.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: string }).body = 'evil';
        return next(args);
      },
      { step: 'deserialize' },
    );
    const put = tampering.send(new PutObjectCommand({ Bucket, Key: 'tampered', Body: 'good' }));
    await expect(put).rejects.toThrow('does not match what was computed');
  });

  test('many deleted at once', async () => {
    for (const Key of ['d1', 'd2']) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const Objects = ['d1', 'd2', 'never-there'].map((Key) => ({ Key }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'd2' }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('refused with another secret, or a clock that is wrong', async () => {
    const put = new PutObjectCommand({ Bucket, Key: 'no', Body: 'x' });
    await expect(clientWith('wrong').send(put)).rejects.toThrow('signature we calculated');
    skewMs = 16 * 60_000;
    await expect(clientWith('local-secret').send(put)).rejects.toThrow('too large');
  });
});

test('CORS preflight is answered, and refused for a method no rule allows', async () => {
  const preflight = (method: string) =>
    fetch(`${gate.endpoint}/${Bucket}`, {
      method: 'OPTIONS',
      headers: { origin: 'http://h5.local', 'access-control-request-method': method },
    });
  expect([(await preflight('POST')).status, (await preflight('PATCH')).status]).toEqual([200, 403]);
});

describe('a copy', () => {
  const put = async (Key: string, Body: string) =>
    (await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'image/png' }))).ETag!;
  const copy = (given: Partial<CopyObjectCommandInput>) =>
    client.send(new CopyObjectCommand({ Bucket, Key: 'copies/b', CopySource: `${Bucket}/originals/b`, ...given }));

  test('is made of the object of that ETag, with its type, and told of', async () => {
    const eTag = await put('originals/b', 'first');
    created.length = 0;
    await copy({ CopySourceIfMatch: eTag });
    const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket, Key: 'copies/b' }));
    expect([await Body!.transformToString(), ContentType]).toEqual(['first', 'image/png']);
    expect(created).toMatchObject([{ eventName: 'ObjectCreated:Copy', key: 'copies/b', size: 5 }]);
  });

  test('of another object, of none, or onto itself with nothing new is refused', async () => {
    const eTag = await put('originals/b', 'first');
    await put('originals/b', 'second');
    await expect(copy({ CopySourceIfMatch: eTag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const none = { CopySource: `${Bucket}/originals/none` };
    for (const given of [none, { ...none, CopySourceIfMatch: eTag }])
      await expect(copy(given)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(copy({ Key: 'originals/b' })).rejects.toMatchObject({ name: 'InvalidRequest' });
    await expect(copy({ CopySourceIfNoneMatch: eTag })).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  test('onto itself, with its type said anew, is written now', async () => {
    await put('originals/b', 'first');
    const head = async () => client.send(new HeadObjectCommand({ Bucket, Key: 'originals/b' }));
    const before = (await head()).LastModified!;
    await new Promise((done) => setTimeout(done, 1100));
    await copy({ Key: 'originals/b', MetadataDirective: 'REPLACE', ContentType: 'image/png' });
    const after = await head();
    expect(after.LastModified!.getTime()).toBeGreaterThan(before.getTime());
    expect([after.ContentType, after.ContentLength]).toEqual(['image/png', 5]);
  });
});

test('an object that is written again is seen whole meanwhile, by list and by head, and is there when its writing is answered', async () => {
  const Key = 'papers/again.csv';
  const sizes = new Set<number | undefined>();
  const put = () => client.send(new PutObjectCommand({ Bucket, Key, Body: 'x'.repeat(300_000) }));
  const list = async () => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    sizes.add(Contents[0]?.Size);
  };
  const head = async () => sizes.add((await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength);
  const read = async () => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    sizes.add((await Body!.transformToString()).length);
  };
  await put();
  for (let round = 0; round < 30; round += 1)
    await Promise.all([put().then(list), put(), list(), head(), read(), list(), put(), head(), read()]);
  expect([...sizes]).toEqual([300_000]);
});

test('more than a thousand objects are listed in pages, in the order of their keys, each once', async () => {
  const names = Array.from({ length: 1_040 }, (_, place) => `many/${String(place).padStart(4, '0')}`);
  // A folder, a dash and a dot stand otherwise among files than among keys.
  const keys = [...names, 'many/0500-poster', 'many/0500/small', 'many/0500.bak', 'many'].sort();
  for (let from = 0; from < keys.length; from += 40)
    await Promise.all(
      keys.slice(from, from + 40).map((Key) => client.send(new PutObjectCommand({ Bucket, Key, Body: Key }))),
    );
  const listed: string[] = [];
  const sizes: number[] = [];
  for (let ContinuationToken: string | undefined; ;) {
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'many', ContinuationToken }));
    const { Contents = [], IsTruncated, NextContinuationToken } = page;
    listed.push(...Contents.map(({ Key }) => Key!));
    sizes.push(Contents.length);
    expect(IsTruncated).toBe(NextContinuationToken !== undefined);
    if (!NextContinuationToken) break;
    ContinuationToken = NextContinuationToken;
  }
  expect([listed, sizes]).toEqual([keys, [1000, 44]]);
  const first = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'many/0500', MaxKeys: 1 }));
  expect(first).toMatchObject({ KeyCount: 1, IsTruncated: true, Contents: [{ Key: 'many/0500', Size: 9 }] });
  const after = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'many/', StartAfter: 'many/1038' }));
  expect(after.Contents?.map(({ Key }) => Key)).toEqual(['many/1039']);
});
