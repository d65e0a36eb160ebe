import type { Page, PageQuery } from '@shared/page';
import {
  AssetStatus,
  DepreciationMethod,
  RegisterEventKind,
  RegisterKind,
  Resource,
  ResourceUse,
} from '@shared/accounts/registers';
import { Entity } from '../../platform/entity';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { item } from 'dynamodb-toolbox/schema/item';
import { list } from 'dynamodb-toolbox/schema/list';
import { map } from 'dynamodb-toolbox/schema/map';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { unlessChanged } from '../../platform/unless-changed';
import { readRow } from '../../platform/read-row';
import type { AssetRow, EventRow, ResourceRow } from './rows';

export const villageOf = (villageCode: string) => `VILLAGE#${villageCode}`;
export const voucherRef = () => map({ year: number(), voucherId: string(), voucherNo: string() });

/** An asset card (固定资产卡片). What it is worth is worked out for the day it is shown. */
export const AssetEntity = new Entity({
  name: 'Asset',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    assetId: string().key(),
    cardNo: string(),
    name: string(),
    kind: string(),
    acquiredOn: string(),
    method: string().enum(...DepreciationMethod.options),
    residualPercent: number(),
    usefulLifeMonths: number(),
    /** Its value when the card was opened, and at each revaluation. */
    bases: list(map({ from: string(), originalValueFen: number(), depreciatedFen: number(), months: number() })),
    status: string().enum(...AssetStatus.options),
    scrappedOn: string().optional(),
    place: string(),
    custodian: string(),
    contractId: string().optional(),
    note: string().optional(),
    mediaIds: list(string()),
    version: number(),
  }),
  computeKey: ({ villageCode, assetId }) => ({ pk: villageOf(villageCode), sk: `ASSET#${assetId}` }),
  answers: 'What does this village own',
});

export const ResourceEntity = new Entity({
  name: 'Resource',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    resourceId: string().key(),
    name: string(),
    kind: string().enum(...Resource.shape.kind.options),
    areaMu: number(),
    place: string(),
    bounds: string(),
    use: string().enum(...ResourceUse.options),
    certificateNo: string().optional(),
    contractId: string().optional(),
    note: string().optional(),
    mediaIds: list(string()),
    version: number(),
  }),
  computeKey: ({ villageCode, resourceId }) => ({ pk: villageOf(villageCode), sk: `RESOURCE#${resourceId}` }),
  answers: 'What land and water does this village have',
});

/** A line of a history. `eventId` has the time of the day it happened: key order is the order of days. */
export const RegisterEventEntity = new Entity({
  name: 'RegisterEvent',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    of: string()
      .enum(...RegisterKind.options)
      .key(),
    itemId: string().key(),
    eventId: string().key(),
    kind: string().enum(...RegisterEventKind.options),
    on: string(),
    from: string().optional(),
    to: string().optional(),
    amountFen: number().optional(),
    reason: string().optional(),
    decidedBy: string().optional(),
    decisionId: string().optional(),
    voucher: voucherRef().optional(),
    contractId: string().optional(),
    recordedAt: string(),
    recordedBy: string(),
  }),
  computeKey: ({ villageCode, of, itemId, eventId }: Pick<EventRow, 'villageCode' | 'of' | 'itemId' | 'eventId'>) => ({
    pk: `${of.toUpperCase()}#${villageCode}#${itemId}`,
    sk: `EVENT#${eventId}`,
  }),
  answers: 'What happened to this asset, resource or contract, newest first',
});

/** Holds a card's or a contract's number: two of a village cannot have the same. */
export const RegisterNoEntity = new Entity({
  name: 'RegisterNo',
  table: LedgerTable,
  schema: item({ villageCode: string().key(), no: string().key(), itemId: string() }),
  computeKey: ({ villageCode, no }) => ({ pk: villageOf(villageCode), sk: `NUMBER#${no}` }),
  answers: 'Which card or contract of this village has this number',
});

export const assetsOf = (villageCode: string, query: PageQuery): Promise<Page<AssetRow>> =>
  queryPage(AssetEntity, { partition: villageOf(villageCode), range: { beginsWith: 'ASSET#' } }, query);

export const resourcesOf = (villageCode: string, query: PageQuery): Promise<Page<ResourceRow>> =>
  queryPage(ResourceEntity, { partition: villageOf(villageCode), range: { beginsWith: 'RESOURCE#' } }, query);

export const assetOf = (villageCode: string, assetId: string): Promise<AssetRow | undefined> =>
  readRow(AssetEntity, { villageCode, assetId });

export const resourceOf = (villageCode: string, resourceId: string): Promise<ResourceRow | undefined> =>
  readRow(ResourceEntity, { villageCode, resourceId });

type HistoryOf = Pick<EventRow, 'villageCode' | 'of' | 'itemId'>;
const partitionOfHistory = ({ villageCode, of, itemId }: HistoryOf) => `${of.toUpperCase()}#${villageCode}#${itemId}`;

/** All lines of a history, the oldest first. */
export const wholeHistoryOf = (item: HistoryOf): Promise<EventRow[]> =>
  everyRow((page) =>
    queryPage(RegisterEventEntity, { partition: partitionOfHistory(item), range: { beginsWith: 'EVENT#' } }, page),
  );

const HISTORY = 50;

/** The newest 50 lines of a history, newest first; `older` when there are more. */
export async function historyOf(item: HistoryOf) {
  const { items, next } = await queryPage(
    RegisterEventEntity,
    { partition: partitionOfHistory(item), range: { beginsWith: 'EVENT#' }, newestFirst: true },
    { limit: HISTORY },
  );
  return { history: items, older: next !== undefined };
}

/** Only where it is new, or still the version it was read as. */
export const unchanged = (version: number) => unlessChanged(version - 1 || undefined);

export const putAsset = (row: AssetRow) =>
  AssetEntity.build(PutTransaction)
    .item({ ...row, bases: [...row.bases] })
    .options(unchanged(row.version));

export const putResource = (row: ResourceRow) =>
  ResourceEntity.build(PutTransaction).item(row).options(unchanged(row.version));

export const putEvent = (row: EventRow) =>
  RegisterEventEntity.build(PutTransaction)
    .item(row)
    .options({ condition: { attr: 'eventId', exists: false } });

export const putNumber = (villageCode: string, no: string, itemId: string) =>
  RegisterNoEntity.build(PutTransaction)
    .item({ villageCode, no, itemId })
    .options({ condition: { attr: 'itemId', exists: false } });
