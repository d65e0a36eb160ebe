import type { ReportOutcome } from '@shared/reports/work';

export const copy = {
  outcomes: {
    open: '还在办',
    answered: '已答复',
    refused: '不予受理',
    merged: '并案',
    withdrawn: '撤回',
  } satisfies Record<ReportOutcome, string>,
  accusedTitle: (name: string) => `以前反映${name}的`,
  accusedKept: '您看过的记录已经留下。被反映不等于有问题，只作参考。',
  villageTitle: (name: string) => `${name}近两年的反映`,
  villageNote: '只算您看得到的。',
  count: (count: number, more: boolean) => `${more ? '至少 ' : ''}${count} 件`,
  few: '样本少，说明不了什么',
  byOutcome: '结果',
  byCategory: '类别',
  byMonth: '按月',
  month: (month: string, count: number) => `${month}，${count} 件`,
  list: '最近的',
  none: '没有反映过',
};
