import { randomUUID } from 'node:crypto';
import { LOCAL_CREDENTIALS, localEnvironment, localNames } from '../../local/environment';
import { bucketNames } from '../../local/s3-gate/buckets';
import { service } from '../../infrastructure/service';
import { namesOf } from './worker';

const WORKER = Number(process.env.JEST_WORKER_ID ?? '1');

export const TABLE_PREFIX = namesOf(WORKER);

/** Each has a database of its own in DynamoDB Local: this worker's, and that of a test file which delivers streams. */
export const KEY_OF_WORKER = `${LOCAL_CREDENTIALS.accessKeyId}${WORKER}`;
export const keyOfFile = () => `${KEY_OF_WORKER}x${randomUUID().replaceAll('-', '')}`;

const endpoint = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: integration tests run with "npx jest --selectProjects integration"`);
  return value;
};

/** The address of an outside party that each worker has for itself. */
const ownEndpoint = (name: string): string => {
  const own = endpoint(name).split(' ')[WORKER - 1];
  if (!own) throw new Error(`${name} has none for worker ${WORKER}`);
  return own;
};

/** What the functions' environment is in this worker. */
export const testEnvironment = (): Record<string, string> => ({
  ...localEnvironment(
    service,
    { ...localNames(service, TABLE_PREFIX), ...bucketNames(service, namesOf(WORKER)) },
    {
      dynamodb: endpoint('TEST_DYNAMODB_ENDPOINT'),
      s3: endpoint('TEST_S3_ENDPOINT'),
      kms: endpoint('TEST_KMS_ENDPOINT'),
      wechat: ownEndpoint('TEST_WECHAT_API_BASES'),
      sms: ownEndpoint('TEST_SMS_API_BASES'),
    },
  ),
  AWS_ACCESS_KEY_ID: KEY_OF_WORKER,
});
