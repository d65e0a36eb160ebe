import { NoticeKind } from '@shared/affairs/notices';
import type { Page, PageQuery } from '@shared/page';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { daysAfter } from '@shared/time';
import { idsBetween } from '../../platform/id';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const villageOf = (villageCode: string) => `NOTICES#${villageCode}`;

/**
 * A notice to a village (村务公告). Its id carries the instant from which it is read, so what is scheduled needs no job: it
 * lies beyond the range that is listed until the clock has come there.
 */
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
    asksReceipt: boolean(),
    duty: map({
      code: string().enum('finance', 'decisions', 'relief', 'government', 'party', 'supervision'),
      period: string(),
    }).optional(),
    decisionId: string().optional(),
    /** Redacted copies. */
    mediaIds: list(string()).optional(),
    revisedAt: string().optional(),
    withdrawnAt: string().optional(),
    withdrawnReason: string().optional(),
    withdrawnBy: string().optional(),
    version: number(),
    revision: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ villageCode, noticeId }) => ({ pk: villageOf(villageCode), sk: `NOTICE#${noticeId}` }),
  answers: 'What was published in this village, newest first, and what will be; what of one kind (gsi1)',
});
export type StoredNotice = Omit<FormattedItem<typeof NoticeEntity>, 'gsi1pk' | 'gsi1sk'>;

const kindOf = (villageCode: string, kind: NoticeKind) => `${villageOf(villageCode)}#${kind}`;

/** The notice's row. Import and seed use it too. */
export const noticeRow = (notice: StoredNotice): FormattedItem<typeof NoticeEntity> => ({
  ...notice,
  gsi1pk: kindOf(notice.villageCode, notice.kind),
  gsi1sk: `NOTICE#${notice.noticeId}`,
});

const BEGINNING = '2000-01-01T00:00:00.000Z';
const FAR_DAYS = 400;
const moment = (at: string) => new Date(Date.parse(at) + 1).toISOString();
const ids = (from: string, until: string): { between: [string, string] } => {
  const [first, last] = idsBetween(from, until);
  return { between: [`NOTICE#${first}`, `NOTICE#${last}`] };
};

/** What is read at `at`, of one kind or of all, newest first. A cursor stays good while the clock goes on. */
export const noticesOf = (
  villageCode: string,
  { kind, ...query }: PageQuery & { kind?: NoticeKind | undefined },
  at: string,
): Promise<Page<StoredNotice>> =>
  queryPage(
    NoticeEntity,
    {
      ...(kind ? { index: 'gsi1', partition: kindOf(villageCode, kind) } : { partition: villageOf(villageCode) }),
      range: ids(BEGINNING, moment(at)),
      newestFirst: true,
      scope: 'published',
    },
    query,
  );

/** What will be read after `at`, soonest first. */
export const scheduledNoticesOf = (villageCode: string, query: PageQuery, at: string): Promise<Page<StoredNotice>> =>
  queryPage(
    NoticeEntity,
    { partition: villageOf(villageCode), range: ids(moment(at), daysAfter(at, FAR_DAYS)), scope: 'scheduled' },
    query,
  );

export const noticeOf = (
  villageCode: string,
  noticeId: string,
  { consistent = false } = {},
): Promise<StoredNotice | undefined> => readRow(NoticeEntity, { villageCode, noticeId }, { consistent });

export const putNewNotice = (notice: StoredNotice) => putNew(NoticeEntity, noticeRow(notice));

/** Replaces the notice as it was read; the transaction fails when it changed meanwhile. */
export const putNotice = (next: StoredNotice, previous: StoredNotice) =>
  putRow(NoticeEntity, noticeRow(next), unlessChanged(previous.version));

/** Only for what nobody has read yet. */
export const deleteNotice = ({ villageCode, noticeId, version }: StoredNotice) =>
  NoticeEntity.build(DeleteTransaction)
    .key({ villageCode, noticeId })
    .options({ condition: { attr: 'version', eq: version } });

/** Which notice stands above the others. */
export const PinnedNoticeEntity = new Entity({
  name: 'PinnedNotice',
  table: CivicTable,
  schema: item({ villageCode: string().key(), noticeId: string().optional(), pinnedAt: string() }),
  computeKey: ({ villageCode }) => ({ pk: villageOf(villageCode), sk: 'PINNED' }),
  answers: 'Which notice of this village stands above the others',
});

export async function pinnedIn(villageCode: string): Promise<string | undefined> {
  const row = await readRow(PinnedNoticeEntity, { villageCode }, { consistent: false });
  return row?.noticeId;
}

export const putPinned = (villageCode: string, noticeId: string | undefined, pinnedAt: string) =>
  putRow(PinnedNoticeEntity, { villageCode, ...(noticeId && { noticeId }), pinnedAt });
