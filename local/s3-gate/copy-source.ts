import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { element, S3Error } from './s3-error';
import { send } from './to-store';

const UNKNOWN = /^x-amz-copy-source-(?!if-match$)/;

/**
 * What S3 holds a copy to before it makes it: that its source still is the object of this ETag.
 * @throws S3Error also for conditions that this stand-in does not know.
 */
export async function checkCopySource(storePort: number, { headers }: IncomingMessage): Promise<void> {
  const source = headers['x-amz-copy-source']?.toString();
  const wanted = headers['x-amz-copy-source-if-match']?.toString();
  if (Object.keys(headers).some((name) => UNKNOWN.test(name)) || source?.includes('?versionId='))
    throw new S3Error(501, 'NotImplemented', 'A header you provided implies functionality that is not implemented');
  if (source === undefined || wanted === undefined) return;
  const head = await send(storePort, 'HEAD', `/${source.replace(/^\//, '')}`, {});
  head.resume();
  if (head.statusCode === 404) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  const bare = (eTag: string) => eTag.replaceAll('"', '');
  if (wanted !== '*' && bare(String(head.headers.etag)) !== bare(wanted))
    throw new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
}

/** The place of what is to be copied; nothing where a request copies nothing. */
export const sourceOf = ({ headers }: IncomingMessage): string | undefined => {
  const source = headers['x-amz-copy-source']?.toString();
  return source === undefined ? undefined : `/${decodeURI(source.replace(/^\//, ''))}`;
};

/** Whether an object is copied onto itself with something said anew: S3 writes it again, and the store behind would keep its time. */
export const isWrittenAnew = (request: IncomingMessage, bucket: string, key: string): boolean =>
  sourceOf(request) === `/${bucket}/${key}` && request.headers['x-amz-metadata-directive'] === 'REPLACE';

/** Fetches an object of the store's into a file. Resolves with its size. @throws S3Error `NoSuchKey` */
export async function fetchObject(storePort: number, target: string, file: string): Promise<number> {
  const reply = await send(storePort, 'GET', target, {});
  if (reply.statusCode !== 200) {
    reply.resume();
    throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  }
  await pipeline(reply, createWriteStream(file));
  return Number(reply.headers['content-length']);
}

/** What S3 answers to a copy. */
export const copyResult = (eTag: string, at: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<CopyObjectResult>${element('LastModified', new Date(at).toISOString())}${element('ETag', eTag)}</CopyObjectResult>`;
