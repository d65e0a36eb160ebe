import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDynamoDBLocal } from '../../local/dynamodb-local';
import {
  LOCAL_CREDENTIALS,
  LOCAL_IDENTITY_KEY_ARN,
  LOCAL_PAYEE_KEY_ARN,
  LOCAL_ORIGINALS_KEY_ARN,
  LOCAL_SMS,
  LOCAL_TEMPLATES,
  LOCAL_WECHAT_APP,
} from '../../local/environment';
import { startKms } from '../../local/kms/kms';
import { bucketNames, lockedBuckets } from '../../local/s3-gate/buckets';
import { keyRulesOf } from '../../local/s3-gate/encryption';
import { startS3Gate } from '../../local/s3-gate/gate';
import { startSmsSimulator } from '../../local/sms-simulator/simulator';
import { service } from '../../infrastructure/service';
import { startWeChatSimulator } from '../../local/wechat-simulator/simulator';
import { namesOf } from './worker';

/** The clock of the tests (shifted-clock.ts): who signs and who checks must agree on the hour. */
const now = () => Date.now() + Number(process.env.CLOCK_SHIFT_MS ?? 0);

/**
 * One DynamoDB Local and one S3 for all integration tests, with a database and buckets of its own for each worker. WeChat and the SMS
 * gateway too are each worker's own: a fault that one test plants would else strike a test of the other worker.
 */
export default async ({ maxWorkers }: { maxWorkers: number }): Promise<void> => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-test-'));
  const keyRules = keyRulesOf(service, { OriginalsKey: LOCAL_ORIGINALS_KEY_ARN });
  const workers = Array.from({ length: maxWorkers }, (_, place) => place + 1);
  const buckets = workers.flatMap((worker) => Object.values(bucketNames(service, namesOf(worker))));
  const locked = workers.flatMap((worker) => lockedBuckets(service, namesOf(worker)));
  const [dynamodb, s3, kms, wechats, gateways] = await Promise.all([
    startDynamoDBLocal({ apart: true }),
    startS3Gate({ port: 0, directory, buckets, lockedBuckets: locked, keyRules, credentials: LOCAL_CREDENTIALS, now }),
    startKms({
      port: 0,
      credentials: LOCAL_CREDENTIALS,
      keyArns: [LOCAL_IDENTITY_KEY_ARN, LOCAL_PAYEE_KEY_ARN, LOCAL_ORIGINALS_KEY_ARN],
      now,
    }),
    Promise.all(
      workers.map(() => startWeChatSimulator({ port: 0, ...LOCAL_WECHAT_APP, templates: LOCAL_TEMPLATES, now })),
    ),
    Promise.all(workers.map(() => startSmsSimulator({ port: 0, ...LOCAL_SMS, now }))),
  ]);
  // The workers are started after this and inherit it.
  process.env.TEST_DYNAMODB_ENDPOINT = dynamodb.endpoint;
  process.env.TEST_S3_ENDPOINT = s3.endpoint;
  process.env.TEST_KMS_ENDPOINT = kms.endpoint;
  process.env.TEST_WECHAT_API_BASES = wechats.map(({ apiBase }) => apiBase).join(' ');
  process.env.TEST_SMS_API_BASES = gateways.map(({ apiBase }) => apiBase).join(' ');
  (globalThis as { stopTestServers?: () => Promise<void> }).stopTestServers = async () => {
    await Promise.all([dynamodb, s3, kms, ...wechats, ...gateways].map((each) => each.stop()));
    rmSync(directory, { recursive: true, force: true });
  };
};
