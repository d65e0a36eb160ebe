import type { WorkMonth } from '@shared/accounts/workbench';
import { isOver } from '../audit-queue/audit';
import { auditQueueOf } from '../audit-queue/audit-queue';
import type { Book } from '../book-store';
import { closingFaults } from '../closing-faults/closing-faults';
import { readClosingFacts } from '../closing-faults/read-closing-facts';

/**
 * The months of a year, where the one that is ready by its states is looked at as closing looks at it: a village has one such month at the
 * most, so a page reads no more than a list of each of its villages.
 */
export const withFaults = (book: Book, months: readonly WorkMonth[]): Promise<WorkMonth[]> =>
  Promise.all(
    months.map(async (month) => {
      if (month.awaits !== 'closing') return month;
      const blocking = closingFaults(await readClosingFacts(book, month.month)).filter(({ blocks }) => blocks);
      if (blocking.length > 0) return { ...month, awaits: 'mending' as const };
      const queue = await auditQueueOf(book, month.month);
      const isChecked = queue.length > 0 && queue.every(({ audit }) => audit !== undefined && isOver(audit));
      return isChecked ? { ...month, state: 'checked' as const } : month;
    }),
  );
