import type { EntryQuestion, FoundSum } from '@shared/accounts/entry-search';
import type { Page } from '@shared/page';
import { monthInChina, yearMonthOf } from '@shared/time';
import { decodeCursor, encodeCursor } from '../../platform/cursor';
import { idsBetween } from '../../platform/id';
import { type IndexedEntry, matcherOf, unpackEntries } from './search-index';
import { searchMonths, type StoredSearchMonth } from './search-index-store';

/**
 * How far one call looks: thirty years of months, five years a Query. A village's ten years of some 240 entries are two
 * Queries of 20 units in all (ADR 16). Whoever has more gets a cursor that goes on from there.
 */
const BUDGET = { monthsAtOnce: 60, queries: 6 };

const OLDEST = '0000-00';
const NEWEST = '9999-99';

/** All ids from `before` on were looked at; `month` is the first to read again. */
type Place = { before: string; month: string };

/**
 * What a village's books have that fits the question, newest first. A page is full while there is more, unless the budget is
 * spent. The first page reads on to the end, to say what all of it adds up to.
 * @throws AppError `page.badCursor`
 */
export async function findEntries(
  villageCode: string,
  question: EntryQuestion,
  { after, limit }: { after?: string | undefined; limit: number },
  budget = BUDGET,
): Promise<Page<IndexedEntry> & { sum?: FoundSum }> {
  const scope = `search:${villageCode}:${JSON.stringify(Object.entries(question).sort())}`;
  const start = decodeCursor(after, scope) as Place | undefined;
  const matches = matcherOf(question);
  const found: IndexedEntry[] = [];
  const sum: FoundSum = { count: 0, incomeFen: 0, expenseFen: 0, whole: true };
  let left = budget.queries;
  /** Where the next call goes on when the budget was spent before the end. */
  let unread: Place | undefined;

  const from = question.from?.slice(0, 7) ?? OLDEST;
  const until = [question.until?.slice(0, 7) ?? NEWEST, start?.month ?? NEWEST].sort()[0]!;
  const months = monthsOf(searchMonths(villageCode, from, until, budget.monthsAtOnce), () => (left -= 1) > 0);
  for await (const { month, entries, cutOff } of months) {
    if (cutOff) {
      const [, end] = monthInChina(month);
      unread = { before: idsBetween(end, end)[0], month };
      break;
    }
    for (const entry of entries) {
      if (!matches(entry) || (start && entry.entryId >= start.before)) continue;
      if (found.length <= limit) found.push(entry);
      sum.count += 1;
      sum[entry.direction === 'income' ? 'incomeFen' : 'expenseFen'] += entry.amountFen;
    }
    if (start && found.length > limit) break;
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last ? { before: last.entryId, month: yearMonthOf(last.occurredOn) } : undefined;
  const next = encodeCursor(more ?? unread, scope);
  return {
    items,
    ...(next && { next }),
    ...(!start && { sum: { ...sum, whole: !unread } }),
  };
}

/** The rows as whole months, each newest first: a crowded month has several rows, and a late voucher is in the last of them. */
async function* monthsOf(
  pages: ReturnType<typeof searchMonths>,
  mayGoOn: () => boolean,
): AsyncGenerator<{ month: string; entries: IndexedEntry[]; cutOff?: true }> {
  let gathered: StoredSearchMonth[] = [];
  const whole = () => ({
    month: gathered[0]!.month,
    entries: gathered
      .flatMap(({ packed }) => unpackEntries(packed))
      .sort((a, b) => (a.entryId < b.entryId ? 1 : a.entryId > b.entryId ? -1 : 0)),
  });
  for await (const { rows, more } of pages) {
    for (const row of rows) {
      if (gathered.length > 0 && gathered[0]!.month !== row.month) {
        yield whole();
        gathered = [];
      }
      gathered.push(row);
    }
    if (more && !mayGoOn()) {
      // The last month may have more parts than were read: it is left for the next call.
      yield { month: gathered[0]!.month, entries: [], cutOff: true };
      return;
    }
  }
  if (gathered.length > 0) yield whole();
}
