import { BOOKKEEPERS } from '@shared/accounts/books';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import type { Caller } from '../platform/sessions';
import { dueOf, type StoredDue } from './due-store';

/** A payment for who paid it, and for who keeps the village's books. @throws AppError `notFound` for anyone else. */
export async function dueSeenBy(duePaymentId: string, { accountId, person, grants }: Caller): Promise<StoredDue> {
  const due = await dueOf(duePaymentId);
  const isTheirs = due?.payerAccountId === accountId || due?.payerPersonId === person?.personId;
  if (!due || !(isTheirs || holds(grants, BOOKKEEPERS, due.villageCode))) throw new AppError('notFound');
  return due;
}
