import { createHash } from 'node:crypto';
import { AppError } from '@shared/errors';
import { beginsWithZeros, type Challenge, PIECES, pieceBytes } from '@shared/challenge';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { Entity } from 'dynamodb-toolbox/entity';
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { startOfDay } from '@shared/time';
import { deletedAfter } from './clock';
import { idAt } from './id';
import { hashFor, sameHash } from './sealed';
import { CivicTable } from './tables';

export const CHALLENGE_MINUTES = 10;

/** A challenge that was used, until it would have expired anyway; `by` is the keyed hash of the command it was used for. */
const SpentChallengeEntity = new Entity({
  name: 'SpentChallenge',
  table: CivicTable,
  schema: item({ challengeId: string().key(), by: string(), ttl: number() }),
  computeKey: ({ challengeId }: { challengeId: string }) => ({ pk: `CHALLENGE#${challengeId}`, sk: 'CHALLENGE' }),
  timestamps: false,
});

const sign = (text: string): string => hashFor('challenge', text);

/**
 * A challenge for anyone, ten minutes long: id, difficulty and end, signed; no row is written for it. Its id tells the day alone: it
 * is kept once it was used, beside what it was used for.
 */
export function newChallenge(bits: number, at: string): Challenge {
  const ends = Date.parse(at) + CHALLENGE_MINUTES * 60_000;
  const text = `${idAt(startOfDay(at))}.${bits}.${ends}`;
  return { challenge: `${text}.${sign(text)}`, bits, expiresAt: new Date(ends).toISOString() };
}

/**
 * Takes a solved challenge for a command, once; the same command sent again may show it again.
 * @param by the command's `once.key`.
 * @throws AppError `challenge.missing`, `challenge.expired`, `challenge.unsolved`, `challenge.used`.
 */
export async function spendChallenge(proof: string | undefined, by: string, at: string): Promise<void> {
  if (!proof) throw new AppError('challenge.missing');
  const challengeId = checkProof(proof, at);
  try {
    await SpentChallengeEntity.build(PutItemCommand)
      .item({ challengeId, by, ttl: deletedAfter(at) })
      .options({
        condition: {
          or: [
            { attr: 'challengeId', exists: false },
            { attr: 'by', eq: by },
          ],
        },
      })
      .send();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new AppError('challenge.used');
    throw error;
  }
}

/** The id of the challenge that a proof solves. @throws AppError when it is none of ours, is over or is not solved. */
export function checkProof(proof: string, at: string): string {
  const [challenge = '', numbers = ''] = proof.split('~');
  const [challengeId = '', bits = '', ends = '', signature = ''] = challenge.split('.');
  if (!sameHash(sign(`${challengeId}.${bits}.${ends}`), signature)) throw new AppError('challenge.unsolved');
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
  return challengeId;
}
