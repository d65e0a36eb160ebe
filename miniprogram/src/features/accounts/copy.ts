import type { Direction } from '@shared/accounts/accounts';

export const DIRECTION: Record<Direction, string> = { income: '收入', expense: '支出' };

export const VILLAGES = {
  search: '输入村名，比如“牛角”',
  mine: '我的村',
  all: '所有镇（街道）',
  count: (count: number) => `${count} 个村（社区）`,
  found: (count: number) => `找到 ${count} 个`,
  none: { title: '没有找到这个村', note: '少输一个字试试，或者按镇（街道）找。' },
};

export const YEAR = {
  choose: { title: '想看哪个村的账？', note: '每个村（社区）的账都公开，选一个就能看。', action: '选村（社区）' },
  change: '换个村',
  now: '账上现在有',
  then: '年底账上有',
  opening: '年初有',
  income: '今年收入',
  expense: '今年支出',
  incomeThen: '全年收入',
  expenseThen: '全年支出',
  sumNote: '年初的钱，加上收入，减去支出，就是账上的钱。',
  months: '每月收支',
  monthsNote: '点一根柱子，看那个月的账',
  wholeYear: '全年',
  monthEmpty: (month: string) => `${month}没有收支`,
  seeAll: (count: number) => `看全部 ${count} 笔`,
  spent: '钱花哪了',
  earned: '钱从哪来',
  noSpent: '还没有支出',
  noEarned: '还没有收入',
  count: (count: number) => `${count} 笔`,
  more: (count: number) => `看其余 ${count} 项`,
  owned: '村里的家底',
  assets: '资产',
  assetsNote: (count: number) => `${count} 件，值`,
  resources: '资源',
  resourcesNote: (count: number, area: string) => `${count} 处，共 ${area} 亩`,
  contracts: '合同',
  contractsNote: (count: number) => `${count} 份，每年应收`,
  owed: '还欠',
  debts: '欠款',
  owedToUs: '别人欠村里',
  weOwe: '村里欠别人',
  noDebts: '没有欠款',
  projects: '工程',
  projectsNote: (count: number) => `${count} 个，已经付了`,
  noProjects: '还没有工程',
  published: '公开时间',
  noBook: (year: number) => `${year}年还没有公开账目`,
  noBookNote: '账目公开以后，这里马上能看到。',
  before: (year: number) => `看${year}年`,
  share: '发给村里人看',
  shareTitle: (village: string, year: number) => `${village}${year}年的账，一笔一笔都在这里`,
};

export const ENTRIES = {
  all: '全部',
  total: { income: '收入合计', expense: '支出合计' },
  wholeYear: '全年',
  pickMonth: '看哪个月',
  clear: '看全部科目',
  search: '查账：按字、按人、按钱数找',
  /** An amount below zero: a reversal or 红字. */
  back: '冲回',
  empty: { title: '没有这样的收支', note: '换个月份，或者看全部。' },
};

export const VOUCHER = {
  no: (voucherNo: string) => `凭证 ${voucherNo}`,
  lines: '账是怎么记的',
  linesNote: '“借”和“贷”是记账的两边，两边数目必须一样。',
  debit: '借',
  credit: '贷',
  total: '两边合计',
  attachments: '单据',
  attachmentsNote: '照片里的姓名、号码已经盖住。没有照片的，可以到村委会看原件。',
  attach: { title: '附单据照片', note: '记账的人用' },
  noAttachments: '这张凭证没有附单据',
  pages: (pages: number) => `${pages} 张`,
  signed: '经手人',
  prepared: '制单',
  reviewed: '审核',
  approved: '批准',
  unsigned: '没有签',
  reversal: '这是一张更正凭证：把记错的那张冲掉。',
  reversed: '这张记错了，已经用另一张冲掉，不再算数。',
  other: '看那一张',
  reverse: { title: '冲销这张凭证', note: '记错了，用一张相反的凭证更正' },
  ask: '我有疑问',
  askNote: '觉得这笔钱不对，可以直接问。',
  question: (village: string, day: string, voucherNo: string, summary: string, amount: string) =>
    `我对${village}${day}的“${summary}”（${amount}，凭证 ${voucherNo}）有疑问：`,
};

/** How money moved, for voucher-words.ts. */
export const MOVES = {
  paid: (from: string, amount: string, what: string) => `从${from}付出 ${amount}，用于${what}。`,
  received: (into: string, amount: string, what: string) => `收进${into} ${amount}，来自${what}。`,
  moved: (from: string, into: string, amount: string) => `把 ${amount} 从${from}转到${into}。`,
  noMoney: '这张凭证只是记账，没有收钱也没有付钱。',
  /** 红字. */
  red: (taken: string) => `这张是红字（负数），把以前记的冲掉：${taken}`,
  back: (account: string) => `冲回${account}`,
  and: '、',
  several: (first: string, count: number) => `${first}等 ${count} 项`,
};
