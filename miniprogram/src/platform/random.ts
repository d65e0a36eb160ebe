import Taro from '@tarojs/taro';

/** Random bytes fit for a secret. WeChat has no `crypto`, and its getRandomValues is asynchronous. */
export async function randomBytes(length: number): Promise<Uint8Array> {
  if (process.env.TARO_ENV === 'weapp') {
    const { randomValues } = await Taro.getRandomValues({ length });
    const bytes = new Uint8Array(randomValues);
    if (bytes.length !== length) throw new Error('getRandomValues gave too few bytes');
    return bytes;
  }
  return globalThis.crypto.getRandomValues(new Uint8Array(length));
}

/** A version 4 UUID: the idempotency key of a submission. */
export async function uuid(): Promise<string> {
  const bytes = await randomBytes(16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
