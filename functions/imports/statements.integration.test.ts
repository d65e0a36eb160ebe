import { NIUJIAO } from '../../tests/support/people';
import { everyRow } from '../../tests/support/every-row';
import { transact } from '../platform/transact';
import { bankNumberHash, claimBankNumber, putBankAccounts } from '../accounts/bank/bank-account-store';
import { BankLineEntity, bankLinesBetween, bankStatementsOf } from '../accounts/bank/bank-line-store';
import { writeRow } from '../platform/row';
import { openYear } from '../accounts/open-year';
import { latestYearOf, putVillageYear } from '../accounts/book-store';
import { kindNamed } from './all-kinds';
import { fileWith } from './testing/files';
import { AT, BY, dryRun, emptyDistrict, importFile } from './testing/office';
import { ACCOUNT, LAYOUTS, statementCsv } from './testing/statement-files';
import { undoBatch } from './undo-batch';

jest.setTimeout(300_000);
emptyDistrict();

const ID = '01JBANKACC00000000000000A1';
const hand = (name: string) => ({ accountId: name, personId: name, name, at: AT });
const kind = kindNamed('statements')!;

beforeEach(async () => {
  await openYear({ villageCode: NIUJIAO, villageName: '牛角村', townName: '罗龙街道', year: 2026 }, 0, AT, 'import');
  const numberHash = bankNumberHash(ACCOUNT);
  const account = {
    ...{ bankAccountId: ID, bank: '南溪农商银行', tail: '6780', numberHash, purpose: 'basic' as const },
    ledgerCode: '102',
    ...{ openedOn: '2026-01-05', decidedBy: '村民代表会议', state: 'open' as const },
    ...{ proposed: hand('甲'), confirmed: hand('乙') },
  };
  await transact(
    putBankAccounts([account], { villageCode: NIUJIAO, accounts: [], version: 0 }),
    claimBankNumber({ numberHash, villageCode: NIUJIAO, bankAccountId: ID }),
  );
});

const lines = () => bankLinesBetween(NIUJIAO, ID, '2026-01-01', '2026-12-31');
const check = (bytes: string | Buffer, extension = 'csv') => dryRun('statements', fileWith(bytes, extension));
const run = async (bytes: string | Buffer, extension = 'csv') =>
  (await importFile('statements', fileWith(bytes, extension))).report;
const said = async (bytes: string | Buffer) =>
  (await check(bytes)).problems.map(({ rowNo, message }) => [rowNo, message]);
const MARCH: [string, string, string, string?][] = [
  ['2026-03-02', '5000.00', '105000.00', '顺达物流有限公司'],
  ['2026-03-03', '-1200.50', '103799.50'],
  ['2026-03-03', '-1200.50', '102599.00'],
  ['2026-03-21', '0.50', '102599.50'],
];

describe('every layout says the same', () => {
  it.each(LAYOUTS)('$bank', async ({ bytes, extension }) => {
    const report = await run(bytes, extension);
    expect(report.sums.map(({ fen }) => fen)).toEqual([500_050, 120_050]);
    expect((await lines()).map(({ on, signedFen, balanceFen }) => [on, signedFen, balanceFen])).toEqual([
      ['2026-03-02', 500_000, 10_500_000],
      ['2026-03-03', -120_050, 10_379_950],
      ['2026-03-21', 50, 10_380_000],
    ]);
  });
});

describe('nothing doubled, nothing lost', () => {
  it('the same file again, the other way round, and one that goes on', async () => {
    await run(statementCsv(MARCH));
    expect((await check(statementCsv(MARCH))).counts).toMatchObject({ new: 0, same: 4 });
    expect((await check(statementCsv([...MARCH].reverse()))).counts).toMatchObject({ new: 0, same: 4, refused: 0 });
    const longer = [...MARCH.slice(3), ['2026-04-01', '-99.50', '102500.00'] as [string, string, string]];
    expect((await run(statementCsv(longer))).counts).toMatchObject({ new: 1, same: 1 });
    expect(await lines()).toHaveLength(5);
  });

  it('April, then March; undone, nothing is left', async () => {
    const { batchId } = await run(statementCsv([['2026-04-01', '-99.50', '102500.00']]));
    await run(statementCsv(MARCH));
    expect((await lines()).map(({ on }) => on.slice(5, 7))).toEqual(['03', '03', '03', '03', '04']);
    await undoBatch(kind, batchId, BY);
    expect(await lines()).toHaveLength(4);
    expect(await everyRow('BankStatement')).toHaveLength(1);
  });
});

