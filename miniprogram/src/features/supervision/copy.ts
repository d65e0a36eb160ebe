import type {
  AlertClosing,
  AlertCommand,
  AlertState,
  AlertStep,
  AlertEvidence,
  RuleMonth,
  WatchNight,
} from '@shared/supervision/supervision';
import type { OutcomeStanding } from '@shared/supervision/outcomes';
import type { AlertColour, RuleDomain, RuleState, Sureness } from '@shared/supervision/rules';
import type { Tone } from '@/ui/words/status-tag';

export const COLOUR: Record<AlertColour, { word: string; tone: Tone }> = {
  red: { word: '红色', tone: 'bad' },
  orange: { word: '橙色', tone: 'wait' },
  yellow: { word: '黄色', tone: 'plain' },
};

export const STATE: Record<AlertState, string> = {
  open: '待说明',
  assigned: '已指派',
  explained: '已说明，待核查',
  checked: '已核查，待了结',
  closed: '已了结',
};

export const CLOSING: Record<AlertClosing, { word: string; note: string }> = {
  real: { word: '真问题', note: '核查属实，已经按规定处理' },
  explained: { word: '已说明', note: '有依据，合规' },
  falseAlarm: { word: '误报', note: '规则不对，写明漏了哪一种合规的情形' },
  wrongData: { word: '数据错', note: '账或登记写错了，改过来就行' },
};

export const STEP: Record<AlertStep, string> = {
  raised: '系统发现疑点',
  assigned: '指派',
  explained: '说明',
  checked: '核查',
  closed: '了结',
  reopened: '重新打开',
  muted: '暂缓',
  escalated: '超期，报上一级',
  held: '晚些告诉本人',
  told: '告诉本人',
  answered: '本人作了说明',
  upheld: '复核：维持',
  corrected: '复核：更正',
};

export const DOMAIN: Record<RuleDomain, string> = {
  money: '资金',
  assets: '资产',
  contracts: '合同',
  subsidies: '补贴',
  publicity: '公开',
  reports: '举报',
  reviews: '评价',
};

export const EVIDENCE: Record<AlertEvidence['kind'], string> = {
  voucher: '记账凭证',
  contract: '合同',
  asset: '资产',
  debt: '债权债务',
  project: '工程项目',
  publication: '公开的账',
  payment: '补贴发放',
  report: '举报',
  reviewBurst: '集中点评',
  book: '科目余额',
};

export const LIST = {
  open: '没了结的',
  closed: '了结了的',
  all: '全部',
  colour: '颜色',
  empty: { title: '没有要核实的疑点', note: '系统每天夜里按规则看一遍账、合同和补贴，有疑点会在这里。' },
  emptyClosed: '还没有了结的',
  end: '就这些了',
  note: '这些是系统按规则找出的疑点，请核实。系统的发现不作结论。',
  age: (days: number) => (days < 1 ? '今天发现' : `发现 ${days} 天`),
  muted: (day: string) => `暂缓到 ${day}`,
  answered: '本人有说明，要复核',
  unclaimed: { title: '可能该领没领的人', note: '名册上看够条件、一年多没领过的，请去告诉本人；只给村负责人看' },
  centres: { title: '三个中心', note: '数据、监管、决策：到齐了没有，哪里不对，该做什么；电脑上是一整面' },
  rules: { title: '按什么规则看的', note: '每条规则的依据、数和效果' },
  notYours: '这一页给村干部、镇街和区监管用',
  signIn: { title: '登录后才能看', action: '去登录' },
};

export const DETAIL = {
  machine: '疑似，请核实：这是系统按规则找出来的，不作结论。有依据的说明清楚就可以了结。',
  facts: {
    village: '村（社区）',
    office: '核查单位',
    state: '进展',
    raised: '发现',
    due: '期限',
    muted: '暂缓到',
    closing: '了结为',
    rule: '规则',
  },
  rule: (code: string, version: number) => `${code}（第 ${version} 版）`,
  evidence: '从哪里看出来的',
  closedEvidence: '在发放系统里核对，这里不显示个人的发放明细',
  basis: '依据和不算的情形',
  basisIs: (basis: string) => `依据：${basis}`,
  exclusions: '这些情形不算：',
  trail: '办理经过',
  nothing: '现在没有要您做的',
};

