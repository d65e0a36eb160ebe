import type { BurstSign } from '@shared/reviews/bursts';
import type { HeldWhy } from '@shared/reviews/moderation';
import type { BurstReason, LeftOutFor } from '@shared/reviews/reviews';

/** 集中点评 is left out for how it came about, never for what it says. */
export const BURST_REASON_WORDS: Record<BurstReason, string> = {
  organised: '有人组织来打分',
  paidFor: '打分有人许了好处',
  sameHand: '一个人用了几个号',
};
export const SIGN_WORDS: Record<BurstSign, string> = {
  pace: '一天里来的是平时的 5 倍以上',
  oneDirection: '打分九成以上是一个方向',
  newlyBound: '四成以上是一周内刚绑定的账号',
};
export const REASON_WORDS: Record<LeftOutFor, string> = {
  ...BURST_REASON_WORDS,
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
  pictureUnsure: '照片微信检查不放心',
  pictureUnchecked: '照片微信检查没有答上',
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

  held: '待审留言',
  lead: '只看文字和照片合不合适，看不到打几颗星、是谁写的。话再难听，只要说的是工作，就该放行。照片里有认得出的人、证件、门牌的，不公开。',
  none: { title: '没有待审的留言', note: '文字或照片微信检查拿不准、没有答上的，会到这里。' },
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

  flagged: '被举报的评价',
  flaggedLead: '都还公开着。看不到谁写的、谁举报的。只说工作的，话再难听也留着。',
  noneFlagged: '没有被举报的评价',
  flaggedReasons: (reasons: readonly string[]) => `举报的理由：${reasons.join('、')}`,
  takeOff: '不再公开',
  stay: '留着',
  flagWordsLabel: '写给举报的人和作者的话',
  flagWordsPlaceholder: '为什么留着，或者哪一句不合适',
  sendStay: '确定留着',
  sendTakeOff: '确定不再公开',
  flagDecided: '已决定，举报的人会看到',

  bursts: '集中出现的点评',
  burstsLead: '只看是怎么来的，看不到谁写的、打几颗星、写了什么。说得不好听不是不算的理由。',
  noBursts: '没有集中出现的点评',
  burstCount: (atLeast: number) => (atLeast > 0 ? `压着至少 ${atLeast} 条，一起决定` : '压着的不到 5 条，一起决定'),
  burstSince: '发现于',
  burstDue: '要在这天前决定：',
  burstLate: '已过期',
  burstRelease: '都计入',
  burstReleaseAsk: '计入后，这些点评和分数一起公开，不能再改。开过村民会、集中请大家来评，都是正常的。',
  burstReleased: '已计入',
  burstLeaveOut: '都不计入',
  burstReasonLabel: '为什么不计入',
  burstWordsPlaceholder: '查到了什么、怎么查的',
  burstSendLeaveOut: '确定都不计入',
  burstLeftOut: '已决定，写的人会看到理由',

  burstNotice: (week: string) => `${week}那一周有较多点评集中出现，正在核实，暂不计入。`,
  burstNoticeDue: (day: string) => `${day}前会有结果：都计入，或者说明理由不计入。已经公开的分数和评价不动。`,
  leftOutNotice: (week: string, reason: string) =>
    `${week}那一周集中出现的点评没有计入：${reason}。写的人看得到理由，可以申请复核。`,
  burstMine: '正在核实',
  burstMineNote: (day: string) =>
    `您的点评和较多点评一起集中出现，正在核实，暂不计入，也不公开。${day}前会有结果，您不用做什么。`,
  leftOut: '没有计入',
  leftOutNote: '和集中出现的点评一起没有计入，也不公开。觉得不对，可以申请复核，由另一个人来看。',

  publicTitle: '没有公开的留言',
  publicNote: '过完一个季度才算，同一个理由满 5 条才列。意见再尖锐也不是理由。',
  publicLine: (reason: string, count: number) => `${reason}，${count} 条。`,
} as const;
