import { localEnvironment, localNames } from '../../local/environment';
import { bucketNames } from '../../local/s3-gate/buckets';
import { service } from '../../infrastructure/service';

/** This worker's tables are its own: `t1-CivicTable`. */
export const TABLE_PREFIX = `t${process.env.JEST_WORKER_ID ?? '1'}-`;

const endpoint = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: integration tests run with "npx jest --selectProjects integration"`);
  return value;
};

/** What the functions' environment is in this worker. */
export const testEnvironment = (): Record<string, string> =>
  localEnvironment(
    service,
    { ...localNames(service, TABLE_PREFIX), ...bucketNames(service, 'test-') },
    {
      dynamodb: endpoint('TEST_DYNAMODB_ENDPOINT'),
      s3: endpoint('TEST_S3_ENDPOINT'),
      kms: endpoint('TEST_KMS_ENDPOINT'),
      wechat: endpoint('TEST_WECHAT_API_BASE'),
      sms: endpoint('TEST_SMS_API_BASE'),
    },
  );
