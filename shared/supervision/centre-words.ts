import type { CentreFigure } from './centres';

/** What each number of the centres is called, on the wall and on paper. */
export const FIGURE_TITLES: Record<CentreFigure, string> = {
  withBook: '有账的村',
  closed: '上月已结账',
  published: '上月已公开',
  overduePeriods: '超期没公开的月、季',
  flowRed: '红色预警',
  flowOrange: '橙色预警',
  flowYellow: '黄色预警',
  flowLate: '超期的预警',
  incomeFen: '集体收入',
  expenseFen: '集体支出',
  idleAssets: '闲置资产',
  endingContracts: '90 天内到期的合同',
  arrearsFen: '欠租',
  payableFen: '村集体欠别人的',
};
