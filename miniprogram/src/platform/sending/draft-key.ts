import { randomBytes } from '../random';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 256 random bits as base64url: the secret that claims an anonymous draft's files. It leaves nothing of who made it. */
export async function newDraftKey(): Promise<string> {
  const bytes = await randomBytes(32);
  let key = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) key += LETTERS[(three >> shift) & 63];
  }
  return key.slice(0, 43);
}
