import {
  constants,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
  publicEncrypt,
} from 'node:crypto';

/** What WeChat Pay and the merchant agreed on. Keys are DER in base64 on one line, as an environment takes them. */
export interface PayContract {
  readonly apiBase: string;
  readonly appId: string;
  readonly merchantId: string;
  /** The serial of the merchant's certificate, hex. */
  readonly serial: string;
  /** PKCS8 of the merchant's key. */
  readonly signingKey: string;
  /** SPKI of WeChat's keys by id: during a change of keys there are two (`PUB_KEY_ID_…`, or a certificate's serial). */
  readonly platformKeys: Readonly<Record<string, string>>;
  /** APIv3 key, 32 bytes of ASCII. */
  readonly apiKey: string;
  /** Where the API is reached by WeChat: https, without a query. */
  readonly notifyBase: string;
}

export const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
/** Older or newer than this is refused, by WeChat and by us. */
export const FRESH_SECONDS = 300;

const privateKeys = new Map<string, KeyObject>();
const publicKeys = new Map<string, KeyObject>();
const kept = (keys: Map<string, KeyObject>, text: string, read: () => KeyObject): KeyObject => {
  const key = keys.get(text) ?? read();
  keys.set(text, key);
  return key;
};
const privateKeyOf = (text: string): KeyObject =>
  kept(privateKeys, text, () => createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }));
const publicKeyOf = (text: string): KeyObject =>
  kept(publicKeys, text, () => createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }));

/** Lines as they are signed: each ends in a line feed, an empty body's too. */
export const linesOf = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** RSA with SHA-256, PKCS1 v1.5, in base64. */
export const signed = (text: string, key: string): string =>
  createSign('sha256')
    .update(text)
    .sign({ key: privateKeyOf(key), padding: constants.RSA_PKCS1_PADDING }, 'base64');

export const isSigned = (text: string, signature: string, key: string): boolean =>
  createVerify('sha256')
    .update(text)
    .verify({ key: publicKeyOf(key), padding: constants.RSA_PKCS1_PADDING }, signature, 'base64');

/** Headers of an answer or a notice, by their names in small letters. */
export type PayHeaders = Readonly<Record<string, string | undefined>>;

/**
 * Whether WeChat wrote these bytes, now: complete headers, a key that we know, within five minutes. What it signs wrongly on purpose
 * (`WECHATPAY/SIGNTEST/…`) is no signature.
 * @param at the present instant
 */
export function isFromWechat(headers: PayHeaders, raw: string, contract: PayContract, at: string): boolean {
  const timestamp = headers['wechatpay-timestamp'] ?? '';
  const nonce = headers['wechatpay-nonce'] ?? '';
  const signature = headers['wechatpay-signature'] ?? '';
  const serial = headers['wechatpay-serial'] ?? '';
  const key = Object.hasOwn(contract.platformKeys, serial) ? contract.platformKeys[serial] : undefined;
  if (!key || !/^\d{10}$/.test(timestamp) || nonce === '' || signature === '') return false;
  if (Math.abs(Date.parse(at) / 1000 - Number(timestamp)) >= FRESH_SECONDS) return false;
  return isSigned(linesOf(timestamp, nonce, raw), signature, key);
}

/** What a phone hands to `wx.requestPayment`: the order's appointment, signed by the merchant. */
export function payRequestOf({ appId, signingKey }: PayContract, prepayId: string, at: string, nonceStr: string) {
  const timeStamp = String(Math.floor(Date.parse(at) / 1000));
  const packed = `prepay_id=${prepayId}`;
  const paySign = signed(linesOf(appId, timeStamp, nonceStr, packed), signingKey);
  return { timeStamp, nonceStr, package: packed, signType: 'RSA' as const, paySign };
}

/** What only WeChat may read, under the key that we name in `Wechatpay-Serial`: RSA-OAEP with SHA-1, in base64. */
export function sealedForWechat(text: string, { platformKeys }: PayContract): string {
  const [key] = Object.values(platformKeys);
  if (!key) throw new Error('there is no key of WeChat');
  const padded = { key: publicKeyOf(key), padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
  return publicEncrypt(padded, Buffer.from(text)).toString('base64');
}

export interface SealedResource {
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data?: string | undefined;
}

const TAG_BYTES = 16;

/** AES-256-GCM under the APIv3 key. @throws Error when a bit of it was altered. */
export function openResource({ ciphertext, nonce, associated_data = '' }: SealedResource, apiKey: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiKey), Buffer.from(nonce), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(associated_data))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
