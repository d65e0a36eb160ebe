import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, string, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
/** 32 MiB and 110 ms of a core (measured) for each of the million codes there are (RFC 7914), should the key be lost with the table. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const BYTES = 32;

/** 32 bytes that take as long to try as they took to make. */
export const slowHash = (text: string, salt: string): Promise<Buffer> => derive(text, salt, BYTES, COST);
