import type { Page, PageQuery } from '@shared/page';
import { Rail } from '@shared/orders/payment-orders';
import { TransferBreakKind, type TransferBreakState } from '@shared/orders/transfer-breaks';
import { noonInChina } from '@shared/time';
import { Entity, type FormattedItem, item, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow } from '../../platform/row';
import { derivedId } from '../../platform/id';
import { visiblePage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { ConditionsFailed, transact, type WriteItem } from '../../platform/transact';
import type { FoundBreak } from './found-break';

export const TransferBreakEntity = new Entity({
  name: 'TransferBreak',
  table: LedgerTable,
  schema: item({
    breakId: string().key(),
    kind: string().enum(...TransferBreakKind.options),
    rail: string()
      .enum(...Rail.options)
      .optional(),
    on: string(),
    foundAt: string(),
    oursFen: number().optional(),
    theirsFen: number().optional(),
    villageCode: string().optional(),
    orderId: string().optional(),
    serial: string().optional(),
    bankNo: string().optional(),
    accountTail: string().optional(),
    settled: map({
      accountId: string(),
      personId: string().optional(),
      name: string(),
      at: string(),
      reason: string(),
    }).optional(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ breakId }) => ({ pk: `TRANSFERBREAK#${breakId}`, sk: 'BREAK' }),
  answers:
    'What do the bank and we say differently of this payment; what is open, and what is settled, newest first (gsi1)',
});
export type StoredBreak = Omit<FormattedItem<typeof TransferBreakEntity>, 'gsi1pk' | 'gsi1sk'>;

const under = (state: TransferBreakState) => `TRANSFERBREAKS#${state}`;

export const breakRow = (found: StoredBreak): FormattedItem<typeof TransferBreakEntity> => ({
  ...found,
  gsi1pk: under(found.settled ? 'settled' : 'open'),
  gsi1sk: `${found.settled?.at ?? found.foundAt}#${found.breakId}`,
});

const idOf = ({ kind, on, of }: Pick<FoundBreak, 'kind' | 'on' | 'of'>): string =>
  derivedId(noonInChina(on), `transferBreak|${kind}|${of}`);

/** A difference as it is kept. */
export const breakFound = (found: FoundBreak, at: string): StoredBreak => {
  const { of: _, ...kept } = found;
  return { ...kept, breakId: idOf(found), foundAt: at };
};

/**
 * Writes a difference once: found again it is the one that is there, whatever somebody said of it since.
 * @returns whether it is new.
 */
export async function writeBreak(found: FoundBreak, at: string): Promise<boolean> {
  try {
    await transact(putNew(TransferBreakEntity, breakRow(breakFound(found, at))));
    return true;
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    return false;
  }
}

/** Strongly consistent. */
export const breakOf = (breakId: string): Promise<StoredBreak | undefined> => readRow(TransferBreakEntity, { breakId });

/** A difference of which it is said what it was: only while it is open. */
export const putSettled = (one: StoredBreak & { settled: NonNullable<StoredBreak['settled']> }): WriteItem =>
  putRow(TransferBreakEntity, breakRow(one), {
    and: [
      { attr: 'breakId', exists: true },
      { attr: 'settled', exists: false },
    ],
  });

/** Who settles what comes right by itself. */
const SYSTEM = { accountId: 'bank', name: '系统' };

/** Settles a difference that came right by itself, if it is there and open. */
export async function settleByItself(
  of: Pick<FoundBreak, 'kind' | 'on' | 'of'>,
  reason: string,
  at: string,
): Promise<void> {
  const known = await breakOf(idOf(of));
  if (!known || known.settled) return;
  try {
    await transact(putSettled({ ...known, settled: { ...SYSTEM, at, reason } }));
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
  }
}

/** Differences that a reader may see, newest first: a page of them. */
export const breaksPage = (
  state: TransferBreakState,
  sees: (row: StoredBreak) => boolean,
  query: PageQuery,
): Promise<Page<StoredBreak>> =>
  visiblePage(
    TransferBreakEntity,
    { index: 'gsi1', partition: under(state), newestFirst: true },
    { sees, keyOf: ({ breakId }) => ({ pk: `TRANSFERBREAK#${breakId}`, sk: 'BREAK' }) },
    query,
  );
