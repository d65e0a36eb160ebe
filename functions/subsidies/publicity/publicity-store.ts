import type { Page, PageQuery } from '@shared/page';
import { NamesShown, type PublicityRule } from '@shared/subsidies/publicity';
import { Confidence } from '@shared/subsidies/subsidies';
import { noonInChina } from '@shared/time';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck';
import { putRow, readRow } from '../../platform/row';
import { derivedId } from '../../platform/id';
import { refuseUnkeepable } from '../../platform/kept-sums';
import { queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { lastDayOf, lengthOf, type Publishable, rowsOf, shownOf } from './publicity';

const namesShown = () => string().enum(...NamesShown.options);
const listsOf = (villageCode: string) => `PUBLICITY#${villageCode}`;
const rowsIn = (villageCode: string, publicityId: string) => `PUBLICITY#${villageCode}#${publicityId}`;

export const PublicityRuleEntity = new Entity({
  name: 'PublicityRule',
  table: LedgerTable,
  schema: item({
    programCode: string().key(),
    names: namesShown(),
    days: number(),
    reason: string(),
    source: string(),
    confidence: string().enum(...Confidence.options),
  }),
  computeKey: ({ programCode }) => ({ pk: 'PROGRAMS', sk: `PUBLICITY#${programCode}` }),
  answers: 'For how long and with what names are this program’s lists public',
});

/** A list's head, written last: a list that has none is not there. `publicityId` has the time of its last day. */
export const PublicityEntity = new Entity({
  name: 'Publicity',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    publicityId: string().key(),
    programCode: string(),
    programName: string(),
    batchNo: string(),
    period: string(),
    publicFrom: string(),
    publicUntil: string(),
    count: number(),
    totalFen: number(),
    names: namesShown(),
    reason: string(),
    source: string(),
    payer: string(),
    phone: string(),
  }),
  computeKey: ({ villageCode, publicityId }) => ({ pk: listsOf(villageCode), sk: `PUBLICITY#${publicityId}` }),
  answers: 'Which lists of subsidies does this village publish, open ones first',
});
export type StoredPublicity = FormattedItem<typeof PublicityEntity>;

/** A line: what may be shown and nothing more. It does not know whose it is. */
export const PublicityRowEntity = new Entity({
  name: 'PublicityRow',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    publicityId: string().key(),
    place: number().key(),
    name: string().optional(),
    group: string(),
    amountFen: number(),
    quantity: number().optional(),
    unit: string().optional(),
  }),
  computeKey: ({ villageCode, publicityId, place }) => ({
    pk: rowsIn(villageCode, publicityId),
    sk: `ROW#${String(place).padStart(5, '0')}`,
  }),
  answers: 'Who is on this list, with how much',
});
export type StoredPublicityRow = FormattedItem<typeof PublicityRowEntity>;

/** That a village has published a batch of a program: it does so once. */
export const PublishedBatchEntity = new Entity({
  name: 'PublishedBatch',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    programCode: string().key(),
    batchNo: string().key(),
    publicityId: string(),
  }),
  computeKey: ({ villageCode, programCode, batchNo }) => ({
    pk: listsOf(villageCode),
    sk: `BATCH#${programCode}#${batchNo}`,
  }),
  answers: 'Has this village published this batch',
});

/** A batch of a village as its office publishes it, in the office's order. */
export interface PublicityDraft {
  readonly villageCode: string;
  readonly programName: string;
  readonly batchNo: string;
  readonly period: string;
  readonly publicFrom: string;
  /** The rule's number of days when absent. */
  readonly publicUntil?: string;
  readonly payer: string;
  readonly phone: string;
  readonly rule: PublicityRule;
  readonly payments: readonly Publishable[];
}

type PublishedBatch = FormattedItem<typeof PublishedBatchEntity>;

export interface PublicityItems {
  readonly head: StoredPublicity;
  readonly rows: readonly StoredPublicityRow[];
  readonly batch: PublishedBatch;
}

/**
 * The rows of a list. Its id comes from all that is in it, so a list that was half written and then changed leaves nothing in
 * the changed one.
 * @throws RangeError for a list of nobody, or a period shorter than the rule's.
 */
export function publicityItems({ rule, payments, ...draft }: PublicityDraft): PublicityItems {
  const { villageCode, batchNo, publicFrom } = draft;
  const { programCode, source } = rule;
  const { names, reason } = shownOf(rule, payments.length);
  const publicUntil = draft.publicUntil ?? lastDayOf(publicFrom, rule.days);
  if (payments.length === 0) throw new RangeError('a public list has someone on it');
  if (lengthOf({ publicFrom, publicUntil }) < rule.days) throw new RangeError(`public for ${rule.days} days at least`);
  const rows = rowsOf(payments, { names });
  const totals = { count: payments.length, totalFen: payments.reduce((sum, { amountFen }) => sum + amountFen, 0) };
  refuseUnkeepable(totals.totalFen);
  const content = JSON.stringify([villageCode, programCode, batchNo, publicFrom, publicUntil, totals, rows]);
  const publicityId = derivedId(noonInChina(publicUntil), `publicity|${content}`);
  return {
    head: { ...draft, ...totals, publicityId, publicUntil, programCode, names, reason, source },
    rows: rows.map((row) => ({ ...row, villageCode, publicityId })),
    batch: { villageCode, programCode, batchNo, publicityId },
  };
}

/** The lists of a village, the one that ends last first: what is open comes before what has ended. */
export const publicitiesOf = (villageCode: string, query: PageQuery): Promise<Page<StoredPublicity>> =>
  queryPage(
    PublicityEntity,
    { partition: listsOf(villageCode), range: { beginsWith: 'PUBLICITY#' }, newestFirst: true },
    query,
  );

export const publicityOf = (villageCode: string, publicityId: string): Promise<StoredPublicity | undefined> =>
  readRow(PublicityEntity, { villageCode, publicityId }, { consistent: false });

export const publicityRowsOf = (
  villageCode: string,
  publicityId: string,
  query: PageQuery,
): Promise<Page<StoredPublicityRow>> =>
  queryPage(PublicityRowEntity, { partition: rowsIn(villageCode, publicityId), range: { beginsWith: 'ROW#' } }, query);

export const putPublicityRow = (row: StoredPublicityRow) => putRow(PublicityRowEntity, row);
export const putPublicity = (head: StoredPublicity) => putRow(PublicityEntity, head);

const unpublished = { attr: 'batchNo', exists: false } as const;
export const putPublishedBatch = (batch: PublishedBatch) => putRow(PublishedBatchEntity, batch, unpublished);
/** The transaction fails when the village has published this batch. */
export const checkUnpublished = ({ villageCode, programCode, batchNo }: PublishedBatch) =>
  PublishedBatchEntity.build(ConditionCheck).key({ villageCode, programCode, batchNo }).condition(unpublished);
