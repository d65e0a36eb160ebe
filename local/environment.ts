import { StartError } from './ports';
import { bucketNames } from './s3-gate/buckets';
import type { Service } from '../infrastructure/service';
import { resolveEnvironment, resourcesOf, type LocalNames } from './service';

/** The app the WeChat simulator knows. */
export const LOCAL_WECHAT_APP = { appId: 'wx0000000000000000', appSecret: 'local-app-secret' };
/** What it signs and seals its messages with (消息推送). */
export const LOCAL_WECHAT_PUSH = {
  token: 'local-push-token',
  aesKey: Buffer.alloc(32, 7).toString('base64').slice(0, 43),
};
/** Its templates of subscription messages, with their keywords. */
export const LOCAL_TEMPLATES = {
  'local-template-progress': { title: '办事进展提醒', keys: ['thing1', 'time2'] },
  'local-template-work': { title: '待办提醒', keys: ['thing1', 'time2'] },
};
/** What the SMS simulator knows. */
export const LOCAL_SMS = {
  key: 'local-sms-key',
  templates: { SMS_PROGRESS: ['day'], SMS_WORK: ['day'], SMS_BINDING: ['day'] },
};
/** What S3 and KMS check signatures with; the functions find it in the environment. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'cn-north-1' };

/** What reporters' names are sealed under here. */
export const LOCAL_IDENTITY_KEY_ARN = 'arn:aws:kms:cn-north-1:000000000000:key/00000000-0000-4000-8000-000000000001';

/** What the numbers of bank accounts are sealed under here. */
export const LOCAL_PAYEE_KEY_ARN = 'arn:aws:kms:cn-north-1:000000000000:key/00000000-0000-4000-8000-000000000003';

/** What originals are encrypted with here: S3 knows its name, KMS that it is there, and nobody unwraps anything with it. */
export const LOCAL_ORIGINALS_KEY_ARN = 'arn:aws:kms:cn-north-1:000000000000:key/00000000-0000-4000-8000-000000000002';

export interface LocalEndpoints {
  dynamodb: string;
  s3: string;
  kms: string;
  wechat: string;
  sms: string;
}

/** The local name of each table in the template: `CivicTable` → `t1-CivicTable`. */
export const tableNames = (service: Service, prefix: string): LocalNames =>
  Object.fromEntries(resourcesOf(service, 'AWS::DynamoDB::Table').map(([id]) => [id, `${prefix}${id}`]));

/** The local name of everything in the service that an environment may refer to. */
export const localNames = (service: Service, prefix: string): LocalNames => ({
  ...tableNames(service, prefix),
  ...bucketNames(service, prefix),
});

/**
 * The environment all functions share here: what each declares in the service, with local names and local secrets.
 * One process has one environment, so two functions may not give one variable two values.
 */
export const localEnvironment = (
  service: Service,
  names: LocalNames,
  endpoints: LocalEndpoints,
): Record<string, string> => {
  const local = {
    STAGE: 'local',
    // Deployed it is a text with the stage's name in it.
    MEDIA_BUCKET: names.MediaBucket ?? '',
    AWS_REGION: LOCAL_CREDENTIALS.region,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    DYNAMODB_ENDPOINT: endpoints.dynamodb,
    S3_ENDPOINT: endpoints.s3,
    KMS_ENDPOINT: endpoints.kms,
    IDENTITY_KEY_ARN: LOCAL_IDENTITY_KEY_ARN,
    PAYEE_KEY_ARN: LOCAL_PAYEE_KEY_ARN,
    // A test or the stack that has a bank names it.
    BANK_API_BASE: '',
    BANK_CUSTOMER_ID: '',
    BANK_OPERATOR_ID: '',
    BANK_PUBLIC_KEY: '',
    BANK_SIGNING_KEY: '',
    BANK_FILE_KEY: '',
    // The same of WeChat Pay.
    WECHAT_PAY_API_BASE: '',
    WECHAT_PAY_MERCHANT_ID: '',
    WECHAT_PAY_SERIAL: '',
    WECHAT_PAY_SIGNING_KEY: '',
    WECHAT_PAY_PLATFORM_KEYS: '',
    WECHAT_PAY_API_KEY: '',
    WECHAT_PAY_NOTIFY_BASE: '',
    ORIGINALS_KEY_ARN: LOCAL_ORIGINALS_KEY_ARN,
    WATCHED_KEYS: [LOCAL_ORIGINALS_KEY_ARN, LOCAL_IDENTITY_KEY_ARN, LOCAL_PAYEE_KEY_ARN].join(','),
    CODE_VERSION: 'local',
    WECHAT_API_BASE: endpoints.wechat,
    WECHAT_APP_ID: LOCAL_WECHAT_APP.appId,
    WECHAT_APP_SECRET: LOCAL_WECHAT_APP.appSecret,
    WECHAT_PUSH_TOKEN: LOCAL_WECHAT_PUSH.token,
    WECHAT_PUSH_AES_KEY: LOCAL_WECHAT_PUSH.aesKey,
    PROGRESS_TEMPLATE: 'local-template-progress',
    WORK_TEMPLATE: 'local-template-work/thing1/time2',
    SMS_USES: '',
    SMS_API_BASE: endpoints.sms,
    SMS_KEY: LOCAL_SMS.key,
    SMS_PROGRESS_TEMPLATE: 'SMS_PROGRESS',
    SMS_WORK_TEMPLATE: 'SMS_WORK',
    SMS_BINDING_TEMPLATE: 'SMS_BINDING',
    // The same at each start, so that rows kept from the last one can still be read. They protect nothing here.
    IDENTITY_KEY: 'local-identity-key-'.padEnd(64, '0'),
    PHONE_KEY: 'local-phone-key-'.padEnd(64, '0'),
    LOOKUP_KEY: 'local-lookup-key-'.padEnd(64, '0'),
    CURSOR_KEY: 'local-cursor-key-'.padEnd(64, '0'),
    AUDIT_KEY: 'local-audit-key-'.padEnd(64, '0'),
    ROW_KEY: 'local-row-key-'.padEnd(64, '0'),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const environment: Record<string, string> = {};
  for (const { environment: declared } of Object.values(service.functions)) {
    for (const [variable, value] of Object.entries(resolveEnvironment(declared, names, local))) {
      if ((environment[variable] ??= value) !== value) {
        throw new StartError(`The service gives ${variable} two values; here all functions share one process.`);
      }
    }
  }
  return { ...environment, ...local };
};