/** Whom a real ending was told to, and the reply to what they say. */
export const OUTCOMES = {
  title: '本人知道和说明的',
  told: '已告诉本人，还没有说明',
  later: (day: string) => `${day} 告诉本人，在这以前本人看不到`,
  said: '本人说明',
  dueBy: (day: string) => `请在 ${day} 前复核答复`,
  own: '了结的人、写说明的人不能复核，请换一位同事，或者请上一级',
  reply: '复核答复',
  ending: '怎么认定',
  upheld: { label: '维持', note: '仍然认定是真问题' },
  corrected: '更正',
  text: { label: '理由', hint: '写给本人看：说明里的每一点怎么看。不要写别人的名字' },
  submit: '提交复核',
  done: '复核已提交',
};

/** What was held about the reader. */
export const MINE = {
  intro: '这里是按规则核查、认定和您有关的事。不对的，可以说明，由另一个人复核。',
  none: { title: '没有和您有关的认定', note: '有认定会用消息告诉您。' },
  signIn: { title: '登录后才能看', action: '去登录' },
  standing: {
    stands: { word: '认定', tone: 'wait' },
    again: { word: '正在重新核查', tone: 'wait' },
    corrected: { word: '已更正，不再这样认定', tone: 'good' },
    replaced: { word: '已重新认定', tone: 'plain' },
  } satisfies Record<OutcomeStanding, { word: string; tone: Tone }>,
  asked: '当时的疑点',
  basis: '规则和依据',
  why: '为什么这样认定',
  by: '认定的单位',
  day: '认定的日子',
  yours: '您的说明',
  waits: (day: string) => `会在 ${day} 前由另一个人复核答复`,
  replied: '复核的答复',
  upheld: '维持原来的认定',
  corrected: '更正',
  answerLabel: '哪里不对、是怎么回事',
  answerHint: '只能说明一次，提交后 24 小时内、还没有答复前可以改',
  send: '提交说明',
  change: '改说明',
  sent: '说明已提交',
};

type Form = { button: string; title: string; label: string; hint: string; submit: string; done: string };

export const FORM: Record<AlertCommand, Form> = {
  assign: {
    button: '指派',
    title: '指派给谁核查',
    label: '本单位的同事',
    hint: '需要回避的人不在里面',
    submit: '指派',
    done: '已指派',
  },
  explain: {
    button: '说明情况',
    title: '说明情况',
    label: '是怎么回事',
    hint: '写清来龙去脉和依据，如合同号、凭证号、决议的日期',
    submit: '提交说明',
    done: '说明已提交',
  },
  check: {
    button: '核查',
    title: '核查的结果',
    label: '看到了什么',
    hint: '看过哪些材料、去过现场没有、说明对不对得上',
    submit: '提交核查',
    done: '核查已提交',
  },
  close: {
    button: '了结',
    title: '了结这条预警',
    label: '理由',
    hint: '写清怎么认定的、后来怎么办的',
    submit: '了结',
    done: '已了结',
  },
  reopen: {
    button: '重新打开',
    title: '重新打开',
    label: '为什么',
    hint: '写清哪里对不上',
    submit: '重新打开',
    done: '已重新打开',
  },
  mute: {
    button: '暂缓',
    title: '先放一放',
    label: '为什么',
    hint: '写清在等什么。到期还没了结，会再提醒',
    submit: '暂缓',
    done: '已暂缓',
  },
};

export const FIELD = {
  closing: '了结为哪一种',
  closingMissing: '请选一种',
  missing: { label: '规则漏了哪一种情形', hint: '写一种合规、规则却没认出来的情形' },
  missingMissing: '是误报的，请写明规则漏了哪一种合规的情形',
  papers: { label: '依据的照片', hint: '合同、决议、收据等。别人的证件号、账号先遮住再拍' },
  papersSending: '照片还在上传，请等传完再提交',
  papersFailed: '有照片没有传上，请重试或者删掉',
  days: '放几天',
  daysHint: (most: number) => `最多 ${most} 天`,
  daysWrong: (most: number) => `请填 1 到 ${most} 之间的整数`,
  assignMissing: '请选一位同事',
  stale: '别人刚办了一步，页面已经更新。您写的还在，看过再提交。',
  over: '这一步现在不用办了，您写的还在。',
  seen: '知道了',
  forPerson: '本人会看到上面的理由，也可以说明。请不要写别人的名字。',
  tells: { label: '说的是哪一位', hint: '只告诉选中的这一位' },
  tellsNone: '都不是',
  when: '什么时候告诉本人',
  now: '现在',
  later: { label: '晚些', note: '现在告诉会影响别的调查' },
  heldDays: '晚几天',
  heldWhy: '为什么晚些',
};

