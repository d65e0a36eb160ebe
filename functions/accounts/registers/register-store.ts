import type { Page, PageQuery } from '@shared/page';
import {
  AssetStatus,
  DepreciationMethod,
  RegisterEventKind,
  RegisterKind,
  Resource,
  ResourceUse,
} from '@shared/accounts/registers';
import { Entity, item, list, map, number, string } from '../../platform/entity';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
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

/** A register's row is put only where it is new, or still of the version that it was read as. */
export const putAsset = (row: AssetRow) =>
  putRow(AssetEntity, { ...row, bases: [...row.bases] }, unlessChanged(row.version - 1));

export const putResource = (row: ResourceRow) => putRow(ResourceEntity, row, unlessChanged(row.version - 1));

export const putEvent = (row: EventRow) => putNew(RegisterEventEntity, row);

export const putNumber = (villageCode: string, no: string, itemId: string) =>
  putRow(RegisterNoEntity, { villageCode, no, itemId }, { attr: 'itemId', exists: false });
