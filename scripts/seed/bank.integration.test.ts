import { readSheet } from '../../functions/accounts/bank/read-sheet';
import { bankAccountsOf } from '../../functions/accounts/bank/bank-account-store';
import { freshTables } from '../../tests/support/tables';
import { LUOLONG_COMMUNITY, NIUJIAO } from './demo-people';
import { seedDistrict } from './seed-district';

jest.setTimeout(240_000);

const accountIn = async (villageCode: string) => {
  const { accounts } = await bankAccountsOf(villageCode);
  return { villageCode, bankAccountId: accounts[0]!.bankAccountId };
};

beforeAll(async () => {
  await freshTables();
  await seedDistrict({ villages: [NIUJIAO, LUOLONG_COMMUNITY] });
});

test.each([
  [NIUJIAO, '2026-01'],
  [NIUJIAO, '2026-08'],
  [NIUJIAO, '2026-10'],
  [LUOLONG_COMMUNITY, '2026-09'],
])('in %s, %s was signed by two, agrees with the book and leaves no line open', async (villageCode, month) => {
  const { view: sheet } = await readSheet({ ...(await accountIn(villageCode)), month });
  expect(sheet).toMatchObject({ signedBy: '赵强', checkedBy: '田静', startDifferenceFen: 0, openLines: [] });
  expect(sheet.adjustedBookFen).toBe(sheet.adjustedBankFen);
});

test('what was booked in March and reached the bank in April is open on the sheet of March alone', async () => {
  const account = await accountIn(NIUJIAO);
  const [march, april] = await Promise.all(
    ['2026-03', '2026-04'].map(async (month) => (await readSheet({ ...account, month })).view.openVouchers),
  );
  expect(march).toHaveLength(1);
  expect(april).toEqual([]);
});

test('in the month after them every kind of break waits for an accountant', async () => {
  const { view: sheet } = await readSheet({ ...(await accountIn(LUOLONG_COMMUNITY)), month: '2026-10' });
  expect([sheet.signedBy, sheet.coveredThrough! >= '2026-10-31']).toEqual([undefined, true]);
  const suggested = new Set(sheet.suggestions.flatMap(({ lineKeys }) => lineKeys));
  const alone = sheet.openLines.filter(({ lineKey }) => !suggested.has(lineKey));
  // A fee, what nobody booked, and money that left and came back.
  expect(alone.map(({ signedFen }) => signedFen)).toEqual(expect.arrayContaining([-1_500, 86_000, -137_000, 137_000]));
  // What reached the bank after more than three days is not suggested, and says why.
  expect(sheet.leftOut.map(({ why }) => why)).toContain('farApart');
  // A voucher that two lines fit alike, neither of them certain.
  const claims = new Map<string, string[]>();
  for (const { voucherIds, lineKeys, isCertain } of sheet.suggestions)
    if (!isCertain && voucherIds.length === 1 && lineKeys.length === 1)
      claims.set(voucherIds[0]!, [...(claims.get(voucherIds[0]!) ?? []), lineKeys[0]!]);
  expect([...claims.values()].some((lines) => lines.length === 2)).toBe(true);
  // The bank's own words name some, and one voucher is not at the bank yet.
  expect(sheet.suggestions.some(({ isCertain }) => isCertain)).toBe(true);
  const matched = new Set(sheet.suggestions.flatMap(({ voucherIds }) => voucherIds));
  expect(sheet.openVouchers.some(({ voucherId }) => !matched.has(voucherId))).toBe(true);
});
