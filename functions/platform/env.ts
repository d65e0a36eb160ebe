import { createHash, hkdfSync } from 'node:crypto';
import { BlockList, isIPv4 } from 'node:net';

/** The only reader of `process.env` in functions/. A missing variable stops the function that needs it, not the others. */
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is missing`);
  return value;
}
/**
 * 256 bits of each generated secret of at least 43 characters (Secrets Manager makes it; nobody sees it). While one is rotated there are
 * several, with commas between: the first seals, each opens.
 */
const secretsOf = (name: string): Buffer[] => {
  const secrets = required(name).split(',');
  if (secrets.some((secret) => secret.length < 43))
    throw new Error(`environment variable ${name} must have at least 43 characters`);
  if (secrets.length > 1 && !ROTATED.has(name)) throw new Error(`environment variable ${name} holds one secret`);
  return secrets.map((secret) => createHash('sha256').update(secret).digest());
};

/**
 * What each key is for, and the secret it is derived from. No two purposes share a key; what seals (AES) and what hashes (HMAC) are never
 * the same key. A function has the secrets of what it does: `tests/contract/keys.test.ts` holds which.
 */
export const KEY_PURPOSES = {
  identityNumber: { secret: 'IDENTITY_KEY', use: 'seal' },
  phone: { secret: 'PHONE_KEY', use: 'seal' },
  cursor: { secret: 'CURSOR_KEY', use: 'seal' },
  /** Instants of which a row may tell no more than the hour. */
  instant: { secret: 'CURSOR_KEY', use: 'seal' },
  /** Retries, rate limits: what is compared and never looked at again. */
  compared: { secret: 'CURSOR_KEY', use: 'hash' },
  challenge: { secret: 'CURSOR_KEY', use: 'hash' },
  /** The seals of rows that say who somebody is and what they may. */
  row: { secret: 'ROW_KEY', use: 'hash' },
  trailRow: { secret: 'AUDIT_KEY', use: 'hash' },
  trailLink: { secret: 'AUDIT_KEY', use: 'hash' },
  trailHead: { secret: 'AUDIT_KEY', use: 'hash' },
  // What people, receipts and the like are looked up by.
  idNumber: { secret: 'LOOKUP_KEY', use: 'hash' },
  openid: { secret: 'LOOKUP_KEY', use: 'hash' },
  receipt: { secret: 'LOOKUP_KEY', use: 'hash' },
  receiptNumber: { secret: 'LOOKUP_KEY', use: 'hash' },
  draft: { secret: 'LOOKUP_KEY', use: 'hash' },
  counterparty: { secret: 'LOOKUP_KEY', use: 'hash' },
  reporter: { secret: 'LOOKUP_KEY', use: 'hash' },
  counterCode: { secret: 'LOOKUP_KEY', use: 'hash' },
  /** Whether the number of a bank account is still the one that was signed. */
  bankAccount: { secret: 'LOOKUP_KEY', use: 'hash' },
  /** What money is signed with: the pepper of a slow hash. */
  signingCode: { secret: 'LOOKUP_KEY', use: 'hash' },
  auditLot: { secret: 'LOOKUP_KEY', use: 'hash' },
  /** Who decided a confidential report, within that report. */
  decider: { secret: 'LOOKUP_KEY', use: 'hash' },
} as const satisfies Record<string, { secret: string; use: 'seal' | 'hash' }>;
export type KeyPurpose = keyof typeof KEY_PURPOSES;
/** The purposes of one use. */
export type PurposeTo<U extends 'seal' | 'hash'> = {
  [P in KeyPurpose]: (typeof KEY_PURPOSES)[P]['use'] extends U ? P : never;
}[KeyPurpose];

/** Secrets that can be changed: what they seal is sealed anew. What another hashes is found by its hash and never again. */
const ROTATED: ReadonlySet<string> = new Set(['IDENTITY_KEY', 'PHONE_KEY', 'CURSOR_KEY']);

/** By purpose and what its secrets are now: each call of a Lambda asks for some twenty. */
const derived = new Map<KeyPurpose, { from: string; keys: Buffer[] }>();
/** HKDF-SHA256 of the purpose's secrets under the purpose's name, the present one first. */
function keysFor(purpose: KeyPurpose): Buffer[] {
  const { secret: name } = KEY_PURPOSES[purpose];
  const from = required(name);
  const known = derived.get(purpose);
  if (known?.from === from) return known.keys;
  const keys = secretsOf(name).map((secret) => Buffer.from(hkdfSync('sha256', secret, 'mingbaile', purpose, 32)));
  derived.set(purpose, { from, keys });
  return keys;
}

export interface ReminderTemplate {
  templateId: string;
  /** The keyword that takes the words, and the one that takes the time. */
  wordsKey: string;
  timeKey: string;
}
function templateIn(name: string): ReminderTemplate | undefined {
  const [templateId, wordsKey = 'thing1', timeKey = 'time2'] = (process.env[name] ?? '').split('/');
  return templateId ? { templateId, wordsKey, timeKey } : undefined;
}

export const WECHAT_OFFICIAL_API = 'https://api.weixin.qq.com';
const WECHAT_PAY_OFFICIAL_API = 'https://api.mch.weixin.qq.com';

export const env = {
  get stage() {
    return required('STAGE');
  },
  /** The version of package.json, with the commit that was packaged. */
  get codeVersion() {
    return required('CODE_VERSION');
  },
  get civicTable() {
    return required('CIVIC_TABLE');
  },
  get ledgerTable() {
    return required('LEDGER_TABLE');
  },
  get mediaBucket() {
    return required('MEDIA_BUCKET');
  },
  /** Where the ends of the reports' trails are kept against change: object lock, for years. */
  get anchorBucket() {
    return required('ANCHOR_BUCKET');
  },
  /** Where this function runs, and as whom: both are in every Lambda's environment, and stay as they are while it lives. */
  get aws() {
    return {
      region: required('AWS_REGION'),
      accessKeyId: required('AWS_ACCESS_KEY_ID'),
      secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
      sessionToken: process.env.AWS_SESSION_TOKEN,
    };
  },
  /** The local stack alone sets the endpoints. */
  get dynamodbEndpoint() {
    return process.env.DYNAMODB_ENDPOINT;
  },
  get s3Endpoint() {
    return process.env.S3_ENDPOINT;
  },
  get kmsEndpoint() {
    return process.env.KMS_ENDPOINT;
  },
  /** The KMS key that originals are encrypted with, in storage. */
  get originalsKeyArn() {
    return required('ORIGINALS_KEY_ARN');
  },
  /** The KMS key that the identities of confidential reporters are sealed under. */
  get identityKeyArn() {
    return required('IDENTITY_KEY_ARN');
  },
  /** KMS keys whose loss cannot be made good, by ARN. */
  get watchedKeys(): readonly string[] {
    return required('WATCHED_KEYS').split(',');
  },
  get wechat() {
    return {
      apiBase: process.env.WECHAT_API_BASE ?? WECHAT_OFFICIAL_API,
      appId: required('WECHAT_APP_ID'),
      appSecret: required('WECHAT_APP_SECRET'),
    };
  },
  /** The KMS key that the numbers of bank accounts are sealed under. */
  get payeeKeyArn() {
    return required('PAYEE_KEY_ARN');
  },
  /** What the district agreed on with its bank (ADR 63); absent where it has no direct link. Keys are hex. */
  get bank() {
    const apiBase = process.env.BANK_API_BASE;
    if (!apiBase) return undefined;
    return {
      apiBase,
      customerId: required('BANK_CUSTOMER_ID'),
      operatorId: required('BANK_OPERATOR_ID'),
      privateKey: required('BANK_SIGNING_KEY'),
      publicKey: required('BANK_PUBLIC_KEY'),
      fileKey: required('BANK_FILE_KEY'),
    };
  },
  /** What the district agreed on with WeChat Pay (ADR 80); absent where it takes no money by it. Keys are DER in base64. */
  get wechatPay() {
    const merchantId = process.env.WECHAT_PAY_MERCHANT_ID;
    if (!merchantId) return undefined;
    const keys = required('WECHAT_PAY_PLATFORM_KEYS')
      .split(',')
      .map((pair) => pair.split(':') as [id: string, key: string]);
    return {
      apiBase: process.env.WECHAT_PAY_API_BASE || WECHAT_PAY_OFFICIAL_API,
      appId: required('WECHAT_APP_ID'),
      merchantId,
      serial: required('WECHAT_PAY_SERIAL'),
      signingKey: required('WECHAT_PAY_SIGNING_KEY'),
      platformKeys: Object.fromEntries(keys),
      apiKey: required('WECHAT_PAY_API_KEY'),
      notifyBase: required('WECHAT_PAY_NOTIFY_BASE'),
    };
  },
  /** What WeChat signs and seals its messages with (消息推送, 安全模式); absent where none are taken. The key is 43 letters of base64. */
  get wechatPush() {
    const token = process.env.WECHAT_PUSH_TOKEN;
    return token ? { token, aesKey: required('WECHAT_PUSH_AES_KEY'), appId: required('WECHAT_APP_ID') } : undefined;
  },
  /** WeChat's templates for reminders, as `id/key of the words/key of the time`; a group without one is not reminded by WeChat. */
  get reminderTemplates() {
    return { progress: templateIn('PROGRESS_TEMPLATE'), work: templateIn('WORK_TEMPLATE') };
  },
  /** What the district has SMS for, of `work` and `answers`: nothing unless it says so. */
  get smsUses(): readonly string[] {
    return (process.env.SMS_USES ?? '').split(',').filter(Boolean);
  },
  /** The district's SMS gateway; absent where there is none. */
  get smsGateway() {
    const apiBase = process.env.SMS_API_BASE;
    if (!apiBase) return undefined;
    return {
      apiBase,
      key: required('SMS_KEY'),
      /** A function is given those that it sends. */
      templates: {
        progress: process.env.SMS_PROGRESS_TEMPLATE,
        work: process.env.SMS_WORK_TEMPLATE,
        binding: process.env.SMS_BINDING_TEMPLATE,
      },
    };
  },
  /** Where the function's files are: fonts and the like, which are read and not bundled. */
  get codeRoot() {
    return process.env.LAMBDA_TASK_ROOT ?? process.cwd();
  },
  /** For a process that reads a stranger's file: where to find programs and libraries, and none of our keys. */
  get childEnvironment() {
    const { PATH, NODE_PATH, TMPDIR } = process.env;
    return { PATH, NODE_PATH, TMPDIR };
  },
  /** The keys of a purpose, the present one first. @throws Error where the function was not given its secret. */
  keysFor,
  /** The one that seals and hashes now. @throws Error as above. */
  keyFor: (purpose: KeyPurpose): Buffer => keysFor(purpose)[0]!,
};

/** Addresses of this machine and of private nets (RFC 1122, 1918, 3927, 6598). */
const NOT_PUBLIC = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NOT_PUBLIC.addSubnet(net, bits);

/** Whether an address is https, to a public host, without a user in it. URL spells every IPv4 in one way, and a host in small letters. */
function isPublicHttps(base: string): boolean {
  if (!URL.canParse(base)) return false;
  const { protocol, username, password, hostname } = new URL(base);
  const host = hostname.replace(/\.$/, '');
  if (protocol !== 'https:' || username !== '' || password !== '' || host.startsWith('[')) return false;
  if (isIPv4(host)) return !NOT_PUBLIC.check(host);
  return host.includes('.') && !/(^|\.)(localhost|local|internal|lan|home|intranet|localdomain)$/.test(host);
}

/**
 * Refuses to run a deployed stage against anything local: the simulators live in `local/` and answer to anyone.
 * @throws Error at start, before the first request.
 */
export function refuseSimulators(): void {
  if (env.stage === 'local' || env.stage === 'test') {
    // Lambda sets it, and nothing else does: no deployed stage takes the name under which all this is allowed.
    if (process.env.AWS_LAMBDA_FUNCTION_NAME) throw new Error(`no deployed stage may be called ${env.stage}`);
    return;
  }
  const redirected = ['DYNAMODB_ENDPOINT', 'S3_ENDPOINT', 'KMS_ENDPOINT'].filter((name) => process.env[name]);
  if ((process.env.WECHAT_API_BASE ?? WECHAT_OFFICIAL_API) !== WECHAT_OFFICIAL_API) redirected.push('WECHAT_API_BASE');
  if ((process.env.WECHAT_PAY_API_BASE || WECHAT_PAY_OFFICIAL_API) !== WECHAT_PAY_OFFICIAL_API)
    redirected.push('WECHAT_PAY_API_BASE');
  for (const name of ['SMS_API_BASE', 'BANK_API_BASE']) {
    const base = process.env[name];
    if (base && !isPublicHttps(base)) redirected.push(name);
  }
  if (redirected.length > 0) throw new Error(`stage ${env.stage} must not set ${redirected.join(', ')}`);
}
