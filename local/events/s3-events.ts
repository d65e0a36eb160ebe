import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalFunction } from '../api/lambda';
import { bucketNamed } from '../s3-gate/buckets';
import type { ObjectCreated } from '../s3-gate/gate';
import type { Template } from '../template';

interface S3Event {
  bucket: string;
  event?: string;
  rules?: { prefix?: string; suffix?: string }[];
}

/** Lambda tries an asynchronous event three times, after one and two minutes; here after one and two seconds. */
const WAITS_MS = [1000, 2000];

/** The functions that an object in a bucket wakes, by the `s3` events of the template. */
export const functionsWokenBy = (template: Template, prefix: string, object: ObjectCreated): string[] =>
  Object.entries(template.functions)
    .filter(([, { events = [] }]) =>
      events.some(({ s3 }) => {
        if (s3 === undefined) return false;
        const {
          bucket,
          event = 's3:ObjectCreated:*',
          rules = [],
        } = (typeof s3 === 'string' ? { bucket: s3 } : s3) as S3Event;
        return (
          bucketNamed(bucket, prefix) === object.bucket &&
          `s3:${object.eventName}`.startsWith(event.replace(/\*$/, '')) &&
          rules.every(({ prefix = '', suffix = '' }) => object.key.startsWith(prefix) && object.key.endsWith(suffix))
        );
      }),
    )
    .map(([name]) => name);

/** The event a Lambda gets. The key is encoded as in a form: a space is a plus. */
export const s3Event = ({ eventName, bucket, key, size, eTag }: ObjectCreated) => ({
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'cn-north-1',
      eventTime: new Date().toISOString(),
      eventName,
      s3: {
        s3SchemaVersion: '1.0',
        bucket: { name: bucket, arn: `arn:aws-cn:s3:::${bucket}` },
        object: { key: encodeURIComponent(key).replace(/%20/g, '+').replace(/%2F/g, '/'), size, eTag },
      },
    },
  ],
});

/** Invokes a function as S3 does: not waited for by the uploader, tried three times. */
export const wake = async (fn: LocalFunction, object: ObjectCreated): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await fn.invoke(s3Event(object));
      return;
    } catch (error) {
      console.error(`${fn.name}: failed on ${object.key}`, error);
      if (attempt >= WAITS_MS.length) return;
      await sleep(WAITS_MS[attempt]);
    }
  }
};
