import type { IdentityOpening, OpeningCommand } from '@shared/custody/custody';

export const STATE_WORDS: Record<IdentityOpening['state'], string> = {
  wanted: '等保管员处理',
  asked: '等另一位同意',
  consented: '已同意，可以看一次',
  refused: '没有同意',
  opened: '看过了',
  lapsed: '过了一天没看，作废',
};

export const COMMAND_WORDS = {
  ask: '提出打开',
  consent: '我同意',
  refuse: '不同意',
  open: '打开看（只有一次）',
} as const satisfies Record<OpeningCommand, string>;

export const copy = {
  rule: '保密举报人的姓名封存着。要两位保管员都同意，由提出的那位看一次。每一步和原因，举报人都看得到。',
  todo: '要办的',
  done: '办过的',
  nothing: { title: '没有要办的申请', note: '有单位要核实举报人时，会在这里和消息里告诉您。' },
  nothingDone: '还没有办过的申请',
  wanted: (by: string) => `${by}想核实`,
  asked: (by: string) => `${by}提出打开`,
  consented: (by: string) => `${by}同意`,
  refused: (by: string) => `${by}不同意`,
  until: '最晚什么时候看',
  openedAt: '看的时间',
  waitOther: '您提出的，要等另一位保管员同意。',
  why: { label: '原因', hint: '举报人会看到这句话，不要写能认出谁的内容。' },
  whyPlaceholder: '比如：要当面核实证据，已经书面请示区纪委领导同意。',
  askTitle: '为什么要看？',
  refuseTitle: '为什么不同意？',
  send: '提交',
  sent: '已经提交',
  consentAsk: '您同意以后，提出的人一天之内可以看一次，举报人会知道。',
  openAsk: '只能看这一次，关掉就没有了。举报人会马上知道有人看了、为什么看。请先看看身边有没有别人。',
  openYes: '现在看',
  identity: '举报人',
  phone: '电话',
  noPhone: '已经解绑，没有电话',
  village: '村（社区）',
  reference: '举报编号',
  lookedAt: '看的时间',
  closing: '不要截屏，不要抄给别人。关掉后这里什么也不留。',
  close: '看完了，关掉',
  signIn: { title: '请先登录', action: '去登录' },
  notYours: '这里只给身份保管员用',
} as const;
