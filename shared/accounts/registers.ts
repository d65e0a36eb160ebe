import { BOOKKEEPERS } from './books';
import { VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { MAX_IMAGES, MediaView } from '../media/media';
import { Fen, FilledFen, PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant, Year } from '../time';
import * as z from '../zod';

/** A voucher that a register speaks of: the paper behind a number. */
export const VoucherRef = z.object({ year: z.int(), voucherId: Ulid, voucherNo: z.string() });
export type VoucherRef = z.infer<typeof VoucherRef>;

/** A voucher as a person names it; the book is asked for its id. */
export const VoucherNamed = z.object({
  year: Year,
  voucherNo: z.string().check(z.trim(), z.minLength(1, '请填凭证号'), z.maxLength(20, '凭证号太长了')),
});
export type VoucherNamed = z.infer<typeof VoucherNamed>;

/** Words of a register that anyone will read. */
export const words = (most: number, missing: string) =>
  z.string().check(z.trim(), z.minLength(1, missing), z.maxLength(most, `最多 ${most} 个字`));
export const perhapsWords = (most: number) =>
  z.optional(z.string().check(z.trim(), z.maxLength(most, `最多 ${most} 个字`)));
export const Pictures = z._default(z.array(Ulid).check(z.maxLength(MAX_IMAGES, `最多 ${MAX_IMAGES} 张照片`)), []);

/** 谁定的: the decision in words, and the 四议两公开 record of it where there is one (`affairs/decision`). */
export const Decided = { decidedBy: perhapsWords(100), decisionId: z.optional(Ulid) };
/** Whom the collective deals with: of a natural person only the masked name (王*明) is kept. */
export const PartyKind = z.enum(['person', 'organisation']);
export type PartyKind = z.infer<typeof PartyKind>;
/** What is changed must be what was seen. */
export const Seen = { version: Version };
export const WRITE_ERRORS = [
  'version.stale',
  'registers.noBook',
  'registers.numberTaken',
  'money.sumTooLarge',
  'content.rejected',
  'wechat.unavailable',
] as const;
export const VillageParams = z.object({ villageCode: VillageCode });

export const RegisterKind = z.enum(['asset', 'resource', 'contract']);
export type RegisterKind = z.infer<typeof RegisterKind>;

/** What happened to an asset, a resource or a contract. */
export const RegisterEventKind = z.enum([
  'acquired',
  'registered',
  'depreciated',
  'revalued',
  'moved',
  'custodianChanged',
  'leased',
  'returned',
  'idled',
  'used',
  'scrapped',
  'measured',
  'pictured',
  'signed',
  'renewed',
  'terminated',
]);
export type RegisterEventKind = z.infer<typeof RegisterEventKind>;

/** One line of a history, in order of the day it happened. `from` and `to` are the words before and after. */
export const RegisterEvent = z.object({
  eventId: Ulid,
  kind: RegisterEventKind,
  on: Day,
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  amountFen: z.optional(Fen),
  reason: z.optional(z.string()),
  decidedBy: z.optional(z.string()),
  decisionId: z.optional(Ulid),
  voucher: z.optional(VoucherRef),
  /** The other thing it speaks of: the contract an asset was let by, the thing a contract lets. */
  contractId: z.optional(Ulid),
  recordedAt: Instant,
  /** The office: 罗龙街道. */
  recordedBy: z.string(),
});
export type RegisterEvent = z.infer<typeof RegisterEvent>;

/** A history: the newest 50; `older` when there were more. */
export const History = { history: z.array(RegisterEvent), older: z.boolean() };

export const AssetStatus = z.enum(['inUse', 'leased', 'idle', 'scrapped']);
export type AssetStatus = z.infer<typeof AssetStatus>;
/** 年限平均法, or none (land that is an asset of its own, and what a rule exempts). */
export const DepreciationMethod = z.enum(['straightLine', 'none']);
export type DepreciationMethod = z.infer<typeof DepreciationMethod>;

/** 固定资产卡片, as it stands on the day it is asked for. */
export const Asset = z.object({
  assetId: Ulid,
  cardNo: z.string(),
  name: z.string(),
  kind: z.string(),
  acquiredOn: Day,
  originalValueFen: PositiveFen,
  accumulatedDepreciationFen: PositiveFen,
  netValueFen: PositiveFen,
  status: AssetStatus,
  place: z.string(),
  custodian: z.string(),
});
export type Asset = z.infer<typeof Asset>;

/** What one month takes off. */
export const MonthlyDepreciation = z.object({ month: z.string(), fen: PositiveFen, taken: z.boolean() });
export const YearlyDepreciation = z.object({ year: z.int(), fen: PositiveFen, netValueFen: PositiveFen });

export const AssetCard = z.extend(Asset, {
  villageCode: VillageCode,
  villageName: z.string(),
  version: z.int(),
  usefulLifeMonths: z.int(),
  residualPercent: z.number(),
  method: DepreciationMethod,
  residualFen: PositiveFen,
  /** This year's months, each with what it takes off. */
  months: z.array(MonthlyDepreciation),
  /** Every year from the first to the last that takes something off. */
  years: z.array(YearlyDepreciation),
  scrappedOn: z.optional(Day),
  /** By which it is, or was last, let. */
  contractId: z.optional(Ulid),
  note: z.optional(z.string()),
  pictures: z.array(MediaView),
  ...History,
});
export type AssetCard = z.infer<typeof AssetCard>;

export const ResourceUse = z.enum(['contracted', 'leased', 'selfUsed', 'idle']);
export const Resource = z.object({
  resourceId: Ulid,
  name: z.string(),
  kind: z.enum(['cropland', 'woodland', 'pond', 'constructionLand', 'wasteland']),
  /** To the ten-thousandth of a 亩: what was measured in square metres is worked out. */
  areaMu: z.number(),
  place: z.string(),
  bounds: z.string(),
  use: ResourceUse,
});
export type Resource = z.infer<typeof Resource>;

export const ResourceCard = z.extend(Resource, {
  villageCode: VillageCode,
  villageName: z.string(),
  version: z.int(),
  /** 不动产权证书 or 土地所有权证 number. */
  certificateNo: z.optional(z.string()),
  contractId: z.optional(Ulid),
  note: z.optional(z.string()),
  pictures: z.array(MediaView),
  ...History,
});
export type ResourceCard = z.infer<typeof ResourceCard>;

export const listAssets = defineRoute({
  id: 'listAssets',
  method: 'GET',
  path: '/villages/{villageCode}/assets',
  summary: 'The asset cards of a village (资产)',
  access: 'public',
  params: VillageParams,
  query: PageQuery,
  response: pageOf(Asset),
  errors: ['page.badCursor'],
});

const AssetParams = z.extend(VillageParams, { assetId: Ulid });

export const showAsset = defineRoute({
  id: 'showAsset',
  method: 'GET',
  path: '/villages/{villageCode}/assets/{assetId}',
  summary: 'One asset card: its value today, its depreciation, pictures and history (固定资产卡片)',
  access: 'public',
  params: AssetParams,
  response: AssetCard,
});

export const registerAsset = defineRoute({
  id: 'registerAsset',
  method: 'POST',
  path: '/villages/{villageCode}/assets',
  summary: 'Open an asset card (登记资产)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: VillageParams,
  body: z.object({
    cardNo: words(30, '请填卡片号'),
    name: words(40, '请填名称'),
    kind: words(20, '请填类别'),
    acquiredOn: Day,
    originalValueFen: FilledFen,
    usefulLifeMonths: z.int().check(z.minimum(1, '使用年限不对'), z.maximum(1200, '使用年限不对')),
    residualPercent: z.number().check(z.minimum(0, '残值率在 0 到 100 之间'), z.maximum(100, '残值率在 0 到 100 之间')),
    method: z._default(DepreciationMethod, 'straightLine'),
    place: words(60, '请填放在哪里'),
    custodian: words(20, '请填谁保管'),
    note: perhapsWords(200),
    mediaIds: Pictures,
    voucher: z.optional(VoucherNamed),
    ...Decided,
  }),
  publishes: ['cardNo', 'name', 'kind', 'place', 'custodian', 'note', 'decidedBy'],
  response: AssetCard,
  errors: [...WRITE_ERRORS, 'media.notReady', 'media.replaced', 'media.tooMany'],
});

/** What can be done to an asset card. 出租 comes with the contract that lets it, so it is not among these. */
export const AssetChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), place: words(60, '请填放在哪里') }),
  z.object({ kind: z.literal('custodianChanged'), custodian: words(20, '请填谁保管') }),
  z.object({
    kind: z.literal('revalued'),
    originalValueFen: FilledFen,
    /** How many months more it will serve, from that day. */
    monthsLeft: z.int().check(z.minimum(1, '还能用几个月不对'), z.maximum(1200, '还能用几个月不对')),
  }),
  z.object({ kind: z.literal('idled') }),
  z.object({ kind: z.literal('used') }),
  z.object({ kind: z.literal('scrapped') }),
  z.object({ kind: z.literal('pictured') }),
]);
export type AssetChange = z.infer<typeof AssetChange>;

