import type { DigitsFit, VillageKind } from '@shared/supervision/statistics';

const monthOf = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

export const STATISTICS = {
  title: '统计',
  note: '给审计看：首位数字、同类村',
  intro: '统计只说哪里和平常不一样，不说谁有问题。这里没有哪个村、哪个人，也不会因此发预警。',
  of: (place: string | undefined) => (place ? `${place}的首位数字` : '首位数字'),
  never: '还没有数过，每天夜里数一次',
  span: (from: string, through: string) => `${monthOf(from)}到 ${monthOf(through)}`,
  read: (villages: number, entries: number, leftOut: number) =>
    `${villages} 个村的账，${entries} 笔收付；另有 ${leftOut} 笔工资、补助、代收代付，钱数是定好的，不算`,
  few: '数据不足',
  fewEntries: (need: number, have: number) => `要有 ${need} 笔才看得出来，现在 ${have} 笔`,
  law: '自然产生的钱数，首位是 1 的约三成，越大越少（本福特定律）。偏离可以是定价、起点、人为拆分，也可以没有什么，请查账本本身。',
  fits: {
    close: { word: '很接近', tone: 'good' },
    acceptable: { word: '可以接受', tone: 'good' },
    marginal: { word: '刚刚可以', tone: 'plain' },
    apart: { word: '离得远', tone: 'wait' },
  } satisfies Record<DigitsFit, { word: string; tone: 'good' | 'plain' | 'wait' }>,
  deviation: '平均偏差（MAD）',
  deviationNote: '0.006 以下很接近，0.012 以下可以接受，0.015 以下刚刚可以（Nigrini）',
  chiSquare: '卡方',
  chiSquareNote: (entries: number) => `自由度 8，15.51 以上少见；${entries} 笔，笔数越多越容易超过`,
  chart: '图',
  legend: '条是实际，竖线是应有',
  table: '同一张图的数',
  digit: '首位',
  count: '实际',
  expected: '应有',
  share: '占比',
  spoken: (digit: number, count: number, expected: number) => `首位 ${digit}，实际 ${count} 笔，应有 ${expected} 笔`,
  peers: '同类村的管理费用',
  peersNote: (from: string, through: string) =>
    `每人，${monthOf(from)}到 ${monthOf(through)}；只算结了账、有户籍人口的，村只和村比`,
  peersNever: '还没有算过，每小时算一次',
  kind: { village: '村', community: '社区' } satisfies Record<VillageKind, string>,
  villages: (count: number) => `${count} 个`,
  fewVillages: (need: number, have: number) => `要有 ${need} 个才能比，现在 ${have} 个`,
  half: '一半在',
  median: '中间数',
  fences: '两条线以内',
  fencesNote: '四分位距的 1.5 倍以外算离得远（Tukey）',
  beyond: '在线外的',
  to: (low: string, high: string) => `${low} 到 ${high}`,
  places: '看各镇（街道）',
};
