import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { env } from './env';

/** How long a ticket to send a file works, and a URL to see one. */
export const TICKET_MINUTES = 10;
const TICKET_SECONDS = TICKET_MINUTES * 60;

let made: S3Client | undefined;
/** Made at the first use: most Lambdas never touch the bucket. s3rver, which `npm start` stores with, knows no CRC trailers. */
const s3 = (): S3Client =>
  (made ??= new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(env.s3Endpoint && { endpoint: env.s3Endpoint, forcePathStyle: true }),
  }));

const at = (key: string) => ({ Bucket: env.mediaBucket, Key: key });

/**
 * A form that sends one object, and nothing else: this key, this type, at most `maxBytes`, within ten minutes.
 * S3 holds to every one of them and answers 201.
 */
export function presignUpload(upload: { key: string; contentType: string; maxBytes: number }) {
  const fields = { 'Content-Type': upload.contentType, success_action_status: '201' };
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

/** A URL that reads one object for ten minutes. */
export const presignRead = (key: string): Promise<string> =>
  getSignedUrl(s3(), new GetObjectCommand(at(key)), { expiresIn: TICKET_SECONDS });

/** The size of an object, without its bytes; undefined when there is none. */
export async function headObject(key: string): Promise<{ bytes: number } | undefined> {
  try {
    const { ContentLength = 0 } = await s3().send(new HeadObjectCommand(at(key)));
    return { bytes: ContentLength };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

/** An object's bytes as a stream. @throws when there is none. */
export async function getObject(key: string): Promise<NodeJS.ReadableStream> {
  const { Body } = await s3().send(new GetObjectCommand(at(key)));
  return Body as NodeJS.ReadableStream;
}

/** Stores an object, replacing what is there. */
export const putObject = async (key: string, body: Buffer, contentType: string): Promise<void> => {
  await s3().send(new PutObjectCommand({ ...at(key), Body: body, ContentType: contentType }));
};

/** Deletes these objects; one that is not there is no error. */
export const deleteObjects = async (keys: readonly string[]): Promise<void> => {
  await s3().send(
    new DeleteObjectsCommand({ Bucket: env.mediaBucket, Delete: { Objects: keys.map((Key) => ({ Key })), Quiet: true } }),
  );
};
