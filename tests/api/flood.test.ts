import { randomUUID } from 'node:crypto';
import { requestChallenge } from '@shared/challenge';
import { openAnonymousReport, submitAnonymousReport } from '@shared/reports/reports';
import { checkReceipt } from '@shared/reports/receipts';
import { setClock } from '../../functions/platform/clock';
import { newSecret } from '../../functions/platform/sealed';
import { EASIEST, HARDEST } from '../../functions/platform/toll';
import { freshDistrict } from '../../functions/reports/testing/people';
import { callApi } from '../support/api';
import { solved } from '../support/challenge';
import { everyRow } from '../support/every-row';
import { NIUJIAO } from '../support/people';

jest.setTimeout(240_000);

/** The attack happens in this time, however slow the machine of the test is: each second of it moves the clock by one. */
let second = 0;
let restore: () => void;
beforeEach(async () => {
  await freshDistrict();
  second = 0;
  restore = setClock(() => new Date(Date.parse('2026-11-23T02:00:00.000Z') + second * 1000));
});
afterEach(() => restore());

const report = () => ({
  villageCode: NIUJIAO,
  category: 'works' as const,
  description: '村口的路灯坏了三个月没人修',
  about: { kind: 'village' as const },
  mediaIds: [],
  draftKey: newSecret(),
});
const challenge = async (body: object = { purpose: 'report', villageCode: NIUJIAO }) =>
  (await callApi(requestChallenge, { body })).body;
const send = (query: { proof?: string }) =>
  callApi(submitAnonymousReport, { query, body: report(), key: randomUUID() });

/** What a phone without a JIT hashes in a second (measured: 17,000), and each of the attacker's machines (260,000). */
const PHONE = 17_000;
const MACHINE = 260_000;
const hashesOf = (proof: string): number =>
  proof
    .split('~')[1]!
    .split('-')
    .reduce((sum, number) => sum + Number(number) + 1, 0);

test('300 empty reports, and 300 without a proof, count nowhere: an honest one is taken, as easily as before', async () => {
  const before = (await everyRow()).length;
  for (let sent = 0; sent < 300; sent += 20)
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        expect((await callApi(submitAnonymousReport, { query: {}, body: {} })).status).toBe(400);
      }),
    );
  for (let sent = 0; sent < 300; sent += 20)
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        expect((await send({})).body.code).toBe('challenge.missing');
      }),
    );
  expect((await everyRow()).length).toBe(before);
  const asked = await challenge();
  expect(asked.bits).toBe(EASIEST);
  expect((await send({ proof: solved(asked) })).status).toBe(200);
});

test('fifty junk requests a second and four solving machines: an honest phone gets through within a minute', async () => {
  // Each machine solves what it is given, and sends; it has so many hashes for each second that passes.
  const machines = Array.from({ length: 4 }, () => ({ hashes: 0, proof: '', cost: 0 }));
  const run = async (machine: (typeof machines)[number]) => {
    machine.hashes += MACHINE;
    for (;;) {
      if (!machine.proof) {
        machine.proof = solved(await challenge());
        machine.cost = hashesOf(machine.proof);
      }
      if (machine.hashes < machine.cost) return;
      machine.hashes -= machine.cost;
      expect([200, 409]).toContain((await send({ proof: machine.proof })).status);
      machine.proof = '';
    }
  };
  // One process serves what an account of Lambdas would: the fifty of a second come in five waves.
  const junk = async () => {
    for (let wave = 0; wave < 5; wave += 1)
      await Promise.all(
        Array.from({ length: 5 }).flatMap(() => [
          callApi(submitAnonymousReport, { query: {}, body: {} }),
          send({ proof: `${'x'.repeat(60)}~1-2-3-4-5-6-7-8` }),
        ]),
      );
  };
  const passes = async () => {
    second += 1;
    await Promise.all([...machines.map(run), junk()]);
  };
  while (second < 8) await passes();
  const began = second;
  const asked = await challenge();
  expect(asked.bits).toBeGreaterThan(EASIEST);
  expect(asked.bits).toBeLessThanOrEqual(HARDEST);
  const proof = solved(asked);
  // While the phone works, the attack goes on; the last seconds of it are looked at, the clock jumps over the others.
  const needs = Math.ceil(hashesOf(proof) / PHONE);
  second = Math.max(second, began + needs - 2);
  while (second < began + needs) await passes();
  const { status } = await send({ proof });
  expect(status).toBe(200);
  // On the whole: 95 of 100 proofs of eight pieces take less than 1.65 times their mean.
  expect((1.65 * 8 * 2 ** HARDEST) / PHONE).toBeLessThan(60);
});

const guess = () => String(Math.floor(Math.random() * 1e16)).padStart(16, '0');

test('receipts: what is malformed counts nowhere, wrong ones make a look cost a proof, and the holder is never refused', async () => {
  const { receiptNo } = (await send({ proof: solved(await challenge()) })).body;
  const open = (number: string, query: { proof?: string } = {}) =>
    callApi(openAnonymousReport, { query, body: { receiptNo: number } });
  const before = (await everyRow()).length;
  for (let sent = 0; sent < 200; sent += 20) await Promise.all(Array.from({ length: 20 }, () => open('12')));
  expect((await everyRow()).length).toBe(before);
  expect((await open(receiptNo)).status).toBe(200);
  for (let sent = 0; sent < 160; sent += 20) await Promise.all(Array.from({ length: 20 }, () => open(guess())));
  // Right or wrong, it is the same answer: what it is must be paid for first.
  expect((await open(receiptNo)).body.code).toBe('challenge.missing');
  expect((await open(guess())).body.code).toBe('challenge.missing');
  const proof = solved(await challenge({ purpose: 'receipt' }));
  expect((await open(receiptNo, { proof })).status).toBe(200);
  // One proof serves its number, and no other.
  expect((await open(receiptNo, { proof })).status).toBe(200);
  expect((await open(guess(), { proof })).body.code).toBe('challenge.used');
  const other = solved(await challenge({ purpose: 'receipt' }));
  expect((await open(guess(), { proof: other })).body.code).toBe('reports.receiptInvalid');
});

test('checking receipts likewise: 200 wrong ones, and the next is checked all the same', async () => {
  const check = (query: { proof?: string } = {}) =>
    callApi(checkReceipt, { query, body: { referenceNo: 'NX20261123-4F7K', contentHash: 'ab'.repeat(32) } });
  for (let sent = 0; sent < 200; sent += 20) await Promise.all(Array.from({ length: 20 }, () => check()));
  expect((await check()).body.code).toBe('challenge.missing');
  const proof = solved(await challenge({ purpose: 'receipt' }));
  expect(await check({ proof })).toMatchObject({ status: 200, body: { matches: false } });
});
