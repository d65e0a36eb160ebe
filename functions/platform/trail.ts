import { AppError } from '@shared/errors';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Entity, item, list, map, number, string } from './entity';
import { putNew, putRow, readRow } from './row';
import { log } from './log';
import { CivicTable, documentClient, LedgerTable } from './tables';
import {
  type Cover,
  coverOf,
  digestOf,
  hashOfLink,
  isCovered,
  isCoveredKind,
  isReplaced,
  isSameRow,
  linkAfter,
  linkKey,
  macOfHead,
  type TrailHead,
  trailOf,
  type TrailRow,
} from './trail-link';
import { ConditionsFailed, pause, retryOnRace, transact, type WriteItem } from './transact';

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
  computeKey: linkKey,
  answers: 'Who did what to a report, or read what of it, and when: each link hashed with the one before',
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
    standing: list(map({ pk: string(), sk: string(), digest: string() })),
    mac: string(),
  }),
  computeKey: ({ subject }) => ({ pk: `AUDIT#${subject}`, sk: 'HEAD' }),
  answers: 'How many links has the trail of a report, and how does it end (main); the trails of a district (gsi1)',
});

/** The rows of a report that these writes leave, as they will be stored. */
const coveredRows = (reportId: string, items: readonly WriteItem[]): Record<string, unknown>[] =>
  items.flatMap((write) => {
    // Its params are made again when it is written: only what is covered is worth that.
    if (!isCoveredKind(write.entity.entityName)) return [];
    const { Put } = write.params() as { Put?: { Item?: Record<string, unknown> } };
    const row = Put?.Item;
    return row && isCovered(row, reportId) ? [row] : [];
  });

/** A row as it lies in a table, read past its entity: an attribute that has no business there is to be seen. */
async function rawRow(
  table: typeof LedgerTable | typeof CivicTable,
  key: { pk: string; sk: string },
): Promise<Record<string, unknown> | undefined> {
  const { Item } = await documentClient.send(
    new GetCommand({ TableName: table.getName(), Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }),
  );
  return Item;
}

/**
 * Whether a trail may be lengthened: its head is sealed, its last link is the one the head names, and each row that is about to be
 * replaced is as the trail last left it. Otherwise the next link would certify what somebody wrote past us.
 */
async function isSound(
  head: TrailHead | undefined,
  reportId: string,
  replaced: readonly Cover[],
  rows: readonly (Record<string, unknown> | undefined)[],
): Promise<boolean> {
  const last = await rawRow(LedgerTable, linkKey({ subject: trailOf(reportId), seq: head?.seq ?? 1 }));
  const isAsLeft = (cover: Cover, place: number) => {
    const row = rows[place];
    return head?.standing.find(isSameRow(cover))?.digest === (row && digestOf(row));
  };
  if (!replaced.every(isAsLeft)) return false;
  if (!head) return last === undefined;
  return head.mac === macOfHead(head) && last?.hash === head.hash && hashOfLink(last) === head.hash;
}

const headOf = (reportId: string): Promise<TrailHead | undefined> =>
  readRow(TrailHeadEntity, { subject: trailOf(reportId) });

/** What is written between two readings makes a sound trail look broken: only what stays so is. */
const READINGS = 4;

/** @throws AppError `trail.broken` */
async function soundHeadOf(reportId: string, replaced: readonly Cover[]): Promise<TrailHead | undefined> {
  for (let reading = 1; reading <= READINGS; reading += 1) {
    const [head, ...rows] = await Promise.all([
      headOf(reportId),
      ...replaced.map((cover) => rawRow(CivicTable, cover)),
    ]);
    if (await isSound(head, reportId, replaced, rows)) return head;
    await pause(reading);
  }
  log('error', 'trailBroken', { subject: trailOf(reportId) });
  throw new AppError('trail.broken');
}

/** The writes that lengthen one report's trail by these lines: nobody else may have lengthened it since the head was read. */
async function linksFor(
  reportId: string,
  rows: readonly TrailRow[],
  items: readonly WriteItem[],
  isFirstTry: boolean,
): Promise<WriteItem[]> {
  const covered = coveredRows(reportId, items);
  const replaced = covered.filter(isReplaced).map(coverOf);
  // Nothing is there to be read; should something be, a condition fails, and it is read at the next try.
  const isNew = isFirstTry && rows[0]!.begins;
  const before = isNew ? undefined : await soundHeadOf(reportId, replaced);
  const writes: WriteItem[] = [];
  let head = before;
  rows.forEach((row, place) => {
    const next = place === 0 ? linkAfter(head, row, covered.map(coverOf), replaced) : linkAfter(head, row, []);
    head = next.head;
    writes.push(putNew(TrailLinkEntity, next.link));
  });
  writes.push(
    putRow(TrailHeadEntity, head!, before ? { attr: 'mac', eq: before.mac } : { attr: 'subject', exists: false }),
  );
  return writes;
}

/** A report that many open at once is one trail: each who loses waits and hashes anew. */
const MOST_TRIES = 8;

/**
 * Writes all or nothing, each line as the next link of its report's trail. Meets another who lengthens a trail at the same time
 * by hashing anew after theirs; the caller's own conditions are what decides. Checks each trail before it lengthens it.
 * @throws ConditionsFailed when one of `items` was refused: `failed` are their places. AppError `trail.broken`.
 */
export async function transactTrailed(rows: readonly TrailRow[], ...items: WriteItem[]): Promise<void> {
  const reportIds = [...new Set(rows.map(({ reportId }) => reportId))];
  let refused: ConditionsFailed | undefined;
  let tries = 0;
  await retryOnRace(async () => {
    tries += 1;
    const links = await Promise.all(
      reportIds.map((reportId) =>
        linksFor(
          reportId,
          rows.filter((row) => row.reportId === reportId),
          items,
          tries === 1,
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
