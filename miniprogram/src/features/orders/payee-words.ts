import type { RegisteredPayee } from '@shared/orders/registers';
import { PAYEES } from './copy';

/** Whether an order to this payee may be submitted now. The server asks again. */
export const payeeReady = ({ nameCheck, usableFrom }: RegisteredPayee, now: string): boolean =>
  nameCheck === 'right' && usableFrom <= now;

/** Why a payee cannot be paid yet, or that the bank knows the name. `cooling` says from when. */
export const payeeWords = (payee: RegisteredPayee, now: string, cooling: string): string => {
  if (payee.nameCheck === 'wrong' || payeeReady(payee, now)) return PAYEES.check[payee.nameCheck];
  return [payee.nameCheck === 'waiting' && PAYEES.check.waiting, payee.usableFrom > now && cooling]
    .filter(Boolean)
    .join('，');
};
