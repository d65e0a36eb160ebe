import { createHash } from 'node:crypto';

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
  /** Set by the local stack only. */
  get dynamodbEndpoint() {
    return process.env.DYNAMODB_ENDPOINT;
  },
  get s3Endpoint() {
    return process.env.S3_ENDPOINT;
  },
  get wechat() {
    return {
      apiBase: process.env.WECHAT_API_BASE ?? WECHAT_OFFICIAL_API,
      appId: required('WECHAT_APP_ID'),
      appSecret: required('WECHAT_APP_SECRET'),
    };
  },
  /** Where the function's files are: fonts and the like, which are read and not bundled. */
  get codeRoot() {
    return process.env.LAMBDA_TASK_ROOT ?? process.cwd();
  },
  /** AES-256 key that seals identity numbers and phones. */
  get identityKey() {
    return keyFrom('IDENTITY_KEY');
  },
  /** HMAC key of look-ups by identity number, openid and receipt. */
  get lookupKey() {
    return keyFrom('LOOKUP_KEY');
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
  const redirected = ['DYNAMODB_ENDPOINT', 'S3_ENDPOINT'].filter((name) => process.env[name]);
  if ((process.env.WECHAT_API_BASE ?? WECHAT_OFFICIAL_API) !== WECHAT_OFFICIAL_API) redirected.push('WECHAT_API_BASE');
  if (redirected.length > 0) throw new Error(`stage ${env.stage} must not set ${redirected.join(', ')}`);
}
