import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { queryBalance, queryTransfer, sendTransfer } from '../../functions/orders/bank/bank-client';
import { startDemoBank } from './demo-bank';

const [FROM, TO] = ['88010120000012345', '88010990000010001'];
const WHO = { accounts: { [FROM]: 50_000 }, payees: { [TO]: { name: '建材经营部' } } };
const transfer = {
  serial: '01JD0000000000000000000001',
  payerAccount: FROM,
  payeeAccount: TO,
  payeeName: '建材经营部',
  amountFen: 10_000,
  purpose: '水泥',
  approvals: ['a', 'b'].map((userId) => ({ role: 'x', userId, time: new Date().toISOString(), sigHash: 'h' })),
};
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'demo-bank-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));
const open = async () => {
  const bank = await startDemoBank(WHO, path.join(directory, 'bank.json'));
  const { environment } = bank;
  const contract = {
    apiBase: environment.BANK_API_BASE,
    customerId: environment.BANK_CUSTOMER_ID,
    operatorId: environment.BANK_OPERATOR_ID,
    privateKey: environment.BANK_SIGNING_KEY,
    publicKey: environment.BANK_PUBLIC_KEY,
    fileKey: environment.BANK_FILE_KEY,
  };
  return { ...bank, contract };
};

test('what it took is not forgotten when the stack is started again', async () => {
  const at = new Date().toISOString();
  const first = await open();
  expect(await sendTransfer(first.contract, transfer, at)).toEqual({ word: 'ACCEPTED' });
  await first.stop();
  const second = await open();
  expect(await queryTransfer(second.contract, transfer, at)).toEqual({ word: 'ACCEPTED' });
  expect(await queryBalance(second.contract, FROM, at)).toBe(40_000);
  await second.stop();
});

test('what lay there for some seconds is paid', async () => {
  const first = await open();
  await sendTransfer(first.contract, transfer, new Date().toISOString());
  await first.stop();
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'], now: Date.now() + 30_000 });
  const second = await open();
  jest.advanceTimersByTime(1000);
  jest.useRealTimers();
  const later = new Date(Date.now()).toISOString();
  expect(await queryTransfer(second.contract, transfer, later)).toEqual({ word: 'SUCCESS' });
  await second.stop();
});
