import { CopyContent, type CopyListing, CopyRefusal, CopyState } from '@shared/accounts/book-copies';
import { levelOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, list, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { hand } from '../hand-store';
import type { Book } from '../book-store';
import type { CopyYear } from './copy';

/** A line of the register of copies. It is never taken out: who was given what is what the register is for. */
export const BookCopyEntity = new Entity({
  name: 'BookCopy',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    copyId: string().key(),
    villageName: string(),
    year: number(),
    from: number(),
    through: number(),
    contents: list(string().enum(...CopyContent.options)),
    state: string().enum(...CopyState.options),
    asked: hand(),
    answered: hand().optional(),
    number: string().optional(),
    refusal: string()
      .enum(...CopyRefusal.options)
      .optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ villageCode, copyId }) => ({ pk: `COPIES#${villageCode}`, sk: `COPY#${copyId}` }),
  answers:
    'Which copies of the books a person asked for (gsi1); which wait for an answer, or were answered, in a town or in one of its villages (gsi2)',
});
export type StoredCopy = FormattedItem<typeof BookCopyEntity>;
export type NewCopy = Omit<StoredCopy, `gsi${1 | 2}${'pk' | 'sk'}`>;

/** How many copies a village gave in a year: the number of the next, and what anyone may know. */
export const BookCopyYearEntity = new Entity({
  name: 'BookCopyYear',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    given: number(),
    answeredLate: number(),
    version: number(),
  }),
  computeKey: ({ villageCode, year }: Book) => ({ pk: `COPIES#${villageCode}`, sk: `YEAR#${year}` }),
  answers: 'How many copies of its books did a village give in a year',
});
export type StoredCopyYear = FormattedItem<typeof BookCopyYearEntity>;

const asker = (personId: string | undefined) => `COPIES#BY#${personId ?? ''}`;
const listed = (town: string, which: CopyListing) => `COPIES#${town}#${which}`;

/** A copy with its places in the lists. The seed uses it too. */
export const copyRow = (copy: NewCopy): StoredCopy => ({
  ...copy,
  ...{ gsi1pk: asker(copy.asked.personId), gsi1sk: `COPY#${copy.copyId}` },
  gsi2pk: listed(townOf(copy.villageCode), copy.state === 'asked' ? 'waiting' : 'answered'),
  gsi2sk: `COPY#${copy.villageCode}#${copy.copyId}`,
});

/** @throws ConditionsFailed when it was answered since it was read. */
export const putCopy = (next: Omit<NewCopy, 'version'>, before: StoredCopy | undefined) =>
  putRow(BookCopyEntity, copyRow({ ...next, version: (before?.version ?? 0) + 1 }), unlessChanged(before?.version));

export const copyOf = (villageCode: string, copyId: string): Promise<StoredCopy | undefined> =>
  readRow(BookCopyEntity, { villageCode, copyId });

/** Strongly consistent. */
export async function copyYearOf(book: Book): Promise<StoredCopyYear> {
  const row = await readRow(BookCopyYearEntity, book);
  return row ?? { ...book, given: 0, answeredLate: 0, version: 0 };
}

/** @throws ConditionsFailed when another copy took the number. */
export const putCopyYear = ({ given, answeredLate }: CopyYear, { villageCode, year, version }: StoredCopyYear) =>
  putRow(BookCopyYearEntity, { villageCode, year, given, answeredLate, version: version + 1 }, unlessChanged(version));

/** What a person asked for, by one row of a roster, newest first. */
export const copiesBy = (personId: string): Promise<StoredCopy[]> =>
  everyRow((query) =>
    queryPage(
      BookCopyEntity,
      { partition: asker(personId), index: 'gsi1', range: { beginsWith: 'COPY#' }, newestFirst: true },
      query,
    ),
  );

/** What waits in a town or a village, or was answered there: by village, those answered newest first. */
export const copiesIn = (
  division: string,
  { which = 'waiting', ...query }: PageQuery & { which?: CopyListing | undefined },
): Promise<Page<StoredCopy>> =>
  queryPage(
    BookCopyEntity,
    {
      partition: listed(townOf(division), which),
      index: 'gsi2',
      newestFirst: which === 'answered',
      range: { beginsWith: levelOf(division) === 'village' ? `COPY#${division}#` : 'COPY#' },
    },
    query,
  );
