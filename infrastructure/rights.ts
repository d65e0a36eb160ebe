import { arnOf, attributeOf, ref, sub, type Text } from './cloudformation';
import { FOR_REPORTERS, FOR_TRANSFERS } from './keys';
import { MEDIA_BUCKET_ARN, MEDIA_BUCKET_NAME } from './names';

export interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: Text | Text[];
  Condition?: Record<string, Record<string, unknown>>;
}

/** What a function may do, and what its environment needs for that. */
export interface Right {
  statements: Statement[];
  environment?: Record<string, Text>;
}

const allow = (Action: string[], Resource: Text | Text[], Condition?: Statement['Condition']): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const dynamodb = (...names: string[]) => names.map((name) => `dynamodb:${name}`);
/** Rows under these keys alone: a request that names no key is not let through. */
const under = (keys: string[]): Statement['Condition'] => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

/** The rights on a table: rows are read by key and by index, and encrypted under the tables' key. */
const tableRights = (logicalId: string, variable: string) => {
  const table = arnOf(logicalId);
  const index = (name: string) => sub(`\${${logicalId}.Arn}/index/${name}`);
  const right = (statement: Statement, keyActions: string[]): Right => ({
    statements: [statement, allow(keyActions, arnOf('DataKey'))],
    environment: { [variable]: ref(logicalId) },
  });
  const reading = (statement: Statement) => right(statement, ['kms:Decrypt']);
  const writing = (statement: Statement) => right(statement, ['kms:Decrypt', 'kms:GenerateDataKey']);
  return {
    /** One row by its key. */
    get: () => reading(allow(dynamodb('GetItem'), table)),
    /** One row under these keys. */
    getUnder: (...keys: string[]) => reading(allow(dynamodb('GetItem'), table, under(keys))),
    /** Up to a hundred rows by their keys. */
    getMany: () => reading(allow(dynamodb('BatchGetItem'), table)),
    /** The rows of one key. */
    query: () => reading(allow(dynamodb('Query'), table)),
    /** The rows of one key of these indexes, of all where none is named. */
    queryIndex: (...names: string[]) =>
      reading(allow(dynamodb('Query'), names.length === 0 ? index('*') : names.map(index))),
    /** Rows by key and by every index. */
    read: () => reading(allow(dynamodb('GetItem', 'Query'), [table, index('*')])),
    /** New rows, and rows written anew as a whole. */
    put: () => writing(allow(dynamodb('PutItem'), table)),
    /** New rows under these keys. */
    putUnder: (...keys: string[]) => writing(allow(dynamodb('PutItem'), table, under(keys))),
    /** Fields of rows, and sums. */
    update: () => writing(allow(dynamodb('UpdateItem'), table)),
    /** Fields of rows under these keys. */
    updateUnder: (...keys: string[]) => writing(allow(dynamodb('UpdateItem'), table, under(keys))),
    /** Conditions on rows that a transaction does not write. */
    check: () => writing(allow(dynamodb('ConditionCheckItem'), table)),
    /** Takes rows under these keys away. */
    removeUnder: (...keys: string[]) => writing(allow(dynamodb('DeleteItem'), table, under(keys))),
    /** May never read rows under these keys, whatever else allows it. */
    neverRead: (...keys: string[]): Right => ({
      statements: [
        {
          Effect: 'Deny',
          Action: dynamodb('GetItem', 'BatchGetItem', 'Query'),
          Resource: table,
          Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keys } },
        },
      ],
    }),
    /** Reads a part of the stream again that was given up; it does not follow it. */
    rereadStream: () => ({
      statements: [allow(dynamodb('GetRecords', 'GetShardIterator'), attributeOf(logicalId, 'StreamArn'))],
    }),
    /** How far back, and up to when, the table can be restored. */
    describeBackups: () => right(allow(dynamodb('DescribeContinuousBackups'), table), ['kms:Decrypt']),
    /** Follows the stream. */
    follow: () => ({
      statements: [
        allow(
          dynamodb('DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'),
          attributeOf(logicalId, 'StreamArn'),
        ),
      ],
    }),
  };
};

/** People, sessions, reports, reviews, affairs, policies, messages. */
export const civic = tableRights('CivicTable', 'CIVIC_TABLE');

