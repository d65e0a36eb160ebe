import { closeMonth, listPostings, setOpeningBalances, showTrialBalance } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { approveVoucher, prepareReversal, prepareVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import { MOST_FEN } from '@shared/money';
import { callApi } from '../../tests/support/api';
import { withFault } from '../../tests/support/faults';
import { NIUJIAO, TOWN } from '../../tests/support/people';
import { balancesOf } from './balances/balance-store';
import { balanceAfter } from './balances/balances';
import type { PostedLine } from './book';
import { openYear } from './open-year';
import { freshBook, linesSaying, postDraft, postedLinesSaying, VILLAGE } from './testing/book-in';
import { personNamed } from '../reports/testing/people';

const AT = '2026-11-20T00:00:00.000Z';
const BOOK = { villageCode: NIUJIAO, year: 2025 };
const line = postedLinesSaying('年底结算');

let numbers = 0;
const post = (voucherOn: string, lines: PostedLine[]) =>
  postDraft(`记-${String((numbers += 1)).padStart(4, '0')}`, voucherOn, lines);

const officer = async (name: string) => (await personNamed(name, { role: 'township', division: TOWN })).token;
let token: string;

beforeEach(async () => {
  numbers = 0;
  await freshBook(100_000_000, 2025);
  token = await officer('钱静');
});

const close = (month: number, more: object = {}) => callApi(closeMonth, { params: { ...BOOK, month }, token, ...more });
const code = ({ status, body }: { status: number; body: { code?: unknown } }) => [status, body.code];
const left = async () => {
  const balances = (await balancesOf(BOOK, { consistent: true }))!;
  return balances.accounts
    .filter(({ accountCode }) => /^(5|321)/.test(accountCode))
    .map((account) => balanceAfter(account, 12))
    .filter((fen) => fen !== 0);
};
const carried = async () =>
  (await callApi(listPostings, { params: { ...BOOK, accountCode: '321' }, query: { limit: 50 } })).body.items
    .map(({ voucherNo }) => voucherNo)
    .sort();

/** So many sub-accounts of income and expense with something in them, twenty a voucher. */
async function postAccounts(count: number): Promise<void> {
  const codes = Array.from(
    { length: count },
    (_, place) =>
      [
        `${place % 2 === 0 ? '501' : '513'}${String(Math.floor(place / 2) + 1).padStart(2, '0')}`,
        (place + 1) * 100,
      ] as const,
  );
  for (let from = 0; from < codes.length; from += 20) {
    const lines = codes
      .slice(from, from + 20)
      .map(([account, fen]) => (account.startsWith('501') ? line(account, 0, fen) : line(account, fen, 0)));
    const net = lines.reduce((sum, one) => sum + one.debitFen - one.creditFen, 0);
    await post('2025-12-05', [...lines, line('102', Math.max(0, -net), Math.max(0, net))]);
  }
  for (let month = 1; month <= 11; month += 1) expect((await close(month)).status).toBe(200);
}

test.each([36, 50, 120])('december closes with %p accounts of income and expense', async (count) => {
  await postAccounts(count);
  const before = numbers;
  expect((await close(12)).body).toEqual({ closedThrough: 12 });
  expect(await left()).toEqual([]);
  const { body } = await callApi(showTrialBalance, { params: BOOK, query: { month: 12 } });
  expect(body.totals.closing.debitFen).toBe(body.totals.closing.creditFen);
  expect(body.closedThrough).toBe(12);
  // 记-0003 … without a gap, the last of them 本年收益 to 未分配收益.
  const nos = await carried();
  expect(nos).toEqual(nos.map((_, place) => `记-${String(before + 1 + place).padStart(4, '0')}`));
  expect(code(await close(12))).toEqual([409, 'accounts.periodClosed']);
});

test('closing that is cut off at any call is finished by its retry, once', async () => {
  await postAccounts(120);
  const before = numbers;
  const key = 'december-of-niujiao-1';
  let [finished, tries] = [false, 0];
  // Killed at one call after the other: each try gets a little further, and the next goes on from there.
  for (; !finished && tries < 40; tries += 1) {
    finished = (await withFault('down', 4 + tries, () => close(12, { key }))).status === 200;
    const { body } = await callApi(showTrialBalance, { params: BOOK, query: { month: 12 } });
    expect(body.totals.closing.debitFen).toBe(body.totals.closing.creditFen);
    // Only the answer may be lost of what is done; what is closed is carried whole.
    if (finished) expect(body.closedThrough).toBe(12);
    if (body.closedThrough === 12) expect(await left()).toEqual([]);
  }
  expect(finished).toBe(true);
  expect(tries).toBeGreaterThan(8);
  expect((await close(12, { key })).status).toBe(200);
  expect(await left()).toEqual([]);
  const nos = await carried();
  expect(nos).toEqual(nos.map((_, place) => `记-${String(before + 1 + place).padStart(4, '0')}`));
  const { body: summary } = await callApi(showTrialBalance, { params: BOOK, query: { month: 12 } });
  // Each of the 60 incomes is 200 fen below the expense after it: the loss is 6,000 fen, and no more.
  expect(summary.rows.find(({ accountCode }) => accountCode === '32202')!.closing).toEqual({
    debitFen: 6_000,
    creditFen: 0,
  });
});

describe('cash', () => {
  let zhao: string;
  let sun: string;
  beforeEach(async () => {
    zhao = await officer('赵强');
    sun = await officer('孙磊');
  });
  const input = linesSaying('付误工补贴');
  const approved = async (pendingId: string) => {
    const params = { villageCode: NIUJIAO, pendingId };
    await callApi(reviewVoucher, { params, token });
    return callApi(approveVoucher, { params, token: sun });
  };
  const through = async (voucherOn: string, lines: ReturnType<typeof input>[]) => {
    const { body } = await callApi(prepareVoucher, {
      params: { villageCode: NIUJIAO },
      token: zhao,
      body: { voucherOn, lines, attachments: [] },
    });
    return approved(body.pendingId);
  };

  test('is never below zero: at the end of the month it is paid in, or of any later one', async () => {
    await post('2025-03-10', [line('101', 500, 0), line('102', 0, 500)]);
    expect(code(await through('2025-03-20', [input('513', 501, 0), input('101', 0, 501)]))).toEqual([
      409,
      'accounts.cashBelowZero',
    ]);
    expect(code(await through('2025-02-20', [input('513', 1, 0), input('101', 0, 1)]))).toEqual([
      409,
      'accounts.cashBelowZero',
    ]);
    expect((await through('2025-03-20', [input('513', 400, 0), input('10101', 0, 400)])).status).toBe(200);
    // Those of the desk took numbers of their own.
    numbers = 100;
    await post('2025-05-10', [line('513', 100, 0), line('101', 0, 100)]);
    // There was enough in April, and there would not be in May.
    expect(code(await through('2025-04-20', [input('513', 50, 0), input('101', 0, 50)]))).toEqual([
      409,
      'accounts.cashBelowZero',
    ]);
    expect((await balancesOf(BOOK))!.accounts.find(({ accountCode }) => accountCode === '101')!.turnover).toHaveLength(
      2,
    );
  });

  test('is not below zero after a reversal or other openings, nor a year later', async () => {
    const { voucherId } = await post('2025-03-10', [line('101', 500, 0), line('501', 0, 500)]);
    await openYear({ ...VILLAGE, year: 2026 }, 0, AT, 'import');
    const spend = { ...line('101', 0, 500), summary: '次年付出' };
    await post('2026-01-10', [line('513', 500, 0), spend]);
    numbers = 100;
    expect(code(await through('2025-06-10', [input('513', 1, 0), input('101', 0, 1)]))).toEqual([
      409,
      'accounts.cashBelowZero',
    ]);
    const { body } = await callApi(prepareReversal, {
      params: { ...BOOK, voucherId },
      token: zhao,
      body: { voucherOn: '2025-06-01', reason: '收错了人' },
    });
    expect(code(await approved(body.pendingId))).toEqual([409, 'accounts.cashBelowZero']);
    const opening = await callApi(setOpeningBalances, {
      params: BOOK,
      token,
      body: {
        version: (await balancesOf(BOOK))!.version,
        balances: [
          { accountCode: '101', debitFen: 0, creditFen: 1 },
          { accountCode: '102', debitFen: 1, creditFen: 0 },
        ],
      },
    });
    expect(code(opening)).toEqual([409, 'accounts.cashBelowZero']);
  });

  test('a month in which the bank is overdrawn does not close', async () => {
    await post('2025-01-10', [line('513', 100_000_001, 0), line('102', 0, 100_000_001)]);
    expect(code(await close(1))).toEqual([409, 'accounts.overdrawn']);
    await post('2025-01-11', [line('102', 1, 0), line('501', 0, 1)]);
    expect((await close(1)).status).toBe(200);
  });
});

describe('sums', () => {
  const received = linesSaying('收');
  const body = (fen: number) => ({
    voucherOn: '2025-03-10',
    lines: [received('102', fen, 0), received('501', 0, fen)],
    attachments: [],
  });

  test('an amount that no village has is refused where it comes in', async () => {
    for (const fen of [Number.MAX_SAFE_INTEGER, 1e15, MOST_FEN + 1])
      expect(code(await callApi(prepareVoucher, { params: { villageCode: NIUJIAO }, token, body: body(fen) }))).toEqual(
        [400, 'request.malformed'],
      );
    await expect(
      post('2025-03-10', [line('102', MOST_FEN + 1, 0), line('501', 0, MOST_FEN + 1)]),
    ).rejects.toMatchObject({ code: 'request.malformed' });
  });

  test('many of them are refused before a sum could not be kept, and every page still answers', async () => {
    const whole = Array.from({ length: 20 }, (_, place) => [
      line(`5010${(place % 9) + 1}`, 0, MOST_FEN),
      line('102', MOST_FEN, 0),
    ]).flat();
    await post('2025-03-10', whole);
    await post('2025-03-10', whole);
    await expect(post('2025-03-10', whole)).rejects.toEqual(new AppError('money.sumTooLarge'));
    const { status, body: shown } = await callApi(showTrialBalance, { params: BOOK });
    expect([status, shown.totals.closing.debitFen]).toEqual([200, 40 * MOST_FEN + 100_000_000]);
  });
});
