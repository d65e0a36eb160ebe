import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { accessDenied, S3Error } from './s3-error';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const SKEW_MS = 15 * 60_000;
const LONGEST_EXPIRY_S = 7 * 24 * 3600;

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** An account may have several keys, all with the one secret: those that begin as its first does. A test file has one of its own. */
export const isKeyOf = ({ accessKeyId }: Pick<Credentials, 'accessKeyId'>, given = ''): boolean =>
  given.startsWith(accessKeyId) && /^[a-z0-9]*$/.test(given);

/** `20261123T115500Z` as milliseconds, or NaN. */
export const parseAmzDate = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** The day in `AKID/20261123/cn-north-1/s3/aws4_request`. Refuses an unknown key, another region or another service. */
export const dayOfCredential = (credential: string, own: Credentials): string => {
  const [accessKeyId, day = '', region, service, end, ...rest] = credential.split('/');
  if (rest.length || end !== 'aws4_request' || service !== 's3' || !/^\d{8}$/.test(day)) {
    throw new S3Error(400, 'AuthorizationQueryParametersError', 'Error parsing the X-Amz-Credential parameter.');
  }
  if (!isKeyOf(own, accessKeyId)) {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    throw new S3Error(403, 'InvalidAccessKeyId', message, { AWSAccessKeyId: accessKeyId ?? '' });
  }
  if (region !== own.region) {
    const message = `the region '${region}' is wrong; expecting '${own.region}'`;
    throw new S3Error(400, 'AuthorizationHeaderMalformed', message, { Region: own.region });
  }
  return day;
};

/** Refuses `signature` unless it is ours over `stringToSign` on `day`. */
export const checkSignature = (stringToSign: string, day: string, signature: string, own: Credentials): void => {
  const dayKey = hmac(hmac(hmac(`AWS4${own.secretAccessKey}`, day), own.region), 's3');
  const expected = Buffer.from(hmac(hmac(dayKey, 'aws4_request'), stringToSign).toString('hex'));
  const given = Buffer.from(signature);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  throw new S3Error(403, 'SignatureDoesNotMatch', message, { StringToSign: stringToSign });
};

/** A request's path, decoded, and its query as it was sent: `+` stays a plus. */
export const parseTarget = (url: string): { path: string; query: [string, string][] } => {
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  const pairs = query
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split(/=(.*)/s).slice(0, 2).map(decodeURIComponent));
  return { path: decodeURIComponent(path), query: pairs.map(([name = '', value = '']) => [name, value]) };
};

/**
 * Verifies AWS Signature Version 4 of a request, in its Authorization header or its query (a presigned URL).
 * Returns the payload hash it was signed with. Throws S3's own errors: unsigned, expired, not yet valid, tampered with.
 */
export const verifyRequest = (request: IncomingMessage, own: Credentials, now: number): string => {
  const { query } = parseTarget(request.url ?? '/');
  const parameters = new Map(query.map(([name, value]) => [name.toLowerCase(), value]));
  return parameters.has('x-amz-signature')
    ? verifyPresigned(request, query, parameters, own, now)
    : verifyHeader(request, query, own, now);
};

const verifyPresigned = (
  request: IncomingMessage,
  query: [string, string][],
  parameters: Map<string, string>,
  own: Credentials,
  now: number,
): string => {
  const of = (name: string) => parameters.get(name) ?? '';
  const signedAt = parseAmzDate(of('x-amz-date'));
  const expires = Number(of('x-amz-expires'));
  if (of('x-amz-algorithm') !== ALGORITHM || Number.isNaN(signedAt) || !(expires > 0 && expires <= LONGEST_EXPIRY_S)) {
    const message =
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';
    throw new S3Error(400, 'AuthorizationQueryParametersError', message);
  }
  if (signedAt - now > SKEW_MS) throw accessDenied('Request is not yet valid');
  if (now > signedAt + expires * 1000) throw accessDenied('Request has expired');
  const day = dayOfCredential(of('x-amz-credential'), own);
  const rest = query.filter(([name]) => name.toLowerCase() !== 'x-amz-signature');
  const hash = of('x-amz-content-sha256') || 'UNSIGNED-PAYLOAD';
  const canonical = canonicalRequest(request, rest, of('x-amz-signedheaders').split(';'), hash);
  checkSignature(stringToSign(of('x-amz-date'), day, own.region, canonical), day, of('x-amz-signature'), own);
  return hash;
};

const verifyHeader = (request: IncomingMessage, query: [string, string][], own: Credentials, now: number): string => {
  const authorization = request.headers.authorization;
  if (!authorization) throw accessDenied();
  const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(authorization)?.[1] ?? '';
  const date = String(request.headers['x-amz-date'] ?? '');
  if (!authorization.startsWith(`${ALGORITHM} `) || !part('Signature') || !part('SignedHeaders')) {
    throw new S3Error(400, 'AuthorizationHeaderMalformed', 'The authorization header that you provided is not valid.');
  }
  if (!(Math.abs(parseAmzDate(date) - now) <= SKEW_MS)) {
    const message = 'The difference between the request time and the current time is too large.';
    throw new S3Error(403, 'RequestTimeTooSkewed', message);
  }
  const hash = String(request.headers['x-amz-content-sha256'] ?? '');
  if (!hash) throw new S3Error(400, 'InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  const day = dayOfCredential(part('Credential'), own);
  const canonical = canonicalRequest(request, query, part('SignedHeaders').split(';'), hash);
  checkSignature(stringToSign(date, day, own.region, canonical), day, part('Signature'), own);
  return hash;
};

const stringToSign = (date: string, day: string, region: string, canonical: string) =>
  [ALGORITHM, date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');

const canonicalRequest = (
  request: IncomingMessage,
  query: [string, string][],
  signed: string[],
  hash: string,
): string => {
  if (!signed.includes('host')) throw accessDenied('SignedHeaders must include host');
  const path = parseTarget(request.url ?? '/')
    .path.split('/')
    .map(encode)
    .join('/');
  const pairs = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const headers = signed.map(
    (name) =>
      `${name}:${String(request.headers[name] ?? '')
        .trim()
        .replace(/\s+/g, ' ')}\n`,
  );
  return [request.method, path, pairs.join('&'), headers.join(''), signed.join(';'), hash].join('\n');
};
