import { createHash } from 'node:crypto';
import { AppError } from '@shared/errors';
import { beginsWithZeros, type Challenge, PIECES, pieceBytes } from '@shared/challenge';
import { Entity, item, number, string } from './entity';
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { isConditionFailed } from './dynamodb';
import { deletedAfter } from './clock';
import { hashFor, keyedHash, newSecret, sameHash } from './sealed';
import { CivicTable } from './tables';

export const CHALLENGE_MINUTES = 10;

/**
 * A challenge that was used, until it would have expired anyway; `by` is the keyed hash of the command it was used for. Its id is
 * kept hashed, and its end to the day: the row says neither which challenge it was nor when it was solved.
 */
const SpentChallengeEntity = new Entity({
  name: 'SpentChallenge',
  table: CivicTable,
  schema: item({ challengeId: string().key(), by: string(), ttl: number() }),
  computeKey: ({ challengeId }) => ({ pk: `CHALLENGE#${challengeId}`, sk: 'CHALLENGE' }),
});

const sign = (text: string): string => hashFor('challenge', text);

/**
 * A challenge for anyone, ten minutes long: id, difficulty, end and what it is for, signed; no row is written for it.
 * @param scope what it can be spent on: a purpose, and the village where it is for one.
 */
export function newChallenge(bits: number, at: string, scope = 'report'): Challenge {
  const ends = Date.parse(at) + CHALLENGE_MINUTES * 60_000;
  const text = `${newSecret().slice(0, 22)}.${bits}.${ends}.${scope}`;
  return { challenge: `${text}.${sign(text)}`, bits, expiresAt: new Date(ends).toISOString() };
}

/** A proof that holds: of one of our challenges, not over, and solved. */
export interface Solved {
  challengeId: string;
  bits: number;
  /** Milliseconds since the epoch. */
  givenAt: number;
  scope: string;
}

/** Reads a proof, with nothing but the key. @throws AppError when it is none of ours, is over or is not solved. */
export function checkProof(proof: string, at: string): Solved {
  const [challenge = '', numbers = ''] = proof.split('~');
  const [challengeId = '', bits = '', ends = '', scope = '', signature = ''] = challenge.split('.');
  if (!sameHash(sign(`${challengeId}.${bits}.${ends}.${scope}`), signature)) throw new AppError('challenge.unsolved');
  if (Number(ends) < Date.parse(at)) throw new AppError('challenge.expired');
  const seed = createHash('sha256').update(challenge).digest();
  const pieces = numbers.split('-').map(Number);
  const solved = (piece: number, place: number) =>
    beginsWithZeros(
      createHash('sha256')
        .update(seed)
        .update(Uint8Array.from(pieceBytes(place, piece)))
        .digest(),
      Number(bits),
    );
  if (pieces.length !== PIECES || !pieces.every(solved)) throw new AppError('challenge.unsolved');
  return { challengeId, bits: Number(bits), givenAt: Number(ends) - CHALLENGE_MINUTES * 60_000, scope };
}

/**
 * Takes a proof that holds, once; for the same thing it may be shown again.
 * @param by what it is spent on: the command's `once.key`, or a keyed hash.
 * @returns whether it was not spent before.
 * @throws AppError `challenge.used`
 */
export async function spendProof({ challengeId }: Solved, by: string, at: string): Promise<boolean> {
  try {
    const { Attributes } = await SpentChallengeEntity.build(UpdateItemCommand)
      .item({ challengeId: keyedHash(`challenge|${challengeId}`), by, ttl: deletedAfter(at) })
      .options({
        condition: {
          or: [
            { attr: 'challengeId', exists: false },
            { attr: 'by', eq: by },
          ],
        },
        returnValues: 'ALL_OLD',
      })
      .send();
    return Attributes === undefined;
  } catch (error) {
    if (isConditionFailed(error)) throw new AppError('challenge.used');
    throw error;
  }
}
