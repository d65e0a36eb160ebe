import sha256 from 'fast-sha256';
import { beginsWithZeros, type Challenge, PIECES, pieceBytes, proofText } from '@shared/challenge';
import type { ProofPurpose } from '@shared/route';
import { cell, useCell } from '../cell';

/** How long it works before the page may draw and be touched again, in milliseconds. */
const STEP_MS = 20;

const working = cell<{ purpose: ProofPurpose; percent: number } | undefined>(undefined);
/** How far the proof for a report is, while one is being worked out: its page says so. */
export const useReportProof = (): number | undefined => {
  const proof = useCell(working);
  return proof?.purpose === 'report' ? proof.percent : undefined;
};
/** The same of all others, which any page may have to wait for. */
export const useOtherProof = (): number | undefined => {
  const proof = useCell(working);
  return proof && proof.purpose !== 'report' ? proof.percent : undefined;
};

const breathe = () => new Promise<void>((done) => setTimeout(done, 0));
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Solves a challenge in small steps: a second or so on a slow phone, which stays usable. */
export async function solve(
  { challenge, bits }: Pick<Challenge, 'challenge' | 'bits'>,
  tell: (percent: number) => void = () => undefined,
): Promise<string> {
  const input = new Uint8Array(37);
  input.set(sha256(bytesOf(challenge)));
  const numbers: number[] = [];
  let pausedAt = Date.now();
  for (let place = 0; place < PIECES; place += 1) {
    tell(Math.round((place / PIECES) * 100));
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

/** Solves a challenge while the pages say how far it is. */
export async function solveShown(challenge: Challenge, purpose: ProofPurpose): Promise<string> {
  working.set({ purpose, percent: 0 });
  try {
    return await solve(challenge, (percent) => working.set({ purpose, percent }));
  } finally {
    working.set(undefined);
  }
}
