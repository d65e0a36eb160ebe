import { randomUUID } from 'node:crypto';
import { requestChallenge } from '@shared/challenge';
import { submitAnonymousReport } from '@shared/reports/reports';
import { callApi } from '../../../tests/support/api';
import { solved } from '../../../tests/support/challenge';
import { everyRow } from '../../../tests/support/every-row';
import { NIUJIAO as VILLAGE } from '../../../tests/support/people';
import { newSecret } from '../../platform/sealed';
import { bitsAt } from '../../platform/toll';
import { LAMP } from '../testing/lamp';
import { freshDistrict } from '../testing/people';

beforeEach(() => freshDistrict());

const body = () => ({
  ...LAMP,
  draftKey: newSecret(),
});
const challenge = async (villageCode?: string) => (await callApi(requestChallenge, { body: { villageCode } })).body;
const send = async (query: { proof?: string }, sent: object = body(), key: string = randomUUID()) => {
  const { status, body: answer } = await callApi(submitAnonymousReport, { query, body: sent, key });
  return { status, code: answer.code, receiptNo: answer.receiptNo };
};

test('an anonymous report needs a solved challenge, and each is good for one', async () => {
  expect(await send({})).toMatchObject({ status: 428, code: 'challenge.missing' });
  const asked = await challenge();
  expect(asked.bits).toBe(bitsAt('report', 0));
  const proof = solved(asked);
  expect(await send({ proof: proof.replace(/\d+$/, (number) => String(Number(number) + 1)) })).toMatchObject({
    code: 'challenge.unsolved',
  });
  expect(await send({ proof })).toMatchObject({ status: 200, receiptNo: expect.stringMatching(/^\d{16}$/) });
  expect(await send({ proof })).toMatchObject({ status: 409, code: 'challenge.used' });
});

test('sent again with another proof, or with none, what was taken in is the same command', async () => {
  const [sent, key] = [body(), randomUUID()];
  const first = await send({ proof: solved(await challenge()) }, sent, key);
  expect(first.status).toBe(200);
  expect(await send({ proof: solved(await challenge()) }, sent, key)).toEqual(first);
  expect(await send({}, sent, key)).toEqual(first);
  const reports = (await everyRow()).filter(({ _et }) => _et === 'Report');
  expect(reports).toHaveLength(1);
});

test('a proof whose sending failed serves the same command once more', async () => {
  const proof = solved(await challenge());
  const key = randomUUID();
  const refused = { ...body(), villageCode: '999999999999' };
  expect((await send({ proof }, refused, key)).status).toBe(404);
  expect((await send({ proof }, body(), key)).status).toBe(200);
});

test('the more come in, the harder it is made', async () => {
  expect([0, 14, 15, 39, 40, 120].map((lately) => bitsAt('report', lately))).toEqual([11, 11, 13, 13, 15, 16]);
  for (let count = 0; count < 15; count += 1) await callApi(submitAnonymousReport, { body: body() });
  expect((await challenge(VILLAGE)).bits).toBe(13);
  // There alone: the next village's sender is not slowed.
  expect((await challenge('511503105999')).bits).toBe(11);
});

test('a challenge leaves nothing of who asked, and a spent one only that it is spent', async () => {
  await callApi(submitAnonymousReport, { body: body() });
  const spent = (await everyRow()).filter(({ _et }) => _et === 'SpentChallenge');
  expect(spent).toHaveLength(1);
  expect(Object.keys(spent[0]!).sort()).toEqual(['_et', 'by', 'challengeId', 'pk', 'sk', 'ttl']);
});
