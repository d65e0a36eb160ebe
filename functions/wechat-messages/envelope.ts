import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** What the console of the mini-program and we agreed on: 安全模式. */
export interface PushContract {
  readonly token: string;
  /** 43 letters of base64, for 32 bytes. */
  readonly aesKey: string;
  readonly appId: string;
}

/** Older or newer than this is refused, in seconds: WeChat sends again within seconds, and signs anew. */
const FRESH_SECONDS = 300;
/** PKCS#7 with blocks of 32, where AES has 16. */
const LONGEST_PAD = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** SHA-1 over the parts in the order of their letters, as WeChat signs. Source: developers.weixin.qq.com, 消息推送. */
export const signatureOf = (...parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** Whether these parts are signed so; compared in constant time. */
export function isSigned(signature: string, ...parts: readonly string[]): boolean {
  const [given, wanted] = [Buffer.from(signature), Buffer.from(signatureOf(...parts))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

export const isFresh = (timestamp: string, at: string): boolean =>
  Math.abs(Date.parse(at) / 1000 - Number(timestamp)) <= FRESH_SECONDS;

/**
 * What lies in an envelope: 16 bytes by chance, the length, the words, whose they are.
 * @throws Error when it is not sealed with our key or is another app's.
 */
export function opened(sealed: string, { aesKey, appId }: PushContract): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
  const pad = padded.at(-1) ?? 0;
  const isPadded = pad >= 1 && pad <= LONGEST_PAD && padded.subarray(-pad).every((byte) => byte === pad);
  if (!isPadded || padded.length < pad + RANDOM_BYTES + LENGTH_BYTES) throw new Error('not padded');
  const begin = RANDOM_BYTES + LENGTH_BYTES;
  const end = begin + padded.readUInt32BE(RANDOM_BYTES);
  const whole = padded.subarray(0, -pad);
  if (end > whole.length || whole.subarray(end).toString('utf8') !== appId) throw new Error('of another app');
  return whole.subarray(begin, end).toString('utf8');
}
