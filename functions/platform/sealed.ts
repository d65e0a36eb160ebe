import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env, type PurposeTo } from './env';

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

/** The first byte of what is sealed for a purpose. */
const SEALED_BY_PURPOSE = 2;

/** AES-256-GCM under the key of a purpose; `context` (whose, which field) is authenticated, so a value cannot be moved. */
function sealFor(purpose: PurposeTo<'seal'>, text: string, context: string): string {
  const sealed = Buffer.from(encryptWith(env.keyFor(purpose), text, context), 'base64url');
  return Buffer.concat([Buffer.from([SEALED_BY_PURPOSE]), sealed]).toString('base64url');
}

/** The first of these keys that opens it, with what it says. @throws Error when none does: the text or its context was altered. */
function openBy(keys: readonly Buffer[], sealed: string, context: string): { text: string; place: number } {
  for (const [place, key] of keys.entries())
    try {
      return { text: decryptWith(key, sealed, context), place };
    } catch (error) {
      if (place === keys.length - 1) throw error;
    }
  throw new Error('no key');
}

const inside = (sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes[0] !== SEALED_BY_PURPOSE) throw new Error('not sealed for a purpose');
  return bytes.subarray(1).toString('base64url');
};

/** The inverse, by the present key or by one that is being rotated out. @throws Error when the text or its context was altered. */
const openFor = (purpose: PurposeTo<'seal'>, sealed: string, context: string): string =>
  openBy(env.keysFor(purpose), inside(sealed), context).text;

/**
 * The same under the present key; undefined where it lies under it already.
 * @throws Error when the text or its context was altered.
 */
export function sealAnew(purpose: PurposeTo<'seal'>, sealed: string, context: string): string | undefined {
  const { text, place } = openBy(env.keysFor(purpose), inside(sealed), context);
  return place === 0 ? undefined : sealFor(purpose, text, context);
}

/** What a sealed value is bound to: whose it is, and which. */
export const sealContext = {
  idNumber: (personId: string) => `person#${personId}#idNumber`,
  personPhone: (personId: string) => `person#${personId}#phone`,
  accountPhone: (accountId: string) => `account#${accountId}#phone`,
} as const;

export const sealIdentity = (idNumber: string, context: string): string => sealFor('identityNumber', idNumber, context);
/** No route opens a number: they are looked up by their hash and shown masked. */
export const openIdentity = (sealed: string, context: string): string => openFor('identityNumber', sealed, context);

/** Apart from identity numbers: who sends reminders opens phones and nothing else. */
export const sealPhone = (phone: string, context: string): string => sealFor('phone', phone, context);
export const openPhone = (sealed: string, context: string): string => openFor('phone', sealed, context);

export const sealCursor = (text: string, context: string): string => encryptWith(env.keyFor('cursor'), text, context);
export const openCursor = (sealed: string, context: string): string =>
  openBy(env.keysFor('cursor'), sealed, context).text;

const hashUnder = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url');

/** HMAC-SHA256 under the key of a purpose, base64url. */
export const hashFor = (purpose: PurposeTo<'hash'>, text: string): string => hashUnder(env.keyFor(purpose), text);

/**
 * An instant that something needs to the second, in a row of which nobody else may learn more than the hour.
 * @param context whose row, and which instant: it cannot be moved.
 */
export const sealInstant = (at: string, context: string): string => sealFor('instant', at, context);

/** The inverse. @throws Error when the text or its context was altered. */
export const openInstant = (sealed: string, context: string): string => openFor('instant', sealed, context);

type Looked = Exclude<PurposeTo<'hash'>, 'compared' | 'challenge' | 'row' | 'trailRow' | 'trailLink' | 'trailHead'>;
/** Keyed hash to look a secret up by: without the key a table leak tells nothing, even of 18-digit numbers. */
export const lookupHash = (kind: Looked, value: string): string => hashFor(kind, value);

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

/** Who decided one report, for that report alone: the marks of one person in two reports have nothing in common. */
export const deciderMark = (reportId: string, personId: string): string =>
  lookupHash('decider', `${reportId}|${personId}`);

/** Keyed hash of what is compared but never looked at again. */
export const keyedHash = (text: string): string => hashFor('compared', text);

/** The same under each key, the present one first: what was kept under one that is being rotated out is found by it. */
export const keyedHashes = (text: string): string[] => env.keysFor('compared').map((key) => hashUnder(key, text));

/** SHA-256, base64url: for secrets that are random already. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Compares two hashes in constant time. */
export const sameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** 256 random bits, base64url: 43 characters. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
