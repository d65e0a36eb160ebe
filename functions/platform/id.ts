import { createHash, randomBytes } from 'node:crypto';
import { encodeTime, monotonicFactory, ulid } from 'ulid';
import { now } from './clock';

const random = () => randomBytes(4).readUInt32BE() / 0x1_0000_0000;
const next = monotonicFactory(random);
let latest = 0;

/**
 * A new ULID for an instant, the present one by default; two of the same millisecond keep their order.
 * (The library's factory alone would give an earlier instant the time of the latest id.)
 */
export const newId = (at: string = now()): string => {
  const time = Date.parse(at);
  if (time < latest) return ulid(time, random);
  latest = time;
  return next(time);
};

/** A new ULID for an instant to come: the order that `newId` keeps stays that of the present. */
export const idAt = (at: string): string => ulid(Date.parse(at), random);

const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A new ULID that sorts after `previous` and tells no instant of its own: that of `at`, or the previous one's when it is later. What is
 * kept to the day so stays in its order.
 */
export function idFollowing(previous: string, at: string): string {
  if (!isLaterThan(previous, at) && previous.slice(0, TIME_LENGTH) !== encodeTime(Date.parse(at), TIME_LENGTH))
    return idAt(at);
  const after = [...previous.slice(TIME_LENGTH)].reduce(
    (sum, letter) => sum * 32n + BigInt(ALPHABET.indexOf(letter)),
    0n,
  );
  let left = after + 1n + BigInt(randomBytes(4).readUInt32BE());
  let letters = '';
  for (let place = 0; place < RANDOM_LENGTH; place += 1, left /= 32n) letters = ALPHABET[Number(left % 32n)]! + letters;
  return previous.slice(0, TIME_LENGTH) + letters;
}

/** Whether an id was made for an instant after `at`. Any 26 letters can be asked, so the letters are compared. */
export const isLaterThan = (id: string, at: string): boolean =>
  id.slice(0, TIME_LENGTH) > encodeTime(Date.parse(at), TIME_LENGTH);

/**
 * The same ULID for the same instant and source: what is imported or derived twice is one thing, and is refused the second
 * time. Sorted by the instant, so the id of last year's payment falls in last year's range.
 */
export function derivedId(at: string, source: string): string {
  const bytes = createHash('sha256').update(source).digest();
  let place = 0;
  return ulid(Date.parse(at), () => (bytes[place++] ?? 0) / 256);
}

/** The first and the last id there can be from one instant (included) until another (excluded): bounds of a range by time. */
export const idsBetween = (from: string, until: string): [string, string] => [
  encodeTime(Date.parse(from), TIME_LENGTH) + '0'.repeat(RANDOM_LENGTH),
  encodeTime(Date.parse(until) - 1, TIME_LENGTH) + 'Z'.repeat(RANDOM_LENGTH),
];
