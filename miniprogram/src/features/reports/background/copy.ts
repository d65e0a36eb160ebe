import type { Likeness } from '@shared/reports/work';

export const copy = {
  similar: (count: number) => `可能是同一件事（${count}）`,
  similarShort: (count: number) => `还有 ${count} 件像是同一件事，看一看`,
  why: {
    samePlace: '同一个地点',
    nearby: '离得近',
    sameWords: '说的话相近',
    sameDays: '同一天前后',
    samePerson: '反映同一个人',
  } satisfies Record<Likeness, string>,
  metres: (metres: number) => `相距 ${metres} 米`,
  merge: '和它并案',
  mergeTitle: '和这一件一起办？',
  mergeText: (no: string) => `这件会并入 ${no}，答复的时候两边都会收到，互相看不到对方。`,
  mergeYes: '并案',
  merged: '已并案',
  histories: '以前的情况',
  accused: { title: '以前反映他的', note: '看的时候会留下记录' },
  village: '这个村近两年的反映',
  place: (at: number, of: number) => `${at} / ${of}`,
  before: '上一件',
  after: '下一件',
  due: {
    late: (words: string) => `${words}，请马上办`,
    today: '今天到期',
    left: (days: number) => `还剩 ${days} 个工作日`,
    paused: '等补充材料，办理时间暂停',
    until: (day: string) => `最迟 ${day}`,
  },
  nobody: '还没有分派经办人',
  assignee: (name: string) => `经办人：${name}`,
} as const;
