import type { Resource } from '@shared/accounts/registers';
import type { AssetRow, ResourceRow } from '../../functions/accounts/registers/rows';
import { dayOf, noonOf } from './calendar';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';

/** Name, kind, price in yuan from–to, years of use, where, how likely in the fields and in town. */
type Kind = [
  name: string,
  kind: string,
  from: number,
  to: number,
  life: number,
  place: string,
  rural: number,
  urban: number,
];

const KINDS: readonly Kind[] = [
  ['党群服务中心办公楼', '房屋及建筑物', 380_000, 1_260_000, 30, '党群服务中心', 1, 1],
  ['日间照料中心', '房屋及建筑物', 90_000, 260_000, 25, '党群服务中心旁', 0.35, 0.6],
  ['村级文化活动广场', '公共设施', 60_000, 240_000, 20, '党群服务中心前', 0.8, 0.7],
  ['粮食烘干房', '房屋及建筑物', 120_000, 460_000, 20, '2组', 0.25, 0],
  ['农产品冷藏库', '房屋及建筑物', 80_000, 320_000, 15, '1组', 0.25, 0.05],
  ['临街门面', '房屋及建筑物', 150_000, 680_000, 30, '场镇街道', 0.15, 0.85],
  ['农贸市场摊位棚', '房屋及建筑物', 80_000, 360_000, 20, '场镇市场', 0.08, 0.6],
  ['屋顶光伏发电站', '机器设备', 110_000, 380_000, 20, '办公楼屋顶', 0.4, 0.3],
  ['提灌站', '农田水利设施', 60_000, 210_000, 15, '4组', 0.75, 0.05],
  ['山坪塘整治工程', '农田水利设施', 40_000, 180_000, 15, '5组', 0.7, 0],
  ['人饮蓄水池', '农田水利设施', 30_000, 120_000, 15, '3组', 0.6, 0],
  ['村组道路硬化', '公共设施', 180_000, 920_000, 15, '1—4组', 0.85, 0.3],
  ['太阳能路灯（一批）', '公共设施', 30_000, 130_000, 8, '主干道沿线', 0.9, 0.5],
  ['生活垃圾收集亭', '公共设施', 8_000, 30_000, 8, '各组路口', 0.9, 0.8],
  ['应急广播设备', '公共设施', 9_000, 28_000, 8, '党群服务中心', 0.9, 0.6],
  ['健身器材（一套）', '文体设施', 9_000, 36_000, 8, '文化活动广场', 0.85, 0.9],
  ['农家书屋图书及书架', '文体设施', 6_000, 22_000, 10, '党群服务中心', 0.85, 0.8],
  ['会议桌椅（一套）', '办公设备', 4_000, 16_000, 8, '会议室', 1, 1],
  ['投影仪和音响', '办公设备', 4_500, 15_000, 6, '会议室', 0.6, 0.9],
  ['巡逻电动车', '运输设备', 3_200, 6_800, 6, '党群服务中心', 0.5, 0.7],
  ['植保无人机', '机器设备', 28_000, 56_000, 6, '农机棚', 0.2, 0],
  ['旋耕机', '机器设备', 6_000, 24_000, 8, '农机棚', 0.35, 0],
];

/** What a village buys now and then; each purchase is in the books and on a card. */
export const PURCHASES: readonly [name: string, kind: string, from: number, to: number, life: number, place: string][] =
  [
    ['台式电脑', '办公设备', 3_900, 5_600, 5, '便民服务厅'],
    ['激光打印一体机', '办公设备', 1_500, 3_200, 5, '便民服务厅'],
    ['空调', '办公设备', 2_600, 4_800, 8, '便民服务厅'],
    ['监控摄像头（一批）', '公共设施', 4_200, 12_000, 6, '主要路口'],
    ['抽水机', '机器设备', 2_200, 6_500, 8, '提灌站'],
    ['割草机', '机器设备', 1_200, 2_800, 6, '农机棚'],
    ['档案柜', '办公设备', 1_100, 2_600, 10, '档案室'],
  ];

export interface Purchase {
  readonly name: string;
  readonly kind: string;
  readonly acquiredOn: string;
  readonly valueFen: number;
  readonly lifeYears: number;
  readonly place: string;
}

/** What this village bought in 2025 and 2026: in its books and its register. */
export function purchasesOf(dice: Dice, village: SeedVillage): Purchase[] {
  return dice
    .sample(PURCHASES, dice.int(1, village.wealth > 0.9 ? 4 : 2))
    .map(([name, kind, from, to, lifeYears, place]) => ({
      name,
      kind,
      acquiredOn: dice.chance(0.5)
        ? dayOf(2025, dice.int(3, 12), dice.int(3, 26))
        : dayOf(2026, dice.int(2, 10), dice.int(3, 26)),
      valueFen: dice.fen(from, to),
      lifeYears,
      place,
    }));
}