export const changeAsset = defineRoute({
  id: 'changeAsset',
  method: 'POST',
  path: '/villages/{villageCode}/assets/{assetId}/changes',
  summary: 'Move an asset, change its custodian, revalue, use, idle or scrap it; add pictures',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: AssetParams,
  body: z.object({
    ...Seen,
    on: Day,
    change: AssetChange,
    reason: perhapsWords(100),
    mediaIds: Pictures,
    voucher: z.optional(VoucherNamed),
    ...Decided,
  }),
  publishes: ['change.place', 'change.custodian', 'reason', 'decidedBy'],
  response: AssetCard,
  errors: [...WRITE_ERRORS, 'registers.scrapped', 'media.notReady', 'media.replaced', 'media.tooMany'],
});

export const listResources = defineRoute({
  id: 'listResources',
  method: 'GET',
  path: '/villages/{villageCode}/resources',
  summary: 'The resources of a village (资源)',
  access: 'public',
  params: VillageParams,
  query: PageQuery,
  response: pageOf(Resource),
  errors: ['page.badCursor'],
});

const ResourceParams = z.extend(VillageParams, { resourceId: Ulid });

export const showResource = defineRoute({
  id: 'showResource',
  method: 'GET',
  path: '/villages/{villageCode}/resources/{resourceId}',
  summary: 'One resource: its bounds, use, certificate, contract, pictures and history',
  access: 'public',
  params: ResourceParams,
  response: ResourceCard,
});

