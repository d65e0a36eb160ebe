import { addDays } from '@shared/time';
import type { PayingAccount } from '../../orders/funds-store';
import { settleByItself } from '../../orders/reconciliation/break-store';
import { agreesOn, compareFile, daysAtBank, type FilePayment } from '../../orders/reconciliation/compare-file';
import type { FoundBreak } from '../../orders/reconciliation/found-break';
import { type KnownSent, transfersOf } from '../../orders/reconciliation/our-transfers';
import { ours, tell } from '../../orders/reconciliation/reconcile-file';
import { type SentTransfer, transferOf, transfersSentOn } from '../../orders/reconciliation/transfer-store';
import { inParallel } from '../../platform/in-parallel';
import { log } from '../../platform/log';
import { transact } from '../../platform/transact';
import { type BillDay, eachBillDay, putCompared, ROWS_AT_ONCE, rowsOf, type Run } from '../compare-bill';
import { isBillCompared } from '../due-store';
import { type FundRow, readFundBill } from '../wire/fund-bill';
import type { PayContract } from '../wire/signature';
import { keepDays, notBackBy } from './not-back';
import { accountOf, hearNews } from './run-transfers';
import { fetchFundBill, queryTransfer } from './transfer-client';

/** Compares the bills of the last days with what went out by WeChat, each once, when it is there and whole. */
export async function compareFundBills(contract: PayContract, run: Run): Promise<void> {
  let asked: Promise<PayingAccount | undefined> | undefined;
  await eachBillDay(run, async (day) => {
    asked ??= accountOf(contract);
    const account = await asked;
    if (account) await compareDay(contract, account, day, run);
  });
}

async function compareDay(
  contract: PayContract,
  account: PayingAccount,
  { day, isLast }: BillDay,
  { at, hasTime }: Run,
): Promise<void> {
  if (await isBillCompared('FUND', day)) return;
  const text = await fetchFundBill(contract, day, at);
  const rows = rowsOf(text, readFundBill);
  const late = { kind: 'fileLate', rail: 'wechat', on: day, of: `wechat|${day}` } as const;
  if (!rows) return isLast ? tell([late], at) : log('warn', 'fundBillNotReady', { subject: day });
  const before = await transfersFor(day, rows);
  // What the bill says otherwise is asked of WeChat first: its answer may have been lost.
  await inParallel(rows, ROWS_AT_ONCE, async (row) => {
    const sent = before.get(row.serial);
    if (sent && !agreesOn(sent.payment.state, statusOf(row)) && hasTime()) await askAnew(contract, sent, at);
  });
  if (!hasTime()) return;
  const now = await transfersOf([...before.values()].map(({ row }) => row));
  const ofRows = [...breaksOf(day, rows, now, account), ...breaksOfBack(day, rows, now)];
  await inParallel(rows, ROWS_AT_ONCE, async (found) => {
    const { serial, outFen } = found;
    const row = now.get(serial)?.row;
    if (!row) return;
    await keepDays(row, found, day, at);
    if (row.fileDay || outFen === 0) return;
    await settleByItself(
      { kind: 'missingInFile', on: daysAtBank(row.sentAt).at(-1)!, of: serial },
      `微信 ${day} 的资金账单里有了`,
      at,
    );
  });
  const breaks = [...ofRows, ...(await notBackBy(day, at))];
  await tell(
    breaks.map((found) => ({ ...found, rail: 'wechat' as const })),
    at,
  );
  await settleByItself(late, '完整的资金账单来了，已经核对', at);
  await transact(putCompared(text, { bill: 'FUND', day, comparedAt: at, rows: rows.length, breaks: breaks.length }));
}

/** What went out is under way until it came back: who has it by now the bill does not say. */
const statusOf = ({ backFen }: FundRow): string => (backFen > 0 ? 'FAILED' : 'PROCESSING');

async function transfersFor(day: string, rows: readonly FundRow[]): Promise<Map<string, KnownSent>> {
  const [ofDay, ofDayBefore] = await Promise.all([day, addDays(day, -1)].map((one) => transfersSentOn(one, 'wechat')));
  const near = [...ofDay!, ...ofDayBefore!.filter(({ sentAt }) => daysAtBank(sentAt).includes(day))];
  const known = new Set(near.map(({ serial }) => serial));
  const others: SentTransfer[] = [];
  for (const { serial } of rows) {
    const other = known.has(serial) ? undefined : await transferOf(serial);
    if (other?.rail) others.push(other);
  }
  return transfersOf([...near, ...others]);
}

async function askAnew(contract: PayContract, { row, payment }: KnownSent, at: string): Promise<void> {
  const { villageCode, orderId, serial } = row;
  await hearNews({ villageCode, orderId, serial }, await queryTransfer(contract, payment, at), at);
}

function breaksOf(
  day: string,
  rows: readonly FundRow[],
  now: ReadonlyMap<string, KnownSent>,
  { payingAccountId, villageCode }: PayingAccount,
): FoundBreak[] {
  const payments = rows
    .filter(({ outFen }) => outFen > 0)
    .map((row): FilePayment => {
      const bankNo = now.get(row.serial)?.payment.billNo ?? '';
      const payer = { payingAccountId, villageCode };
      return { serial: row.serial, bankNo, amountFen: row.outFen, status: statusOf(row), payer };
    });
  return compareFile(day, payments, new Map([...now].map(([serial, sent]) => [serial, ours(sent)])));
}

/** What came back on a later day than it went out, and did not fail here; and what came back in another amount. */
const breaksOfBack = (day: string, rows: readonly FundRow[], now: ReadonlyMap<string, KnownSent>): FoundBreak[] =>
  rows.flatMap(({ serial, outFen, backFen }): FoundBreak[] => {
    const sent = now.get(serial);
    if (backFen === 0 || outFen > 0) return [];
    const base = { on: day, of: serial, serial, theirsFen: backFen };
    if (!sent) return [{ ...base, kind: 'foreignInFile' }];
    const { villageCode, orderId } = sent.row;
    const { amountFen, state } = sent.payment;
    const more = { ...base, villageCode, orderId, oursFen: amountFen };
    return [
      ...(state === 'failed' ? [] : [{ ...more, kind: 'stateDiffers' as const }]),
      ...(backFen === amountFen ? [] : [{ ...more, kind: 'amountDiffers' as const }]),
    ];
  });
