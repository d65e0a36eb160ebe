import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { putNew, readRow } from '../../platform/row';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add } from 'dynamodb-toolbox/entity/actions/update';
import { queryPage, readRows } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const readersOf = (noticeId: string) => `READERS#${noticeId}`;

/** That a resident opened a notice that asks for a receipt (回执). In the order of the list of those bound: group, person. */
export const NoticeReaderEntity = new Entity({
  name: 'NoticeReader',
  table: CivicTable,
  schema: item({
    noticeId: string().key(),
    group: string().key(),
    personId: string().key(),
    name: string(),
    readAt: string(),
  }),
  computeKey: ({ noticeId, group, personId }) => ({ pk: readersOf(noticeId), sk: `READER#${group}#${personId}` }),
  answers: 'Who has read this notice, by group',
});
export type StoredReader = FormattedItem<typeof NoticeReaderEntity>;

/** How many they are, kept by the write. */
export const NoticeReadCountEntity = new Entity({
  name: 'NoticeReadCount',
  table: CivicTable,
  schema: item({ noticeId: string().key(), count: number() }),
  computeKey: ({ noticeId }) => ({ pk: readersOf(noticeId), sk: 'COUNT' }),
  answers: 'How many have read this notice',
});

export const readingOf = (noticeId: string, group: string, personId: string): Promise<StoredReader | undefined> =>
  readRow(NoticeReaderEntity, { noticeId, group, personId });

export const putReader = (reader: StoredReader) => putNew(NoticeReaderEntity, reader);

export const countReader = (noticeId: string) =>
  NoticeReadCountEntity.build(UpdateTransaction).item({ noticeId, count: $add(1) });

export async function readCountOf(noticeId: string): Promise<number> {
  const row = await readRow(NoticeReadCountEntity, { noticeId }, { consistent: false });
  return row?.count ?? 0;
}

export const readersPage = (noticeId: string, query: PageQuery): Promise<Page<StoredReader>> =>
  queryPage(NoticeReaderEntity, { partition: readersOf(noticeId), range: { beginsWith: 'READER#' } }, query);

interface Place {
  group: string;
  personId: string;
}

/** The readings from one place of the roster to another, both included: as many as stand there at most. */
export const readingsBetween = (noticeId: string, first: Place, last: Place): Promise<StoredReader[]> =>
  readRows(NoticeReaderEntity, {
    partition: readersOf(noticeId),
    range: { between: [`READER#${first.group}#${first.personId}`, `READER#${last.group}#${last.personId}`] },
  });