describe('refused whole, with the fault named', () => {
  const refuses = async (bytes: string | Buffer, rowNo: number, words: string) => {
    const before = (await lines()).length;
    expect(await said(bytes)).toEqual(expect.arrayContaining([[rowNo, expect.stringContaining(words)]]));
    expect(await lines()).toHaveLength(before);
  };

  it('a line left out, one that stands twice, one that was changed', async () => {
    await refuses(statementCsv([MARCH[0]!, MARCH[2]!, MARCH[3]!]), 4, '差 −¥1,200.50');
    await refuses(statementCsv([MARCH[0]!, MARCH[0]!, MARCH[1]!]), 4, '和第 3 行是同一笔');
    await refuses(statementCsv([MARCH[0]!, ['2026-03-03', '-1200.05', '103799.50'], MARCH[2]!]), 4, '余额接不上');
  });

  it('other bytes of days that were told before, when they say otherwise', async () => {
    await run(statementCsv(MARCH));
    const changed = MARCH.map((row, place) =>
      place === 0 ? (['2026-03-02', '5000.00', '105000.00', '别的公司'] as const) : row,
    );
    await refuses(statementCsv(changed), 3, '和那一份不一样');
    await refuses(
      statementCsv(MARCH.slice(0, 2).concat([['2026-03-21', '-1200.00', '102599.50']])),
      5,
      '和那一份不一样',
    );
  });

  it('a hole between two files', async () => {
    await run(statementCsv(MARCH));
    await refuses(statementCsv([['2026-05-01', '100.00', '200000.00']]), 3, '和前面接不上');
  });

  it('another account, one whose number is covered, one that is not confirmed', async () => {
    await refuses(statementCsv(MARCH, '6228480000001111'), 3, '没有登记过');
    await refuses(statementCsv(MARCH, '8811****6780'), 3, '打了星号');
  });

  it('a month that is closed, a day before the account was opened or that has not come', async () => {
    const year = (await latestYearOf(NIUJIAO))!;
    await transact(putVillageYear({ ...year, closedThrough: 3 }, year));
    await refuses(statementCsv(MARCH), 3, '已经结账');
    await refuses(statementCsv([['2026-01-02', '1.00', '1.00']]), 3, '才开户');
    await refuses(statementCsv([['2026-12-30', '1.00', '1.00']]), 3, '还没到');
  });

  it('a bank that is not known', async () => {
    await refuses('甲,乙,丙\r\n1,2,3\r\n', 1, '没有找到表头');
  });
});

it('a person is kept masked, and no private number in any words', async () => {
  await run(statementCsv([['2026-03-02', '-300.00', '100.00', '王秀英']]));
  const rows = JSON.stringify(await everyRow('BankLine'));
  expect(rows).toContain('王*英');
  expect(rows).not.toContain('王秀英');
});

describe('the end that a file states', () => {
  const stated = (rows: typeof MARCH, words: string) => `${words}\r\n${statementCsv(rows)}`;
  const throughOf = async () =>
    (await bankStatementsOf(NIUJIAO, ID))
      .map(({ through }) => through)
      .sort()
      .at(-1);

  it('counts where it is after the last line, in either form, and never reaches the day of the import', async () => {
    await run(statementCsv(MARCH));
    const last = await throughOf();
    expect(last! < '2026-03-31').toBe(true);
    // The same lines again, with their end: that nothing moved after them is all that is new.
    expect((await run(stated(MARCH, '起止日期：20260301-20260331'))).counts).toMatchObject({
      new: 0,
      changed: 1,
      same: 3,
    });
    expect(await throughOf()).toBe('2026-03-31');
    expect(await lines()).toHaveLength(4);
    expect((await check(stated(MARCH, '起止日期：20260301-20260331'))).counts).toMatchObject({ changed: 0, same: 4 });
  });
});

it('a file that was broken off and goes on counts all that is its own', async () => {
  const { batchId } = await run(statementCsv(MARCH));
  const [whole] = await bankStatementsOf(NIUJIAO, ID);
  const [first] = await lines();
  await undoBatch(kind, batchId, BY);
  await writeRow(BankLineEntity, { ...first!, statementId: batchId });
  await run(statementCsv(MARCH));
  const [again] = await bankStatementsOf(NIUJIAO, ID);
  const { lines: count, inFen, outFen } = whole!;
  expect(again).toMatchObject({ lines: count, inFen, outFen, statementId: batchId });
});
