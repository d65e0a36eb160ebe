import { VillageCode } from './divisions';
import { defineRoute, PROOF_PURPOSES } from './route';
import { Instant } from './time';
import * as z from './zod';

/** A proof is so many small ones: together they take about the same time on every try, as one large one would not. */
export const PIECES = 8;

/** What a phone works on before it sends something that nobody signs for (工作量证明). It is bound to nobody. */
export const Challenge = z.object({
  challenge: z.string(),
  /** Each piece's hash must begin with so many zero bits. */
  bits: z.int(),
  expiresAt: Instant,
});
export type Challenge = z.infer<typeof Challenge>;

/**
 * A solved challenge: the challenge, a dot, and the number found for each piece. The seed is SHA-256 of the challenge; SHA-256 of
 * the seed, the piece's place (1 byte) and its number (4 bytes, big-endian) begins with `bits` zero bits.
 */
export const Proof = z.string().check(z.regex(/^[\w.-]{20,300}~\d{1,10}(-\d{1,10}){7}$/, '请再点一次提交'));

export const proofText = (challenge: string, numbers: readonly number[]): string => `${challenge}~${numbers.join('-')}`;

/** What must be hashed with the seed for a piece. */
export const pieceBytes = (place: number, number: number): number[] => [
  place,
  (number >>> 24) & 255,
  (number >>> 16) & 255,
  (number >>> 8) & 255,
  number & 255,
];

/** Whether a hash begins with so many zero bits. */
export function beginsWithZeros(hash: ArrayLike<number>, bits: number): boolean {
  for (let bit = 0; bit < bits; bit += 8) {
    const left = bits - bit;
    const byte = hash[bit >> 3]!;
    if (left >= 8 ? byte !== 0 : byte >> (8 - left) !== 0) return false;
  }
  return true;
}

export const requestChallenge = defineRoute({
  id: 'requestChallenge',
  method: 'POST',
  path: '/anonymous/challenge',
  summary: 'Get what the phone must work out before it sends what nobody signs for (匿名通道的安全锁)',
  access: 'public',
  body: z.object({
    purpose: z.optional(z.enum(PROOF_PURPOSES)),
    /** A report's village: its challenge is harder where many come in, and there alone. It stands in the body, so that it is in no log. */
    villageCode: z.optional(VillageCode),
  }),
  response: Challenge,
});

/** Why a proof was not taken. The phone works out another and sends again by itself. */
export const PROOF_ERRORS = ['challenge.missing', 'challenge.expired', 'challenge.used', 'challenge.unsolved'] as const;

/** Beside the body: sent again with another proof it is still the same command. */
export const ProofQuery = z.object({ proof: z.optional(Proof) });
