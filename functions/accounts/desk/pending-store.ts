import { levelOf, townOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { type PendingListing, PendingState } from '@shared/accounts/pending-vouchers';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { hand } from '../hand-store';

/** A voucher on its way into the book. It stays when it is in, or was sent back: the Ledger forgets nothing. */
export const PendingVoucherEntity = new Entity({
  name: 'PendingVoucher',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    pendingId: string().key(),
    villageName: string(),
    townName: string(),
    state: string().enum(...PendingState.options),
    voucherOn: string(),
    lines: list(
      map({
        summary: string(),
        accountCode: string(),
        accountName: string(),
        debitFen: number(),
        creditFen: number(),
        counterparty: string().optional(),
        counterpartyKey: string().optional(),
      }),
    ),
    totalFen: number(),
    attachments: list(map({ kind: string(), title: string(), pages: number(), mediaIds: list(string()).optional() })),
    prepared: hand(),
    reviewed: hand().optional(),
    returned: map({
      accountId: string(),
      personId: string().optional(),
      name: string(),
      at: string(),
      reason: string(),
    }).optional(),
    reverses: map({ voucherId: string(), voucherNo: string(), year: number(), reason: string() }).optional(),
    intake: map({ batchId: string(), paperIds: list(string()) }).optional(),
    template: map({ templateId: string(), edition: number() }).optional(),
    /** The charge of a levy whose cash it books. */
    chargeId: string().optional(),
    voucherId: string().optional(),
    voucherNo: string().optional(),
    version: number(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
    gsi2pk: string().optional(),
    gsi2sk: string().optional(),
  }),
  computeKey: ({ villageCode, pendingId }) => ({ pk: `PENDING#${villageCode}`, sk: `VOUCHER#${pendingId}` }),
  answers:
    'Which vouchers await a step in a village (gsi1) or a town (gsi2), earliest day first; which were sent back there, latest day first; what became of one (main)',
});
export type StoredPending = FormattedItem<typeof PendingVoucherEntity>;
type Pending = Omit<StoredPending, `gsi${1 | 2}${'pk' | 'sk'}`>;

const waitingIn = (division: string) => `PENDING#${division}#open`;
const returnedIn = (division: string) => `PENDING#${division}#returned`;

/**
 * A voucher on its way with its places in the lists: what is sent back leaves one for another; what is posted stands in none, for it is
 * asked for in the book. The bench uses it too.
 */
export function pendingRow(pending: Pending): StoredPending {
  if (pending.state === 'posted')
    return { ...pending, gsi1pk: undefined, gsi1sk: undefined, gsi2pk: undefined, gsi2sk: undefined };
  const listed = pending.state === 'returned' ? returnedIn : waitingIn;
  const place = `VOUCHER#${pending.voucherOn}#${pending.pendingId}`;
  return {
    ...pending,
    gsi1pk: listed(pending.villageCode),
    gsi1sk: place,
    gsi2pk: listed(townOf(pending.villageCode)),
    gsi2sk: place,
  };
}

/** @throws ConditionsFailed when it was changed since it was read. */
export const putPending = (next: Omit<Pending, 'version'>, previous: StoredPending | undefined) =>
  putRow(
    PendingVoucherEntity,
    pendingRow({ ...next, version: (previous?.version ?? 0) + 1 }),
    unlessChanged(previous?.version),
  );

export const pendingOf = (villageCode: string, pendingId: string): Promise<StoredPending | undefined> =>
  readRow(PendingVoucherEntity, { villageCode, pendingId });

/** What awaits a step in a village or a town, earliest day first; or what was sent back there, latest day first. */
export const pendingIn = (
  division: string,
  { which = 'open', ...query }: PageQuery & { which?: PendingListing | undefined },
): Promise<Page<StoredPending>> =>
  queryPage(
    PendingVoucherEntity,
    {
      partition: which === 'open' ? waitingIn(division) : returnedIn(division),
      newestFirst: which === 'returned',
      index: levelOf(division) === 'village' ? 'gsi1' : 'gsi2',
      range: { beginsWith: 'VOUCHER#' },
    },
    query,
  );
