import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { listObjects } from './list-objects';
import { accessDenied, S3Error } from './s3-error';
import { send } from './to-store';

type Query = ReadonlyMap<string, string>;

/** Bucket lists in which the store behind names a key once: a version each, as in a bucket where nothing was written twice. */
const asVersions = (list: string): string =>
  list
    .replaceAll('ListBucketResult', 'ListVersionsResult')
    .replaceAll('<Contents>', '<Version><VersionId>null</VersionId><IsLatest>true</IsLatest>')
    .replaceAll('</Contents>', '</Version>')
    .replaceAll('NextContinuationToken>', 'NextKeyMarker>');

/** All versions in a bucket. @returns undefined for another request. */
export async function listVersions(buckets: string, bucket: string, query: Query): Promise<string | undefined> {
  if (!query.has('versions')) return undefined;
  const search = new Map([
    ['list-type', '2'],
    ['prefix', query.get('prefix') ?? ''],
  ]);
  const marker = query.get('key-marker');
  if (marker) search.set('continuation-token', marker);
  const list = await listObjects(buckets, bucket, search);
  return list && asVersions(list);
}

/**
 * What S3 refuses of a request to a bucket with object lock, in compliance mode by default. This stand-in keeps one version of a key:
 * where S3 would add another version or a delete marker, it refuses too.
 * @throws S3Error
 */
export function checkLock(request: IncomingMessage, key: string, query: Query): void {
  const { method, headers } = request;
  if (method === 'DELETE' || (method === 'POST' && query.has('delete'))) {
    if (query.has('versionId') || !key) throw accessDenied('Access Denied because object protected by object lock.');
    throw new S3Error(501, 'NotImplemented', 'This stand-in keeps no delete markers.');
  }
  const names = Object.keys(headers);
  if (
    method === 'PUT' &&
    key &&
    !names.some((name) => name === 'content-md5' || name.startsWith('x-amz-checksum-') || name === 'x-amz-trailer')
  )
    throw new S3Error(
      400,
      'InvalidRequest',
      'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
    );
}

/** What S3 holds a PUT to before it takes it: that the key is free where that is asked, and in a locked bucket always here. */
export async function checkFree(
  storePort: number,
  target: string,
  { headers }: IncomingMessage,
  isLocked: boolean,
): Promise<void> {
  const wanted = headers['if-none-match'];
  if (wanted === undefined && !isLocked) return;
  if (wanted !== undefined && wanted !== '*')
    throw new S3Error(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented');
  const head = await send(storePort, 'HEAD', target, {});
  head.resume();
  if (head.statusCode !== 200) return;
  if (wanted === '*')
    throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  throw new S3Error(501, 'NotImplemented', 'This stand-in keeps one version of a key.');
}

/** @throws S3Error when the bytes are not those that `Content-MD5` says. */
export async function checkMd5(request: IncomingMessage, file: string): Promise<void> {
  const wanted = request.headers['content-md5'];
  if (wanted === undefined) return;
  const hash = createHash('md5');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  if (hash.digest('base64') !== wanted)
    throw new S3Error(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.');
}
