import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from './env';
import { copyWithin, objectAt, presignedUrl } from './storage';

/** S3's SDK, for what is rare. */
const sdk = () => import('./storage-sdk');

/** How long a ticket to send a file works, and a URL to see one. */
export const TICKET_MINUTES = 10;
const TICKET_SECONDS = TICKET_MINUTES * 60;

const at = (key: string) => ({ Bucket: env.mediaBucket, Key: key });

/** Originals have a key of their own, which few may open; all else is encrypted with the bucket's. */
const encryptionOf = (key: string) =>
  key.startsWith('originals/') && {
    ServerSideEncryption: 'aws:kms' as const,
    SSEKMSKeyId: env.originalsKeyArn,
    BucketKeyEnabled: true,
  };

/** The same as a form and a request of our own say it. */
function encryptionHeadersOf(key: string): Record<string, string> {
  const encryption = encryptionOf(key);
  return encryption
    ? {
        'x-amz-server-side-encryption': encryption.ServerSideEncryption,
        'x-amz-server-side-encryption-aws-kms-key-id': encryption.SSEKMSKeyId,
        'x-amz-server-side-encryption-bucket-key-enabled': 'true',
      }
    : {};
}

/**
 * A form that sends one object, and nothing else: this key, this type, at most `maxBytes`, encrypted so, within ten minutes.
 * S3 holds to every one of them and answers 201.
 */
export async function presignUpload(upload: { key: string; contentType: string; maxBytes: number }) {
  const { createPresignedPost, s3 } = await sdk();
  const fields = {
    'Content-Type': upload.contentType,
    success_action_status: '201',
    ...encryptionHeadersOf(upload.key),
  };
  return createPresignedPost(s3(), {
    ...at(upload.key),
    Fields: fields,
    Conditions: [
      ['eq', '$key', upload.key],
      ['eq', '$Content-Type', upload.contentType],
      ['content-length-range', 1, upload.maxBytes],
    ],
    Expires: TICKET_SECONDS,
  });
}

/** Begins an object that comes in parts. Resolves with what storage calls it until it is whole, or a day has passed. */
export async function beginMultipart(key: string, contentType: string): Promise<string> {
  const { CreateMultipartUploadCommand, s3 } = await sdk();
  const { UploadId } = await s3().send(
    new CreateMultipartUploadCommand({ ...at(key), ...encryptionOf(key), ContentType: contentType }),
  );
  return UploadId!;
}

/**
 * A URL that PUTs one part within ten minutes. Its length is signed with it: S3 takes exactly so many bytes, which a presigned PUT
 * would otherwise leave open.
 */
export const presignPart = async (part: {
  key: string;
  uploadId: string;
  partNo: number;
  bytes: number;
}): Promise<string> => {
  const { UploadPartCommand, getSignedUrl, s3 } = await sdk();
  return getSignedUrl(
    s3(),
    new UploadPartCommand({
      ...at(part.key),
      UploadId: part.uploadId,
      PartNumber: part.partNo,
      ContentLength: part.bytes,
    }),
    { expiresIn: TICKET_SECONDS, signableHeaders: new Set(['host', 'content-length']) },
  );
};

/** A part that storage has. */
export interface StoredPart {
  partNo: number;
  bytes: number;
  eTag: string;
}

/** The parts that are there, in order; undefined when storage knows the upload no more. At most a thousand: S3's own page. */
export async function partsOfMultipart(key: string, uploadId: string): Promise<StoredPart[] | undefined> {
  const { ListPartsCommand, s3 } = await sdk();
  try {
    const { Parts = [] } = await s3().send(new ListPartsCommand({ ...at(key), UploadId: uploadId }));
    return Parts.map(({ PartNumber, Size, ETag }) => ({ partNo: PartNumber!, bytes: Size!, eTag: ETag! }));
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchUpload') return undefined;
    throw error;
  }
}

/** Makes one object of these parts. */
export async function finishMultipart(key: string, uploadId: string, parts: readonly StoredPart[]): Promise<void> {
  const { CompleteMultipartUploadCommand, s3 } = await sdk();
  await s3().send(
    new CompleteMultipartUploadCommand({
      ...at(key),
      UploadId: uploadId,
      MultipartUpload: { Parts: parts.map(({ partNo, eTag }) => ({ PartNumber: partNo, ETag: eTag })) },
    }),
  );
}

export const OPENING_SECONDS = 120;

/** A URL that saves one object under this name, for two minutes; no browser opens it as a page, whatever it holds. */
export const presignSaving = async (key: string, fileName: string): Promise<string> =>
  presignedUrl(key, OPENING_SECONDS, {
    'response-content-disposition': `attachment; filename="${fileName}"`,
    'response-content-type': 'application/octet-stream',
  });

/** A URL that reads one object, for ten minutes unless told. */
export const presignRead = async (key: string, seconds = TICKET_SECONDS): Promise<string> => presignedUrl(key, seconds);

