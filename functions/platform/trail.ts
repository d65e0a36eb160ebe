import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { LedgerTable } from './tables';
import { type Cover, digestOf, isCovered, linkAfter, type TrailHead, trailOf, type TrailRow } from './trail-link';
import { ConditionsFailed, retryOnRace, transact, type WriteItem } from './transact';

export const TrailLinkEntity = new Entity({
  name: 'TrailLink',
  table: LedgerTable,
  schema: item({
    subject: string().key(),
    seq: number().key(),
    previous: string(),
    action: string(),
    at: string(),
    actor: string(),
    role: string().optional(),
    requestId: string().optional(),
    note: string().optional(),
    covers: list(map({ pk: string(), sk: string(), digest: string() })).optional(),
    hash: string(),
  }),
  computeKey: ({ subject, seq }: { subject: string; seq: number }) => ({
    pk: `AUDIT#${subject}`,
    sk: `LINK#${String(seq).padStart(8, '0')}`,
  }),
  timestamps: false,
  meta: {
    title: 'TrailLink',
    description: 'Who did what to a report, or read what of it, and when: each link hashed with the one before',
  },
});

export const TrailHeadEntity = new Entity({
  name: 'TrailHead',
  table: LedgerTable,
  schema: item({
    subject: string().key(),
    seq: number(),
    hash: string(),
    at: string(),
    gsi1pk: string(),
    gsi1sk: string(),
    mac: string(),
  }),
  computeKey: ({ subject }: { subject: string }) => ({ pk: `AUDIT#${subject}`, sk: 'HEAD' }),
  timestamps: false,
  meta: {
    title: 'TrailHead',
    description:
      'How many links has the trail of a report, and how does it end (main); the trails of a district (gsi1)',
  },
});

/** What these writes leave of a report: the digests of its rows as they will be stored. */
function coversOf(reportId: string, items: readonly WriteItem[]): Cover[] {
  return items.flatMap((write) => {
    const { Put } = write.params() as { Put?: { Item?: Record<string, unknown> } };
    const row = Put?.Item;
    if (!row || !isCovered(row, reportId)) return [];
    return [{ pk: String(row.pk), sk: String(row.sk), digest: digestOf(row) }];
  });
}

async function headOf(reportId: string): Promise<TrailHead | undefined> {
  const { Item } = await TrailHeadEntity.build(GetItemCommand)
    .key({ subject: trailOf(reportId) })
    .options({ consistent: true })
    .send();
  return Item;
}

/** The writes that lengthen one report's trail by these lines: nobody else may have lengthened it since the head was read. */
async function linksFor(
  reportId: string,
  rows: readonly TrailRow[],
  items: readonly WriteItem[],
): Promise<WriteItem[]> {
  const before = await headOf(reportId);
  const writes: WriteItem[] = [];
  let head = before;
  rows.forEach((row, place) => {
    const next = linkAfter(head, row, place === 0 ? coversOf(reportId, items) : []);
    head = next.head;
    writes.push(
      TrailLinkEntity.build(PutTransaction)
        .item(next.link)
        .options({ condition: { attr: 'seq', exists: false } }),
    );
  });
  writes.push(
    TrailHeadEntity.build(PutTransaction)
      .item(head!)
      .options({ condition: before ? { attr: 'mac', eq: before.mac } : { attr: 'subject', exists: false } }),
  );
  return writes;
}

/** A report that many open at once is one trail: each who loses waits and hashes anew. */
const MOST_TRIES = 8;

/**
 * Writes all or nothing, each line as the next link of its report's trail. Meets another who lengthens a trail at the same time
 * by hashing anew after theirs; the caller's own conditions are what decides.
 * @throws ConditionsFailed when one of `items` was refused: `failed` are their places.
 */
export async function transactTrailed(rows: readonly TrailRow[], ...items: WriteItem[]): Promise<void> {
  const reportIds = [...new Set(rows.map(({ reportId }) => reportId))];
  let refused: ConditionsFailed | undefined;
  await retryOnRace(async () => {
    const links = await Promise.all(
      reportIds.map((reportId) =>
        linksFor(
          reportId,
          rows.filter((row) => row.reportId === reportId),
          items,
        ),
      ),
    );
    try {
      await transact(...items, ...links.flat());
    } catch (error) {
      if (!(error instanceof ConditionsFailed)) throw error;
      const own = error.failed.filter((place) => place < items.length);
      if (own.length === 0) throw error;
      refused = new ConditionsFailed(own);
    }
  }, MOST_TRIES);
  if (refused) throw refused;
}
