import { listWorkbench } from '@shared/accounts/workbench';
import { closeMonth } from '@shared/accounts/books';
import { prepareVoucher } from '@shared/accounts/pending-vouchers';
import { LUOLONG_COMMUNITY, NIUJIAO } from '../../../scripts/seed/demo-people';
import { seedDistrict } from '../../../scripts/seed/seed-district';
import { noonOf } from '../../../scripts/seed/calendar';
import { put, type Row } from '../../../scripts/seed/row';
import { writeRows } from '../../../scripts/seed/write';
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete';
import { writeRow } from '../../platform/row';
import { callApi } from '../../../tests/support/api';
import { consumedBy } from '../../../tests/support/consumed';
import { DISTRICT, FENGXIANG, TOWN } from '../../../tests/support/people';
import { freshTables } from '../../../tests/support/tables';
import { VillageEntity } from '../../identity/division-store';
import { isInUse } from '../bank/bank-account';
import { bankAccountsOf } from '../bank/bank-account-store';
import { BankLineEntity, bankLineBefore, bankStatementsOf } from '../bank/bank-line-store';
import { newId } from '../../platform/id';
import { BookBalancesEntity, balancesOf, type StoredBalances } from '../balances/balance-store';
import { type StoredVillageYear, VillageYearEntity, VoucherEntity, VoucherNoEntity } from '../book-store';
import { openYear } from '../open-year';
import { linesSaying, postedLinesSaying } from '../testing/book-in';
import { PublishedYearEntity, publishedYearRow, type StoredPublishedYear } from '../publications/publication-store';
import { standingRows } from './work-store';
import { personNamed } from '../../reports/testing/people';

jest.setTimeout(240_000);

let token: string;
const officer = async (role: 'township' | 'regulator', division: string) =>
  (await personNamed('钱静', { role, division })).token;

beforeAll(async () => {
  await freshTables();
  await seedDistrict({ villages: [NIUJIAO, LUOLONG_COMMUNITY] });
  token = await officer('township', TOWN);
});

const page = async (division: string, as = token, query = {}) => {
  const { status, body } = await callApi(listWorkbench, { token: as, params: { division, year: 2026 }, query });
  expect(status).toBe(200);
  return body;
};
const villageIn = async (villageCode: string) => (await page(villageCode)).items[0]!;
const monthIn = async (villageCode: string, month: number) =>
  (await villageIn(villageCode)).months.find((one) => one.month === month);

test('how far the months are: published, closed, waiting for the bank', async () => {
  expect(await monthIn(NIUJIAO, 9)).toEqual({ month: 9, state: 'published' });
  expect(await monthIn(NIUJIAO, 10)).toMatchObject({ state: 'closed', awaits: 'publishing', dueOn: '2026-11-15' });
  expect(await monthIn(LUOLONG_COMMUNITY, 10)).toMatchObject({ state: 'booked', awaits: 'reconciling' });
});

test('a whole town in pages, with the villages that have no book', async () => {
  const first = await page(TOWN, token, { limit: 4 });
  const rest = await page(TOWN, token, { limit: 50, after: first.next });
  const all = [...first.items, ...rest.items];
  expect(new Set(all.map(({ villageCode }) => villageCode)).size).toBe(all.length);
  expect(all.filter(({ hasBook }) => hasBook).map(({ villageCode }) => villageCode)).toEqual([
    ...[LUOLONG_COMMUNITY, NIUJIAO],
  ]);
  expect(all.find(({ hasBook }) => !hasBook)).toMatchObject({ bankAccounts: 0, months: [] });
  expect((await page(DISTRICT, await officer('regulator', DISTRICT), { limit: 50 })).next).toBeDefined();
});

test('what it says of closing is what closing says', async () => {
  const params = { villageCode: LUOLONG_COMMUNITY, year: 2026, month: 10 };
  const { body } = await callApi(closeMonth, { token, params });
  expect(body).toMatchObject({ code: 'bank.notReconciled' });
});

test('files whose days touch and whose balances do not follow each other leave a hole', async () => {
  const { accounts } = await bankAccountsOf(LUOLONG_COMMUNITY);
  const { bankAccountId } = accounts.find(isInUse)!;
  const statements = await bankStatementsOf(LUOLONG_COMMUNITY, bankAccountId);
  expect(statements.map(({ from }) => from)).toContain('2026-10-01');
  const last = (await bankLineBefore(LUOLONG_COMMUNITY, bankAccountId, '2026-10-01'))!;
  await BankLineEntity.build(DeleteItemCommand).key(last).send();
  expect(await monthIn(LUOLONG_COMMUNITY, 10)).toMatchObject({ state: 'booked', awaits: 'statement' });
  await writeRow(BankLineEntity, last);
  expect(await monthIn(LUOLONG_COMMUNITY, 10)).toMatchObject({ state: 'booked', awaits: 'reconciling' });
});

