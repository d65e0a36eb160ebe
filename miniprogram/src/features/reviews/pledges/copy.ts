import type { Pledge } from '@shared/reviews/reviews';

export const STATE_WORDS: Record<Pledge['state'], string> = {
  open: '还没到日子',
  asking: '正在问评过的人',
  kept: '村民说做到了',
  notKept: '村民说没做到',
  fewAnswers: '说的人太少，看不出',
};
export const STATE_TONES: Record<Pledge['state'], 'wait' | 'good' | 'bad'> = {
  open: 'wait',
  asking: 'wait',
  kept: 'good',
  notKept: 'bad',
  fewAnswers: 'wait',
};

export const pledge = {
  title: '整改承诺',
  byRated: '本人承诺',
  by: (day: string) => `${day}以前做到`,
  counted: (day: string) => `${day}公布结果`,
  answers: (kept: number, notKept: number) => `${kept} 个人说做到了，${notKept} 个人说没做到`,
  few: '满 5 个人说了才公布，谁说的都看不到。',
  asked: '您评过这件事。承诺的，做到了吗？',
  askedNote: '不管怎么说，都只公布一次人数，看不到是谁。',
  yes: '做到了',
  no: '没做到',
  iSaid: { true: '您说：做到了。改主意可以再点', false: '您说：没做到。改主意可以再点' },
  said: '谢谢，到公布的那天一起算',
  make: '承诺整改',
  makeNote: '写清楚改什么、哪天做到。到了那天，评过的人会被问一次“做到了吗”，结果公开。',
  wordsLabel: '改什么',
  wordsPlaceholder: '哪一件事，改成什么样，谁都能看懂',
  wordsHint: '大家都看得到，不写别人的名字和电话。发出以后不能改。',
  byOnLabel: '哪天以前做到',
  byOnHint: (least: number, most: number) => `${least} 天以后，${most} 天以内`,
  byOnPlaceholder: '选一天',
  send: '公开承诺',
  sendAsk: '承诺公开在这一页，发出以后不能改、不能撤。到日子会问评过的人做到了没有。',
  sent: '承诺已公开',
  cancel: '先不承诺',
} as const;
