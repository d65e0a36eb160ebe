import { createHash } from 'node:crypto';
import type { DueRefundState } from '@shared/wechat-pay/dues';
import { dayInChina, daysAfter, hourInChina } from '@shared/time';
import { inParallel } from '../platform/in-parallel';
import { log } from '../platform/log';
import { transact, type WriteItem } from '../platform/transact';
import { type BillRow, readTradeBill } from './wire/trade-bill';
import { dueBreakOf, dueOf, duesPaidOn, isBillCompared, putBill, putBreak } from './due-store';
import { cameFen } from './due-payment';
import { breakFound, hearTrade } from './settle';
import { fetchTradeBill, queryTrade } from './wire/pay-client';
import type { PayContract } from './wire/signature';

/** WeChat makes the bill of a day in the next morning, from ten o'clock on. */
const READY_HOUR = 10;
/** A transaction takes 100 rows. */
const BREAKS_AT_ONCE = 90;

/** A day whose bill could not be had in the morning is tried again for this long, and then somebody is told. */
const LAST_DAY_BACK = 3;
const DAYS_BACK = [LAST_DAY_BACK, 2, 1];

/** So many lines are looked at beside each other. */
export const ROWS_AT_ONCE = 10;

type FoundBreak = ReturnType<typeof breakFound>;

export interface Run {
  readonly at: string;
  /** Whether there is time to ask WeChat once more. */
  readonly hasTime: () => boolean;
}

/**
 * Compares the bills of the last days with our orders, each once, when it is there and whole. One for which there was no time is compared
 * by the next run.
 */
export const compareBills = (contract: PayContract, run: Run): Promise<void> =>
  eachBillDay(run, (day) => compareBill(contract, day, run));

/** The last days whose bill may be there, the oldest first, while there is time. */
export async function eachBillDay({ at, hasTime }: Run, compare: (day: BillDay) => Promise<void>): Promise<void> {
  if (hourInChina(at) < READY_HOUR) return;
  for (const back of DAYS_BACK) {
    if (!hasTime()) return;
    await compare({ day: dayInChina(daysAfter(at, -back)), isLast: back === LAST_DAY_BACK });
  }
}

/** The lines of a bill as it was fetched; none where the day had nothing, undefined where it is not there or cannot be read. */
export const rowsOf = <Row>(
  text: string | 'none' | undefined,
  read: (text: string) => Row[] | undefined,
): Row[] | undefined => (text === 'none' ? [] : text === undefined ? undefined : read(text));

/** Keeps that a day's bill was compared, with the hash of its bytes. */
export const putCompared = (text: string | undefined, compared: Omit<Parameters<typeof putBill>[0], 'sha256'>) =>
  putBill({
    ...compared,
    sha256: createHash('sha256')
      .update(text ?? '')
      .digest('hex'),
  });

export interface BillDay {
  readonly day: string;
  /** It is not tried again on another day. */
  readonly isLast: boolean;
}

/** What the bill has as paid and we have not is asked of WeChat first: a notice may have been lost. */
async function compareBill(contract: PayContract, { day, isLast }: BillDay, run: Run): Promise<void> {
  const { at } = run;
  if (await isBillCompared('DAY', day)) return;
  const text = await fetchTradeBill(contract, day, at);
  const rows = rowsOf(text, (bill) => readTradeBill(bill, contract.merchantId));
  if (!rows) return isLast ? tellUnread(day, at) : log('warn', 'payBillNotReady', { subject: day });
  const looked = await breaksOf(rows, day, contract, run);
  if (!looked) return;
  const { breaks, isUnclear } = looked;
  // Not sure is no difference: the whole day is compared again, until its last morning.
  if (isUnclear && !isLast) return log('warn', 'payBillUnclear', { subject: day });
  await putNew(breaks);
  if (isUnclear) return tellUnread(day, at);
  await transact(putCompared(text, { bill: 'DAY', day, comparedAt: at, rows: rows.length, breaks: breaks.length }));
  log(breaks.length > 0 ? 'error' : 'info', 'comparePayBill', { count: breaks.length });
}

