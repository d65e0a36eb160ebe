import { now } from '../platform/clock';
import { env } from '../platform/env';
import { log } from '../platform/log';
import { Overtaken, transact } from '../platform/transact';
import { askTrade } from './ask-trade';
import { compareBills } from './compare-bill';
import { askedAgain, isOpen, isRefundUnderWay } from './due-payment';
import { duesToWork, putDue, type StoredDue } from './due-store';
import { askRefund } from './send-refund';
import { changeDue, tendBooks } from './settle';
import { compareFundBills } from './transfers/compare-fund-bill';
import { runTransfers } from './transfers/run-transfers';
import type { PayContract } from './wire/signature';

/** So long, in ms, what a run begins may take: three questions to WeChat of four seconds each, and its rows. */
const ENOUGH_MS = 14_000;

/**
 * Each minute: asks about what has no end yet, always under the same number; tries the books again that could not take a payment, and
 * looks what became of the vouchers; sends what villages pay and asks about it; in the morning compares the bills of the day before. It begins nothing that the function might not live to end: what is left comes first in the
 * next run. Two at once do no harm: each change is of the row as it was read.
 */
export async function runPayLeg(run: { getRemainingTimeInMillis?: () => number } = {}): Promise<void> {
  const contract = env.wechatPay;
  if (!contract) return;
  const hasTime = () => (run.getRemainingTimeInMillis?.() ?? Infinity) > ENOUGH_MS;
  let failed = 0;
  for (const due of await duesToWork(now())) {
    if (!hasTime()) break;
    try {
      await advance(due, contract, now());
    } catch (error) {
      if (error instanceof Overtaken) continue;
      failed += 1;
      log('error', 'payLegFailed', { error: error instanceof Error ? error.name : 'unknown' });
      // It makes room for what stands behind it.
      await changeDue(due.duePaymentId, (one) => transact(putDue(askedAgain(one, now()), one))).catch(() => undefined);
    }
  }
  await runTransfers(contract, hasTime);
  await compareBills(contract, { at: now(), hasTime });
  await compareFundBills(contract, { at: now(), hasTime });
  if (failed > 0) log('error', 'runPayLeg', { count: failed });
}

async function advance(due: StoredDue, contract: PayContract, at: string): Promise<void> {
  if (isOpen(due)) await askTrade(due, contract, at);
  else if (isRefundUnderWay(due)) await askRefund(due, contract, at);
  else await tendBooks(due.duePaymentId, at);
}
