import { AppError } from '@shared/errors';
import { solved } from '../../tests/support/challenge';
import { freshTables } from '../../tests/support/tables';
import { checkProof, newChallenge, spendChallenge } from './challenge';

const AT = '2026-11-23T02:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
beforeAll(freshTables);

const refused = (code: ConstructorParameters<typeof AppError>[0]) => new AppError(code);

test('a solved challenge is taken once, and again for the same command', async () => {
  const proof = solved(newChallenge(6, AT));
  await spendChallenge(proof, 'command-1', later(1));
  await spendChallenge(proof, 'command-1', later(2));
  await expect(spendChallenge(proof, 'command-2', later(2))).rejects.toEqual(refused('challenge.used'));
});

test('nothing, one that is over, one that is not ours and one that is too easy are refused, each by name', async () => {
  await expect(spendChallenge(undefined, 'command-3', AT)).rejects.toEqual(refused('challenge.missing'));
  const challenge = newChallenge(6, AT);
  const proof = solved(challenge);
  expect(() => checkProof(proof, later(11))).toThrow(refused('challenge.expired'));
  const [text, numbers] = proof.split('~') as [string, string];
  expect(() => checkProof(`${text}~${numbers.replace(/\d+$/, '4294967295')}`, AT)).toThrow(
    refused('challenge.unsolved'),
  );
  expect(() => checkProof(`${text}~0-0`, AT)).toThrow(refused('challenge.unsolved'));
  // Made easier by whoever solves it: the difficulty is signed.
  const [id, , ends, signature] = text.split('.');
  const easier = { challenge: `${id}.0.${ends}.${signature}`, bits: 0 };
  expect(() => checkProof(solved(easier), AT)).toThrow(refused('challenge.unsolved'));
});
