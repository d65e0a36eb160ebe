import { createHash, hkdfSync } from 'node:crypto';

/** The only reader of `process.env` in functions/. A missing variable stops the function that needs it, not the others. */
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is missing`);
  return value;
}
/** A 256-bit key from a generated secret of at least 43 characters (Secrets Manager makes the secret; nobody sees it). */
const keyFrom = (name: string): Buffer => {
  const secret = required(name);
  if (secret.length < 43) throw new Error(`environment variable ${name} must have at least 43 characters`);
  return createHash('sha256').update(secret).digest();
};

/** Of a secret and what for, so that no two purposes share a key: HKDF-SHA256. Kept, since each call of a Lambda asks for some. */
const derived = new Map<string, Buffer>();
function keyFor(name: string, purpose: string): Buffer {
  const secret = keyFrom(name);
  const known = `${purpose}|${secret.toString('base64')}`;
  const key = derived.get(known) ?? Buffer.from(hkdfSync('sha256', secret, 'mingbaile', purpose, 32));
  derived.set(known, key);
  return key;
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

export const env = {
  get stage() {
    return required('STAGE');
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
  /** Set by the local stack only. */
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
  get wechat() {
    return {
      apiBase: process.env.WECHAT_API_BASE ?? WECHAT_OFFICIAL_API,
      appId: required('WECHAT_APP_ID'),
      appSecret: required('WECHAT_APP_SECRET'),
    };
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
  /** AES-256 key that seals identity numbers and phones. */
  get identityKey() {
    return keyFrom('IDENTITY_KEY');
  },
  /** HMAC key of look-ups by identity number, openid and receipt. */
  get lookupKey() {
    return keyFrom('LOOKUP_KEY');
  },
  /** HMAC key that holds the links of a report's trail together. */
  get auditKey() {
    return keyFrom('AUDIT_KEY');
  },
  /** HMAC key of the seals of rows that say who somebody is and what they may. */
  get rowKey() {
    return keyFor('ROW_KEY', 'row seal');
  },
  /** AES-256 key that seals page cursors. */
  get cursorKey() {
    return keyFrom('CURSOR_KEY');
  },
};

/**
 * Refuses to run a deployed stage against anything local: the simulators live in `local/` and answer to anyone.
 * @throws Error at start, before the first request.
 */
export function refuseSimulators(): void {
  if (env.stage === 'local' || env.stage === 'test') return;
  const redirected = ['DYNAMODB_ENDPOINT', 'S3_ENDPOINT', 'KMS_ENDPOINT'].filter((name) => process.env[name]);
  if ((process.env.WECHAT_API_BASE ?? WECHAT_OFFICIAL_API) !== WECHAT_OFFICIAL_API) redirected.push('WECHAT_API_BASE');
  const sms = process.env.SMS_API_BASE;
  if (sms && (!sms.startsWith('https://') || /^https:\/\/(127\.|localhost\b|\[)/.test(sms)))
    redirected.push('SMS_API_BASE');
  if (redirected.length > 0) throw new Error(`stage ${env.stage} must not set ${redirected.join(', ')}`);
}
