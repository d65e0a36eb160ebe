import { AppError } from '@shared/errors';
import type { Book } from '../book-store';
import { closingFaults, REFUSALS } from './closing-faults';
import { readClosingFacts } from './read-closing-facts';

/**
 * Whether a month has what it closes with, as it stands now. A village that has registered no bank account is not asked for its sheet.
 * @throws AppError `accounts.vouchersWaiting`, `bank.notReconciled`, `accounts.overdrawn`, `accounts.balancesUnlike`; `notFound`
 */
export async function refuseFaulty(book: Book, month: number): Promise<void> {
  for (const { kind } of closingFaults(await readClosingFacts(book, month, { onlyBlocking: true }))) {
    const refusal = REFUSALS[kind];
    if (refusal) throw new AppError(refusal);
  }
}
