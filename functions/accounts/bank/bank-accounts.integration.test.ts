import {
  confirmBankAccount,
  listBankAccounts,
  proposeBankAccount,
  proposeBankAccountClosing,
} from '@shared/accounts/bank-accounts';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { FENGXIANG, NIUJIAO, TOWN } from '../../../tests/support/people';
import { freshBook } from '../testing/book-in';
import { personNamed } from '../../reports/testing/people';

const NUMBER = '8811 0100 1234 5678';
const officer = async (name: string, role: 'township' | 'cadre' = 'township', division = TOWN) =>
  (await personNamed(name, { role, division })).token;
let zhao: string;
let qian: string;

beforeEach(async () => {
  await freshBook(0);
  [zhao, qian] = [await officer('赵强'), await officer('钱静')];
});

const params = { villageCode: NIUJIAO };
const BODY = {
  version: 0,
  bank: '南溪农商银行罗龙支行',
  accountNumber: NUMBER,
  purpose: 'basic' as const,
  ledgerCode: '10201',
  openedOn: '2026-01-05',
  decidedBy: '2025年12月村民代表会议',
};
const propose = (more: object = {}, token = zhao) =>
  callApi(proposeBankAccount, { token, params, body: { ...BODY, ...more } });
const confirm = (bankAccountId: string, version: number, token: string, verdict: 'confirm' | 'refuse' = 'confirm') =>
  callApi(confirmBankAccount, { token, params: { ...params, bankAccountId }, body: { version, verdict } });
const closing = (bankAccountId: string, version: number, token: string, closedOn = '2026-02-01') =>
  callApi(proposeBankAccountClosing, { token, params: { ...params, bankAccountId }, body: { version, closedOn } });
const code = ({ status, body }: { status: number; body: { code?: unknown } }) => [status, body.code];

test.each(['6222021234567890128', '6222 0212 3456 7890 128', '6217-0012-1002-4455-220'])(
  'the card %s is nobody’s but a person’s: no account of a village',
  async (accountNumber) => {
    const { status, body } = await propose({ accountNumber });
    expect([status, body.details]).toEqual([
      400,
      [{ path: 'accountNumber', message: expect.stringContaining('银行卡的卡号') as string }],
    ]);
    expect((await propose({ accountNumber: '6228480000001111' })).status).toBe(200);
  },
);

test('one proposes, another confirms; who proposed cannot, and of the number four digits are kept', async () => {
  const { body } = await propose();
  expect(body).toMatchObject({
    version: 1,
    items: [{ tail: '5678', state: 'proposed', proposedBy: '赵强', mayConfirm: false, purpose: 'basic' }],
  });
  const { bankAccountId } = body.items[0]!;
  expect(code(await confirm(bankAccountId, 1, zhao))).toEqual([403, 'bank.samePerson']);
  expect((await callApi(listBankAccounts, { token: qian, params })).body.items[0]!.mayConfirm).toBe(true);
  expect((await confirm(bankAccountId, 1, qian)).body.items).toMatchObject([{ state: 'open', confirmedBy: '钱静' }]);
  expect(JSON.stringify(await everyRow())).not.toContain('88110100');
});

test('one basic account, a code of its own for each, one village for a number', async () => {
  const { body } = await propose();
  const other = { version: 1, accountNumber: '6228480000001111', ledgerCode: '10202' };
  expect(code(await propose(other))).toEqual([409, 'bank.basicTaken']);
  const special = { ...other, purpose: 'landCompensation' };
  expect(code(await propose({ ...special, ledgerCode: '102' }))).toEqual([409, 'bank.ledgerTaken']);
  expect(code(await propose({ ...special, accountNumber: NUMBER }))).toEqual([409, 'bank.numberTaken']);
  expect((await propose(special)).status).toBe(200);
  // What was refused leaves its place and its number to another.
  const { bankAccountId } = body.items[0]!;
  expect((await confirm(bankAccountId, 2, qian, 'refuse')).body.items[0]!.state).toBe('refused');
  expect((await propose({ version: 3 })).status).toBe(200);
});

test('closed by two as well, and not before its day', async () => {
  const { bankAccountId } = (await propose()).body.items[0]!;
  expect(code(await closing(bankAccountId, 1, zhao))).toEqual([409, 'bank.wrongState']);
  await confirm(bankAccountId, 1, qian);
  expect(code(await closing(bankAccountId, 2, zhao, '2026-01-04'))).toEqual([400, 'request.malformed']);
  await closing(bankAccountId, 2, zhao);
  expect(code(await confirm(bankAccountId, 3, zhao))).toEqual([403, 'bank.samePerson']);
  expect((await confirm(bankAccountId, 3, qian)).body.items).toMatchObject([{ state: 'closed' }]);
});

test('what somebody else changed is seen first, and no other office or cadre sees anything', async () => {
  await propose();
  expect(code(await propose({ accountNumber: '6228480000001111', ledgerCode: '10202', purpose: 'general' }))).toEqual([
    409,
    'version.stale',
  ]);
  const stranger = await officer('吴刚', 'township', FENGXIANG.slice(0, 9));
  const cadre = await officer('陈建国', 'cadre', NIUJIAO);
  for (const token of [stranger, cadre])
    expect(code(await callApi(listBankAccounts, { token, params }))).toEqual([403, 'auth.refused']);
});
