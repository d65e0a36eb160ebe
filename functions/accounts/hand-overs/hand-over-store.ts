import { HandedKind } from '@shared/accounts/hand-overs';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, unlessChanged } from '../../platform/row';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import type { HandOverList } from './hand-over';

const hand = { accountId: string(), personId: string().optional(), name: string(), at: string() };
const signature = () => map({ ...hand, digest: string() }).optional();

/** What was handed over when a term ended: one list a term. */
export const HandOverEntity = new Entity({
  name: 'HandOver',
  table: LedgerTable,
  schema: item({
    division: string().key(),
    termId: string().key(),
    books: list(
      map({
        villageCode: string(),
        villageName: string(),
        year: number().optional(),
        closedThrough: number(),
        vouchers: number(),
        cashFen: number(),
        bankFen: number(),
        bankAccounts: list(string()),
        waitingVouchers: number(),
        isMore: boolean(),
        waitingPapers: number(),
        unbookedPapers: number(),
        returnedPapers: number(),
      }),
    ),
    things: list(map({ kind: string().enum(...HandedKind.options), what: string(), count: number() })),
    drawn: map(hand),
    outgoing: signature(),
    incoming: signature(),
    supervisor: signature(),
    version: number(),
  }),
  computeKey: ({ division, termId }) => ({ pk: `POSTS#${division}`, sk: `HANDOVER#${termId}` }),
  answers: 'What was handed over when this term ended, and who signed it',
});
export type StoredHandOver = FormattedItem<typeof HandOverEntity>;

/** @throws ConditionsFailed when it was signed or drawn anew since it was read. */
export const putHandOver = (
  key: { division: string; termId: string },
  next: HandOverList,
  before: StoredHandOver | undefined,
) => putRow(HandOverEntity, { ...next, ...key, version: (before?.version ?? 0) + 1 }, unlessChanged(before?.version));

/** The lists of a division: one for each holder that a post had. */
export const handOversIn = (division: string): Promise<StoredHandOver[]> =>
  everyRow((query) =>
    queryPage(HandOverEntity, { partition: `POSTS#${division}`, range: { beginsWith: 'HANDOVER#' } }, query),
  );
