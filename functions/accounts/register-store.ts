import { Asset, Contract, Resource } from '@shared/accounts';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { queryPage } from '../platform/query-page';
import { LedgerTable } from '../platform/tables';

const villageOf = (villageCode: string) => `VILLAGE#${villageCode}`;

/** An asset card (固定资产卡片). The net value is worked out when it is shown. */
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
    originalValueFen: number(),
    accumulatedDepreciationFen: number(),
    status: string().enum(...Asset.shape.status.options),
    place: string(),
    custodian: string(),
  }),
  computeKey: ({ villageCode, assetId }: { villageCode: string; assetId: string }) => ({
    pk: villageOf(villageCode),
    sk: `ASSET#${assetId}`,
  }),
  timestamps: false,
  meta: { title: 'Asset', description: 'What does this village own' },
});
export type StoredAsset = FormattedItem<typeof AssetEntity>;

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
    use: string().enum(...Resource.shape.use.options),
  }),
  computeKey: ({ villageCode, resourceId }: { villageCode: string; resourceId: string }) => ({
    pk: villageOf(villageCode),
    sk: `RESOURCE#${resourceId}`,
  }),
  timestamps: false,
  meta: { title: 'Resource', description: 'What land and water does this village have' },
});
export type StoredResource = FormattedItem<typeof ResourceEntity>;

export const ContractEntity = new Entity({
  name: 'Contract',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    contractId: string().key(),
    contractNo: string(),
    title: string(),
    /** Masked when it is a natural person. */
    partyB: string(),
    subject: string(),
    startsOn: string(),
    endsOn: string(),
    yearlyRentFen: number(),
    receivedFen: number(),
    arrearsFen: number(),
    status: string().enum(...Contract.shape.status.options),
    decidedBy: string(),
  }),
  computeKey: ({ villageCode, contractId }: { villageCode: string; contractId: string }) => ({
    pk: villageOf(villageCode),
    sk: `CONTRACT#${contractId}`,
  }),
  timestamps: false,
  meta: { title: 'Contract', description: "Which contracts does this village's collective have" },
});
export type StoredContract = FormattedItem<typeof ContractEntity>;

export const assetsOf = (villageCode: string, query: PageQuery): Promise<Page<StoredAsset>> =>
  queryPage(AssetEntity, { partition: villageOf(villageCode), range: { beginsWith: 'ASSET#' } }, query);

export const resourcesOf = (villageCode: string, query: PageQuery): Promise<Page<StoredResource>> =>
  queryPage(ResourceEntity, { partition: villageOf(villageCode), range: { beginsWith: 'RESOURCE#' } }, query);

export const contractsOf = (villageCode: string, query: PageQuery): Promise<Page<StoredContract>> =>
  queryPage(ContractEntity, { partition: villageOf(villageCode), range: { beginsWith: 'CONTRACT#' } }, query);
