import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalFunction } from '../api/lambda';
import { functionId } from '../../infrastructure/cloudformation';
import { bucketNames } from '../s3-gate/buckets';
import { logicalIdOf, resourcesOf } from '../service';
import type { ObjectCreated } from '../s3-gate/gate';
import type { Service } from '../../infrastructure/service';

interface Notification {
  Event: string;
  Function: unknown;
  Filter: { S3Key: { Rules: { Name: string; Value: string }[] } };
}

/** Lambda tries an asynchronous event three times, after one and two minutes; here after one and two seconds. */
const WAITS_MS = [1000, 2000];

/** The functions that an object in a bucket wakes, by the notifications of the bucket. */
export const functionsWokenBy = (service: Service, prefix: string, object: ObjectCreated): string[] => {
  const nameOf = new Map(Object.keys(service.functions).map((name) => [functionId(name), name]));
  return resourcesOf(service, 'AWS::S3::Bucket').flatMap(([id, { NotificationConfiguration }]) => {
    if (bucketNames(service, prefix)[id] !== object.bucket) return [];
    const { LambdaConfigurations = [] } = (NotificationConfiguration ?? {}) as {
      LambdaConfigurations?: Notification[];
    };
    return LambdaConfigurations.flatMap(({ Event, Function, Filter }) => {
      const wakes =
        `s3:${object.eventName}`.startsWith(Event.replace(/\*$/, '')) &&
        Filter.S3Key.Rules.every(({ Value }) => object.key.startsWith(Value));
      const name = nameOf.get(logicalIdOf(Function) ?? '');
      return wakes && name ? [name] : [];
    });
  });
};

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
