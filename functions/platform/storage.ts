import { sign } from 'aws4';
import { env } from './env';
import { askSigned, type AwsRequest, type AwsService, domainOf, keptAgent } from './signed-request';
import { Tries } from './tries';

/**
 * What is asked of S3 with many a request: a URL that reads, a copy, whether an object is there. It does what S3's SDK does for a
 * fraction of its CPU, and without its 70 ms of cold start (ADR 107); what is rare goes through the SDK.
 */

/** A question as the SDK's command would put it. */
export interface Asked {
  readonly command: 'GetObjectCommand' | 'CopyObjectCommand' | 'ListObjectsV2Command';
  readonly input: Readonly<Record<string, unknown>>;
}

const looks: ((asked: Asked) => void)[] = [];

/** Looks at each question before it is asked or signed, and may throw: the rights that the local stack enforces. */
export const beforeStorage = (look: (asked: Asked) => void): void => void looks.push(look);

function look(command: Asked['command'], input: Asked['input']): void {
  for (const each of looks) each({ command, input: { Bucket: env.mediaBucket, ...input } });
}

/** What S3 refused, by its code. */
export class StorageError extends Error {
  readonly $metadata: { httpStatusCode: number };
  constructor(httpStatusCode: number, text: string) {
    super(textIn(text, 'Message') ?? '');
    this.name = textIn(text, 'Code') ?? 'UnknownError';
    this.$metadata = { httpStatusCode };
  }
}

let made: (AwsService & { address: string }) | undefined;

/** Where the bucket is: at a name of its own, locally under the endpoint. */
function bucket(): { service: AwsService; root: string } {
  const { aws, s3Endpoint, mediaBucket } = env;
  const { region } = aws;
  const address = s3Endpoint ?? `https://${mediaBucket}.s3.${region}.${domainOf(region)}`;
  if (made?.address !== address) {
    const url = new URL(address);
    made = { name: 's3', region, address, url, agent: keptAgent(url), credentials: () => env.aws };
  }
  return { service: made, root: s3Endpoint ? `/${mediaBucket}` : '' };
}

/** As RFC 3986 has it and S3 counts on: `encodeURIComponent` leaves five characters. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
const pathOf = (key: string) => key.split('/').map(encoded).join('/');
const queryOf = (query: Readonly<Record<string, string>>) =>
  Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The text of the first such element. Of S3's answers only flat ones are asked for: no element holds one of its own name. */
function textIn(xml: string, element: string): string | undefined {
  const [, text] = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml) ?? [];
  return text?.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name = '') =>
    hex || decimal ? String.fromCodePoint(parseInt(hex ?? decimal!, hex ? 16 : 10)) : (ENTITIES[name as string] ?? all),
  );
}

const tries = new Tries();

/** @throws StorageError */
const ask = (request: Omit<AwsRequest, 'path'>, path: string): Promise<string> =>
  tries.of(async () => {
    const { service, root } = bucket();
    const { status, text } = await askSigned(service, { ...request, path: `${root}/${path}` });
    // A copy may fail after S3 has begun to answer 200.
    if (status !== 200 || text.includes('<Error>')) throw new StorageError(status === 200 ? 500 : status, text);
    return text;
  });

/** A URL that reads one object for so many seconds; `response` is which headers it is answered with. The SDK's, to the byte. */
export function presignedUrl(key: string, seconds: number, response: Readonly<Record<string, string>> = {}): string {
  look('GetObjectCommand', { Key: key });
  const { service, root } = bucket();
  const { name, region, url, credentials } = service;
  const query = queryOf({
    'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
    'X-Amz-Expires': String(seconds),
    ...response,
    'x-id': 'GetObject',
  });
  const path = `${root}/${pathOf(key)}?${query.join('&')}`;
  const { path: signed } = sign({ service: name, region, host: url.host, path, signQuery: true }, credentials());
  const [place, pairs = ''] = signed!.split('?');
  return `${url.origin}${place}?${pairs.split('&').sort().join('&')}`;
}

/** What storage says of an object: two of another ETag are two objects. One with the same bytes may have another ETag (KMS). */
export interface ObjectFacts {
  bytes: number;
  eTag: string;
}

/** The facts of an object; undefined when there is none. Asked by listing, which lets one who may not read it know. */
export async function objectAt(key: string): Promise<ObjectFacts | undefined> {
  look('ListObjectsV2Command', { Prefix: key });
  const query = queryOf({ 'list-type': '2', 'max-keys': '1', prefix: key });
  const listed = await ask({ method: 'GET', headers: {} }, `?${query.join('&')}`);
  const [, object] = listed.split('<Contents>');
  if (object === undefined || textIn(object, 'Key') !== key) return undefined;
  return { bytes: Number(textIn(object, 'Size') ?? 0), eTag: textIn(object, 'ETag') ?? '' };
}

/**
 * Copies an object within the bucket.
 * @param more headers of the request: on what condition, and how the copy is encrypted.
 * @throws StorageError `NoSuchKey`, `PreconditionFailed`
 */
export async function copyWithin(from: string, to: string, more: Readonly<Record<string, string>>): Promise<void> {
  const source = `${env.mediaBucket}/${pathOf(from)}`;
  look('CopyObjectCommand', { Key: to, CopySource: source });
  await ask({ method: 'PUT', headers: { 'content-length': '0', 'x-amz-copy-source': source, ...more } }, pathOf(to));
}
