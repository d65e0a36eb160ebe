import type { Statement } from '../../infrastructure/rights';
import { copyObject, presignRead } from '../../functions/platform/media-bucket';
import { objectAt } from '../../functions/platform/storage';
import { canonicalArn } from './canonical-arn';
import { actAs, enforceRights } from './enforce';
import { evaluate, type Verdict } from './evaluate';
import { accessRequestsOf } from './requests';

const names = { 't1-civic': 'CivicTable', 't1-media': 'MediaBucket' };
const CIVIC = { 'Fn::GetAtt': ['CivicTable', 'Arn'] as [string, string] };
const verdict = (statements: Statement[], action: string, context: Record<string, string[]> = {}): Verdict =>
  evaluate(statements, { action, resource: 'CivicTable.Arn', context }, canonicalArn);
const allow = (Action: string[], Condition?: Statement['Condition']): Statement => ({
  Effect: 'Allow',
  Action,
  Resource: CIVIC,
  ...(Condition && { Condition }),
});
const deny = (Action: string[], Condition?: Statement['Condition']): Statement => ({
  ...allow(Action, Condition),
  Effect: 'Deny',
});
const keys = (...values: string[]) => ({ 'dynamodb:LeadingKeys': values });

// As AWS documents: policy evaluation logic, condition operators, set operators with a missing key, fine-grained access to DynamoDB.
describe('evaluation', () => {
  test('what a role may do with one thing says nothing of another', () => {
    const statements = [allow(['dynamodb:GetItem'])];
    const on = (resource: string) =>
      evaluate(statements, { action: 'dynamodb:GetItem', resource, context: {} }, canonicalArn);
    expect(['CivicTable.Arn', 'LedgerTable.Arn', 'CivicTable.Arn'].map(on)).toEqual([
      'allowed',
      'implicitDeny',
      'allowed',
    ]);
  });

  test.each<[string, Statement[], string, Record<string, string[]>, Verdict]>([
    ['what nothing allows', [], 'dynamodb:GetItem', {}, 'implicitDeny'],
    ['what is allowed', [allow(['dynamodb:GetItem'])], 'dynamodb:GetItem', {}, 'allowed'],
    ['another action', [allow(['dynamodb:GetItem'])], 'dynamodb:Query', {}, 'implicitDeny'],
    ['actions in any case', [allow(['DynamoDB:getitem'])], 'dynamodb:GetItem', {}, 'allowed'],
    ['a wildcard', [allow(['dynamodb:Get*'])], 'dynamodb:GetItem', {}, 'allowed'],
    [
      'an explicit deny over an allow',
      [allow(['dynamodb:*']), deny(['dynamodb:DeleteItem'])],
      'dynamodb:DeleteItem',
      {},
      'explicitDeny',
    ],
    [
      'ForAllValues: every key under the prefix',
      [allow(['dynamodb:DeleteItem'], { 'ForAllValues:StringLike': keys('SAVER#*') })],
      'dynamodb:DeleteItem',
      keys('SAVER#1', 'SAVER#2'),
      'allowed',
    ],
    [
      'ForAllValues: one key elsewhere',
      [allow(['dynamodb:DeleteItem'], { 'ForAllValues:StringLike': keys('SAVER#*') })],
      'dynamodb:DeleteItem',
      keys('SAVER#1', 'BOOK#1'),
      'implicitDeny',
    ],
    [
      'ForAllValues is met by no key at all',
      [allow(['dynamodb:DeleteItem'], { 'ForAllValues:StringLike': keys('SAVER#*') })],
      'dynamodb:DeleteItem',
      {},
      'allowed',
    ],
    [
      '… unless Null demands one',
      [
        allow(['dynamodb:DeleteItem'], {
          'ForAllValues:StringLike': keys('SAVER#*'),
          Null: { 'dynamodb:LeadingKeys': 'false' },
        }),
      ],
      'dynamodb:DeleteItem',
      {},
      'implicitDeny',
    ],
    [
      'ForAnyValue: one of the keys',
      [allow(['dynamodb:*']), deny(['dynamodb:DeleteItem'], { 'ForAnyValue:StringLike': keys('BOOK#*') })],
      'dynamodb:DeleteItem',
      keys('SAVER#1', 'BOOK#1'),
      'explicitDeny',
    ],
    [
      'ForAnyValue is not met by no key',
      [allow(['dynamodb:*']), deny(['dynamodb:DeleteItem'], { 'ForAnyValue:StringLike': keys('BOOK#*') })],
      'dynamodb:DeleteItem',
      {},
      'allowed',
    ],
    [
      'a missing key is no match',
      [allow(['kms:Decrypt'], { StringEquals: { 'kms:EncryptionContext:purpose': 'x' } })],
      'kms:Decrypt',
      {},
      'implicitDeny',
    ],
    [
      'a turned operator is met by a missing key',
      [allow(['s3:PutObject']), deny(['s3:PutObject'], { StringNotEquals: { 's3:key': 'x' } })],
      's3:PutObject',
      {},
      'explicitDeny',
    ],
    [
      'a turned operator with IfExists: another value',
      [allow(['s3:PutObject']), deny(['s3:PutObject'], { StringNotEqualsIfExists: { 's3:key': 'x' } })],
      's3:PutObject',
      { 's3:key': ['y'] },
      'explicitDeny',
    ],
    [
      'a turned operator: the same value',
      [allow(['s3:PutObject']), deny(['s3:PutObject'], { StringNotEquals: { 's3:key': 'x' } })],
      's3:PutObject',
      { 's3:key': ['x'] },
      'allowed',
    ],
  ])('%s', (_, statements, action, context, expected) => {
    expect(verdict(statements, action, context)).toBe(expected);
  });

  test('an operator that is not known is an error, not a pass', () => {
    expect(() => verdict([allow(['a:b'], { DateLessThan: { x: 'y' } })], 'a:b', { x: ['y'] })).toThrow('DateLessThan');
  });
});

