import { sm2 } from 'sm-crypto-v2';
import {
  askBank,
  checkName,
  fetchDayFile,
  fetchReceipt,
  queryBalance,
  queryTransfer,
  sendTransfer,
} from '../../functions/orders/bank/bank-client';
import type { BankContract } from '../../functions/orders/bank/message';
import { type BankFault, bankNoOf, type BankSimulator, FOREIGN_SERIAL, startBankSimulator } from './simulator';

const ours = sm2.generateKeyPairHex();
const theirs = sm2.generateKeyPairHex();
const FILE_KEY = '0123456789abcdeffedcba9876543210';
const [FROM, TO] = ['6210000000000000001', '6210000000000000019'];
/** A Friday, ten in the morning in China. */
const BEGIN = Date.parse('2026-11-20T02:00:00.000Z');
let now = BEGIN;
let bank: BankSimulator;
let contract: BankContract;
const at = () => new Date(now).toISOString();

beforeEach(async () => {
  now = BEGIN;
  bank = await startBankSimulator({
    port: 0,
    customerId: 'C0001',
    customerPublicKey: ours.publicKey,
    privateKey: theirs.privateKey,
    fileKey: FILE_KEY,
    accounts: { [FROM]: 200_000_000_00 },
    payees: { [TO]: { name: '王𠮷英' }, '6210000000000000027': { name: '李四', state: 'closed' } },
    mostFen: 150_000_000_00,
    now: () => now,
  });
  contract = {
    apiBase: bank.apiBase,
    customerId: 'C0001',
    operatorId: 'OP1',
    privateKey: ours.privateKey,
    publicKey: theirs.publicKey,
    fileKey: FILE_KEY,
  };
});
afterEach(() => bank.stop());

const approvals = ['a', 'b', 'c'].map((userId) => ({ role: 'x', userId, time: at(), sigHash: 'h' }));
const transfer = (more: object = {}) => ({
  serial: '01JD0000000000000000000001',
  payerAccount: FROM,
  payeeAccount: TO,
  payeeName: '王𠮷英',
  amountFen: 10_000,
  purpose: '误工补贴',
  approvals,
  ...more,
});
const send = (more: object = {}) => sendTransfer(contract, transfer(more), at());
const ask = () => queryTransfer(contract, transfer(), at());
const fault = (kind: BankFault['kind'], on: BankFault['on'], times = 1) => bank.fault({ kind, on, times });

test('received is not paid, and found is not paid', async () => {
  expect(await send()).toEqual({ word: 'ACCEPTED' });
  expect(await ask()).toEqual({ word: 'ACCEPTED' });
  bank.move(transfer().serial, 'SUCCESS');
  expect(await ask()).toEqual({ word: 'SUCCESS' });
});

test('the same serial with the same content is the same transfer; with another it is refused and nothing moves', async () => {
  await send();
  expect(await send()).toEqual({ word: 'ACCEPTED' });
  expect(await queryBalance(contract, FROM, at())).toBe(200_000_000_00 - 10_000);
  expect(await send({ amountFen: 20_000 })).toEqual({ word: 'UNCLEAR', isForeign: true });
  expect(bank.refusals).toEqual(['1003', '1004']);
  expect(bank.transfers.size).toBe(1);
});

test.each([
  ['short of money', { amountFen: 140_000_000_00, serial: '01JD0000000000000000000002' }, '2001'],
  ['another name', { payeeName: '王吉英' }, '2002'],
  ['a closed account', { payeeAccount: '6210000000000000027', payeeName: '李四' }, '2003'],
  ['no such account', { payeeAccount: '6210000000000009999' }, '2003'],
  ['over the limit', { amountFen: 150_000_000_01 }, '2004'],
])('%s is refused for good', async (_, more, failCode) => {
  await send({ amountFen: 100_000_000_00, serial: '01JD0000000000000000000009' });
  expect(await send(more)).toEqual({ word: 'FAILED', failCode });
  expect(bank.transfers.size).toBe(1);
});

test('a large payment after the cut-off is refused, a small one is not', async () => {
  now = Date.parse('2026-11-20T10:00:00.000Z');
  expect(await send({ amountFen: 100_000_001 })).toEqual({ word: 'FAILED', failCode: '2005' });
  expect(await send()).toEqual({ word: 'ACCEPTED' });
});

test.each<[string, object]>([
  ['a purpose of more than 60 bytes of GBK', { purpose: '很'.repeat(31) }],
  ['one hand alone', { approvals: approvals.slice(0, 1) }],
  ['one person twice', { approvals: [approvals[0], approvals[0]] }],
  ['hands that signed different content', { approvals: [approvals[0], { ...approvals[1], sigHash: 'other' }] }],
  ['a serial that is too short', { serial: 'S1' }],
  ['an amount of nothing', { amountFen: 0 }],
])('%s is no transfer', async (_, more) => {
  expect((await send(more)).word).toBe('UNCLEAR');
  expect(bank.refusals).toEqual(['1002']);
  expect(bank.transfers.size).toBe(0);
});