/** Each once, whatever became of it since: a day may be looked at more than once before it is compared. */
async function putNew(breaks: readonly FoundBreak[]): Promise<void> {
  const fresh = new Map<string, WriteItem>();
  await inParallel(breaks, ROWS_AT_ONCE, async (found) => {
    if (!(await dueBreakOf(found.division, found.breakId))) fresh.set(found.breakId, putBreak(found, undefined));
  });
  const writes = [...fresh.values()];
  for (let from = 0; from < writes.length; from += BREAKS_AT_ONCE)
    await transact(...writes.slice(from, from + BREAKS_AT_ONCE));
}

/** Whose job it is to ask WeChat for the bill by hand: of no town, and once. */
async function tellUnread(day: string, at: string): Promise<void> {
  const found = breakFound({ kind: 'billUnread', on: day, due: { no: day } }, at);
  if (await dueBreakOf(found.division, found.breakId)) return;
  await transact(putBreak(found, undefined));
  log('error', 'payBillUnread', { subject: day });
}

/** Undefined where the time was over before each line was looked at; what was heard until then stays heard. */
async function breaksOf(rows: readonly BillRow[], day: string, contract: PayContract, { at, hasTime }: Run) {
  const breaks: FoundBreak[] = [];
  let [isCut, isUnclear] = [false, false];
  await inParallel(rows, ROWS_AT_ONCE, async (row) => {
    isCut ||= !hasTime();
    if (isCut) return;
    const found = await breakOfRow(row, day, contract, at);
    if (found === 'unclear') isUnclear = true;
    else breaks.push(...found);
  });
  if (isCut) return undefined;
  const paid = new Set(rows.filter(({ state }) => state === 'SUCCESS').map(({ outTradeNo }) => outTradeNo));
  const missing = (await duesPaidOn(day)).filter(({ duePaymentId }) => !paid.has(duePaymentId));
  return {
    breaks: [...breaks, ...missing.map((due) => breakFound({ kind: 'missingInBill', on: day, due }, at))],
    isUnclear,
  };
}

/** By our own word no money went back. */
const isGivenUp = (state: DueRefundState): boolean => state === 'failed' || state === 'declined';

async function breakOfRow(
  row: BillRow,
  day: string,
  contract: PayContract,
  at: string,
): Promise<FoundBreak[] | 'unclear'> {
  const { outTradeNo, state, amountFen, refundNo, refundFen } = row;
  let due = await dueOf(outTradeNo);
  if (!due) {
    const unknown = { no: refundNo ?? outTradeNo };
    return [breakFound({ kind: 'unknownInBill', on: day, theirsFen: amountFen || refundFen, due: unknown }, at)];
  }
  if (state === 'REFUND') {
    if (due.refund?.refundNo === refundNo && cameFen(due) === refundFen && !isGivenUp(due.refund!.state)) return [];
    const missing = { kind: 'refundMissingInBill', on: day, theirsFen: refundFen, due } as const;
    // Before ADR 118 its id did not name the refund: what is a task already, or was settled, is no second one.
    const { division, breakId } = breakFound(missing, at);
    const former = await dueBreakOf(division, breakId);
    return former?.theirsFen === refundFen ? [] : [breakFound({ ...missing, refundNo }, at)];
  }
  if (!due.paidAt) {
    const trade = await queryTrade(contract, outTradeNo, at);
    if (!trade) return 'unclear';
    if (trade !== 'absent') due = await hearTrade(outTradeNo, trade, contract, at);
  }
  return due.paidAt && cameFen(due) === amountFen
    ? []
    : [breakFound({ kind: 'billAmountDiffers', on: day, theirsFen: amountFen, due }, at)];
}
