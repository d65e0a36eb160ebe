import { AppError } from '@shared/errors';
import { decodeCursor, encodeCursor } from './cursor';
import { lookupHash, openIdentity, sameHash, sealIdentity } from './sealed';

beforeAll(() => {
  for (const name of ['IDENTITY_KEY', 'LOOKUP_KEY', 'CURSOR_KEY']) process.env[name] = `${name}-${'k'.repeat(48)}`;
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