const KEPT_FOR_EVER = ['AUDIT#*', 'BOOK#*'];
const onLedger = tableRights('LedgerTable', 'LEDGER_TABLE');
/** Whoever has any right on the Ledger is denied its deletion; an undo, all but what its import made (ADR 19). */
const deny = (actions: string[], Condition?: Statement['Condition']): Statement => ({
  Effect: 'Deny',
  Action: dynamodb(...actions),
  Resource: arnOf('LedgerTable'),
  ...(Condition && { Condition }),
});
export const LEDGER_STAYS: readonly Statement[] = [deny(['DeleteItem', 'BatchWriteItem', 'PartiQLDelete'])];
const LEDGER_STAYS_BUT_FOR_AN_UNDO: readonly Statement[] = [
  deny(['DeleteItem'], { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': KEPT_FOR_EVER } }),
  deny(['BatchWriteItem', 'PartiQLDelete']),
];

/** Payments, books, registers, audit trail. No vouchers and no trail are ever deleted. */
export const ledger = {
  get: onLedger.get,
  getMany: onLedger.getMany,
  query: onLedger.query,
  queryIndex: onLedger.queryIndex,
  read: onLedger.read,
  /** New rows; the stores put them under conditions, so that none is written over. */
  append: onLedger.put,
  update: onLedger.update,
  check: onLedger.check,
  describeBackups: onLedger.describeBackups,
  follow: onLedger.follow,
  undoUnder: (...keys: string[]): Right => {
    const right = onLedger.removeUnder(...keys);
    return { ...right, statements: [...right.statements, ...LEDGER_STAYS_BUT_FOR_AN_UNDO] };
  },
};

const inBucket = (bucket: string, variable: string, name: Text, keyId?: string) => {
  const object = (path: string): Text => sub(`${bucket}/${path}`);
  const right = (actions: string[], path: string, keyActions: string[]): Right => ({
    statements: [allow(actions, object(path)), ...(keyId ? [allow(keyActions, arnOf(keyId))] : [])],
    environment: { [variable]: name },
  });
  return {
    get: (path: string) => right(['s3:GetObject'], path, ['kms:Decrypt']),
    put: (path: string) => right(['s3:PutObject'], path, ['kms:Decrypt', 'kms:GenerateDataKey']),
    remove: (path: string): Right => ({
      ...right(['s3:DeleteObject'], path, []),
      statements: [allow(['s3:DeleteObject'], object(path))],
    }),
    /** Without it S3 says of an object that is not there that it is forbidden. */
    list: (): Right => ({ statements: [allow(['s3:ListBucket'], sub(bucket))], environment: { [variable]: name } }),
  };
};

/** Copies, papers, import files. */
export const media = inBucket(MEDIA_BUCKET_ARN, 'MEDIA_BUCKET', MEDIA_BUCKET_NAME, 'MediaKey');

const evidence = inBucket(MEDIA_BUCKET_ARN, 'MEDIA_BUCKET', MEDIA_BUCKET_NAME, 'OriginalsKey');
const originalsKey = { ORIGINALS_KEY_ARN: arnOf('OriginalsKey') };
/** What people sent, as they sent it, under a key of its own (ADR 24). */
export const originals = {
  get: () => evidence.get('originals/*'),
  put: (): Right => {
    const { statements, environment } = evidence.put('originals/*');
    return { statements, environment: { ...environment, ...originalsKey } };
  },
  /** Which objects there are, not their bytes. */
  name: (): Right => ({
    statements: [allow(['s3:ListBucket'], sub(MEDIA_BUCKET_ARN), { StringLike: { 's3:prefix': 'originals/*' } })],
    environment: { MEDIA_BUCKET: MEDIA_BUCKET_NAME },
  }),
  /** Puts a file that came in parts together: S3 asks for Decrypt of whoever does. */
  putParts: (): Right => ({
    statements: [allow(['s3:ListMultipartUploadParts'], sub(`${MEDIA_BUCKET_ARN}/originals/*`))],
    environment: originalsKey,
  }),
};

/** How the reports' trails ended each night. */
export const anchors = inBucket('${AnchorBucket.Arn}', 'ANCHOR_BUCKET', ref('AnchorBucket'));

const FOR_ONE_REPORT = {
  ...FOR_REPORTERS,
  Null: { 'kms:EncryptionContext:reportId': 'false' },
};
const withIdentityKey = (action: string): Right => ({
  statements: [allow([action], arnOf('IdentityKey'), FOR_ONE_REPORT)],
  environment: { IDENTITY_KEY_ARN: arnOf('IdentityKey') },
});
/** Who sent a confidential report (ADR 22). */
export const reporterIdentity = {
  seal: () => withIdentityKey('kms:GenerateDataKey'),
  open: () => withIdentityKey('kms:Decrypt'),
};

const withPayeeKey = (action: string): Right => ({
  statements: [allow([action], arnOf('PayeeKey'), FOR_TRANSFERS)],
  environment: { PAYEE_KEY_ARN: arnOf('PayeeKey') },
});
/** Numbers of bank accounts, of payees and of the villages (ADR 63). */
export const accountNumbers = {
  seal: () => withPayeeKey('kms:GenerateDataKey'),
  open: () => withPayeeKey('kms:Decrypt'),
};

/** Speaks to the bank as the district's customer. Nobody else is told its keys. */
export const bank = (): Right => ({
  statements: [],
  environment: {
    BANK_API_BASE: "${param:bankApiBase, ''}",
    BANK_CUSTOMER_ID: "${param:bankCustomerId, ''}",
    BANK_OPERATOR_ID: "${param:bankOperatorId, ''}",
    BANK_PUBLIC_KEY: "${param:bankPublicKey, ''}",
    BANK_SIGNING_KEY: "${param:bankSigningKey, ''}",
    BANK_FILE_KEY: "${param:bankFileKey, ''}",
  },
});

/** Speaks to WeChat Pay as the district's merchant. Nobody else is told its keys; without a merchant nothing is offered. */
export const wechatPay = (): Right => ({
  statements: [],
  environment: {
    WECHAT_PAY_API_BASE: "${param:wechatPayApiBase, ''}",
    WECHAT_PAY_MERCHANT_ID: "${param:wechatPayMerchantId, ''}",
    WECHAT_PAY_SERIAL: "${param:wechatPaySerial, ''}",
    WECHAT_PAY_SIGNING_KEY: "${param:wechatPaySigningKey, ''}",
    WECHAT_PAY_PLATFORM_KEYS: "${param:wechatPayPlatformKeys, ''}",
    WECHAT_PAY_API_KEY: "${param:wechatPayApiKey, ''}",
    WECHAT_PAY_NOTIFY_BASE: "${param:wechatPayNotifyBase, ''}",
  },
});

/** Whether the keys that nobody could replace are enabled: asked, never used. */
export const watchedKeys = (): Right => ({
  statements: ['OriginalsKey', 'IdentityKey', 'PayeeKey'].map((key) => allow(['kms:DescribeKey'], arnOf(key))),
  environment: { WATCHED_KEYS: sub('${OriginalsKey.Arn},${IdentityKey.Arn},${PayeeKey.Arn}') },
});

/** @param logicalId a queue of `queues.ts`. */
export const queue = (logicalId: string) => ({
  send: (): Right => ({ statements: [allow(['sqs:SendMessage'], arnOf(logicalId))] }),
  receive: (): Right => ({
    statements: [allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], arnOf(logicalId))],
  }),
});

