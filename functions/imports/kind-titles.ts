/** What can be imported, in the order an office would: people before payments, openings before vouchers. As the office calls each. */
export const KIND_TITLES = {
  people: '花名册（人员和家庭）',
  populations: '各村户籍人口',
  programs: '补贴目录和标准',
  payments: '补贴发放明细',
  publicities: '补贴公示名单',
  'opening-balances': '期初余额',
  bodies: '往来单位名录',
  vouchers: '记账凭证',
  statements: '银行流水',
  assets: '固定资产台账',
  resources: '资源台账',
  contracts: '合同台账',
  policies: '惠农政策',
  lists: '比对名单（死亡、财政供养、车辆、企业、房产）',
} as const;

export type KindName = keyof typeof KIND_TITLES;

/** The kind that a word names: its name, or what the office calls it. */
export const kindNameOf = (word: string): KindName | undefined =>
  (Object.keys(KIND_TITLES) as KindName[]).find((name) => name === word || KIND_TITLES[name] === word);
