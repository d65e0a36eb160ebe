import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import { listenOn } from '../ports';
import { isKeyOf } from '../s3-gate/signature';

export interface KmsOptions {
  /** `0` picks one. */
  port: number;
  credentials: { accessKeyId: string; secretAccessKey: string; region: string };
  /** The keys it has, by ARN. */
  keyArns: readonly string[];
  now?: () => number;
}

export interface Kms {
  endpoint: string;
  stop(): Promise<void>;
}

type Context = Record<string, string>;
interface Call {
  KeyId?: string;
  KeySpec?: string;
  NumberOfBytes?: number;
  CiphertextBlob?: string;
  EncryptionContext?: Context;
}

/** What KMS answers with when it refuses: its code, which the SDK throws as an error of that name. */
class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const LONGEST_BODY = 64 * 1024;
const SKEW_MS = 15 * 60_000;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** As KMS binds it: every pair, in one order. */
const boundTo = (context: Context = {}): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));

/** The key that never leaves: the same at each start, so that rows kept from the last one can still be opened. */
const masterKeyOf = (arn: string): Buffer => createHash('sha256').update(`local master key of ${arn}`).digest();

/**
 * KMS as an application sees it: `TrentService.DescribeKey`, `GenerateDataKey` and `Decrypt`, JSON 1.1, signed. Data keys are really wrapped,
 * and a wrong encryption context, a wrong key, an altered blob or a wrong signature is refused as KMS refuses it. Who may call
 * what is IAM's: a contract test reads that in infrastructure/keys.ts.
 */
export const startKms = async ({ port: wanted, credentials, keyArns, now = Date.now }: KmsOptions): Promise<Kms> => {
  const keyOf = (keyId = ''): string => {
    const arn = keyArns.find((each) => each === keyId || each.endsWith(`:key/${keyId}`));
    if (!arn) throw new Refusal('NotFoundException', `Key '${keyId}' does not exist`);
    return arn;
  };

  const actions: Record<string, (call: Call) => object> = {
    'TrentService.DescribeKey': ({ KeyId }) => ({
      KeyMetadata: { KeyId: keyOf(KeyId).split('/').at(-1), Arn: keyOf(KeyId), Enabled: true, KeyState: 'Enabled' },
    }),
    'TrentService.GenerateDataKey': ({ KeyId, KeySpec, NumberOfBytes, EncryptionContext }) => {
      const arn = keyOf(KeyId);
      if ((KeySpec === undefined) === (NumberOfBytes === undefined))
        throw new Refusal('ValidationException', 'Please specify either number of bytes or key spec.');
      const bytes = NumberOfBytes ?? { AES_256: 32, AES_128: 16 }[KeySpec ?? ''];
      if (!bytes) throw new Refusal('ValidationException', 'KeySpec must be AES_256 or AES_128');
      const dataKey = randomBytes(bytes);
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', masterKeyOf(arn), iv).setAAD(boundTo(EncryptionContext));
      const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
      const place = Buffer.from([keyArns.indexOf(arn)]);
      const blob = Buffer.concat([place, iv, cipher.getAuthTag(), wrapped]);
      return { KeyId: arn, Plaintext: dataKey.toString('base64'), CiphertextBlob: blob.toString('base64') };
    },
    'TrentService.Decrypt': ({ KeyId, CiphertextBlob = '', EncryptionContext }) => {
      const blob = Buffer.from(CiphertextBlob, 'base64');
      const arn = keyArns[blob[0] ?? 255];
      if (!arn || blob.length < 1 + IV_BYTES + TAG_BYTES + 16) throw new Refusal('InvalidCiphertextException', '');
      if (KeyId !== undefined && keyOf(KeyId) !== arn)
        throw new Refusal(
          'IncorrectKeyException',
          'The key ID in the request does not identify a CMK that can perform it.',
        );
      try {
        const [ivEnd, tagEnd] = [1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES];
        const decipher = createDecipheriv('aes-256-gcm', masterKeyOf(arn), blob.subarray(1, ivEnd))
          .setAAD(boundTo(EncryptionContext))
          .setAuthTag(blob.subarray(ivEnd, tagEnd));
        const dataKey = Buffer.concat([decipher.update(blob.subarray(tagEnd)), decipher.final()]);
        return { KeyId: arn, Plaintext: dataKey.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
      } catch {
        // KMS says no more than this, whether the context or the blob is wrong.
        throw new Refusal('InvalidCiphertextException', '');
      }
    },
  };

  const server = http.createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response
        // The SDK sets its clock by it, and Node would give the machine's.
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1', date: new Date(now()).toUTCString() })
        .end(JSON.stringify(body));
    readBody(request)
      .then((body) => {
        checkSignature(request, body, credentials, now());
        const action = actions[String(request.headers['x-amz-target'])];
        if (!action || request.method !== 'POST') throw new Refusal('UnknownOperationException', '');
        answer(200, action(JSON.parse(body) as Call));
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) answer(400, { __type: error.code, message: error.message });
        else answer(400, { __type: 'SerializationException' });
      });
  });
  const port = await listenOn(server, wanted, 'KMS');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part);
    if ((size += part.length) > LONGEST_BODY) throw new Refusal('ValidationException', 'The request is too large.');
  }
  return Buffer.concat(parts).toString('utf8');
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** AWS Signature Version 4 of a request for KMS in this region, made within a quarter of an hour, over this very body. */
const checkSignature = (
  { headers, method }: IncomingMessage,
  body: string,
  { accessKeyId, secretAccessKey, region }: KmsOptions['credentials'],
  now: number,
): void => {
  const authorization = headers.authorization ?? '';
  if (!authorization) throw new Refusal('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(authorization)?.[1] ?? '';
  const [keyId, day = '', ...scope] = part('Credential').split('/');
  if (!isKeyOf({ accessKeyId }, keyId))
    throw new Refusal('UnrecognizedClientException', 'The security token included in the request is invalid.');
  const date = String(headers['x-amz-date'] ?? '');
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (scope.join('/') !== `${region}/kms/aws4_request` || !(Math.abs(at - now) <= SKEW_MS))
    throw new Refusal('InvalidSignatureException', 'Signature expired or of another scope');
  const signed = part('SignedHeaders').split(';');
  const lines = signed.map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`).join('');
  const canonical = [method, '/', '', lines, signed.join(';'), sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, `${day}/${scope.join('/')}`, sha256(canonical)].join('\n');
  const dayKey = hmac(hmac(hmac(`AWS4${secretAccessKey}`, day), region), 'kms');
  const expected = hmac(hmac(dayKey, 'aws4_request'), toSign);
  const given = Buffer.from(part('Signature'), 'hex');
  if (!signed.includes('host') || given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Refusal(
      'InvalidSignatureException',
      'The request signature we calculated does not match the one provided.',
    );
};