/** The card of a thing, as it was when it came. */
export const cardOf = (villageCode: string, assetId: string, of: Purchase): Omit<AssetRow, 'cardNo' | 'custodian'> => ({
  ...{ villageCode, assetId, name: of.name, kind: of.kind, acquiredOn: of.acquiredOn, place: of.place },
  ...{ method: 'straightLine', residualPercent: 5, usefulLifeMonths: of.lifeYears * 12 },
  bases: [{ from: of.acquiredOn, originalValueFen: of.valueFen, depreciatedFen: 0, months: of.lifeYears * 12 }],
  ...{ status: 'inUse', mediaIds: [], version: 1 },
});

export function assetsOf(
  dice: Dice,
  village: SeedVillage,
  purchases: readonly Purchase[],
  custodians: readonly string[],
): AssetRow[] {
  const size = 0.75 + village.wealth * 0.25;
  const old = KINDS.filter((kind) => dice.chance(village.urban ? kind[7] : kind[6])).map(
    ([name, kind, from, to, lifeYears, place]): Purchase => ({
      name,
      kind,
      acquiredOn: dayOf(dice.int(2012, 2024), dice.int(1, 12), dice.int(3, 27)),
      valueFen: dice.fen(from * size, to * size, 100),
      lifeYears,
      place,
    }),
  );
  return [...old, ...purchases]
    .sort((a, b) => a.acquiredOn.localeCompare(b.acquiredOn))
    .map((thing, index): AssetRow => {
      const letOut = /门面|摊位|冷藏库|烘干房/.test(thing.name);
      return {
        ...cardOf(village.code, dice.ulid(noonOf(thing.acquiredOn, index)), thing),
        cardNo: `GD-${String(index + 1).padStart(4, '0')}`,
        status: letOut && dice.chance(0.8) ? 'leased' : dice.chance(0.05) ? 'idle' : 'inUse',
        custodian: dice.pick(custodians),
      };
    });
}

type Ground = [name: string, kind: Resource['kind'], from: number, to: number, rural: number, urban: number];
const GROUNDS: readonly Ground[] = [
  ['集体机动地', 'cropland', 6, 60, 0.95, 0.4],
  ['河坝地', 'cropland', 8, 90, 0.5, 0.2],
  ['高标准农田新增耕地', 'cropland', 4, 36, 0.5, 0],
  ['撂荒复耕地', 'cropland', 3, 28, 0.5, 0.05],
  ['集体林地', 'woodland', 30, 460, 0.85, 0.15],
  ['楠竹林', 'woodland', 12, 180, 0.6, 0.05],
  ['水库', 'pond', 8, 70, 0.35, 0.05],
  ['大堰塘', 'pond', 2, 18, 0.9, 0.15],
  ['新堰塘', 'pond', 2, 14, 0.7, 0.1],
  ['原村小校舍用地', 'constructionLand', 1, 6, 0.7, 0.3],
  ['党群服务中心用地', 'constructionLand', 1, 4, 1, 1],
  ['晒坝', 'constructionLand', 0.5, 3, 0.8, 0.2],
  ['停车场用地', 'constructionLand', 1, 8, 0.1, 0.8],
  ['农贸市场用地', 'constructionLand', 2, 9, 0.1, 0.6],
  ['荒坡地', 'wasteland', 5, 90, 0.8, 0.1],
];
const BOUNDS = ['村道', '沟渠', '承包地', '林地', '水田', '机耕道', '河沟', '村民住宅', '堰塘'];

export function resourcesOf(dice: Dice, village: SeedVillage): ResourceRow[] {
  return GROUNDS.filter((ground) => dice.chance(village.urban ? ground[5] : ground[4])).map(
    ([name, kind, from, to], index): ResourceRow => {
      const group = `${dice.int(1, 5)}组`;
      const [east, south, west, north] = dice.sample(BOUNDS, 4) as [string, string, string, string];
      const own = /党群服务中心|晒坝/.test(name);
      return {
        villageCode: village.code,
        resourceId: dice.ulid(noonOf('2024-06-30', index)),
        name: `${group}${name}`,
        kind,
        areaMu: Math.round((from + dice.next() * (to - from)) * 100) / 100,
        place: `${village.shortName}${group}`,
        bounds: `东至${east}，南至${south}，西至${west}，北至${north}`,
        use: own
          ? 'selfUsed'
          : kind === 'wasteland'
            ? 'idle'
            : dice.pick(['contracted', 'leased', 'selfUsed', 'contracted']),
        mediaIds: [],
        version: 1,
      };
    },
  );
}
