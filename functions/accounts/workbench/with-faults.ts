import type { WorkMonth } from '@shared/accounts/workbench';
import { isOver } from '../audit-queue/audit';
import { queuedAmong } from '../audit-queue/audit-queue';
import { auditsOfMonth } from '../audit-queue/audit-store';
import type { Book } from '../book-store';
import { closingFaults } from '../closing-faults/closing-faults';
import { readClosingFacts } from '../closing-faults/read-closing-facts';

/**
 * The months of a year, where the one that is ready by its states is looked at as closing looks at it, as far as closing would refuse: a village
 * has one such month at the most, so a page reads no more of each of its villages than the vouchers of one month.
 */
export const withFaults = (book: Book, months: readonly WorkMonth[]): Promise<WorkMonth[]> =>
  Promise.all(
    months.map(async (month) => {
      if (month.awaits !== 'closing') return month;
      const facts = await readClosingFacts(book, month.month, { onlyBlocking: true });
      if (closingFaults(facts).some(({ blocks }) => blocks)) return { ...month, awaits: 'mending' as const };
      const queue = queuedAmong(facts, await auditsOfMonth(book, month.month));
      const isChecked = queue.length > 0 && queue.every(({ audit }) => audit !== undefined && isOver(audit));
      return isChecked ? { ...month, state: 'checked' as const } : month;
    }),
  );