test('a voucher that is prepared is seen at once, with who may not examine it', async () => {
  const line = linesSaying('付电费');
  const body = { voucherOn: '2026-10-30', lines: [line('513', 100, 0), line('102', 0, 100)], attachments: [] };
  const { status } = await callApi(prepareVoucher, { token, params: { villageCode: LUOLONG_COMMUNITY }, body });
  expect(status).toBe(200);
  expect(await monthIn(LUOLONG_COMMUNITY, 10)).toMatchObject({
    ...{ state: 'prepared', awaits: 'review', count: 1, by: ['钱静'] },
  });
});

test('who keeps no books there, or those of another town, sees nothing', async () => {
  const stranger = await officer('township', FENGXIANG.slice(0, 9));
  const asked = { params: { division: TOWN, year: 2026 } };
  expect((await callApi(listWorkbench, { token: stranger, ...asked })).status).toBe(403);
  expect((await callApi(listWorkbench, asked)).status).toBe(401);
});

const OCTOBER = ['2026-10-09', '2026-10-12', '2026-10-20'];

/** A village's October of which nothing but its closing is left: vouchers that the balances agree with. */
function octoberOf(villageCode: string, kept: { year: StoredVillageYear; balances: StoredBalances }): Row[] {
  const month = { month: '2026-10', incomeFen: 0, expenseFen: OCTOBER.length * 100, count: OCTOBER.length };
  const moved = { period: 10, debitFen: 0, creditFen: 0 };
  const spent = { accountCode: '513', accountName: '公益支出', openingFen: 0 };
  const [bank, ...others] = kept.balances.accounts;
  const accounts = [
    { ...bank!, turnover: [{ ...moved, creditFen: month.expenseFen }] },
    ...others,
    { ...spent, turnover: [{ ...moved, debitFen: month.expenseFen }] },
  ];
  return [
    put(VillageYearEntity, { ...kept.year, villageCode, closedThrough: 9, months: [month] }),
    put(BookBalancesEntity, { ...kept.balances, villageCode, accounts, lastNumber: OCTOBER.length }),
    ...OCTOBER.flatMap((voucherOn, place) => {
      const voucherNo = `记-${String(place + 1).padStart(4, '0')}`;
      const voucherId = newId(noonOf(voucherOn));
      const line = postedLinesSaying('付电费');
      const by = { preparedBy: '钱静', reviewedBy: '赵强', approvedBy: '高远', bookkeeper: '一号镇代理中心' };
      return [
        put(VoucherNoEntity, { villageCode, year: 2026, voucherNo, voucherId }),
        put(VoucherEntity, {
          ...{ villageCode, year: 2026, voucherId, voucherNo, villageName: '一号村', voucherOn, totalFen: 100 },
          ...{ lines: [line('513', 100, 0), line('102', 0, 100)], attachments: [], ...by },
        }),
      ];
    }),
  ];
}

const codeOf = (place: number) => `511599${String(100 + Math.floor(place / 10))}${String(200 + (place % 10))}`;

/** Villages of a county of its own, each with a book of the same size, whose October awaits its closing. */
async function villagesWithBooks(from: number, through: number): Promise<void> {
  const first = { villageCode: codeOf(0), villageName: '一号村', townName: '一号镇' };
  if (from === 0) {
    await openYear({ ...first, year: 2026 }, 100_000, '2026-01-01T00:00:00.000Z', 'import');
    const [opened] = await standingRows([codeOf(0)], 2026);
    asOpened = {
      year: opened!.year!,
      published: opened!.published!,
      balances: (await balancesOf({ villageCode: codeOf(0), year: 2026 }))!,
    };
  }
  const rows = Array.from({ length: through - from }, (_, place) => codeOf(from + place)).flatMap((villageCode) => [
    put(VillageEntity, { code: villageCode, name: '一号村' }),
    put(PublishedYearEntity, publishedYearRow({ ...asOpened.published, villageCode })),
    ...octoberOf(villageCode, asOpened),
  ]);
  await writeRows(rows);
}
let asOpened: { year: StoredVillageYear; published: StoredPublishedYear; balances: StoredBalances };

test('a page of villages that all await their closing costs the same with 126 and with 1,260, and however long the year is', async () => {
  const regulator = await officer('regulator', '511599');
  const pageUnits = async () => {
    const { result, units } = await consumedBy(() => page('511599', regulator));
    expect(result.items).toHaveLength(20);
    const octobers = result.items.map(({ months }) => months.find(({ month }) => month === 10));
    expect(new Set(octobers.map((month) => month?.awaits))).toEqual(new Set(['closing']));
    return units;
  };
  await villagesWithBooks(0, 126);
  await pageUnits();
  const few = await pageUnits();
  await villagesWithBooks(126, 1260);
  expect(await pageUnits()).toBe(few);
  const numbered = Array.from({ length: 20 }, (_, place) => codeOf(place)).flatMap((villageCode) =>
    Array.from({ length: 100 }, (_, place) =>
      put(VoucherNoEntity, { villageCode, year: 2026, voucherNo: `记-${1001 + place}`, voucherId: newId() }),
    ),
  );
  await writeRows(numbered);
  expect(await pageUnits()).toBe(few);
  // What is kept of a village, what waits and who left there, and one month of its book.
  expect(few / 20).toBeLessThan(12);
});