/** The size of an object in bytes; undefined when there is none. */
export const sizeOf = async (key: string): Promise<number | undefined> => (await objectAt(key))?.bytes;

/** The keys under a prefix that lie after one key and not after another, in order, a thousand at a time. */
export async function* keysBetween(prefix: string, after: string, until: string): AsyncGenerator<string[]> {
  const { ListObjectsV2Command, s3 } = await sdk();
  for (let from = after; ;) {
    const { Contents = [], IsTruncated } = await s3().send(
      new ListObjectsV2Command({ Bucket: env.mediaBucket, Prefix: prefix, StartAfter: from }),
    );
    const keys = Contents.flatMap(({ Key }) => Key ?? []);
    const wanted = keys.filter((key) => key <= until);
    if (wanted.length > 0) yield wanted;
    if (!IsTruncated || wanted.length < keys.length) return;
    from = keys.at(-1)!;
  }
}

/** An object's bytes. @throws when there is none. */
export async function getObject(key: string): Promise<Buffer> {
  return (await readObject(key)).body;
}

/** An object's bytes, and its ETag. @throws when there is none. */
export async function readObject(key: string): Promise<{ body: Buffer; eTag: string }> {
  const { GetObjectCommand, s3 } = await sdk();
  const { Body, ETag = '' } = await s3().send(new GetObjectCommand(at(key)));
  return { body: Buffer.from(await Body!.transformToByteArray()), eTag: ETag };
}

/** An object as a file, never whole in memory; resolves with its ETag. @throws `NoSuchKey` when there is none. */
export async function downloadObject(key: string, file: string): Promise<string> {
  const { GetObjectCommand, s3 } = await sdk();
  const { Body, ETag = '' } = await s3().send(new GetObjectCommand(at(key)));
  await pipeline(Body as Readable, createWriteStream(file, { mode: 0o600 }));
  return ETag;
}

/** The SHA-256 of an object (hex) and its ETag, read a piece at a time; undefined when there is none. */
export async function digestOfObject(key: string): Promise<{ sha256: string; eTag: string } | undefined> {
  const { GetObjectCommand, s3 } = await sdk();
  try {
    const { Body, ETag = '' } = await s3().send(new GetObjectCommand(at(key)));
    const hash = createHash('sha256');
    await pipeline(Body as Readable, hash);
    return { sha256: hash.digest('hex'), eTag: ETag };
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}

/**
 * Copies an object within storage, its type with it. S3 writes down when: of a copy `Last-Modified` is the copying.
 * @param eTag of the object that is meant.
 * @returns false when there is another object now, or none. Nothing was copied.
 */
export async function copyObject(from: string, to: string, eTag?: string): Promise<boolean> {
  try {
    await copyWithin(from, to, {
      ...(eTag && { 'x-amz-copy-source-if-match': eTag }),
      ...encryptionHeadersOf(to),
    });
    return true;
  } catch (error) {
    if (error instanceof Error && ['PreconditionFailed', 'NoSuchKey'].includes(error.name)) return false;
    throw error;
  }
}

const sourceOf = (key: string) => `${env.mediaBucket}/${encodeURI(key)}`;

/**
 * Writes an object anew where it lies, so that storage says when that was, and not any more when it came.
 * @param eTag of the object that is meant.
 * @returns its new ETag; undefined when there is another object, or none. Nothing was written then.
 */
export async function rewriteObject(key: string, contentType: string, eTag?: string): Promise<string | undefined> {
  const { CopyObjectCommand, s3 } = await sdk();
  try {
    const { CopyObjectResult } = await s3().send(
      new CopyObjectCommand({
        ...at(key),
        ...encryptionOf(key),
        CopySource: sourceOf(key),
        CopySourceIfMatch: eTag,
        // An object is copied onto itself only when something about it is said anew.
        MetadataDirective: 'REPLACE',
        ContentType: contentType,
      }),
    );
    return CopyObjectResult?.ETag ?? '';
  } catch (error) {
    if (error instanceof Error && ['PreconditionFailed', 'NoSuchKey'].includes(error.name)) return undefined;
    throw error;
  }
}

/** Stores an object, replacing what is there. With a `fileName`, it is saved under that name when it is downloaded. */
export const putObject = async (key: string, body: Buffer, contentType: string, fileName?: string): Promise<void> => {
  const { PutObjectCommand, s3 } = await sdk();
  // RFC 6266: a name that is not ASCII travels percent-encoded.
  const disposition = fileName && `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  await s3().send(
    new PutObjectCommand({
      ...at(key),
      ...encryptionOf(key),
      Body: body,
      ContentType: contentType,
      ...(disposition && { ContentDisposition: disposition }),
    }),
  );
};

/** Deletes these objects; one that is not there is no error. */
export const deleteObjects = async (keys: readonly string[]): Promise<void> => {
  const { DeleteObjectsCommand, s3 } = await sdk();
  await s3().send(
    new DeleteObjectsCommand({
      Bucket: env.mediaBucket,
      Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true },
    }),
  );
};
