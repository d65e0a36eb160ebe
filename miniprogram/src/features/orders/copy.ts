import type { BankAccountPurpose } from '@shared/accounts/bank-accounts';
import type { LegState, OrderKind, OrderState, OrderView } from '@shared/orders/payment-orders';
import { POST_NAMES } from '@shared/orders/posts';
import type { OrderCommand } from '@shared/orders/order-desk';
import type { Tone } from '@/ui/words/status-tag';

export const KIND: Record<OrderKind, string> = {
  goods: '购买物品',
  service: '购买服务',
  labour: '用工报酬',
  relief: '救助慰问',
  works: '工程款',
  land: '土地款',
  refund: '退款',
  other: '其他',
};

export const STATE: Record<OrderState, { word: string; tone: Tone }> = {
  draft: { word: '草稿', tone: 'plain' },
  approving: { word: '审批中', tone: 'wait' },
  approved: { word: '待付款', tone: 'wait' },
  returned: { word: '退回了', tone: 'bad' },
  rejected: { word: '不同意', tone: 'bad' },
  recalled: { word: '撤回了', tone: 'plain' },
  expired: { word: '过期了', tone: 'plain' },
  paying: { word: '付款中', tone: 'wait' },
  finished: { word: '办完了', tone: 'good' },
};

/** 没付成 · 付后被退回: an order that ended otherwise than by being paid whole says so. */
export function stateOf({ state, payments }: Pick<OrderView, 'state' | 'payments'>): { word: string; tone: Tone } {
  if (state !== 'finished') return STATE[state];
  const bad = payments.filter((payment) => payment.state === 'failed' || payment.state === 'returnedLater');
  if (bad.length === 0) return STATE.finished;
  const { word } = LEG[bad[0]!.state];
  return { word: bad.length < payments.length ? `有${bad.length}笔${word}` : word, tone: 'bad' };
}

/** What the bank has said of one transfer. */
export const LEG: Record<LegState, { word: string; tone: Tone; note: string }> = {
  waiting: { word: '还没发给银行', tone: 'plain', note: '钱已经占住，付款后才发给银行' },
  sending: { word: '正在发给银行', tone: 'wait', note: '一两分钟内发出' },
  unknown: { word: '银行没有回音', tone: 'wait', note: '钱先占着，系统会按同一个流水号接着问，不会重复付' },
  accepted: { word: '银行收到了', tone: 'wait', note: '收到不等于付到，还在办' },
  waitBankAuth: { word: '等银行授权', tone: 'wait', note: '银行那边还要人授权' },
  processing: { word: '银行在办', tone: 'wait', note: '还在办' },
  waitPayee: { word: '等收款人确认', tone: 'wait', note: '收款人要在一天内用微信确认，过了时间钱会退回' },
  transferring: { word: '正在到账', tone: 'wait', note: '收款人确认了，微信在办' },
  paid: { word: '付到了', tone: 'good', note: '已经记账' },
  failed: { word: '没付成', tone: 'bad', note: '占住的钱已经放开' },
  returnedLater: { word: '付后被退回', tone: 'bad', note: '钱退回来了，账已冲回；查清原因再重新申请' },
};

export const ALARM = {
  contradiction: '银行前后说法不一，请电话问银行。钱没有动。',
  vanished: '银行说没有这一笔，可它收下过，请电话问银行。钱没有动。',
} as const;

export const BLOCKED = {
  vacant: (post: string) => `${post}现在没有人，请区里任岗后再办`,
  noOther: (post: string) => `${post}写过、签过或者就是收款人，请区里指定代理人`,
};

/** 等村负责人（陈建国）审批. */
export function waitWords(
  order: Pick<OrderView, 'state' | 'nextPost' | 'blockedBy'>,
  names: readonly string[] = [],
): string {
  const post = order.nextPost && POST_NAMES[order.nextPost];
  if (!post) return '';
  if (order.blockedBy) return BLOCKED[order.blockedBy](post);
  const who = names.length > 0 ? `（${names.join('、')}）` : '';
  return `等${post}${who}${order.state === 'approved' ? '付款' : '审批'}`;
}

/** 26 小时 · 3 天 4 小时 · 45 分钟, of whole minutes. */
export function tookWords(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分钟`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} 天` : `${Math.floor(hours / 24)} 天 ${hours % 24} 小时`;
}

