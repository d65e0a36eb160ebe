import { secondsAfter } from '@shared/time';
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
import type { PayContract } from './wire/signature';

/** Seconds after which a run begins nothing more: what is left comes first in the next one. */
const RUN_SECONDS = 15;

/**
 * Each minute: asks about what has no end yet, always under the same number; tries the books again that could not take a payment, and
 * looks what became of the vouchers; in the morning compares the bill of the day before. Two at once do no harm: each change is of the row as it was read.
 */
export async function runPayLeg(): Promise<void> {
  const contract = env.wechatPay;
  if (!contract) return;
  const until = secondsAfter(now(), RUN_SECONDS);
  let failed = 0;
  for (const due of await duesToWork(now())) {
    if (now() > until) break;
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
  if (now() <= until) await compareBills(contract, now());
  if (failed > 0) log('error', 'runPayLeg', { count: failed });
}

async function advance(due: StoredDue, contract: PayContract, at: string): Promise<void> {
  if (isOpen(due)) await askTrade(due, contract, at);
  else if (isRefundUnderWay(due)) await askRefund(due, contract, at);
  else await tendBooks(due.duePaymentId, at);
}
