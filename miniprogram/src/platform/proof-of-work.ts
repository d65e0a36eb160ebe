import sha256 from 'fast-sha256';
import { beginsWithZeros, type Challenge, PIECES, pieceBytes, proofText, requestChallenge } from '@shared/challenge';
import { call } from './call';
import { cell, useCell } from './cell';

/** How long it works before the page may draw and be touched again, in milliseconds. */
const STEP_MS = 20;

const percent = cell<number | undefined>(undefined);
/** How far the proof is that is being worked out, if one is. */
export const useProofPercent = (): number | undefined => useCell(percent);

const breathe = () => new Promise<void>((done) => setTimeout(done, 0));
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Solves a challenge in small steps: a second or so on a slow phone, which stays usable. */
export async function solve({ challenge, bits }: Pick<Challenge, 'challenge' | 'bits'>): Promise<string> {
  const input = new Uint8Array(37);
  input.set(sha256(bytesOf(challenge)));
  const numbers: number[] = [];
  let pausedAt = Date.now();
  for (let place = 0; place < PIECES; place += 1) {
    percent.set(Math.round((place / PIECES) * 100));
    for (let number = 0; ; number += 1) {
      input.set(pieceBytes(place, number), 32);
      if (beginsWithZeros(sha256(input), bits)) {
        numbers.push(number);
        break;
      }
      if (number % 64 === 0 && Date.now() - pausedAt > STEP_MS) {
        await breathe();
        pausedAt = Date.now();
      }
    }
  }
  return proofText(challenge, numbers);
}

/** A proof to send with what nobody signs for. Worked out anew for each sending: one is good once, and for ten minutes. */
export async function newProof(): Promise<string> {
  percent.set(0);
  try {
    return await solve(await call(requestChallenge));
  } finally {
    percent.set(undefined);
  }
}
