import type { MyFlag } from '@shared/reviews/reviews';

export const FLAG_WORDS: Record<MyFlag['state'], string> = {
  open: '正在看',
  kept: '看过了，留着',
  removed: '看过了，不再公开',
};

export const reception = {
  byRated: '本人答复',
  changed: '改过',
  answer: '公开答复',
  change: '修改答复',
  wordsHint: '一条评价答复一次，一天以内可以改。大家都看得到，看不到是谁写的，也不要去打听。',
  wordsLabel: '答复',
  wordsPlaceholder: '怎么回事，怎么办，什么时候办',
  send: '公开答复',
  sendAsk: '答复公开在这条评价下面，作者会收到提醒。',
  sent: '已公开',
  cancel: '先不答',
  useful: '有用',
  usefulTaken: '觉得有用，点一下收回',
  usefulCount: (count: number) => `${count} 个人以上觉得有用`,
  flag: '举报这条',
  flagLabel: '为什么不该公开',
  flagNote: '由镇（街道）或者区里看，被评的人和他的上级都不管。结果出来以前这条照样公开，意见难听不是理由。',
  flagMissing: '请选一个理由',
  sendFlag: '提交举报',
  cancelFlag: '不举报了',
  flagged: '您举报过这条',
  flagSent: '已提交，结果会告诉您',
  myFlags: '我举报的评价',
  flaggedFor: (reason: string) => `举报的理由：${reason}`,
  removedFor: (reason: string) => `不再公开的理由：${reason}`,
} as const;