export const LIST = {
  mine: '等我办',
  all: '全部申请',
  note: '村里付钱，在这里申请、审批、付款。申请、审批、付款不能是同一个人。',
  apply: '写支付申请',
  empty: { title: '没有等您办的', note: '轮到您审批或者付款时，会在这里。' },
  none: { title: '还没有支付申请', note: '报账员写了申请，会在这里。' },
  chooseVillage: '选一个村',
  payees: { title: '收款人', note: '登记、核对户名' },
  accounts: { title: '付款账户', note: '余额、占住的、能用的' },
  times: (count: number, words: string) => `最近 ${count} 笔，一半在 ${words}内付到`,
  noTimes: '还没有付成的，办理时长以后在这里看',
  timesTitle: '办理时长',
  state: '状态',
  anyState: '全部',
  end: '就这些了',
  signIn: { title: '登录后才能看', action: '去登录' },
  notYours: '这一页给村干部、镇街和区里用',
  people: (first: string, count: number) => (count > 1 ? `${first}等 ${count} 人` : first),
};

export const DETAIL = {
  total: '一共',
  facts: {
    purpose: '用途',
    kind: '类别',
    account: '付款账户',
    chart: '记到科目',
    decision: '村里的决议',
    expires: '审批期限',
    reason: '原因',
    held: '占住的钱',
    took: '从提交到付到',
  },
  see: '点开看',
  tail: (tail: string) => (tail === '' ? '微信收款' : `尾号 ${tail}`),
  payees: '付给谁',
  labour: (days: number, rate: string) => `${days} 天 × ${rate}`,
  papers: '票据',
  papersNote: '请逐张点开看过再签',
  noPapers: '票据还没有传好，下拉刷新再看',
  steps: '走到哪一步',
  wrote: '写申请',
  submitted: '提交，占住这笔钱',
  signed: '同意',
  paid: '付款',
  deputy: '（代理）',
  ahead: (post: string) => `${post}审批`,
  aheadPay: (post: string) => `${post}付款`,
  result: '银行办结',
  freed: '没付成，钱已放开',
  held: (sum: string) => `占住 ${sum}，没付之前别的申请用不到`,
  receipt: '银行回单已存',
  receiptWait: '银行回单一般几分钟后到',
  voucher: '看记账凭证',
  waitsForBook: '银行已经办了，账还没记上：账开好以后会自动记',
  decided: (choice: string, name: string) => `${name}已经签了：${choice}，还要另一个人签`,
  nothing: '现在没有要您做的',
  code: '核对码',
  codeNote: '您签的就是这份内容：收款人、账号、金额改一个字，核对码就变，签过的全部作废。',
};

export const CHOICE = { resend: '按原流水号再发一次', release: '不再付，放开这笔钱' } as const;

export const ACT = {
  edit: '修改',
  submit: '提交',
  approve: '同意',
  return: '退回或者不同意',
  recall: '撤回',
  pay: '付款',
} as const satisfies Record<OrderCommand, string>;

export const ASK = {
  submit: { title: '提交这份申请？', text: (sum: string) => `提交就占住 ${sum}，然后逐级审批。` },
  approve: { title: '同意付这笔钱？', text: (sum: string, who: string) => `${sum}，付给${who}。签了不能收回。` },
  pay: { title: '现在付款？', text: (sum: string, who: string) => `${sum}，付给${who}。发给银行以后不能撤回。` },
  recall: { title: '撤回这份申请？', text: () => '签过的全部作废，占住的钱放开，内容还在，可以改了再提交。' },
};

export const DONE: Record<OrderCommand, string> = {
  edit: '已保存',
  submit: '已提交',
  approve: '已同意',
  return: '已退回',
  recall: '已撤回',
  pay: '已交给银行',
};

export const RETURN = {
  title: '退回或者不同意',
  forGood: '怎么退',
  back: { label: '退回修改', note: '报账员改了可以再提交' },
  never: { label: '不同意', note: '这份申请到此为止' },
  reason: { label: '原因', hint: '写清哪里不对、要怎么改' },
  submit: '确定',
};

export const DECIDE = {
  title: '这一笔怎么办',
  note: '银行书面确认没有收到、日终文件里也没有，才能处置。要两个人签同一个意见。',
  choice: '意见',
  reason: { label: '依据', hint: '写清银行怎么答复的' },
  submit: '签字',
  open: '处置这一笔',
  done: '已签',
  missing: '请选一个意见',
};

