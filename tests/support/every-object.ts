import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

export interface StoredObject {
  key: string;
  /** What S3 tells of it: type, times, metadata. */
  headers: string;
  bytes: Buffer;
}

/** Every object of the bucket, with all that is kept of it, for reading what must not be there. */
export async function everyObject(): Promise<StoredObject[]> {
  const s3 = new S3Client({
    endpoint: process.env.S3_ENDPOINT!,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const Bucket = process.env.MEDIA_BUCKET!;
  const objects: StoredObject[] = [];
  for (let after: string | undefined; ;) {
    const { Contents = [], NextContinuationToken } = await s3.send(
      new ListObjectsV2Command({ Bucket, ContinuationToken: after }),
    );
    for (const { Key: key = '' } of Contents) {
      const { Body, $metadata: _, ...headers } = await s3.send(new GetObjectCommand({ Bucket, Key: key }));
      objects.push({ key, headers: JSON.stringify(headers), bytes: Buffer.from(await Body!.transformToByteArray()) });
    }
    if (!NextContinuationToken) return objects;
    after = NextContinuationToken;
  }
}
