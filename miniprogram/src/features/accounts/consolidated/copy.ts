const many = (count: number) => `${count} 个村（社区）`;

export const CONSOLIDATED = {
  door: { title: '汇总报表', note: '各村的两张报表加起来，没结账的单独列出' },
  notYours: '这里是镇街代理记账和核算中心的汇总报表',
  all: (month: number, villages: number) => `${month}月的账，${many(villages)}都结了`,
  some: (month: number, closed: number, villages: number) => `${month}月的账，${many(villages)}里 ${closed} 个结了`,
  onlyThese: '下面的数是已经结账的村加起来的。没结账的不在里面，不是零。',
  nobody: '这个月还没有村（社区）结账，没有可以汇总的数。',
  notYet: '还没有汇总过，每个小时汇总一次。',
  asOf: (when: string) => `${when}汇总，每小时一次`,
  missing: (count: number) => `没有算在里面的 ${count} 个`,
  towns: '各镇（街道）',
  town: (closed: number, villages: number) => `${villages} 个村（社区），${closed} 个结了账`,
  whole: '都结了',
  through: (month: number) => (month > 0 ? `结账到${month}月` : '还没结过账'),
  noBook: '这一年没有建账',
  notSetOff: '村与村之间的往来没有抵销：一个村欠另一个村的，两边都在数里。',
  perHead: '人均',
  perMu: '每亩资源',
  unknownPeople: '有的村没有登记人口，算不出人均。',
  take: '拿走',
  export: { title: '导出表格', note: '和上面一样的数，附没结账的村' },
};
