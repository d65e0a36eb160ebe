import type { ReportCategory } from './reports';

/** What people call the categories: on the phone, in tables and on paper alike. */
export const CATEGORY_WORDS: Record<ReportCategory, string> = {
  money: '集体资金',
  subsidy: '补贴发放',
  land: '土地宅基地',
  works: '工程项目',
  environment: '环境卫生',
  conduct: '干部作风',
  other: '其他',
};
