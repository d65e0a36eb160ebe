import { AppError } from '@shared/errors';
import { solved } from '../../tests/support/challenge';
import { everyRow } from '../../tests/support/every-row';
import { freshTables } from '../../tests/support/tables';
import { checkProof, newChallenge } from './challenge';
import { bitsAt, bitsWanted, countToll, HARDEST, payToll } from './toll';

const AT = '2026-11-23T02:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();
beforeEach(() => freshTables());

const VILLAGE = '511503105204';
const spendChallenge = (proof: string | undefined, by: string, at: string) =>
  payToll(proof, { purpose: 'report', villageCode: VILLAGE, by }, at);
const easy = (village = VILLAGE) => newChallenge(6, AT, `report-${village}`);

const refused = (code: ConstructorParameters<typeof AppError>[0]) => new AppError(code);

test('a solved challenge is taken once, and again for the same command', async () => {
  const proof = solved(easy());
  await spendChallenge(proof, 'command-1', later(1));
  await spendChallenge(proof, 'command-1', later(2));
  await expect(spendChallenge(proof, 'command-2', later(2))).rejects.toEqual(refused('challenge.used'));
});

test('nothing, one that is over, one that is not ours and one that is too easy are refused, each by name', async () => {
  await expect(spendChallenge(undefined, 'command-3', AT)).rejects.toEqual(refused('challenge.missing'));
  const challenge = easy();
  const proof = solved(challenge);
  expect(() => checkProof(proof, later(11))).toThrow(refused('challenge.expired'));
  const [text, numbers] = proof.split('~') as [string, string];
  expect(() => checkProof(`${text}~${numbers.replace(/\d+$/, '4294967295')}`, AT)).toThrow(
    refused('challenge.unsolved'),
  );
  expect(() => checkProof(`${text}~0-0`, AT)).toThrow(refused('challenge.unsolved'));
  // Made easier by whoever solves it: the difficulty is signed.
  const [id, , ends, scope, signature] = text.split('.');
  const easier = { challenge: `${id}.0.${ends}.${scope}.${signature}`, bits: 0 };
  expect(() => checkProof(solved(easier), AT)).toThrow(refused('challenge.unsolved'));
});

test('a proof is good for what it was asked for: not for another village, nor for a draft', async () => {
  const proof = solved(easy());
  const spend = (toll: Partial<Parameters<typeof payToll>[1]>) =>
    payToll(proof, { purpose: 'report', by: 'command-4', ...toll }, AT);
  await expect(spend({ villageCode: '511503105205' })).rejects.toEqual(refused('challenge.unsolved'));
  await expect(spend({ purpose: 'draft' })).rejects.toEqual(refused('challenge.unsolved'));
  await expect(spend({ villageCode: VILLAGE })).resolves.toBe(true);
});

const reports = async (count: number, village = VILLAGE, at = AT) => {
  await Promise.all(Array.from({ length: count }, () => countToll('report', village, at)));
};
const wanted = (village: string | undefined, at = AT) => bitsWanted('report', village, at);

test('where many come in it is made harder, and for the other villages it is not', async () => {
  const [quiet, other] = [bitsAt('report', 0), '511503105205'];
  expect([await wanted(VILLAGE), await wanted(other), await wanted(undefined)]).toEqual([quiet, quiet, quiet]);
  await reports(100);
  expect(await wanted(VILLAGE)).toBe(HARDEST);
  expect([await wanted(other), await wanted(undefined)]).toEqual([quiet, quiet]);
  // Two minutes later nothing of it is left.
  expect(await wanted(VILLAGE, later(2))).toBe(quiet);
});

test('a flood over many villages is everybody’s, and never beyond what a cheap phone can do', async () => {
  for (let place = 100; place < 120; place += 1) await reports(7, `511503105${place}`);
  expect(await wanted('511503105999')).toBe(HARDEST);
  expect(bitsAt('report', 1e9, 1e9)).toBe(HARDEST);
  // 8 · 2^16 hashes at 17,000 a second, without a JIT: half a minute.
  expect((8 * 2 ** HARDEST) / 17_000).toBeLessThan(60);
});

test('what was handed out before it got harder is good for three minutes more, and not for ten', async () => {
  const before = [solved(easy()), solved(easy())];
  await reports(100, VILLAGE, later(1));
  await reports(100, VILLAGE, later(4));
  await expect(spendChallenge(before[0], 'command-5', later(2))).resolves.toBe(true);
  await expect(spendChallenge(before[1], 'command-6', later(4))).rejects.toEqual(refused('challenge.expired'));
});

test('one that names no village is good where it is as hard as that village wants, and no easier', async () => {
  const unplaced = () => solved(newChallenge(bitsAt('report', 0), AT));
  await expect(spendChallenge(unplaced(), 'command-7', AT)).resolves.toBe(true);
  await reports(100);
  await expect(spendChallenge(unplaced(), 'command-8', AT)).rejects.toEqual(refused('challenge.expired'));
});

test('what fails leaves no row, and nothing that says when', async () => {
  const { challenge } = easy();
  const wrong = [undefined, `${challenge}~1-2-3-4-5-6-7-8`, `${'x'.repeat(40)}~1-2-3-4-5-6-7-8`];
  for (const proof of wrong) await expect(spendChallenge(proof, 'command-9', AT)).rejects.toBeInstanceOf(AppError);
  expect(await everyRow()).toEqual([]);
  await spendChallenge(solved(easy()), 'command-9', AT);
  const [row] = await everyRow();
  // Its end is a whole hour, and its id is hashed.
  expect(Number(row!.ttl) % 3600).toBe(0);
  expect(JSON.stringify(row)).not.toContain(challenge.slice(0, 22));
});
