import type { AccessRequest } from './evaluate';

/** The logical id of a table, bucket or key by what it is called here. */
export type LogicalNames = Readonly<Record<string, string>>;
type Input = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

export const arnOfTable = (table: string, index?: string): string => `${table}.Arn${index ? `/index/${index}` : ''}`;
const DATA_KEY = 'DataKey.Arn';

/** `'X'` of the document client, `{ S: 'X' }` of the plain one. */
const textOf = (value: unknown): string => String((value as { S?: unknown } | undefined)?.S ?? value);
const leading = (row: unknown): string[] => [textOf((row as Row).pk)];

/** The partition key that a query names: the value of `#pk = :pk`, whatever they are called. */
function leadingOfQuery({ KeyConditionExpression, ExpressionAttributeValues }: Input): string[] {
  const [, variable] = /=\s*(:\w+)/.exec(String(KeyConditionExpression)) ?? [];
  const value = variable && (ExpressionAttributeValues as Row | undefined)?.[variable];
  return value === undefined ? [] : [textOf(value)];
}

/** What DynamoDB asks IAM of a command. @returns undefined for a command of another service. */
function dynamodb(command: string, input: Input, names: LogicalNames): AccessRequest[] | undefined {
  const on = (action: string, table: unknown, keys: readonly string[], index?: unknown): AccessRequest[] => {
    const resource = arnOfTable(names[String(table)] ?? String(table), index as string | undefined);
    return [
      { action: `dynamodb:${action}`, resource, context: { 'dynamodb:LeadingKeys': keys } },
      { action: 'kms:Decrypt', resource: DATA_KEY, context: {} },
    ];
  };
  const key = (one: unknown) => leading((one as { Key: unknown }).Key);
  switch (command) {
    case 'GetItemCommand':
    case 'UpdateItemCommand':
    case 'DeleteItemCommand':
      return on(command.slice(0, -7), input.TableName, key(input));
    case 'PutItemCommand':
      return on('PutItem', input.TableName, leading(input.Item));
    case 'QueryCommand':
      return on('Query', input.TableName, leadingOfQuery(input), input.IndexName);
    case 'DescribeContinuousBackupsCommand':
      return on('DescribeContinuousBackups', input.TableName, []);
    case 'ScanCommand':
      return on('Scan', input.TableName, [], input.IndexName);
    case 'BatchGetItemCommand':
      return Object.entries(input.RequestItems as Record<string, { Keys: unknown[] }>).flatMap(([table, { Keys }]) =>
        on('BatchGetItem', table, Keys.flatMap(leading)),
      );
    case 'BatchWriteItemCommand':
      return Object.keys(input.RequestItems as object).flatMap((table) => on('BatchWriteItem', table, []));
    case 'TransactGetItemsCommand':
      return (input.TransactItems as { Get: Input }[]).flatMap(({ Get }) => on('GetItem', Get.TableName, key(Get)));
    case 'TransactWriteItemsCommand':
      return (input.TransactItems as Record<string, Input>[]).flatMap((item) =>
        Object.entries(item).flatMap(([kind, one]) =>
          kind === 'ConditionCheck'
            ? on('ConditionCheckItem', one.TableName, key(one))
            : on(`${kind}Item`, one.TableName, kind === 'Put' ? leading(one.Item) : key(one)),
        ),
      );
    default:
      return undefined;
  }
}

const S3_ACTIONS: Record<string, string> = {
  GetObjectCommand: 'GetObject',
  HeadObjectCommand: 'GetObject',
  PutObjectCommand: 'PutObject',
  CreateMultipartUploadCommand: 'PutObject',
  UploadPartCommand: 'PutObject',
  CompleteMultipartUploadCommand: 'PutObject',
  AbortMultipartUploadCommand: 'AbortMultipartUpload',
  ListPartsCommand: 'ListMultipartUploadParts',
  DeleteObjectCommand: 'DeleteObject',
};
/** What S3 asks KMS for in the caller's name. Who puts a file of several parts together must be able to open it. */
const KEY_ACTIONS: Record<string, readonly string[]> = {
  GetObject: ['kms:Decrypt'],
  PutObject: ['kms:GenerateDataKey'],
};

/** What S3 asks IAM of a command. */
function s3(command: string, input: Input, names: LogicalNames): AccessRequest[] | undefined {
  const bucket = names[String(input.Bucket)] ?? String(input.Bucket);
  const on = (action: string, key: string): AccessRequest[] => [
    { action: `s3:${action}`, resource: `${bucket}.Arn/${key}`, context: {} },
    ...(bucket === 'MediaBucket' ? (KEY_ACTIONS[action] ?? []) : []).map((use) => ({
      action: use,
      resource: key.startsWith('originals/') ? 'OriginalsKey.Arn' : 'MediaKey.Arn',
      context: {},
    })),
  ];
  const action = S3_ACTIONS[command];
  if (action) return on(action, String(input.Key));
  switch (command) {
    case 'ListObjectsV2Command': {
      const context = { 's3:prefix': [String(input.Prefix ?? '')] };
      return [{ action: 's3:ListBucket', resource: `${bucket}.Arn`, context }];
    }
    case 'DeleteObjectsCommand':
      return (input.Delete as { Objects: { Key: string }[] }).Objects.flatMap(({ Key }) => on('DeleteObject', Key));
    case 'CopyObjectCommand': {
      const source = decodeURIComponent(String(input.CopySource))
        .split('?')[0]!
        .replace(/^\/?[^/]+\//, '');
      return [...on('GetObject', source), ...on('PutObject', String(input.Key))];
    }
    default:
      return undefined;
  }
}

/** What KMS, DynamoDB's streams and the like ask IAM of a command. */
function others(command: string, input: Input, names: LogicalNames): AccessRequest[] | undefined {
  const kms = (action: string, resource: string): AccessRequest[] => {
    const encryption = Object.entries((input.EncryptionContext ?? {}) as Record<string, string>);
    const context = Object.fromEntries(encryption.map(([key, value]) => [`kms:EncryptionContext:${key}`, [value]]));
    return [{ action, resource, context }];
  };
  const keyId = `${names[String(input.KeyId)] ?? String(input.KeyId)}.Arn`;
  switch (command) {
    case 'DescribeKeyCommand':
      return kms('kms:DescribeKey', keyId);
    case 'GenerateDataKeyCommand':
      return kms('kms:GenerateDataKey', keyId);
    case 'DecryptCommand':
      return kms('kms:Decrypt', keyId);
    case 'GetRecordsCommand':
    case 'GetShardIteratorCommand':
      return [{ action: `dynamodb:${command.slice(0, -7)}`, resource: 'CivicTable.StreamArn', context: {} }];
    default:
      return undefined;
  }
}

/**
 * What AWS asks IAM before it does what a command says.
 * @param command the SDK's name for it: `PutItemCommand`.
 * @throws Error for a command that is not known here: it would pass unseen.
 */
export function accessRequestsOf(command: string, input: Input, names: LogicalNames): AccessRequest[] {
  const requests = dynamodb(command, input, names) ?? s3(command, input, names) ?? others(command, input, names);
  if (!requests) throw new Error(`${command}: local/iam/requests.ts does not know what IAM is asked`);
  return requests;
}
