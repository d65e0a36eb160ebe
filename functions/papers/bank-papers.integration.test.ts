import { printBankReconciliation } from '@shared/accounts/papers';
import { LUOLONG_COMMUNITY } from '../../scripts/seed/demo-people';
import { seedDistrict } from '../../scripts/seed/seed-district';
import { callApi } from '../../tests/support/api';
import { FENGXIANG, TOWN } from '../../tests/support/people';
import { freshTables } from '../../tests/support/tables';
import { bankAccountsOf } from '../accounts/bank/bank-account-store';
import { personNamed } from '../reports/testing/people';

jest.setTimeout(240_000);

const officer = async (name: string, division: string) =>
  (await personNamed(name, { role: 'township', division })).token;

let token: string;
let month: { villageCode: string; bankAccountId: string; month: string };

beforeAll(async () => {
  await freshTables();
  await seedDistrict({ villages: [LUOLONG_COMMUNITY] });
  token = await officer('钱静', TOWN);
  const { accounts } = await bankAccountsOf(LUOLONG_COMMUNITY);
  month = { villageCode: LUOLONG_COMMUNITY, bankAccountId: accounts[0]!.bankAccountId, month: '2026-10' };
});

const print = (params = month, as = token) => callApi(printBankReconciliation, { token: as, params });

test('the sheet of a month as PDF; what is on it names the file, so that a signed one is another', async () => {
  const { status, body } = await print();
  expect([status, body.fileName]).toEqual([200, '罗龙社区居民委员会银行存款余额调节表2026-10.pdf']);
  const bytes = Buffer.from(await (await fetch(body.url)).arrayBuffer());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await print()).body.url.split('?')[0]).toBe(body.url.split('?')[0]);
  const september = await print({ ...month, month: '2026-09' });
  expect(september.body.url.split('?')[0]).not.toBe(body.url.split('?')[0]);
});

test('another town prints nothing, and an account that is not the village’s is not there', async () => {
  const stranger = await officer('吴刚', FENGXIANG.slice(0, 9));
  expect((await print(month, stranger)).status).toBe(403);
  expect((await print({ ...month, bankAccountId: '01JBANKACC00000000000000A1' })).status).toBe(404);
});
