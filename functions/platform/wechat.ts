import { AppError } from '@shared/errors';
import { now } from './clock';
import { env } from './env';
import { log } from './log';

/** Answers of api.weixin.qq.com are waited for this long. Codes, openids, tokens and session keys are never logged: only error codes. */
const TIMEOUT_MS = 3_000;

type Reply = Record<string, unknown> & { errcode?: number };

class Unreachable extends Error {
  constructor(
    readonly reason: string,
    /** Whether the call may have been received all the same. */
    readonly mayHaveArrived = true,
  ) {
    super(reason);
    this.name = 'Unreachable';
  }
}

/** No connection was made, so nothing was sent. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** What an endpoint that answers with a picture answers: the picture, or JSON that says why not. */
const PICTURE = 'picture';

/** One call. Answers are `text/plain` that holds JSON, and failures are HTTP 200 with an `errcode`. @throws Unreachable */
async function ask(path: string, query: Record<string, string>, body?: unknown): Promise<Reply> {
  const url = `${env.wechat.apiBase}${path}?${new URLSearchParams(query)}`;
  try {
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Unreachable(`http${answer.status}`);
    if (answer.headers.get('content-type')?.startsWith('image/'))
      return { [PICTURE]: Buffer.from(await answer.arrayBuffer()) };
    const reply: unknown = JSON.parse(await answer.text());
    if (typeof reply !== 'object' || reply === null) throw new Unreachable('notJson');
    return reply as Reply;
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    if (NEVER_LEFT.has(cause?.code ?? '')) throw new Unreachable('unreached', false);
    throw new Unreachable(name === 'TimeoutError' ? 'timeout' : name === 'SyntaxError' ? 'notJson' : 'network');
  }
}

const warn = (event: string, code: string | number | undefined) =>
  log('warn', event, { code: `wechat.${code ?? 'unknown'}` });

interface Token {
  value: string;
  /** Milliseconds since the epoch. */
  goodUntil: number;
}
let held: Token | undefined;
let fetching: Promise<Token> | undefined;

async function fetchToken(): Promise<Token> {
  const { appId, appSecret } = env.wechat;
  const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: false };
  const reply = await ask('/cgi-bin/stable_token', {}, body).catch((error: unknown) => {
    warn('wechatToken', error instanceof Unreachable ? error.reason : 'network');
    // What the token was for was not sent.
    throw error instanceof Unreachable ? new Unreachable(error.reason, false) : error;
  });
  if (typeof reply.access_token !== 'string') {
    warn('wechatToken', Number(reply.errcode));
    throw new Unreachable(String(reply.errcode), false);
  }
  // WeChat renews five minutes early and both tokens work meanwhile.
  const goodForMs = (Number(reply.expires_in) - 300) * 1000;
  return { value: reply.access_token, goodUntil: Date.parse(now()) + goodForMs };
}

/** The access token, shared by all calls of this Lambda; concurrent callers wait for one fetch. */
async function accessToken(): Promise<string> {
  if (held && Date.parse(now()) < held.goodUntil) return held.value;
  fetching ??= fetchToken().finally(() => (fetching = undefined));
  held = await fetching;
  return held.value;
}

const TOKEN_REFUSED = new Set([40001, 42001, 40014]);

/** A call with the access token; when it is refused, once more with the token fetched anew (never forced). */
async function askWithToken(path: string, body: unknown): Promise<Reply> {
  const token = await accessToken();
  const reply = await ask(path, { access_token: token }, body);
  if (!TOKEN_REFUSED.has(Number(reply.errcode))) return reply;
  if (held?.value === token) held = undefined;
  return ask(path, { access_token: await accessToken() }, body);
}

/** For tests: the next call fetches a token. */
export const forgetAccessToken = (): void => {
  held = undefined;
};

const unavailable = (event: string, code: string | number | undefined): AppError => {
  warn(event, code);
  return new AppError('wechat.unavailable');
};
const reasonOf = (error: unknown): string => {
  if (error instanceof Unreachable) return error.reason;
  throw error;
};

/** 40029 is also a used or foreign code; 40163 a used one. */
const CODE_INVALID = new Set([40029, 40163]);

/**
 * The openid behind a `wx.login` code, which works once within five minutes. The session key is dropped: nothing here needs it.
 * @throws AppError `wechat.codeInvalid`, `wechat.blocked` (WeChat's risk control), `wechat.unavailable`.
 */
