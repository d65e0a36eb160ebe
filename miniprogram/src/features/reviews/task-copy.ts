import type { ReviewTask } from '@shared/reviews/reviews';

export const STATE_WORDS: Record<ReviewTask['state'], string> = {
  open: '单位正在办',
  done: '单位说办好了',
  mended: '村民说做到了',
  notMended: '村民说没做到',
  withdrawn: '已撤回',
};

export const task = {
  due: '最迟 ',
  dueEnd: ' 答复',
  late: '已经超期',
  asked: (office: string) => `${office}说做好了。做到了吗？`,
  askedNote: '单位下个星期一才知道，也不知道是谁说的。没做到就交给上一级再办。',
  yes: '做到了',
  no: '没做到',
  iSaid: { true: '您说：做到了', false: '您说：没做到' },
  said: '谢谢，下个星期一转给单位',

  lead: '两星以下、写了理由、大家都看得到的评价，十五个工作日内写明做了什么。写的话公开在评价下面。',
  leadWho: '看不到是谁写的，也不要去打听。',
  none: { title: '没有要整改的差评', note: '每个星期一看一次，有新的会提醒。' },
  notOffice: '村（社区）、镇（街道）和区里的工作人员才能办。',
  answer: '写做了什么',
  wordsLabel: '做了什么',
  wordsPlaceholder: '改了哪里，什么时候改的，谁都能看懂',
  wordsHint: '大家都看得到，不写别人的名字和电话。',
  send: '公开答复',
  sendAsk: '答复公开在这条评价下面，作者会被问一句做到了没有。',
  sent: '已公开，等作者说做到了没有',
  cancel: '先不办',
} as const;
