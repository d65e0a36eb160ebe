import { auditRow } from '../platform/audit';
import { retryOnRace, transact } from '../platform/transact';
import { addToYear, changedInYear, paidIn, takesOut } from './payment';
import {
  paymentOf,
  paymentsOfYear,
  paymentYearOf,
  putPaymentStep,
  putPaymentYear,
  type StoredPayment,
} from './payment-store';
import { tellReturned } from './tell-returned';
import { afterStep, alreadyTold, mayFollow, type Step, WrongTransfer } from './transfer';

/** There is no such payment of this person. */
export class NoSuchPayment extends Error {
  constructor(readonly paymentId: string) {
    super('no such payment');
    this.name = 'NoSuchPayment';
  }
}

interface Order {
  readonly personId: string;
  readonly paymentId: string;
  readonly step: Step;
  readonly at: string;
  readonly actor: string;
}

/**
 * Records what a bank said of a payment: its status and steps, its year's totals (only credited money counts) and the audit row in one
 * transaction, then tells the owner of one that came back. The same step again changes nothing, however late it comes.
 * @throws NoSuchPayment @throws WrongTransfer when the step cannot follow what is recorded.
 */
export async function recordTransferStatus({ personId, paymentId, step, at, actor }: Order): Promise<StoredPayment> {
  const payment = await retryOnRace(async (): Promise<StoredPayment> => {
    const before = await paymentOf(personId, paymentId);
    if (!before) throw new NoSuchPayment(paymentId);
    if (alreadyTold(before, step)) return before;
    if (!mayFollow(before, step)) throw new WrongTransfer(paymentId);
    const after: StoredPayment = afterStep(before, step);
    const year = await paymentYearOf(personId, paidIn(before));
    if (!year) throw new Error('a payment without its year');
    // Read after the year: whatever changed a payment since has changed the year's version too, and this is decided anew.
    const kept = takesOut(before, after)
      ? addToYear(
          year.year,
          (await paymentsOfYear(personId, year.year)).map((one) => (one.paymentId === paymentId ? after : one)),
        )
      : changedInYear(year, before, after);
    await transact(
      putPaymentStep(after, before),
      putPaymentYear({ ...kept, personId }, year),
      auditRow({
        subject: `person#${personId}`,
        action: 'recordTransferStatus',
        at,
        actor,
        note: `payment#${paymentId} ${before.status} → ${after.status}${after.returnReason ? ` (${after.returnReason})` : ''}`,
      }),
    );
    return after;
  });
  await tellReturned(personId, [payment]);
  return payment;
}
