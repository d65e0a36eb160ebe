import { FIGURE_TITLES } from '@shared/supervision/centre-words';
import type { CentreFigure } from '@shared/supervision/centres';

export type CentreName = 'data' | 'watch' | 'decide';

export const CENTRE: Record<CentreName, { title: string; asks: string }> = {
  data: { title: '数据中心', asks: '数到齐了没有' },
  watch: { title: '监管中心', asks: '哪里不对，谁在办，多久了' },
  decide: { title: '决策中心', asks: '接下来该做什么' },
};

/** What each number is called, and what it means. */
export const FIGURE: Record<CentreFigure, { title: string; note: string; short: string }> = {
  withBook: { title: FIGURE_TITLES.withBook, note: '有这一年账本的村（社区）', short: '有账' },
  closed: { title: FIGURE_TITLES.closed, note: '上个整月已经结账的村', short: '已结账' },
  published: { title: FIGURE_TITLES.published, note: '上个整月的财务已经公开的村', short: '已公开' },
  overduePeriods: { title: FIGURE_TITLES.overduePeriods, note: '这一年过了期限还没公开的月份和季度', short: '超期' },
  flowRed: { title: FIGURE_TITLES.flowRed, note: '没了结的，村里自己的账和合同', short: '红' },
  flowOrange: { title: FIGURE_TITLES.flowOrange, note: '没了结的，村里自己的账和合同', short: '橙' },
  flowYellow: { title: FIGURE_TITLES.flowYellow, note: '没了结的，村里自己的账和合同', short: '黄' },
  flowLate: { title: FIGURE_TITLES.flowLate, note: '过了期限还没了结', short: '预警超期' },
  incomeFen: { title: FIGURE_TITLES.incomeFen, note: '今年到现在', short: '收入' },
  expenseFen: { title: FIGURE_TITLES.expenseFen, note: '今年到现在', short: '支出' },
  idleAssets: { title: FIGURE_TITLES.idleAssets, note: '登记为闲置的固定资产', short: '闲置' },
  endingContracts: { title: FIGURE_TITLES.endingContracts, note: '该准备续签或者收回', short: '快到期' },
  arrearsFen: { title: FIGURE_TITLES.arrearsFen, note: '到期没有收到的租金、承包费', short: '欠租' },
  payableFen: { title: FIGURE_TITLES.payableFen, note: '台账里还没还的', short: '欠债' },
};

export const CENTRES = {
  only: '这一页给区监管用',
  never: '还没有算过，每小时算一次',
  asOf: (instant: string) => `截至 ${instant}`,
  month: (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`,
  ofVillages: (count: number) => `共 ${count} 个村（社区）`,
  spread: '人均集体收入',
  spreadNote: (villages: number) => `${villages} 个有账、有户籍人口的村`,
  spreadIs: (lower: string, median: string, upper: string) =>
    `一半的村在 ${lower} 到 ${upper} 之间，中间的是 ${median}`,
  spreadFew: '有账、有户籍人口的村不到 5 个，不算',
  towns: '各镇（街道）公开了没有',
  townsNote: '不是地图：按区划代码排，一格是一个村',
  legend: { published: '已公开', closed: '已结账，没公开', behind: '没结账' },
  table: '同一件事的数',
  town: '镇（街道）',
  villages: '村数',
  briefing: '拿走一份',
  spoken: (town: string, published: number, closed: number, behind: number) =>
    `${town}：已公开 ${published} 个，已结账没公开 ${closed} 个，没结账 ${behind} 个`,
};

export const ROWS = {
  end: '就这些了',
  empty: '还没有算过',
  towns: '先看各镇（街道）',
  yes: '是',
  no: '否',
};
