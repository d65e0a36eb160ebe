import type { WorkAwaits, WorkState } from '@shared/accounts/workbench';
import type { Tone } from '@/ui/words/status-tag';

export const WORKBENCH = {
  door: '工作台',
  doorNote: '各村每个月办到哪一步、卡在哪里、等谁办',
  notYours: '这里是镇街代理记账和核算中心的工作台',
  note: '票据有没有收到还不在这里登记；“没有收支”可能是真没有，也可能是票据没来。',
  none: '没有村（社区）',
  noBook: '这一年没有账',
  village: '村（社区）',
  month: (month: number) => `${month}月`,
  state: {
    empty: { word: '没有收支', tone: 'wait' },
    prepared: { word: '等审核', tone: 'wait' },
    reviewed: { word: '已审', tone: 'wait' },
    booked: { word: '已记账', tone: 'plain' },
    reconciled: { word: '已对账', tone: 'plain' },
    closed: { word: '已结账', tone: 'good' },
    published: { word: '已公开', tone: 'good' },
  } satisfies Record<WorkState, { word: string; tone: Tone }>,
  awaits: {
    vouchers: '核实票据',
    review: '等审核',
    approval: '等批准',
    monthEnd: '没到月底',
    statement: '等银行流水',
    reconciling: '等对账',
    secondSignature: '等复核签字',
    monthBefore: '等上个月结账',
    closing: '可以结账',
    publishing: '等公开',
  } satisfies Record<WorkAwaits, string>,
  count: (count: number, isMore: boolean) => `${count}${isMore ? '+' : ''} 张`,
  /** Who had it in hand, and so may not take the next step. */
  by: (names: readonly string[]) => `${names.join('、')}办过，要换人`,
  dueOn: (day: string) => `最晚 ${day}`,
  noBank: '没有登记银行账户',
  filter: '看哪些',
  filters: { all: '全部', blocked: '有卡住的' },
};
