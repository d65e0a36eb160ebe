import { AppError } from '@shared/errors';
import type { PaymentDetail, PaymentYears } from '@shared/subsidies/subsidies';
import { ruleInForce, supersededOn } from './payment';
import { lastPaymentOf, paymentOf, paymentYearsOf } from './payment-store';
import { rulesOf } from './program-store';
import { ruleDayOf } from './rule-day';

/**
 * One payment of a person with the rule it was paid by. Whether the caller may see that person's is decided before.
 * @throws AppError `notFound`
 */
export async function viewPayment(personId: string, paymentId: string): Promise<PaymentDetail> {
  const payment = await paymentOf(personId, paymentId);
  if (!payment) throw new AppError('notFound');
  const ruleOn = ruleDayOf(payment);
  const rules = await rulesOf(payment.programCode);
  const rule = ruleInForce(rules, ruleOn);
  const superseded = rule && supersededOn(rules, rule);
  return { ...payment, ruleOn, ...(rule && { rule }), ...(superseded && { supersededOn: superseded }) };
}

/** A person's years, the last payment that has arrived, and what came back in any of them: newest first. */
export async function viewPaymentYears(personId: string, at: string): Promise<PaymentYears> {
  const [years, last] = await Promise.all([paymentYearsOf(personId), lastPaymentOf(personId, at)]);
  const returned = years
    .flatMap((year) => year.returned)
    .sort((a, b) => b.returnedOn.localeCompare(a.returnedOn) || b.paymentId.localeCompare(a.paymentId));
  return { years, ...(last && { last }), returned };
}
