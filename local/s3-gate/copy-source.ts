import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error';
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
