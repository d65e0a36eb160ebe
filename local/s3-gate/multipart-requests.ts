import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ObjectCreated } from './gate';
import { document, type MultipartUploads } from './multipart';
import { element, S3Error } from './s3-error';

/** What the gate lends: to take a request's body, checked against its hash, and to store an object. */
export interface Lent {
  uploads: MultipartUploads;
  withBody: <T>(use: (file: string, size: number) => Promise<T>) => Promise<T>;
  storeObject: (file: string, size: number, headers: Record<string, string>) => Promise<void>;
  announce: (object: ObjectCreated) => void;
}

const KEPT = /^(content-type|content-disposition|content-encoding|cache-control|x-amz-meta-.+)$/;

/**
 * The requests of an upload in parts, after their signature held. False for any other request.
 * @throws S3Error as S3 does.
 */
export async function answerMultipart(
  request: IncomingMessage,
  response: ServerResponse,
  { bucket, key, query }: { bucket: string; key: string; query: Map<string, string> },
  { uploads, withBody, storeObject, announce }: Lent,
): Promise<boolean> {
  const uploadId = query.get('uploadId');
  const { method } = request;
  const sendXml = (xml: string) => {
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(xml);
  };
  if (method === 'POST' && query.has('uploads')) {
    const headers = Object.entries(request.headers).filter(([name]) => KEPT.test(name));
    sendXml(uploads.begin(bucket, key, Object.fromEntries(headers) as Record<string, string>));
    return true;
  }
  if (uploadId === undefined) return false;
  if (method === 'PUT') {
    const partNo = uploads.admit(bucket, key, uploadId, query.get('partNumber') ?? '');
    if (
      request.headers['content-length'] === undefined &&
      request.headers['x-amz-decoded-content-length'] === undefined
    )
      throw new S3Error(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
    const eTag = await withBody((file) => uploads.keep(uploadId, partNo, file));
    response.writeHead(200, { etag: eTag }).end();
  } else if (method === 'GET') {
    sendXml(await uploads.list(bucket, key, uploadId));
  } else if (method === 'DELETE') {
    await uploads.forget(bucket, key, uploadId);
    response.writeHead(204).end();
  } else {
    await withBody(async (file) => {
      const xml = readFileSync(file, 'utf8');
      const { headers, eTag, size } = await uploads.complete(bucket, key, uploadId, xml, file);
      await storeObject(file, (await stat(file)).size, headers);
      await uploads.forget(bucket, key, uploadId);
      announce({ eventName: 'ObjectCreated:CompleteMultipartUpload', bucket, key, size, eTag });
      sendXml(
        document('CompleteMultipartUploadResult', [
          element('Location', `http://${request.headers.host}/${bucket}/${key}`),
          element('Bucket', bucket),
          element('Key', key),
          element('ETag', `"${eTag}"`),
        ]),
      );
    });
  }
  return true;
}
