import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDynamoDBLocal } from '../../local/dynamodb-local';
import { LOCAL_CREDENTIALS, LOCAL_WECHAT_APP } from '../../local/environment';
import { ROOT } from '../../local/root';
import { bucketNames } from '../../local/s3-gate/buckets';
import { startS3Gate } from '../../local/s3-gate/gate';
import { readTemplate } from '../../local/template';
import { startWeChatSimulator } from '../../local/wechat-simulator/simulator';

export const TEST_BUCKET_PREFIX = 'test-';

/** One DynamoDB Local, one S3 and one WeChat for all integration tests; each worker has tables of its own. */
export default async (): Promise<void> => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'mingbaile-test-'));
  const buckets = Object.values(bucketNames(readTemplate(path.join(ROOT, 'serverless.yml')), TEST_BUCKET_PREFIX));
  const [dynamodb, s3, wechat] = await Promise.all([
    startDynamoDBLocal(),
    startS3Gate({ port: 0, directory, buckets, credentials: LOCAL_CREDENTIALS }),
    startWeChatSimulator({ port: 0, ...LOCAL_WECHAT_APP }),
  ]);
  // The workers are started after this and inherit it.
  process.env.TEST_DYNAMODB_ENDPOINT = dynamodb.endpoint;
  process.env.TEST_S3_ENDPOINT = s3.endpoint;
  process.env.TEST_WECHAT_API_BASE = wechat.apiBase;
  (globalThis as { stopTestServers?: () => Promise<void> }).stopTestServers = async () => {
    await Promise.all([dynamodb.stop(), s3.stop(), wechat.stop()]);
    rmSync(directory, { recursive: true, force: true });
  };
};
