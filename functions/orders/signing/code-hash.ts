import { randomBytes } from 'node:crypto';
import { lookupHash } from '../../platform/sealed';
import { slowHash } from './slow-hash';

export const newSalt = (): string => randomBytes(16).toString('base64url');

interface Owned {
  readonly idHash: string;
  readonly salt: string;
  /** An instant. */
  readonly signsFrom: string;
}

/**
 * What is kept of a code: slow, salted, and under a key. Whose it is and from when it signs are in it, so that who writes the table past
 * us can neither plant a code, move one nor wake one early.
 */
export async function codeHashOf({ idHash, salt, signsFrom }: Owned, code: string): Promise<string> {
  const peppered = lookupHash('signingCode', [idHash, signsFrom, code].join('|'));
  return (await slowHash(peppered, salt)).toString('base64url');
}
