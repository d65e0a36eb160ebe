import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { lookupHash } from '../../platform/sealed';

const derive = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
/** 32 MiB and 110 ms of a core (measured) for each of the million codes there are (RFC 7914), should the key be lost with the table. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const BYTES = 32;

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
  return (await derive(peppered, salt, BYTES, COST)).toString('base64url');
}