/** The variables of secrets, and the resources that hold them. */
const SECRETS = {
  IDENTITY_KEY: 'IdentitySecret',
  PHONE_KEY: 'PhoneSecret',
  LOOKUP_KEY: 'LookupSecret',
  CURSOR_KEY: 'CursorSecret',
  AUDIT_KEY: 'AuditSecret',
  ROW_KEY: 'RowSecret',
} as const;
export type SecretVariable = keyof typeof SECRETS;
const secretText = (logicalId: string) => sub(`{{resolve:secretsmanager:\${${logicalId}}}}`);

/** Secrets in the environment; what keys are derived from each is in functions/platform/env.ts (`KEY_PURPOSES`). */
export const secrets = (...variables: SecretVariable[]): Right => ({
  statements: [],
  environment: Object.fromEntries(variables.map((variable) => [variable, secretText(SECRETS[variable])])),
});

/** Calls WeChat as the mini-program. */
export const wechat = (): Right => ({
  statements: [],
  environment: {
    WECHAT_APP_ID: '${param:wechatAppId}',
    WECHAT_APP_SECRET: '{{resolve:secretsmanager:${self:service}/${sls:stage}/wechat-app-secret}}',
  },
});

/** Takes in what WeChat says by itself, and calls nobody. Nobody else is told with what it signs. */
export const wechatPush = (): Right => ({
  statements: [],
  environment: {
    WECHAT_APP_ID: '${param:wechatAppId}',
    WECHAT_PUSH_TOKEN: "${param:wechatPushToken, ''}",
    WECHAT_PUSH_AES_KEY: "${param:wechatPushAesKey, ''}",
  },
});

/** Sends SMS of these registered texts, where the district has a gateway. */
export const sms = (...templates: ('Progress' | 'Work' | 'Binding')[]): Right => ({
  statements: [],
  environment: {
    SMS_API_BASE: "${param:smsApiBase, ''}",
    SMS_KEY: "${param:smsKey, ''}",
    ...Object.fromEntries(
      templates.map((template) => [`SMS_${template.toUpperCase()}_TEMPLATE`, `\${param:sms${template}Template, ''}`]),
    ),
  },
});
