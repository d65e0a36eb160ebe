import { createHash } from 'node:crypto';
import { beginsWithZeros, type Challenge, PIECES, pieceBytes, proofText } from '../../shared/challenge';

/** Solves a challenge as the phone does. */
export function solved({ challenge, bits }: Pick<Challenge, 'challenge' | 'bits'>): string {
  const seed = createHash('sha256').update(challenge).digest();
  const numbers = Array.from({ length: PIECES }, (_, place) => {
    for (let number = 0; ; number += 1) {
      const piece = Uint8Array.from(pieceBytes(place, number));
      if (beginsWithZeros(createHash('sha256').update(seed).update(piece).digest(), bits)) return number;
    }
  });
  return proofText(challenge, numbers);
}