describe('what a command asks', () => {
  const asked = (command: string, input: Record<string, unknown>) =>
    accessRequestsOf(command, input, names)
      .filter(({ action }) => !action.startsWith('kms:'))
      .map(({ action, resource, context }) => [action, resource, ...Object.values(context).flat()]);
  const TableName = 't1-civic';

  test.each<[string, Record<string, unknown>, string[][]]>([
    ['GetItemCommand', { TableName, Key: { pk: 'A#1' } }, [['dynamodb:GetItem', 'CivicTable.Arn', 'A#1']]],
    ['PutItemCommand', { TableName, Item: { pk: { S: 'A#1' } } }, [['dynamodb:PutItem', 'CivicTable.Arn', 'A#1']]],
    [
      'QueryCommand',
      {
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: '#a = :c0_0 and begins_with(#b, :c0_1)',
        ExpressionAttributeValues: { ':c0_0': 'X#1', ':c0_1': 'Y' },
      },
      [['dynamodb:Query', 'CivicTable.Arn/index/gsi1', 'X#1']],
    ],
    [
      'TransactWriteItemsCommand',
      {
        TransactItems: [
          { Put: { TableName, Item: { pk: 'A#1' } } },
          { Delete: { TableName, Key: { pk: 'B#1' } } },
          { ConditionCheck: { TableName, Key: { pk: 'C#1' } } },
        ],
      },
      [
        ['dynamodb:PutItem', 'CivicTable.Arn', 'A#1'],
        ['dynamodb:DeleteItem', 'CivicTable.Arn', 'B#1'],
        ['dynamodb:ConditionCheckItem', 'CivicTable.Arn', 'C#1'],
      ],
    ],
    [
      'CopyObjectCommand',
      { Bucket: 't1-media', Key: 'views/2', CopySource: 't1-media/copies/1' },
      [
        ['s3:GetObject', 'MediaBucket.Arn/copies/1'],
        ['s3:PutObject', 'MediaBucket.Arn/views/2'],
      ],
    ],
    [
      'ListObjectsV2Command',
      { Bucket: 't1-media', Prefix: 'originals/' },
      [['s3:ListBucket', 'MediaBucket.Arn', 'originals/']],
    ],
  ])('%s', (command, input, expected) => expect(asked(command, input)).toEqual(expected));

  test('an original is under its own key', () => {
    const requests = accessRequestsOf('GetObjectCommand', { Bucket: 't1-media', Key: 'originals/1' }, names);
    expect(requests.map(({ action, resource }) => [action, resource])).toEqual([
      ['s3:GetObject', 'MediaBucket.Arn/originals/1'],
      ['kms:Decrypt', 'OriginalsKey.Arn'],
    ]);
  });

  test('a command that is not known is an error, not a pass', () => {
    expect(() => accessRequestsOf('RestoreObjectCommand', {}, names)).toThrow('RestoreObjectCommand');
  });
});

test('what is asked of S3 by our own door is refused as a command of the SDK is', async () => {
  const environment = { MEDIA_BUCKET: 'media', AWS_REGION: 'x', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' };
  // Nothing listens there: what is not refused is an error of the network.
  Object.assign(process.env, environment, { S3_ENDPOINT: 'http://127.0.0.1:9' });
  enforceRights();
  const asked = (ask: () => Promise<unknown>) => expect(actAs({ name: 'nobody', statements: [] }, ask)).rejects;
  const refused = (action: string) => `nobody is not authorized to perform: ${action}`;
  await asked(() => presignRead('copies/a.jpg')).toThrow(refused('s3:GetObject'));
  await asked(() => copyObject('copies/a.jpg', 'views/a.jpg')).toThrow(refused('s3:GetObject'));
  await asked(() => objectAt('copies/a.jpg')).toThrow(refused('s3:ListBucket'));
});
