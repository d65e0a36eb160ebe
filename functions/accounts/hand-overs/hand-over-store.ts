import { HandedKind } from '@shared/accounts/hand-overs';
import { Entity, type FormattedItem } from '../../platform/entity';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { boolean } from 'dynamodb-toolbox/schema/boolean';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { unlessChanged } from '../../platform/unless-changed';
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
) =>
  HandOverEntity.build(PutTransaction)
    .item({ ...next, ...key, version: (before?.version ?? 0) + 1 })
    .options(unlessChanged(before?.version));

/** The lists of a division: one for each holder that a post had. */
export const handOversIn = (division: string): Promise<StoredHandOver[]> =>
  everyRow((query) =>
    queryPage(HandOverEntity, { partition: `POSTS#${division}`, range: { beginsWith: 'HANDOVER#' } }, query),
  );