test.each<[string, () => Promise<unknown>]>([
  ['a stranger’s key', () => sendTransfer({ ...contract, privateKey: theirs.privateKey }, transfer(), at())],
  ['another customer', () => sendTransfer({ ...contract, customerId: 'C0002' }, transfer(), at())],
  ['a message of six minutes ago', () => sendTransfer(contract, transfer(), new Date(now - 360_000).toISOString())],
])('%s is refused before anything is read', async (_, act) => {
  await act();
  expect(bank.refusals).toEqual(['1001']);
  expect(bank.transfers.size).toBe(0);
});

test('a message that is played again is refused', async () => {
  let sent = '';
  const real = globalThis.fetch;
  const spy = jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    sent = String(init?.body);
    return real(url, init);
  });
  await queryBalance(contract, FROM, at());
  spy.mockRestore();
  await fetch(`${contract.apiBase}/api`, { method: 'POST', body: sent });
  expect(bank.refusals).toEqual(['1001']);
});

test.each<[BankFault['kind'], boolean]>([
  ['down', false],
  ['9001', false],
  ['9999', false],
  ['answerLost', true],
  ['http500', true],
  ['garbled', true],
  ['badSignature', true],
  ['otherQuestion', true],
  ['old', true],
])('%s is unclear, whether the bank took it or not', async (kind, isTaken) => {
  fault(kind, 'TRFSUB');
  expect(await send()).toEqual({ word: 'UNCLEAR' });
  expect(bank.transfers.size).toBe(isTaken ? 1 : 0);
  expect((await ask()).word).toBe(isTaken ? 'ACCEPTED' : 'NOT_FOUND');
});

test('not found is no proof: the bank may say so of what it has', async () => {
  await send();
  fault('notFound', 'TRFQRY');
  expect(await ask()).toEqual({ word: 'NOT_FOUND' });
  expect(await ask()).toEqual({ word: 'ACCEPTED' });
});

test('what was paid may come back days later, with its money', async () => {
  await send();
  bank.move(transfer().serial, 'SUCCESS');
  now += 3 * 86_400_000;
  bank.move(transfer().serial, 'RETURNED');
  expect(await ask()).toEqual({ word: 'RETURNED' });
  expect(await queryBalance(contract, FROM, at())).toBe(200_000_000_00);
});

const DAY = '2026-11-20';
const dayFile = () => fetchDayFile(contract, DAY, at());
const linesIn = async () => {
  const fetched = await dayFile();
  return fetched && 'file' in fetched ? [...fetched.file.entries.values()] : undefined;
};

test('the day’s file comes on the next day, whole or not at all', async () => {
  await send();
  expect(await dayFile()).toBeUndefined();
  now += 86_400_000;
  fault('fileLate', 'RECFILE');
  expect(await dayFile()).toBeUndefined();
  fault('fileCut', 'RECFILE');
  expect(await dayFile()).toMatchObject({ fault: 'cut' });
  fault('fileTwice', 'RECFILE');
  expect(await dayFile()).toMatchObject({ fault: 'twice' });
  const { serial } = transfer();
  const line = { serial, bankNo: bankNoOf(serial), payerAccount: FROM, payeeAccount: TO };
  expect(await linesIn()).toEqual([{ ...line, amountFen: 10_000, status: 'ACCEPTED' }]);
});

test('a file is made once: what becomes of a payment later does not change it', async () => {
  await send();
  now += 86_400_000;
  const before = await linesIn();
  bank.move(transfer().serial, 'SUCCESS');
  expect(await linesIn()).toEqual(before);
});

test('a file that is whole may still have a payment more, lack one, or say another sum or account', async () => {
  await send();
  now += 86_400_000;
  const [line] = (await linesIn())!;
  const under = async (kind: BankFault['kind']) => {
    fault(kind, 'RECFILE');
    return linesIn();
  };
  expect(await under('fileForeign')).toEqual([line, expect.objectContaining({ serial: FOREIGN_SERIAL })]);
  expect(await under('fileLacks')).toEqual([]);
  expect(await under('fileOtherAmount')).toEqual([{ ...line, amountFen: line!.amountFen + 100 }]);
  expect((await under('fileOtherPayee'))![0]!.payeeAccount).not.toBe(TO);
  expect(await linesIn()).toEqual([line]);
});

test('a receipt is made some minutes after the payment, and names it', async () => {
  await send();
  bank.move(transfer().serial, 'SUCCESS');
  expect(await fetchReceipt(contract, transfer().serial, at())).toBeUndefined();
  now += 180_000;
  expect(await fetchReceipt(contract, transfer().serial, at())).toContain('王𠮷英');
});

test('a name is right, wrong, or not known now', async () => {
  const check = (account: string, name: string) => checkName(contract, { account, name }, at());
  expect(await check(TO, '王𠮷英')).toBe(true);
  expect(await check(TO, '王吉英')).toBe(false);
  expect(await check('6210000000000000027', '李四')).toBe(false);
  fault('9999', 'NAMECHK');
  expect(await check(TO, '王𠮷英')).toBeUndefined();
  expect(await askBank(contract, 'BALQRY', { acct: 'none' }, at())).toEqual({ respCode: '2003', body: {} });
});