export const RULES = {
  intro: '每条规则只提出疑点，请人核实。试运行的规则只计数，不发预警，谁也看不到。',
  state: {
    draft: { word: '草稿', tone: 'plain' },
    shadow: { word: '试运行', tone: 'wait' },
    live: { word: '在用', tone: 'good' },
    retired: { word: '停用', tone: 'plain' },
  } satisfies Record<RuleState, { word: string; tone: Tone }>,
  silent: (titles: readonly string[]) => `还没有运行：请区里先定“${titles.join('”“')}”`,
  waits: (kinds: readonly string[]) =>
    `在等数据：${kinds.map((kind) => WAITS_FOR[kind] ?? kind).join('、')}。到齐以前不运行`,
  waiting: { word: '等数据', tone: 'wait' } satisfies { word: string; tone: Tone },
  night: ({ day, state, villages, failed }: WatchNight) =>
    ({
      finished: `${day} 夜里看完了 ${villages} 个村`,
      running: '今天夜里的还没有看完',
      failed: `${day ?? ''} 夜里有 ${failed} 个村没有看成，每小时会再试；一直这样请找管系统的人`,
      late: day ? `最近一次是 ${day}，之后没有按时看完，请找管系统的人` : '还没有看过一次，请找管系统的人',
    })[state],
  change: '改这条规则',
  proposed: '有修改等着确认',
  says: '发现时这样写',
  figures: '用的数',
  basis: '依据',
  exclusions: '不算的情形',
  note: '说明',
  least: '至少要有',
  leastIs: (count: number, of: string) => `${count}${of}；不够就不看`,
  level: {
    village: '村里自己的事，村干部先看到、先改',
    person: '涉及个人，只给核查单位看',
  },
  about: '给谁看',
  notSet: '还没有定',
  sureness: {
    law: '法律',
    rule: '部门规定',
    district: '区里定',
    assumed: '暂定，区里可改',
  } satisfies Record<Sureness, string>,
  only: '这一页给区监管用',
  record: '近十二个月的效果',
  noRecord: '还没有发现过',
  fellBack: (day: string) => `${day} 因为误报太多，自动退回试运行`,
};

/** Kinds of rows that nobody delivers yet. */
const WAITS_FOR: Record<string, string> = {
  deaths: '死亡登记',
  standings: '财政供养、车辆、企业等名单',
  bankBalances: '银行对账单',
  unreconciled: '银行余额调节表',
  cashLimits: '开户银行核定的现金限额',
  budgets: '年度预算',
  earmarkedFunds: '专项资金台账',
  payRegister: '批准的报酬名册',
  stocktakings: '资产盘点',
  appraisals: '资产评估和底价',
  fullCardKeys: '完整卡号的比对码',
  landRights: '承包地确权面积',
};

const UNITS: Record<string, string> = {
  days: '天',
  workingDays: '个工作日',
  years: '年',
  count: '次',
  percent: '%',
};
export const unitWords = (unit: string): string => UNITS[unit] ?? '';

/** 2026-11：发现 3 条；了结 3 条，真问题 2 条（67%），误报 1 条；中位 6 天；暂缓 33%. A share of nothing is not said. */
export function recordWords({ month, raised, closed, muted, medianDays }: RuleMonth): string {
  const ended = closed.real + closed.explained + closed.falseAlarm + closed.wrongData;
  const share = (part: number, of: number) => `${Math.round((100 * part) / of)}%`;
  return [
    `${month}：发现 ${raised} 条`,
    ended > 0 && `了结 ${ended} 条，其中真问题 ${closed.real} 条（${share(closed.real, ended)}）`,
    closed.explained > 0 && `已说明 ${closed.explained} 条`,
    closed.falseAlarm > 0 && `误报 ${closed.falseAlarm} 条`,
    closed.wrongData > 0 && `数据错 ${closed.wrongData} 条`,
    medianDays !== undefined && `一半在 ${medianDays} 天内了结`,
    muted > 0 && `暂缓过 ${share(muted, raised)}`,
  ]
    .filter(Boolean)
    .join('；');
}

export const BRIEFING = {
  title: (quarter: string) => `${quarter.slice(0, 4)} 年第${'一二三四'[Number(quarter[5]) - 1]}季度监管简报`,
  note: '变了什么，为什么，做了什么：PDF，可以打印',
  making: '正在做',
};