const AreaMu = z.number().check(
  z.minimum(0.0001, '请填面积'),
  z.maximum(1e6, '面积太大了，请检查'),
  z.refine((mu) => Math.abs(mu * 1e4 - Math.round(mu * 1e4)) < 1e-4, '面积最多四位小数'),
);

export const registerResource = defineRoute({
  id: 'registerResource',
  method: 'POST',
  path: '/villages/{villageCode}/resources',
  summary: 'Register a resource (登记资源)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: VillageParams,
  body: z.object({
    name: words(40, '请填名称'),
    kind: Resource.shape.kind,
    areaMu: AreaMu,
    place: words(60, '请填在哪里'),
    bounds: words(120, '请填四至'),
    use: ResourceUse,
    certificateNo: perhapsWords(60),
    note: perhapsWords(200),
    mediaIds: Pictures,
  }),
  publishes: ['name', 'place', 'bounds', 'certificateNo', 'note'],
  response: ResourceCard,
  errors: [...WRITE_ERRORS, 'media.notReady', 'media.replaced', 'media.tooMany'],
});

export const changeResource = defineRoute({
  id: 'changeResource',
  method: 'POST',
  path: '/villages/{villageCode}/resources/{resourceId}/changes',
  summary: 'Measure a resource anew, or change its use; add pictures',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: ResourceParams,
  body: z.object({
    ...Seen,
    on: Day,
    change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('measured'), areaMu: AreaMu, bounds: perhapsWords(120) }),
      z.object({ kind: z.literal('used') }),
      z.object({ kind: z.literal('idled') }),
      z.object({ kind: z.literal('pictured') }),
    ]),
    reason: perhapsWords(100),
    mediaIds: Pictures,
    ...Decided,
  }),
  publishes: ['change.bounds', 'reason', 'decidedBy'],
  response: ResourceCard,
  errors: [...WRITE_ERRORS, 'media.notReady', 'media.replaced', 'media.tooMany'],
});
