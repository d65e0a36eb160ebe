import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { localFunctions } from '../../local/api/lambda';
import { LOCAL_CREDENTIALS, localNames } from '../../local/environment';
import { functionsWokenBy, wake } from '../../local/events/s3-events';
import { streamReaders, type StreamReader } from '../../local/events/stream-reader';
import { streamsApi } from '../../local/events/streams-api';
import { TABLE_PREFIX, template } from './local-world';

const functions = localFunctions(template);
let readers: { of: string | undefined; all: StreamReader[] } | undefined;

/** Delivers what this worker's tables' streams hold that was not delivered yet, to the Lambdas the template names. */
export const deliverStreams = async (): Promise<void> => {
  const streams = streamsApi(process.env.DYNAMODB_ENDPOINT!);
  // Fresh tables have fresh streams.
  const of = await streams.streamOf(process.env.CIVIC_TABLE!);
  if (readers?.of !== of) {
    readers = { of, all: streamReaders(template, localNames(template, TABLE_PREFIX), functions, streams) };
  }
  // Deliveries write rows of their own: until there is nothing new.
  for (let count = 1; count > 0;) {
    const counts = await Promise.all(readers!.all.map((reader) => reader.poll()));
    count = counts.reduce((sum, each) => sum + each, 0);
  }
};

/** Tells the Lambdas that the template gives it to that an object is in the bucket, as S3 does after an upload. */
export const deliverUpload = async (key: string): Promise<void> => {
  const bucket = process.env.MEDIA_BUCKET!;
  const { credentials, region } = { credentials: LOCAL_CREDENTIALS, region: LOCAL_CREDENTIALS.region };
  const client = new S3Client({ endpoint: process.env.S3_ENDPOINT!, forcePathStyle: true, region, credentials });
  const { ContentLength = 0, ETag = '' } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
  client.destroy();
  const object = {
    eventName: 'ObjectCreated:Post',
    bucket,
    key,
    size: ContentLength,
    eTag: ETag.replaceAll('"', ''),
  } as const;
  for (const name of functionsWokenBy(template, 'test-', object)) await wake(functions.get(name)!, object);
};
