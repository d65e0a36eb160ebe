import { auditRow } from '../platform/audit';
import { ConditionsFailed, retryOnRace, transact } from '../platform/transact';
import { addToYear, paidIn } from './payment';
import { tellReturned } from './tell-returned';
import { paymentYearOf, putNewPayment, putPaymentYear, type StoredPayment } from './payment-store';

/** DynamoDB takes 100 items a transaction; the year total and the audit row go with the payments. */
const MAX_TOGETHER = 98;

/** Some of these payments are recorded already; of their transaction nothing was written. */
export class AlreadyRecorded extends Error {
  constructor(readonly paymentIds: string[]) {
    super(`${paymentIds.length} payments are recorded already`);
    this.name = 'AlreadyRecorded';
  }
}

/**
 * Records payments, of any number of people: up to 98 of one person's year together with its total and the audit row in one
 * transaction, so that a total is always the sum of its payments.
 * @throws AlreadyRecorded when a payment is there already, or twice in the list; the groups before it stay recorded, so an import may go on.
 */
export async function recordPayments(payments: readonly StoredPayment[], at: string, actor: string): Promise<void> {
  const seen = new Set<string>();
  const twice = payments.flatMap(({ paymentId }) => (seen.has(paymentId) ? paymentId : (seen.add(paymentId), [])));
  if (twice.length > 0) throw new AlreadyRecorded(twice);
  for (const group of groupsOf(payments)) await recordGroup(group, at, actor);
}

function groupsOf(payments: readonly StoredPayment[]): StoredPayment[][] {
  const years = new Map<string, StoredPayment[]>();
  for (const payment of payments) {
    const key = `${payment.personId}#${paidIn(payment)}`;
    years.set(key, [...(years.get(key) ?? []), payment]);
  }
  return [...years.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MAX_TOGETHER) }, (_, place) =>
      group.slice(place * MAX_TOGETHER, (place + 1) * MAX_TOGETHER),
    ),
  );
}

async function recordGroup(group: StoredPayment[], at: string, actor: string): Promise<void> {
  const [first] = group;
  if (!first) return;
  const { personId } = first;
  const year = paidIn(first);
  await retryOnRace(async () => {
    const before = await paymentYearOf(personId, year);
    try {
      await transact(
        ...group.map(putNewPayment),
        putPaymentYear({ ...addToYear(before ?? year, group), personId }, before),
        auditRow({
          subject: `person#${personId}`,
          action: 'recordPayments',
          at,
          actor,
          note: `${year}: ${group.length}`,
        }),
      );
    } catch (error) {
      const known =
        error instanceof ConditionsFailed ? error.failed.flatMap((place) => group[place]?.paymentId ?? []) : [];
      throw known.length > 0 ? new AlreadyRecorded(known) : error;
    }
  });
  await tellReturned(personId, group);
}
