import { LetterReason } from '@shared/messages/dead-letters';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type InputItem, item, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { epochSeconds } from '../../platform/clock';
import { queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { ConditionsFailed, transact, type WriteItem } from '../../platform/transact';
import { countLetter } from '../dead-letters/count-store';
import type { Line } from './line';
import { putLine } from './line-store';
import { hasFailed, type Outgoing, OUTGOING_GROUPS } from './outgoing';

const DAYS_KEPT = 7;
const DUE = 'OUTBOX#due';
const FAILED = 'OUTBOX#failed';

export const OutgoingEntity = new Entity({
  name: 'Outgoing',
  table: CivicTable,
  schema: item({
    outgoingId: string().key(),
    accountId: string(),
    channel: string().enum('wechat', 'sms'),
    group: string().enum(...OUTGOING_GROUPS),
    createdAt: string(),
    state: string().enum('waiting', 'sending', 'sent', 'needless', 'refused', 'dead', 'unknown', 'dropped'),
    attempts: number(),
    dueAt: string(),
    reason: string()
      .enum(...LetterReason.options)
      .optional(),
    endedAt: string().optional(),
    version: number(),
    ttl: number().optional(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ outgoingId }) => ({ pk: `OUTGOING#${outgoingId}`, sk: 'OUTGOING' }),
  answers:
    'How far is this reminder (main); which are to be sent by now, soonest first, and which failed, newest first (gsi1)',
});

/** What a row has besides the reminder: read with it, and made anew with each write. */
const PLACE = { gsi1pk: undefined, gsi1sk: undefined, ttl: undefined };

/** A reminder as its row: in the list it stands in now; gone a week after it ended well. */
export function outgoingRow(outgoing: Outgoing): InputItem<typeof OutgoingEntity> {
  const { outgoingId, state, dueAt, endedAt } = outgoing;
  const row = { ...outgoing, ...PLACE };
  if (hasFailed(outgoing)) return { ...row, gsi1pk: FAILED, gsi1sk: `${endedAt ?? dueAt}#${outgoingId}` };
  if (state === 'waiting' || state === 'sending') return { ...row, gsi1pk: DUE, gsi1sk: `${dueAt}#${outgoingId}` };
  return { ...row, ttl: epochSeconds(endedAt ?? dueAt) + DAYS_KEPT * 86_400 };
}

/** Read strongly consistent. */
export const outgoingById = (outgoingId: string): Promise<Outgoing | undefined> =>
  readRow(OutgoingEntity, { outgoingId });

export const putNewOutgoing = (outgoing: Outgoing) => putNew(OutgoingEntity, outgoingRow(outgoing));

/** Adds one that goes with no message; the same id a second time changes nothing. */
export async function addOutgoing(outgoing: Outgoing): Promise<void> {
  try {
    await transact(putNewOutgoing(outgoing));
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}

/** Replaces a reminder as it was read; the transaction fails when another sender, or the admin, came between. */
export const putOutgoing = (outgoing: Outgoing, previous: Outgoing) =>
  putRow(OutgoingEntity, outgoingRow(outgoing), unlessChanged(previous.version));

/** What is to be sent by now, or was being sent by a sender whose lease ran out; soonest first. */
export const outgoingDueBy = (at: string, query: PageQuery): Promise<Page<Outgoing>> =>
  queryPage(
    OutgoingEntity,
    { partition: DUE, index: 'gsi1', range: { between: ['0', `${at}#~`] }, scope: 'due' },
    query,
  );

/** What failed, newest first. */
export const failedOutgoing = (query: PageQuery): Promise<Page<Outgoing>> =>
  queryPage(OutgoingEntity, { partition: FAILED, index: 'gsi1', newestFirst: true }, query);

/**
 * A reminder and the line it goes by, moved together; counted among what failed as it enters or leaves that list.
 * @throws ConditionsFailed when one of them changed meanwhile.
 */
export const saveOutgoing = (
  [next, previous]: [Outgoing, Outgoing],
  line?: [next: Line, previous: Line],
  ...more: WriteItem[]
): Promise<void> =>
  transact(
    putOutgoing(next, previous),
    ...(line ? [putLine(...line)] : []),
    ...countLetter('reminders', hasFailed(previous), hasFailed(next)),
    ...more,
  );
