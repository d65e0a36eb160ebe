import type { Asset, Contract, Direction, Resource } from '@shared/accounts';
import type { Tone } from '@/ui/status-tag';

export const DIRECTION: Record<Direction, string> = { income: '收入', expense: '支出' };

export const VILLAGES = {
  search: '输入村名，比如“牛角”',
  mine: '我的村',
  all: '所有镇（街道）',
  count: (count: number) => `${count} 个村（社区）`,
  found: (count: number) => `找到 ${count} 个`,
  none: '没有找到这个村',
  noneNote: '少输一个字试试，或者按镇（街道）找。',
};

export const YEAR = {
  choose: '想看哪个村的账？',
  chooseNote: '每个村（社区）的账都公开，选一个就能看。',
  chooseAction: '选村（社区）',
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
  latest: '最近几笔',
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
  empty: '没有这样的收支',
  emptyNote: '换个月份，或者看全部。',
};

export const VOUCHER = {
  no: (voucherNo: string) => `凭证 ${voucherNo}`,
  lines: '账是怎么记的',
  linesNote: '“借”和“贷”是记账的两边，两边数目必须一样。',
  debit: '借',
  credit: '贷',
  total: '两边合计',
  attachments: '单据',
  attachmentsNote: '这里公开有哪些单据、各有几张。要看原件，可以到村委会查。',
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
  and: '、',
  several: (first: string, count: number) => `${first}等 ${count} 项`,
};

export const REGISTER = {
  assets: '资产',
  resources: '资源',
  contracts: '合同',
  assetsSum: (count: number) => `${count} 件资产，现在值`,
  resourcesSum: (count: number) => `${count} 处资源，共`,
  contractsSum: (count: number) => `${count} 份合同，每年应收`,
  mu: (area: string) => `${area} 亩`,
  owedSum: '还欠',
  allPaid: '租金都收齐了',
  owed: '欠',
  paidUp: '没有欠款',
  noAssets: '还没有登记资产',
  noResources: '还没有登记资源',
  noContracts: '还没有登记合同',
  emptyNote: '村里登记以后，这里就能看到。',
};

export const ASSET_STATUS: Record<Asset['status'], string> = {
  inUse: '在用',
  leased: '租出去了',
  idle: '闲着',
  scrapped: '已报废',
};
export const RESOURCE_KIND: Record<Resource['kind'], string> = {
  cropland: '耕地',
  woodland: '林地',
  pond: '水面（塘、库）',
  constructionLand: '集体建设用地',
  wasteland: '荒地',
};
export const RESOURCE_USE: Record<Resource['use'], string> = {
  contracted: '已承包',
  leased: '租出去了',
  selfUsed: '村里自用',
  idle: '闲着',
};
export const CONTRACT_STATUS: Record<Contract['status'], { word: string; tone: Tone }> = {
  active: { word: '正在履行', tone: 'good' },
  expired: { word: '已到期', tone: 'plain' },
  terminated: { word: '已解除', tone: 'plain' },
};
