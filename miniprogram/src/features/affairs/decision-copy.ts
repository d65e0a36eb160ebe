import type { OrganForm } from '@shared/affairs/collective-organ';
import {
  type DecisionKind,
  type DecisionState,
  type DecisionStep,
  type MeetingForm,
  RESERVED_NAME,
  type StepOutcome,
  type StepRecord,
} from '@shared/affairs/decisions';

export const DECISION_KIND: Record<DecisionKind, string> = {
  spending: '大额支出',
  works: '工程',
  leasing: '土地和资源发包',
  welfare: '低保评议',
  sharing: '集体收益分配',
  other: '其他大事',
};

export const STEP: Record<DecisionStep, { name: string; what: string }> = {
  proposal: { name: '村党组织提议', what: '党支部先提出要办什么事' },
  discussion: { name: '“两委”商议', what: '支委和村委一起商量怎么办' },
  review: { name: '党员大会审议', what: '全体党员开会提意见、表决' },
  resolution: { name: '村民代表会议或村民会议决议', what: '村民说了算：同意的人够数才算定了' },
  publicity: { name: '决议公开', what: '定了什么，让全村看' },
  result: { name: '实施结果公开', what: '办得怎样、花了多少，让全村看' },
};

export const FORM: Record<MeetingForm, { name: string; rule: string }> = {
  representatives: { name: '村民代表会议', rule: '三分之二以上的人到会，到会的过半数同意' },
  villagers: { name: '村民会议', rule: '十八岁以上村民过半数到会，到会的过半数同意' },
  households: { name: '户代表会议', rule: '三分之二以上的户到会，到会的过半数同意' },
  members: { name: '成员大会（集体经济组织）', rule: '三分之二以上成员到会，全体成员的三分之二以上同意' },
  memberRepresentatives: { name: '成员代表大会（集体经济组织）', rule: '全体成员代表的三分之二以上同意' },
};

/** What the representatives' meeting may not decide, as a choice. */
export const RESERVED: Record<NonNullable<StepRecord['reserved']>, string> = { ...RESERVED_NAME, none: '都不是' };

export const ORGAN: Record<OrganForm, { label: string; note: string }> = {
  none: { label: '没有登记集体经济组织', note: '集体的事由村民会议、村民代表会议定' },
  members: { label: '登记了，只有成员大会', note: '集体财产的事由成员大会定' },
  representatives: { label: '登记了，也设了成员代表大会', note: '章程、成员、承包、土地补偿费、合并还是要成员大会定' },
};
export const ORGAN_PAGE = {
  title: '本村的集体经济组织',
  unsaid: '还没有填',
  registeredOn: '登记证上的日期',
  save: '记下',
  saved: '记下了',
  note: '登记以后，集体财产上的事要三分之二以上同意才算数。填错了要改回“没有登记”或改晚日期的，请镇里来改。',
};

export const STATE: Record<DecisionState, [tone: 'wait' | 'bad' | 'good', word: string]> = {
  open: ['wait', '正在办'],
  failed: ['bad', '没通过'],
  finished: ['good', '办完了'],
};

export const OUTCOME: Record<StepOutcome, string> = {
  done: '通过',
  tooFew: '到会的人不够，这次会不算数',
  notAgreed: '同意的人不够，没有通过',
};

export const DECISIONS = {
  of: (village: string) => `${village}的大事`,
  intro: '大额支出、工程、发包这些大事，要走完四次商议、两次公开，一步都不能少。',
  all: '全部',
  kinds: '看哪一类',
  empty: { title: '还没有记下大事', note: '村干部记下以后，每一步这里都能看到。' },
  start: '记一件大事',
  next: (step: string) => `下一步：${step}`,
  stopped: (step: string) => `到“${step}”为止`,
  choose: '想看哪个村的？',
};

export const DECISION = {
  amount: '涉及金额',
  started: '提出时间',
  steps: '走到哪一步了',
  attendance: (due: number, present: number) => `应到 ${due} 人，实到 ${present} 人`,
  votes: (agree: number, against: number, abstain: number) => `赞成 ${agree}，反对 ${against}，弃权 ${abstain}`,
  shown: '公示到',
  objections: '有什么意见',
  by: '记录人',
  corrected: '已更正，见下面的新记录',
  correction: '更正：',
  ahead: '还没到这一步',
  now: '接下来做这一步',
  never: '前面没有通过，不再往下走',
  ended: '这件事没有通过，到此为止。要再办，得重新提议。',
  record: (step: string) => `记下“${step}”`,
  correct: '更正',
  correctAsk: '更正哪一步？',
  publish: '发一条公告告诉大家',
  ask: '我有疑问',
  question: (title: string) => `我想问“${title}”这件事：`,
  share: '发给村里人看',
};

export const RECORD = {
  notYours: '只有本村干部能记',
  start: '先记第一步：村党组织提议',
  title: { label: '是件什么事', hint: '一句话说清，比如“三组机耕道硬化 420 米”。' },
  kind: '哪一类',
  amount: '涉及多少钱（元）',
  amountWrong: '金额不对，请填数字',
  heldOn: { meeting: '哪天开的会', publicity: '从哪天开始公示' },
  untilOn: '公示到哪天',
  pick: '点这里选日期',
  heldOnMissing: '请选日期',
  untilHint: (days: number) => `至少 ${days} 天。`,
  place: { meeting: '在哪里开的', publicity: '在哪里公示的' },
  text: { label: '说了什么，定了什么', hint: '不用抄会议记录，写清楚要紧的几句。不要写别人的身份证、电话。' },
  form: '开的是哪种会',
  reserved: '这件事是不是下面的一种（成员代表大会不能定）',
  due: '应到多少人',
  present: '实到多少人',
  agree: '赞成',
  against: '反对',
  abstain: '弃权',
  result: '按规定算：',
  failsNote: '记下以后这件事就到此为止，不能再往下走。',
  objections: '公示期里有什么意见，怎么处理的',
  reason: { label: '为什么更正', hint: '原来的记录不会删，两条都看得到。' },
  save: '记下这一步',
  saveCorrection: '记下更正',
  saved: '记下了',
  once: '记下后不能改，只能再写一条更正。',
  kept: '没写完的会留在手机上。',
};
