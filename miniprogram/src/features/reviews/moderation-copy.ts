import type { HeldWhy } from '@shared/reviews/moderation';
import type { RefusalReason } from '@shared/reviews/reviews';

export const REASON_WORDS: Record<RefusalReason, string> = {
  privateLife: '说的是私事',
  insult: '骂人',
  advertisement: '广告',
  personalData: '有别人的个人信息',
  offSubject: '和评的事无关',
};
export const WHY_WORDS: Record<HeldWhy, string> = {
  unsure: '微信检查拿不准',
  unchecked: '微信检查没有答上',
  afterRefusal: '退回后改过的',
  sameText: '和另外几条几乎一样，请看看是不是有人组织的',
  appeal: '作者申请复核',
};

export const moderation = {
  refused: '文字没有公开',
  refusedNote: '星照样算进分数，文字不公开。可以点“修改评价”改一改再交，由人来看。',
  appealed: '正在复核',
  appealedNote: '另一个人正在看。结果出来以前不能改，可以撤回。',
  because: (reason: string) => `没有公开的理由：${reason}`,
  decided: { restored: '复核结果：恢复公开', kept: '复核结果：还是不公开' },
  appeal: '申请复核',
  appealNote: '觉得不该退回，可以请上一级另一个人再看一次。一个季度一次。',
  appealLabel: '为什么不该退回',
  appealPlaceholder: '说清楚就行，不用写自己的名字',
  sendAppeal: '提交申请',
  appealSent: '已提交，由另一个人来看',

  lead: '只看文字合不合适，看不到打几颗星、是谁写的。话再难听，只要说的是工作，就该放行。',
  none: '没有待审的留言',
  noneNote: '微信检查拿不准的留言会到这里。',
  notOffice: '镇（街道）和区里的工作人员才能审留言。',
  since: '从',
  until: '等到现在',
  refusedFor: (reason: string) => `退回的理由：${reason}`,
  appealSays: '作者说',
  needsOther: '是您退回的，请交给同事复核。',
  release: '放行',
  releaseAsk: '放行后，这条留言和下一次分数一起公开。',
  released: '已放行',
  refuse: '不公开',
  reasonLabel: '为什么不公开',
  reasonMissing: '请选一个理由',
  wordsLabel: '写给作者的话',
  wordsPlaceholder: '哪一句不合适，怎么改',
  sendRefusal: '确定不公开',
  refusalSent: '已退回，作者会看到理由',
  restore: '恢复公开',
  keep: '还是不公开',
  outcomeLabel: '复核的结果',
  outcomeMissing: '请选一个结果',
  sendDecision: '提交结果',
  decisionSent: '已提交，作者会看到',
  cancel: '先不办',

  publicTitle: '没有公开的留言',
  publicNote: '过完一个季度才算，同一个理由满 5 条才列。意见再尖锐也不是理由。',
  publicLine: (reason: string, count: number) => `${reason}，${count} 条。`,
};
