import type { Entry } from '@shared/accounts/accounts';
import { yearMonthOf } from '@shared/time';
import { hashOf } from '../../platform/sealed';
import type { WriteItem } from '../../platform/transact';
import { addToMonths } from './account-months';
import { addToPayees } from './payees';
import {
  payeeSumsOf,
  putPayeeSums,
  putYearByMonth,
  type StoredPayeeSums,
  type StoredYearByMonth,
  yearByMonthOf,
  yearByMonthRow,
} from './reading-store';
import { type IndexedEntry, packEntries, unpackEntries } from './search-index';
import { lastPartOf, putSearchMonth, type StoredSearchMonth } from './search-index-store';

/** An entry as it was posted. `counterpartyKey` tells people of the same masked name apart, where whoever masked it knew them. */
type Posted = Entry & { villageCode: string; year: number; counterpartyKey?: string | undefined };

/** A month's part is full with this many: some 70 KB. */
const FULL_PART = 1_000;
const ID_LENGTH = 16;

/** Without a key of their own, those who are called the same are one: the page says so where names are masked. */
const payeeIdOf = ({ counterparty, counterpartyKey }: Posted): string =>
  counterpartyKey ?? hashOf(`payee|${counterparty}`).slice(0, ID_LENGTH);

const indexed = (entry: Posted): IndexedEntry => ({ ...entry, payeeId: payeeIdOf(entry) });

function byMonth(entries: readonly IndexedEntry[]): Map<string, IndexedEntry[]> {
  const months = new Map<string, IndexedEntry[]>();
  for (const entry of entries) {
    const month = yearMonthOf(entry.occurredOn);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return months;
}

/**
 * What a posting writes besides the book so that it can be read: the index of its month, whom the year paid, and the year by
 * month and account. For the posting's own transaction (three items, for a voucher is of one day), so no reader ever sees the
 * one without the other. Each only if nobody posted in between.
 */
export async function keptForReading(entries: readonly Posted[]): Promise<WriteItem[]> {
  const [first] = entries;
  if (!first) return [];
  const { villageCode, year } = first;
  const mine = entries.map(indexed);
  const [payees, months, ...parts] = await Promise.all([
    payeeSumsOf({ villageCode, year }, { consistent: true }),
    yearByMonthOf({ villageCode, year }, { consistent: true }),
    ...[...byMonth(mine)].map(([month, its]) => putInMonth(villageCode, month, its)),
  ]);
  return [
    putPayeeSums({ villageCode, year, ...addToPayees(payees, mine) }, payees),
    putYearByMonth({ villageCode, year, ...addToMonths(months, mine) }, months),
    ...parts,
  ];
}

async function putInMonth(villageCode: string, month: string, entries: readonly IndexedEntry[]): Promise<WriteItem> {
  const last = await lastPartOf(villageCode, month);
  const key = { villageCode, month };
  if (!last || last.count + entries.length > FULL_PART)
    return putSearchMonth(
      { ...key, part: last ? last.part + 1 : 0, count: entries.length, packed: packEntries(entries) },
      undefined,
    );
  const all = [...unpackEntries(last.packed), ...entries];
  return putSearchMonth({ ...key, part: last.part, count: all.length, packed: packEntries(all) }, last);
}

export interface ReadingRows {
  searchMonths: StoredSearchMonth[];
  payeeSums: StoredPayeeSums[];
  yearsByMonth: StoredYearByMonth[];
}

/** The same rows for a whole book at once: for the seed and an import, which write many entries where none were. */
export function readingRowsOf(villageCode: string, entries: readonly Posted[]): ReadingRows {
  const mine = entries.map(indexed);
  const years = [...new Set(entries.map(({ year }) => year))];
  const of = (year: number) => mine.filter(({ occurredOn }) => occurredOn.startsWith(String(year)));
  return {
    searchMonths: [...byMonth(mine)].flatMap(([month, its]) =>
      Array.from({ length: Math.ceil(its.length / FULL_PART) }, (_, part) => {
        const entriesOfPart = its.slice(part * FULL_PART, (part + 1) * FULL_PART);
        return {
          villageCode,
          month,
          part,
          count: entriesOfPart.length,
          packed: packEntries(entriesOfPart),
          version: 1,
        };
      }),
    ),
    payeeSums: years.map((year) => ({ villageCode, year, ...addToPayees(undefined, of(year)), version: 1 })),
    yearsByMonth: years.map((year) =>
      yearByMonthRow({ villageCode, year, ...addToMonths(undefined, of(year)), version: 1 }),
    ),
  };
}
