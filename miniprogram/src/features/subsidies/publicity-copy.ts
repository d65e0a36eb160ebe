import type { NamesShown, PublicityState } from '@shared/subsidies/publicity';
import type { Tone } from '@/ui/words/status-tag';

export const PUBLICITIES = {
  of: (village: string) => `${village}的补贴公示`,
  note: '每一批补贴发给谁、发多少，发之前先给大家看。觉得不对，公示期里就可以提。',
  empty: { title: '还没有公示', note: '有新的一批补贴要发，名单会先在这里公示。' },
  choose: { title: '先选一个村（社区）', action: '选村（社区）' },
  open: '正在公示',
  ended: '已经结束',
  coming: '就要公示',
  people: (count: number) => `${count} 笔`,
};

export const STATE: Record<PublicityState, { word: string; tone: Tone }> = {
  coming: { word: '还没开始', tone: 'plain' },
  open: { word: '公示中', tone: 'good' },
  ended: { word: '已结束', tone: 'plain' },
};
export const leftWords = (daysLeft: number) =>
  daysLeft === 0 ? '公示中 · 今天最后一天' : `公示中 · 还有 ${daysLeft} 天`;

export const PUBLICITY = {
  total: '这一批一共',
  period: (from: string, until: string) => `${from}到${until}`,
  rows: '名单',
  ended: '公示期过了，名单已经收起，只留总数。',
  coming: '还没到公示的日子，到时候名单会在这里。',
  empty: '名单上没有人',
  end: '名单到这里就完了',
  objection: '我有异议',
  question: '我有疑问',
  questionNote: '该有的人没有、不该有的人有了、数不对，都可以提，也可以匿名。',
  phone: '打监督电话',
  why: '为什么这样公示',
  names: {
    masked: '姓名只留头尾',
    numberOnly: '不公示姓名',
    none: '不公示名单',
  } satisfies Record<NamesShown, string>,
  place: (place: number) => `第 ${place} 号`,
  aboutRow: (program: string, period: string, batchNo: string, line: string) =>
    `我对“${program}”${period}（批次 ${batchNo}）公示名单上的${line}有异议：`,
  aboutList: (program: string, period: string, batchNo: string) =>
    `我对“${program}”${period}（批次 ${batchNo}）的公示名单有疑问：`,
};
