/** @jest-environment node */
import { createHash } from 'node:crypto';
import { beginsWithZeros, Proof, pieceBytes } from '@shared/challenge';
import * as z from '@shared/zod';
import { solve } from './proof-of-work';

const CHALLENGE = '01JABCDEFGHJKMNPQRSTVWXYZ0.9.1795000000000.c2lnbmF0dXJl';

test('each piece is solved as the server counts, and the page breathes meanwhile', async () => {
  let breaths = 0;
  const beat = setInterval(() => (breaths += 1), 1);
  const proof = await solve({ challenge: CHALLENGE, bits: 13 });
  clearInterval(beat);
  expect(breaths).toBeGreaterThan(1);
  expect(z.safeParse(Proof, proof).success).toBe(true);
  const [challenge, numbers] = proof.split('~');
  expect(challenge).toBe(CHALLENGE);
  const seed = createHash('sha256').update(CHALLENGE).digest();
  for (const [place, number] of numbers!.split('-').map(Number).entries()) {
    const hash = createHash('sha256')
      .update(seed)
      .update(Uint8Array.from(pieceBytes(place, number)))
      .digest();
    expect(beginsWithZeros(hash, 13)).toBe(true);
  }
});

test('zero bits are counted within a byte', () => {
  expect(beginsWithZeros([0, 0b0001_1111], 11)).toBe(true);
  expect(beginsWithZeros([0, 0b0010_0000], 11)).toBe(false);
  expect(beginsWithZeros([1, 0], 8)).toBe(false);
  expect(beginsWithZeros([0, 255], 8)).toBe(true);
});
