import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

// A stand-in for what the local S3 never does: it throttles, hangs up, and fails after it has begun to answer 200.

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI',
  sessionToken: 'a session/with+signs=',
};
Object.assign(process.env, {
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
  MEDIA_BUCKET: 'prod-media-nanxi',
  ORIGINALS_KEY_ARN: 'arn:aws-cn:kms:cn-north-1:1:key/originals',
});

/** As a Lambda that has just started, with S3 there, or where AWS has it. */
async function started(endpoint?: string) {
  jest.resetModules();
  if (endpoint) process.env.S3_ENDPOINT = endpoint;
  else delete process.env.S3_ENDPOINT;
  return { ...(await import('./storage')), ...(await import('./media-bucket')) };
}

describe('a URL that reads is the SDK’s own, to the byte', () => {
  const at = new Date('2026-11-30T08:00:00.000Z');
  beforeEach(() => jest.useFakeTimers({ now: at, doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] }));
  afterEach(() => jest.useRealTimers());

  const theirs = (endpoint: string | undefined, Key: string, saved?: string) => {
    const client = new S3Client({
      ...{ region: 'cn-north-1', credentials },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      ...(endpoint && { endpoint, forcePathStyle: true }),
    });
    const response = saved && {
      ResponseContentType: 'application/octet-stream',
      ResponseContentDisposition: `attachment; filename="${saved}"`,
    };
    const command = new GetObjectCommand({ Bucket: process.env.MEDIA_BUCKET!, Key, ...response });
    return getSignedUrl(client, command, { expiresIn: saved ? 120 : 600, signingDate: at });
  };
  const keys = ['copies/01M8.jpg', "views/a b+c/é王(1)!*'~.jpg", 'open/2026-11/a=b&c%20d?.csv'];
  const places = [undefined, 'http://127.0.0.1:4568'];
  const each = places.flatMap((place) => keys.map((key) => [place ?? 'AWS', key, place] as const));

  test.each(each)('at %s of %s', async (_, key, place) => {
    const { presignRead, presignSaving } = await started(place);
    expect(await presignRead(key)).toBe(await theirs(place, key));
    expect(await presignSaving(key, '01M8 (1).jpg')).toBe(await theirs(place, key, '01M8 (1).jpg'));
  });
});

type Answer = { status?: number; body?: string } | 'hangUp';
let answers: Answer[] = [];
let seen: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
let server: Server;
let storage: Awaited<ReturnType<typeof started>>;

function reply({ method, url, headers }: IncomingMessage, response: ServerResponse): unknown {
  seen.push({ method, url, headers });
  const answer = answers.shift() ?? {};
  if (answer === 'hangUp') return response.destroy();
  return response.writeHead(answer.status ?? 200).end(answer.body ?? '<CopyObjectResult/>');
}

beforeEach(async () => {
  [answers, seen] = [[], []];
  server = createServer((request, response) => void request.resume().on('end', () => reply(request, response)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  storage = await started(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const refusal = (Code: string, status: number): Answer => ({
  status,
  body: `<?xml version="1.0"?>\n<Error><Code>${Code}</Code><Message>said &amp; done</Message></Error>`,
});

test('a copy says from where, on what condition and how it is encrypted', async () => {
  expect(await storage.copyObject('originals/王 1', 'originals/opened/x', '"e1"')).toBe(true);
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({
    method: 'PUT',
    url: '/prod-media-nanxi/originals/opened/x',
    headers: {
      'content-length': '0',
      'x-amz-copy-source': 'prod-media-nanxi/originals/%E7%8E%8B%201',
      'x-amz-copy-source-if-match': '"e1"',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws-cn:kms:cn-north-1:1:key/originals',
      'x-amz-server-side-encryption-bucket-key-enabled': 'true',
      'x-amz-security-token': credentials.sessionToken,
    },
  });
  await storage.copyObject('copies/a.jpg', 'views/a.jpg');
  expect(Object.keys(seen[1]!.headers).filter((name) => /encryption|if-match/.test(name))).toEqual([]);
});

test.each([
  ['PreconditionFailed', 412],
  ['NoSuchKey', 404],
])('a copy that storage answers with %s was not made, and is not tried again', async (code, status) => {
  answers = [refusal(code, status)];
  expect(await storage.copyObject('copies/a.jpg', 'views/a.jpg')).toBe(false);
  expect(seen).toHaveLength(1);
});

test('what passes by itself is tried again: a busy storage, a connection that broke, a failure after 200', async () => {
  answers = [refusal('SlowDown', 503), 'hangUp', refusal('InternalError', 200)];
  expect(await storage.copyObject('copies/a.jpg', 'views/a.jpg')).toBe(true);
  expect(seen).toHaveLength(4);
});

test('what does not pass is an error by its code, and not tried again', async () => {
  answers = [refusal('AccessDenied', 403)];
  await expect(storage.copyObject('copies/a.jpg', 'views/a.jpg')).rejects.toMatchObject({
    ...{ name: 'AccessDenied', message: 'said & done', $metadata: { httpStatusCode: 403 } },
  });
  expect(seen).toHaveLength(1);
});

const listOf = (key: string): Answer => ({
  body: `<ListBucketResult><Name>b</Name><Prefix>${key}</Prefix><Contents><Key>${key}</Key><ETag>&quot;e1&quot;</ETag><Size>12</Size></Contents></ListBucketResult>`,
});

test('an object is there when the list begins with its very key', async () => {
  answers = [listOf('copies/a&amp;b.jpg'), listOf('copies/a&amp;b.jpg-more'), { body: '<ListBucketResult/>' }];
  expect(await storage.objectAt('copies/a&b.jpg')).toEqual({ bytes: 12, eTag: '"e1"' });
  expect(seen[0]!.url).toBe('/prod-media-nanxi/?list-type=2&max-keys=1&prefix=copies%2Fa%26b.jpg');
  expect(await storage.objectAt('copies/a&b.jpg')).toBeUndefined();
  expect(await storage.objectAt('copies/a&b.jpg')).toBeUndefined();
});