export const PAYEES = {
  intro: '只能付给登记过的人。登记以后银行先核对户名，再等一天，才能付款。',
  add: '登记收款人',
  name: { label: '户名', hint: '和银行卡、存折上的一字不差' },
  number: { label: '账号', hint: '只填数字' },
  again: '再填一遍账号',
  againWrong: '两遍账号不一样，请对着卡再看一遍',
  rail: '怎么收',
  byBank: '银行账号',
  byWechat: '微信',
  wechatHint: '只能付工钱和慰问，每次 200 元以内；收款人要在小程序里认证过本人，钱到以后自己点确认',
  payeeName: '姓名',
  idNumber: '身份证号',
  idHint: '对着本人的身份证填，用来在名册里找到这个人，不会存在这里',
  askWechat: (name: string) => `登记“${name}”，用微信收？`,
  savedWechat: '已登记，满一天可以付',
  natural: '是个人还是单位',
  person: '个人',
  body: '单位',
  naturalMissing: '请选个人还是单位',
  save: '核对好了，登记',
  ask: (name: string, tail: string) => `登记“${name}”，尾号 ${tail}？`,
  askNote: '登记以后改不了，填错了要重新登记。',
  saved: '已登记，等银行核对户名',
  empty: { title: '还没有收款人', note: '报账员先登记收款人，再写申请。' },
  check: { waiting: '等银行核对户名', right: '户名核对过了', wrong: '户名和账号对不上，不能付' },
  cooling: (when: string) => `${when}起才能付`,
  ready: '可以付',
};

export const ACCOUNTS = {
  intro: '余额是银行说的；占住的是提交了还没付的；能用的是余额减去占住的。',
  posted: '银行余额',
  pending: '占住的',
  available: '能用的',
  at: '余额的时间',
  never: '银行还没有报余额',
  empty: { title: '还没有付款账户', note: '请镇街代理中心登记。' },
  add: '登记付款账户',
  which: '村里的哪个银行账户',
  whichMissing: '请选一个账户',
  noBank: '这个村还没有登记银行账户。先在“银行账户”里登记，由两个人确认开户，再来登记付款。',
  purpose: {
    basic: '基本账户',
    landCompensation: '征地补偿款专户',
    general: '一般账户',
  } satisfies Record<BankAccountPurpose, string>,
  rail: '怎么付',
  byBank: '银行',
  byWechat: '微信商家转账',
  wechatHint: '只付工钱和慰问，每次 200 元以内',
  name: { label: '户名', hint: '和开户时的一字不差' },
  number: { bank: '账号', wechat: '商户号' },
  numberHint: '填完整的号码，只填数字；要和登记银行账户时的一样',
  tailWrong: (tail: string) => `选的账户尾号是 ${tail}，和填的号码不一样`,
  save: '核对好了，登记',
  ask: (name: string, tail: string) => `从“${name}”尾号 ${tail} 付款？`,
  askNote: '登记以后，这个村的支付申请就能从这里付。',
  saved: '已登记，等银行报余额',
};

export const APPLY = {
  account: '从哪个账户付',
  accountMissing: '请选从哪个账户付',
  accountLine: (available: string) => `能用 ${available}`,
  kind: '类别',
  purpose: { label: '用途', hint: '会印在银行回单和村账上，谁都能看。最多 20 个字' },
  chart: '记到哪个科目',
  chartPick: '选科目',
  payee: '付给谁',
  payeePick: '选收款人',
  payeeSearch: '按户名找',
  none: '没有可选的收款人，请先登记',
  amount: '金额（元）',
  amountWrong: '金额填成 1200 或者 1200.50 这样',
  days: '天数',
  rate: '每天多少元',
  addPayee: '再加一个人',
  remove: '删掉',
  total: '一共',
  papers: { label: '票据的照片', hint: '发票、合同、签到表。至少一张' },
  decision: { label: '村里的决议', hint: '金额大的要有“四议两公开”的决议' },
  decisionNone: '不用决议',
  sending: '照片还在上传，请等传完',
  failed: '有照片没有传上，请重试或者删掉',
  save: '核对一遍',
  check: '先核对一遍',
  checkNote: '看清楚再提交。提交就占住这笔钱。',
  submit: '提交',
  keep: '先存草稿',
  saved: '草稿已存',
  submitted: '已提交',
  kept: '您写的会留在手机里，断网也不会丢。',
};
