import { quarterOf } from '@shared/quarters';
import type { SubsidyField } from '@shared/subsidies/fields';
import { addDays, noonInChina } from '@shared/time';
import { type Arrived, creditedOn } from '../../subsidies/payment-store';

/** Days after money came until its payee is asked: 亳州 invites those who are silent for as long. */
export const DAYS_TO_INVITE = 3;
/** Days after that in which a run which was cut off is made good; later an invitation is none. */
export const DAYS_LATE = 10;

/** A payment of a person, with its kind. */
export interface Paid extends Arrived {
  readonly field?: SubsidyField | undefined;
}

/** On which day its payee is asked. */
export const dueOn = (arrivedOn: string): string => addDays(arrivedOn, DAYS_TO_INVITE);

/** Whether it had been there for three days once before it came back: its payee was asked then. */
const wasAskedBefore = ({ transfer }: Paid): boolean =>
  transfer.some(({ status, on }, place) => {
    const next = transfer[place + 1];
    return status === 'credited' && next !== undefined && next.on >= dueOn(on);
  });

const rankOf = (paid: Paid): string => `${creditedOn(paid)!}#${paid.paymentId}`;
const quarterDue = (paid: Paid): string => quarterOf(noonInChina(dueOn(creditedOn(paid)!)));

/**
 * Whether its payee is asked about this payment: the first of its kind to come due in a quarter, since a kind is judged once in one, and
 * never a second time about the same.
 * @param all what was paid to the person in this quarter and the two before, as it stands now.
 */
export function isAskedAbout({ paymentId }: Pick<Paid, 'paymentId'>, all: readonly Paid[]): boolean {
  const paid = all.find((one) => one.paymentId === paymentId);
  if (!paid?.field || !creditedOn(paid) || wasAskedBefore(paid)) return false;
  const ofKind = all.filter((one) => one.field === paid.field && creditedOn(one));
  return ofKind.every((one) => quarterDue(one) !== quarterDue(paid) || rankOf(one) >= rankOf(paid));
}
