import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from './env';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; `context` is authenticated, not kept. */
export function encryptWith(key: Buffer, text: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The inverse. @throws Error when the text or its context was altered. */
export function decryptWith(key: Buffer, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
}

/** AES-256-GCM under the identity key; `context` (whose, which field) is authenticated, so a value cannot be moved. */
export const sealIdentity = (text: string, context: string): string => encryptWith(env.identityKey, text, context);

/** The inverse of `sealIdentity`. @throws Error when the text or its context was altered. */
export const openIdentity = (sealed: string, context: string): string => decryptWith(env.identityKey, sealed, context);

export const sealCursor = (text: string, context: string): string => encryptWith(env.cursorKey, text, context);
export const openCursor = (sealed: string, context: string): string => decryptWith(env.cursorKey, sealed, context);

/**
 * An instant that something needs to the second, in a row of which nobody else may learn more than the hour.
 * @param context whose row, and which instant: it cannot be moved.
 */
export const sealInstant = (at: string, context: string): string =>
  encryptWith(env.cursorKey, at, `instant|${context}`);

/** The inverse. @throws Error when the text or its context was altered. */
export const openInstant = (sealed: string, context: string): string =>
  decryptWith(env.cursorKey, sealed, `instant|${context}`);

/** Keyed hash to look a secret up by: without the key a table leak tells nothing, even of 18-digit numbers. */
export const lookupHash = (
  kind: 'idNumber' | 'openid' | 'receipt' | 'draft' | 'counterparty' | 'reporter' | 'counterCode',
  value: string,
): string => createHmac('sha256', env.lookupKey).update(`${kind}:${value}`).digest('base64url');

/**
 * What a confidential report knows its reporter by: the person, not the phone they bind. From a person one comes to the alias, with
 * the key; from an alias to nobody.
 */
export const reporterAlias = (personId: string): string => lookupHash('reporter', personId);

/** The aliases of one who is signed in, the present one first. Rows from before persons were kept have one of the account. */
export const aliasesOf = ({ accountId, person }: { accountId: string; person?: { personId: string } | undefined }) => [
  ...(person ? [reporterAlias(person.personId)] : []),
  lookupHash('reporter', accountId),
];

/** Keyed hash of what is compared but never looked at again. */
export const keyedHash = (text: string): string =>
  createHmac('sha256', env.cursorKey).update(`hash:${text}`).digest('base64url');

/** SHA-256, base64url: for secrets that are random already. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Compares two hashes in constant time. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** 256 random bits, base64url: 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