export async function code2Session(code: string): Promise<{ openid: string }> {
  const { appId, appSecret } = env.wechat;
  const query = { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' };
  const reply = await ask('/sns/jscode2session', query).catch((error: unknown) => {
    throw unavailable('code2Session', reasonOf(error));
  });
  const errcode = Number(reply.errcode ?? 0);
  if (typeof reply.openid === 'string' && reply.openid !== '' && errcode === 0) return { openid: reply.openid };
  if (CODE_INVALID.has(errcode)) throw new AppError('wechat.codeInvalid');
  if (errcode === 40226) throw new AppError('wechat.blocked');
  throw unavailable('code2Session', reply.errcode);
}

/**
 * The phone number a person agreed to give; `openid` ties the code to the one who signed in.
 * @returns 11 digits, or `+<country><number>` of a foreign phone.
 * @throws AppError `identity.phoneInvalid`, `wechat.unavailable`.
 */
export async function phoneNumberOf(code: string, openid: string): Promise<string> {
  const reply = await askWithToken('/wxa/business/getuserphonenumber', { code, openid }).catch((error: unknown) => {
    throw unavailable('phoneNumberOf', reasonOf(error));
  });
  const errcode = Number(reply.errcode ?? 0);
  // 40003 and 43104: the code is another person's, or another app's.
  if (CODE_INVALID.has(errcode) || errcode === 40003 || errcode === 43104) throw new AppError('identity.phoneInvalid');
  if (errcode !== 0) throw unavailable('phoneNumberOf', errcode);
  const info = (reply.phone_info ?? {}) as {
    purePhoneNumber?: string;
    countryCode?: string | number;
    watermark?: { appid?: string };
  };
  if (!info.purePhoneNumber || info.watermark?.appid !== env.wechat.appId) throw new AppError('identity.phoneInvalid');
  return String(info.countryCode) === '86' ? info.purePhoneNumber : `+${info.countryCode}${info.purePhoneNumber}`;
}

/**
 * Whether a phone's hardware signed this after a face or a fingerprint of its holder (SOTER): WeChat has the phone's key.
 * Source: developers.weixin.qq.com, soter.verifySignature.
 * @param json `resultJSON` of `wx.startSoterAuthentication`, byte for byte; what it says is for the caller to compare.
 * @throws AppError `wechat.unavailable`, also for what WeChat does not plainly answer: nothing passes by silence.
 */
export async function verifySoter(signed: { openid: string; json: string; signature: string }): Promise<boolean> {
  const { openid, json, signature } = signed;
  const body = { openid, json_string: json, json_signature: signature };
  const reply = await askWithToken('/cgi-bin/soter/verify_signature', body).catch((error: unknown) => {
    throw unavailable('verifySoter', reasonOf(error));
  });
  if (Number(reply.errcode ?? 0) !== 0 || typeof reply.is_ok !== 'boolean')
    throw unavailable('verifySoter', reply.errcode);
  return reply.is_ok;
}

/** `unknown`: WeChat could not be asked, or the person was not here in the last two hours. Callers hold it, never publish. */
export type TextVerdict = 'pass' | 'review' | 'risky' | 'unknown';
/** 资料, 评论, 论坛, 社交日志. */
export type TextScene = 1 | 2 | 3 | 4;

const MAX_CHECKED = 2_500;
/** Characters two parts share, so that no phrase is cut in two. */
const OVERLAP = 100;
const WORSE: Record<TextVerdict, number> = { pass: 0, unknown: 1, review: 2, risky: 3 };

function partsOf(text: string): string[] {
  const letters = [...text];
  const parts: string[] = [];
  for (let from = 0; from === 0 || from + OVERLAP < letters.length; from += MAX_CHECKED - OVERLAP)
    parts.push(letters.slice(from, from + MAX_CHECKED).join(''));
  return parts;
}

/** What WeChat's content check says of a text, of its worst part when it is long. Never throws. */
export async function checkText(text: { openid: string; text: string; scene: TextScene }): Promise<TextVerdict> {
  if (text.text.trim() === '') return 'pass';
  let worst: TextVerdict = 'pass';
  for (const part of partsOf(text.text)) {
    const verdict = await checkPart({ ...text, text: part });
    if (WORSE[verdict] > WORSE[worst]) worst = verdict;
    if (worst === 'risky') break;
  }
  return worst;
}

async function checkPart({
  openid,
  text,
  scene,
}: {
  openid: string;
  text: string;
  scene: TextScene;
}): Promise<TextVerdict> {
  try {
    const reply = await askWithToken('/wxa/msg_sec_check', { content: text, version: 2, scene, openid });
    const suggest = (reply.result as { suggest?: string } | undefined)?.suggest;
    const answered =
      Number(reply.errcode ?? 0) === 0 && (suggest === 'pass' || suggest === 'review' || suggest === 'risky');
    if (answered) return suggest;
    warn('checkText', reply.errcode);
  } catch (error) {
    warn('checkText', reasonOf(error));
  }
  return 'unknown';
}

/**
 * Asks WeChat to look at a picture; what it thinks comes later by a message (functions/wechat-messages).
 * @param picture.url where WeChat fetches it, for an hour at least.
 * @returns WeChat's name for the asking. Undefined: it was not asked, by a fault or because it refused. Never throws.
 */
export async function checkPicture(picture: {
  openid: string;
  url: string;
  scene: TextScene;
}): Promise<string | undefined> {
  const { openid, url, scene } = picture;
  const body = { media_url: url, media_type: IMAGE, version: 2, scene, openid };
  try {
    const reply = await askWithToken('/wxa/media_check_async', body);
    if (Number(reply.errcode ?? 0) === 0 && typeof reply.trace_id === 'string' && reply.trace_id !== '')
      return reply.trace_id;
    warn('checkPicture', reply.errcode);
  } catch (error) {
    warn('checkPicture', reasonOf(error));
  }
  return undefined;
}
/** Sound is 1; films it does not look at. */
const IMAGE = 2;

export interface Subscription {
  openid: string;
  templateId: string;
  /** `features/reports/detail/index?reportId=…` */
  page?: string;
  /** Fixed words only, by the template's keys (`thing1`): WeChat moderates them, and a lock screen shows them. */
  data: Record<string, string>;
}

const MAX_LETTERS: [key: RegExp, letters: number][] = [
  [/^thing/, 20],
  [/^phrase/, 5],
  [/^(character_string|number|letter)/, 32],
];
/** A value as WeChat takes it: one line, as long as its kind may be. */
const fit = (key: string, value: string): string => {
  const most = MAX_LETTERS.find(([kind]) => kind.test(key))?.[1] ?? 32;
  return [...value.replace(/\s+/g, ' ').trim()].slice(0, most).join('');
};

/** Whether WeChat answers at all: asks for the token anew, which changes nothing there. Never throws. */
export async function wechatAnswers(): Promise<boolean> {
  forgetAccessToken();
  return accessToken().then(
    () => true,
    (error: unknown) => {
      warn('wechatAnswers', reasonOf(error));
      return false;
    },
  );
}

/** Errors that pass: WeChat's own, a quota, a token. */
const MAY_PASS = new Set([-1, 45009, 45011, ...TOKEN_REFUSED]);

/**
 * Sends one subscription message (订阅消息), never twice by itself; WeChat knows no key that would make sending again safe. Never throws.
 * @returns `refused`: the person has not agreed, or the one message they agreed to was sent (43101): final, as is `rejected`,
 * our own mistake. `unavailable`: it was not sent and may be tried again. `unknown`: it left, and no answer came.
 */
export async function sendSubscription({
  openid,
  templateId,
  page,
  data,
}: Subscription): Promise<'sent' | 'refused' | 'rejected' | 'unavailable' | 'unknown'> {
  const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value: fit(key, value) }]));
  const body = { touser: openid, template_id: templateId, ...(page && { page }), data: values };
  let reply: Reply;
  try {
    reply = await askWithToken('/cgi-bin/message/subscribe/send', body);
  } catch (error) {
    warn('sendSubscription', reasonOf(error));
    return error instanceof Unreachable && error.mayHaveArrived ? 'unknown' : 'unavailable';
  }
  // An answer without a number is none of WeChat's: its gateway's, perhaps.
  const errcode = typeof reply.errcode === 'number' ? reply.errcode : undefined;
  if (errcode === 0) return 'sent';
  if (errcode === 43101) return 'refused';
  warn('sendSubscription', errcode);
  if (errcode === undefined) return 'unknown';
  return MAY_PASS.has(errcode) ? 'unavailable' : 'rejected';
}

export interface ScanCode {
  /** `features/accounts/year/index`: without a slash before it and without parameters. */
  page: string;
  /** At most 32 characters (shared/papers/scene.ts). */
  scene: string;
}

/**
 * The mini-program code (小程序码) of a page, a PNG or JPEG 430 pixels wide; it never expires. In production the page must be released;
 * elsewhere the code opens the trial version.
 * Source: developers.weixin.qq.com, getUnlimitedQRCode. @throws AppError `wechat.unavailable`, also for what WeChat refuses.
 */
export async function scanCode({ page, scene }: ScanCode): Promise<Buffer> {
  const released = env.stage === 'prod';
  const body = { scene, page, check_path: released, env_version: released ? 'release' : 'trial', width: 430 };
  const reply = await askWithToken('/wxa/getwxacodeunlimit', body).catch((error: unknown) => {
    throw unavailable('scanCode', reasonOf(error));
  });
  const picture = reply[PICTURE];
  if (!Buffer.isBuffer(picture)) throw unavailable('scanCode', reply.errcode);
  return picture;
}
