import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { putNew } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const noticeOf = (noticeId: string) => `NOTICE#${noticeId}`;

/** A text a notice had. Kept from the first change on: the text before it and the one after. */
export const NoticeRevisionEntity = new Entity({
  name: 'NoticeRevision',
  table: CivicTable,
  schema: item({
    noticeId: string().key(),
    revision: number().key(),
    title: string(),
    body: string(),
    author: string(),
    at: string(),
    reason: string().optional(),
  }),
  computeKey: ({ noticeId, revision }) => ({
    pk: noticeOf(noticeId),
    sk: `REVISION#${String(revision).padStart(5, '0')}`,
  }),
  answers: 'What texts has this notice had, newest first',
});
export type StoredRevision = FormattedItem<typeof NoticeRevisionEntity>;

/** Refused when that revision is there already: what was said once is never said otherwise. */
export const putRevision = (revision: StoredRevision) => putNew(NoticeRevisionEntity, revision);

export const revisionsOf = (noticeId: string, query: PageQuery): Promise<Page<StoredRevision>> =>
  queryPage(
    NoticeRevisionEntity,
    { partition: noticeOf(noticeId), range: { beginsWith: 'REVISION#' }, newestFirst: true },
    query,
  );
