import { AppError } from '@shared/errors';
import { decodeCursor, encodeCursor } from './cursor';
import { env } from './env';
import { encryptWith, lookupHash, openIdentity, openPhone, sameHash, sealIdentity, sealPhone } from './sealed';

beforeAll(() => {
  for (const name of ['IDENTITY_KEY', 'PHONE_KEY', 'LOOKUP_KEY', 'CURSOR_KEY'])
    process.env[name] = `${name}-${'k'.repeat(48)}`;
});

test('a sealed value opens in its own context only, and never twice the same', () => {
  const sealed = sealIdentity('511503195703154321', 'person#1#idNumber');
  expect(sealed).not.toContain('511503');
  expect(openIdentity(sealed, 'person#1#idNumber')).toBe('511503195703154321');
  expect(() => openIdentity(sealed, 'person#2#idNumber')).toThrow();
  expect(sealIdentity('511503195703154321', 'person#1#idNumber')).not.toBe(sealed);
});

test('one altered byte of a sealed value is refused', () => {
  const bytes = Buffer.from(sealIdentity('秘密', 'c'), 'base64url');
  for (let place = 0; place < bytes.length; place += 1) {
    const altered = Buffer.from(bytes);
    altered[place] = (altered[place] ?? 0) ^ 1;
    expect(() => openIdentity(altered.toString('base64url'), 'c')).toThrow();
  }
});

test('a phone and a number have keys of their own: who may open the one cannot open the other', () => {
  expect(openPhone(sealPhone('13900000001', 'person#1#phone'), 'person#1#phone')).toBe('13900000001');
  expect(() => openPhone(sealIdentity('511503195703154321', 'c'), 'c')).toThrow();
  expect(() => openIdentity(sealPhone('13900000001', 'c'), 'c')).toThrow();
});

test('what was sealed under the one key of before opens where that key is, and nowhere else', () => {
  const sealBefore = () => encryptWith(env.formerSealKey!, '13900000001', 'person#1#phone');
  const before = [sealBefore()];
  // One of 256 begins with the byte that marks what is sealed now: such a one is among them.
  while (Buffer.from(before.at(-1)!, 'base64url')[0] !== 2) before.push(sealBefore());
  for (const sealed of before) expect(openPhone(sealed, 'person#1#phone')).toBe('13900000001');
  const { IDENTITY_KEY } = process.env;
  delete process.env.IDENTITY_KEY;
  expect(() => openPhone(before[0]!, 'person#1#phone')).toThrow();
  expect(openPhone(sealPhone('13900000001', 'c'), 'c')).toBe('13900000001');
  process.env.IDENTITY_KEY = IDENTITY_KEY;
});

test('look-up hashes of the same value differ by kind', () => {
  expect(lookupHash('openid', 'x')).toBe(lookupHash('openid', 'x'));
  expect(lookupHash('openid', 'x')).not.toBe(lookupHash('receipt', 'x'));
  expect(sameHash('abc', 'abc')).toBe(true);
  expect(sameHash('abc', 'abd')).toBe(false);
  expect(sameHash('abc', 'abcd')).toBe(false);
});

test('a cursor tells nothing and belongs to its listing', () => {
  const cursor = encodeCursor({ pk: 'SUBJECT#1', sk: 'REVIEW#01ACCOUNT' }, 'gsi1:SUBJECT#1');
  expect(Buffer.from(cursor ?? '', 'base64url').toString('latin1')).not.toContain('ACCOUNT');
  expect(decodeCursor(cursor, 'gsi1:SUBJECT#1')).toEqual({ pk: 'SUBJECT#1', sk: 'REVIEW#01ACCOUNT' });
  expect(() => decodeCursor(cursor, 'gsi1:SUBJECT#2')).toThrow(new AppError('page.badCursor'));
  expect(() => decodeCursor('nonsense', 'gsi1:SUBJECT#1')).toThrow(new AppError('page.badCursor'));
  expect(decodeCursor(undefined, 'gsi1:SUBJECT#1')).toBeUndefined();
  expect(encodeCursor(undefined, 'gsi1:SUBJECT#1')).toBeUndefined();
});
