import type { Publication } from '@shared/accounts/publications';
import type { Tone } from '@/ui/words/status-tag';

export const BALANCES = {
  note: '每个科目年初有多少、动了多少、现在有多少。借方和贷方两边一定相等；点开能看到每一张凭证。',
  wholeYear: '全年',
  month: (month: number) => `${month}月`,
  account: '科目',
  opening: (month: boolean) => (month ? '月初' : '年初'),
  period: (month: boolean) => (month ? '本月动了' : '全年动了'),
  year: '本年累计',
  closing: (month: boolean) => (month ? '月末' : '现在'),
  debit: '借',
  credit: '贷',
  total: '合计',
  even: '两边相等',
  uneven: '两边不相等',
  open: '还没结账，数字还会变',
  closed: '已结账',
  closedThrough: (month: number) => (month === 0 ? '今年还没结过账' : `结账到${month}月`),
  empty: '这一段没有数',
  nothing: (month: boolean) => (month ? '本月没有动过' : '全年没有动过'),
};

export const POSTINGS = {
  title: (name: string) => `${name}的凭证`,
  empty: { title: '这个科目没有凭证', note: '换个月份看看。' },
  reversal: '冲销',
};

export const STATEMENTS = {
  tabs: { sheet: '资产负债表', surplus: '收益分配表' },
  sheetNote: '先列村里有什么，再列欠谁的、归谁的。两边一定相等。',
  surplusNote: '今年收了多少、花了多少、剩多少、怎么分。',
  spans: { month: '按月', quarter: '按季' },
  first: { sheet: '年初', month: '本月', quarter: '本季' },
  second: { sheet: '现在', surplus: '本年累计' },
  assets: '村里有什么',
  claims: '欠谁的、归谁的',
  even: '资产 = 负债 + 所有者权益，两边相等',
  uneven: '两边不相等，请告诉核算中心',
  through: (month: number, open: boolean) => `到${month}月底${open ? ' · 还没结账，数字还会变' : ''}`,
  behind: '这一行的科目，点开看凭证',
  total: '这一行是上面几行算出来的',
  more: (count: number) => `看没有数的 ${count} 行`,
  ask: '我有疑问',
  question: (village: string, year: number, month: number, table: string, line: string, amount: string) =>
    `我对${village}${year}年${month}月的${table}里“${line}”（${amount}）有疑问：`,
};

export const PUBLICATIONS = {
  intro: '收入和支出每月公开，资产负债和收益分配每季公开。公开那天说的数一直留着，后来更正的也写在旁边。',
  months: '每月公开',
  quarters: '每季公开',
  state: {
    onTime: { word: '按时公开', tone: 'good' },
    late: { word: '公开晚了', tone: 'wait' },
    due: { word: '等着公开', tone: 'wait' },
    overdue: { word: '超期没公开', tone: 'bad' },
    open: { word: '还没到期', tone: 'plain' },
  } satisfies Record<Publication['state'], { word: string; tone: Tone }>,
  dueOn: '最晚公开',
  publishedBy: '公开的人',
  shownUntil: '公示到',
  notClosed: '账还没结',
  isClosed: '账已结好，等着公开',
  now: '更正后',
  intact: '和账上现在的数一分不差',
  broken: '和账上现在的数对不上',
  corrections: '公开以后更正的',
  correction: (no: string, by: string) => `${no} 记错了，用 ${by} 冲掉`,
  mistaken: '看记错的那张',
  mending: '看冲掉它的那张',
  entries: '看这个月的每一笔',
  statements: '看报表',
  ask: '问一问',
  question: (village: string, what: string, dueOn: string) =>
    `${village}的${what}最晚该在${dueOn}公开，还没有看到，想问一问：`,
  questionOf: (village: string, what: string) => `我对${village}公开的${what}有疑问：`,
  overdueCount: (count: number) => `有 ${count} 期超期没公开`,
  allOnTime: '该公开的都公开了',
};

export const DOORS = {
  title: '账本',
  balances: { title: '科目余额', note: '每个科目有多少，点开看凭证' },
  statements: { title: '报表', note: '资产负债、收益分配' },
  publications: { title: '财务公开', note: '哪些月公开了，哪些超期了' },
  levies: { title: '一事一议筹资、水费', note: '收了哪些、一共多少，我要交的' },
  open: '还没结账',
};
