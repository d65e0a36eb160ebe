import { NoticeKind } from '@shared/affairs';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { string } from 'dynamodb-toolbox/schema/string';
import { queryPage } from '../platform/query-page';
import { CivicTable } from '../platform/tables';

const villageOf = (villageCode: string) => `NOTICES#${villageCode}`;

/** A notice to a village (村务公告). */
export const NoticeEntity = new Entity({
  name: 'Notice',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    noticeId: string().key(),
    villageName: string(),
    kind: string().enum(...NoticeKind.options),
    title: string(),
    excerpt: string(),
    body: string(),
    author: string(),
    publishedAt: string(),
  }),
  computeKey: ({ villageCode, noticeId }: { villageCode: string; noticeId: string }) => ({
    pk: villageOf(villageCode),
    sk: `NOTICE#${noticeId}`,
  }),
  timestamps: false,
  meta: { title: 'Notice', description: 'What was published in this village, newest first' },
});
export type StoredNotice = FormattedItem<typeof NoticeEntity>;

export const noticesOf = (villageCode: string, query: PageQuery): Promise<Page<StoredNotice>> =>
  queryPage(
    NoticeEntity,
    { partition: villageOf(villageCode), range: { beginsWith: 'NOTICE#' }, newestFirst: true },
    query,
  );

export async function noticeOf(
  villageCode: string,
  noticeId: string,
  { consistent = false } = {},
): Promise<StoredNotice | undefined> {
  const { Item } = await NoticeEntity.build(GetItemCommand)
    .key({ villageCode, noticeId })
    .options({ consistent })
    .send();
  return Item;
}

export const putNotice = (notice: StoredNotice) =>
  NoticeEntity.build(PutTransaction)
    .item(notice)
    .options({ condition: { attr: 'noticeId', exists: false } });
