import type { LaidOpenItem, LaidOpenState } from '@shared/accounts/members-meetings';
import type { CopyContent, CopyListing, CopyState } from '@shared/accounts/book-copies';
import type { Tone } from '@/ui/words/status-tag';

export const COPIES = {
  meeting: {
    title: (day: string) => `成员大会 ${day}`,
    none: '成员大会的日子还没有定',
    due: (day: string) => `开会前十天（${day}）起，这几样要放在办公的地方给成员看`,
    items: { report: '年度财务报告', accounts: '会计账簿', distribution: '收益分配方案' } satisfies Record<
      LaidOpenItem,
      string
    >,
    states: {
      open: { word: '放出来了', tone: 'good' },
      openLate: { word: '放晚了', tone: 'wait' },
      due: { word: '还没到日子', tone: 'plain' },
      late: { word: '该放没放', tone: 'bad' },
    } satisfies Record<LaidOpenState, { word: string; tone: Tone }>,
    since: (day: string) => `${day}起`,
    layAsk: (what: string) => `${what}放出来了？`,
    layNote: '从今天算。谁都看得到是哪天放的。',
    laid: '记下了',
    announce: '定成员大会的日子',
    move: '改日子',
    on: '哪一天开',
    save: '定下来',
    saved: '定好了',
  },
  door: '查阅、复制账簿',
  doorNote: '成员可以申请复制，几天内答复',
  deskDoor: '复制登记簿',
  deskNote: '谁申请、给了谁、哪一份，编了号',
  note: (days: number) =>
    `村集体经济组织的成员有权查阅、复制账簿（农村集体经济组织法第十三条）。申请以后 ${days} 天内答复。`,
  counts: (given: number | undefined) => (given === undefined ? '今年给出的不到 5 份' : `今年给出 ${given} 份`),
  bind: '实名登记以后才能申请复制。',
  ask: '申请一份复制件',
  year: '哪一年',
  from: '从几月',
  through: '到几月',
  month: (month: number) => `${month}月`,
  monthsHint: '一次最多 3 个月，要已经结账的',
  what: '复制什么',
  contents: { vouchers: '记账凭证', statements: '两张报表', balances: '科目余额表' } satisfies Record<
    CopyContent,
    string
  >,
  send: '申请',
  sent: '申请好了，等答复',
  check: '看看填得对不对：月份最多 3 个，要选复制什么',
  mine: '我申请的',
  noneMine: '您还没有申请过',
  state: {
    asked: { word: '等答复', tone: 'wait' },
    given: { word: '给了', tone: 'good' },
    refused: { word: '没有给', tone: 'bad' },
  } satisfies Record<CopyState, { word: string; tone: Tone }>,
  of: (year: number, from: number, through: number) =>
    from === through ? `${year}年${from}月` : `${year}年${from}–${through}月`,
  dueOn: (day: string) => `最晚 ${day}答复`,
  late: '超期了',
  answeredBy: (name: string, day: string) => `${name} ${day}答复`,
  number: (number: string) => `编号 ${number}`,
  print: '打开复制件',
  making: '正在做…',
  tabs: { waiting: '等答复', answered: '登记簿' } satisfies Record<CopyListing, string>,
  none: { waiting: '没有等答复的申请', answered: '还没有给过复制件' } satisfies Record<CopyListing, string>,
  registerNote: '给出的每一份都有编号，每一页都印着是给谁的。只有核算中心和村监委会主任看得到登记簿。',
  give: '给一份',
  giveAsk: '给这份复制件？',
  giveNote: '给了就编号、登记，申请的人会收到消息。个人的名字打了码，和公开的一样。',
  given: '给了，编好号了',
  refuse: '不给',
  why: '为什么不给',
  refused: '答复了',
  own: '自己申请的，请另一位同事来答复',
  chooseTown: '看哪个镇（街道）',
};
