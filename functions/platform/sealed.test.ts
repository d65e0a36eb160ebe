import { AppError } from '@shared/errors';
import { decodeCursor, encodeCursor } from './cursor';
import { lookupHash, openIdentity, openPhone, sameHash, sealAnew, sealIdentity, sealPhone } from './sealed';

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

test('while a secret is rotated each opens and the first seals; what only hashes holds one', () => {
  const { PHONE_KEY: former = '', LOOKUP_KEY = '', CURSOR_KEY = '' } = process.env;
  const before = sealPhone('13900000001', 'person#1#phone');
  const cursor = encodeCursor({ pk: 'SUBJECT#1' }, 'list');
  process.env.PHONE_KEY = `${'n'.repeat(48)},${former}`;
  process.env.CURSOR_KEY = `${'c'.repeat(48)},${CURSOR_KEY}`;
  process.env.LOOKUP_KEY = `${'l'.repeat(48)},${LOOKUP_KEY}`;
  try {
    expect(openPhone(before, 'person#1#phone')).toBe('13900000001');
    expect(decodeCursor(cursor, 'list')).toEqual({ pk: 'SUBJECT#1' });
    expect(() => sealAnew('phone', before, 'person#2#phone')).toThrow();
    const anew = sealAnew('phone', before, 'person#1#phone')!;
    expect(sealAnew('phone', anew, 'person#1#phone')).toBeUndefined();
    expect(() => lookupHash('openid', 'x')).toThrow('holds one secret');
    process.env.PHONE_KEY = 'n'.repeat(48);
    expect(openPhone(anew, 'person#1#phone')).toBe('13900000001');
    expect(() => openPhone(before, 'person#1#phone')).toThrow();
  } finally {
    Object.assign(process.env, { PHONE_KEY: former, LOOKUP_KEY, CURSOR_KEY });
  }
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
