import { noonInChina } from '@shared/time';
import { personById } from '../identity/person-store';
import { tellAccount } from '../messages/tell';
import type { StoredPayment } from './payment-store';

/**
 * Tells the owner of each payment that came back, once for each time it did, however often the bank's file is read. Who has no
 * phone bound is told by the page and by the village, not here.
 */
export async function tellReturned(personId: string, payments: readonly StoredPayment[]): Promise<void> {
  const returned = payments.filter(({ status }) => status === 'returned');
  if (returned.length === 0) return;
  const accountId = (await personById(personId))?.accountId;
  if (!accountId) return;
  for (const { paymentId, paidOn, transfer } of returned) {
    const on = transfer.at(-1)?.on ?? paidOn;
    await tellAccount({
      accountId,
      kind: 'paymentReturned',
      paymentId,
      sourceId: `${paymentId}|${on}`,
      at: noonInChina(on),
    });
  }
}
