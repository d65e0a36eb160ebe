import type { DueBreak, DuePayment, DueSettlement } from '@shared/wechat-pay/dues';
import type { Tone } from '@/ui/words/status-tag';

type Word = { word: string; tone: Tone };

export const STATE: Record<DuePayment['state'], Word> = {
  created: { word: '等微信回话', tone: 'wait' },
  waiting: { word: '等付款', tone: 'wait' },
  paid: { word: '付好了', tone: 'good' },
  closed: { word: '没有付，已关闭', tone: 'plain' },
  late: { word: '到账了，没入账', tone: 'bad' },
};

export const REFUND: Record<NonNullable<DuePayment['refund']>['state'], Word> = {
  asked: { word: '有人申请退款', tone: 'wait' },
  declined: { word: '没有同意退款', tone: 'plain' },
  sending: { word: '正在退款', tone: 'wait' },
  processing: { word: '微信在退款', tone: 'wait' },
  refunded: { word: '已退款', tone: 'good' },
  failed: { word: '没有退成', tone: 'bad' },
  abnormal: { word: '退款异常', tone: 'bad' },
};

/** What matters most of a payment, in a word. */
export const wordOf = ({ state, refund }: DuePayment): Word =>
  refund && refund.state !== 'declined' ? REFUND[refund.state] : STATE[state];

export const REASON: Record<NonNullable<DuePayment['refund']>['reason'], string> = {
  paidTwice: '交重了',
  wrongAmount: '金额不对',
  notOwed: '不该交',
  paidLate: '关闭后才到账',
};

export const VOUCHER: Record<DuePayment['voucher'], string> = {
  waiting: '等代理中心审核记账',
  inBook: '已经记账',
  returned: '已退回，没有记账',
  none: '还没有',
};

export const PAY = {
  amount: '要交的钱',
  note: '金额是按合同算的，付完村里的账和合同上都能看到。',
  covers: '交到哪一期',
  contract: '哪份合同',
  charge: '交的什么',
  chargeNote: '金额是村里按决议和人数、读数算的，付完村里的账上能看到。',
  chargeDue: '交到哪天',
  button: '微信支付',
  again: '继续支付',
  nothing: { title: '没有要交的钱', note: '都交清了。' },
  notParty: { title: '这笔钱不是您的', note: '写的是谁，就由谁来交。要替家里人交，请到村里办。' },
  notOffered: { title: '还没有开通微信交款', note: '请到村里或者镇上的代理中心交。' },
  signIn: { title: '先登录，再交款', action: '去登录' },
  signInFirst: '登录后才能看',
  bind: { title: '先认证本人，再交款', action: '去认证' },
  onlyInWechat: '请在微信小程序里付款，浏览器里付不了。',
  cancelled: '没有付款。要付的话，再点一次。',
  unsure: '微信还没有回话，请过一会儿看结果，不要再付一次。',
  earlier: '最近一次付款',
  late: '到账了、没入账的',
};

export const RECEIPT = {
  payee: '收款',
  from: '交款人',
  what: '交的什么',
  paidAt: '付款时间',
  orderedAt: '下单时间',
  number: '凭据号',
  wechatNo: '微信支付单号',
  voucher: '村里的账',
  refund: '退款',
  refundWhy: '为什么退',
  refundBy: '谁申请的',
  refundDecided: '谁同意的',
  late: '这笔钱到的时候订单已经关了，没有入账。代理中心会退给您，请等电话或者到村里问。',
  differs: '微信收到的钱和订单对不上，没有入账。代理中心会核对，可以到村里问。',
  came: '实际收到',
  unbooked: '钱已经收到，村里还没登记好，代理中心正在处理，不用再付。',
  unclear: '等微信回话',
  open: '还没有付。十五分钟内可以接着付。',
  closed: '这次没有付成，钱没有出去。',
  paper: '打开收据，可以打印',
  seeContract: '看合同',
  seeCharges: '看要交的',
};

export const BREAK: Record<DueBreak['kind'], string> = {
  late: '订单关了以后才到账，要退款',
  unbooked: '收到了钱，合同或者账上登记不了',
  paidAhead: '这一期别处也交了，多的算到下一期',
  paidTwice: '这笔筹资、水费别处也交了，要退款',
  differs: '微信说的和订单不一样',
  refundAbnormal: '退款没有退到对方',
  refundUnbooked: '退了款，凭证冲不回来',
  voucherReturned: '凭证退回了，钱还没有入账',
  missingInBill: '我们有，微信账单没有',
  unknownInBill: '微信账单有，我们没有',
  billAmountDiffers: '金额和微信账单不一样',
  refundMissingInBill: '退款和微信账单对不上',
  billUnread: '三天没有读到微信账单，要人工核对',
};

export const SETTLEMENT: Record<DueSettlement, string> = {
  wentBack: '钱退回去了',
  bookedOtherwise: '另外记了账',
  foundRight: '和微信核对过，没有差',
  countsAhead: '留着抵下一期租金',
};

export const OFFICE = {
  note: '钱由系统收、系统制单，审核和记账还是人来办。退款要两个人。',
  tabs: [
    { key: 'payments', label: '收到的款' },
    { key: 'breaks', label: '要核对的' },
    { key: 'settled', label: '核对好的' },
  ] as const,
  empty: '还没有微信收款',
  noBreaks: { title: '没有要核对的', note: '每天上午和微信的账单核对一次。' },
  noneSettled: '还没有核对好的',
  settleTitle: '核对下来怎么样',
  seePayment: '先看这一笔',
  settled: '核对好了',
  wantsSecond: '记下了，请另一位也核对一次',
  proposed: (name: string, what: string) => `${name}核对：${what}。等另一位`,
  same: (name: string) => `${name}也是这样核对的`,
  end: '没有更多了',
  ask: '申请退款',
  agree: '同意退款',
  decline: '不同意',
  askTitle: '为什么退款',
  asked: '申请好了，请另一位来同意',
  agreed: '已经让微信退款',
  prepare: '重新制单',
  prepared: '已经重新制单，等审核记账',
  declined: '没有同意',
  agreeTitle: '同意退款吗',
  agreeText: (money: string) => `${money} 会原路退回交款人的微信，不能再收回。`,
  ours: '我们',
  theirs: '微信',
  notYours: '这里是镇上代理中心用的',
} as const;
