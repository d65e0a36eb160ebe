import type { TransferBreak, TransferBreakKind, TransferBreakState } from '@shared/orders/transfer-breaks';

/** Each difference in words, and what somebody is to do about it. */
export const BREAK: Record<TransferBreakKind, { title: string; todo: string }> = {
  fileLate: { title: '银行的对账文件没来', todo: '系统会接着要。过了中午还没有，请电话催银行。' },
  fileCut: { title: '银行的对账文件不完整', todo: '系统半小时后再要一次。还是不完整，请让银行重新出。' },
  fileTwice: { title: '银行的对账文件里有一笔写了两遍', todo: '请让银行重新出这一天的文件，并问清这一笔付了几次。' },
  fileChanged: { title: '银行又出了一份不一样的文件', todo: '两份都留着。请问银行哪一份对，差在哪里。' },
  missingInFile: { title: '我们付了，银行文件里没有', todo: '请按流水号问银行这一笔付没付。问清以前不要再付。' },
  foreignInFile: {
    title: '银行文件里有，我们没有这笔申请',
    todo: '请按银行流水号问银行：谁付的、凭什么付的。不是村里的，请银行退回。',
  },
  amountDiffers: { title: '金额和银行文件不一样', todo: '请调银行回单，看实际付了多少；多付、少付的另写申请处理。' },
  payerDiffers: { title: '付款账户和银行文件不一样', todo: '请问银行钱是从哪个账户出去的。' },
  payeeDiffers: { title: '收款账户和银行文件不一样', todo: '请马上问银行钱到了谁那里，需要时请银行追回。' },
  stateDiffers: { title: '付没付成，银行说得不一样', todo: '请电话问银行这一笔最后付成没有，让银行改正说法。' },
  inTwoFiles: { title: '同一笔在两天的文件里都有', todo: '可能付了两次。请按流水号问银行，付重了的请退回。' },
  missingInStatement: { title: '付了，账户流水里没有', todo: '请核对导入的流水是不是完整，再按流水号问银行。' },
  statementAmountDiffers: { title: '金额和账户流水不一样', todo: '请调银行回单，看实际扣了多少。' },
  twiceInStatement: { title: '账户流水里同一笔扣了两次', todo: '请问银行是不是付重了，付重了的请退回。' },
  unpaidInStatement: { title: '没付成，账户流水里却扣了钱', todo: '请按流水号问银行：钱到了没有、会不会退回来。' },
  maybeReturned: {
    title: '有一笔进账，像是付出去的退了回来',
    todo: '金额、户名都对得上，可能是退回，也可能是对方另外交的钱。请问银行；是退回的，等银行改口后再冲账。',
  },
  backMissing: { title: '没付成，钱却没有退回来', todo: '请问清这笔钱在哪里，让对方退回。' },
  foreignInStatement: { title: '账户流水里的流水号，我们没有这笔申请', todo: '请问银行这一笔是谁付的。' },
};

/** What of a bill of WeChat's reads otherwise. */
export const WECHAT_BREAK: Partial<typeof BREAK> = {
  fileLate: { title: '三天没有读到微信资金账单', todo: '请登录微信支付商户平台，下载这一天的资金账单，逐笔核对。' },
  missingInFile: {
    title: '我们转了，微信账单里没有',
    todo: '请到微信支付商户平台按商户单号查这一笔。查清以前不要再付。',
  },
  foreignInFile: { title: '微信账单里有，我们没有这笔申请', todo: '请到微信支付商户平台查是谁转的、凭什么转的。' },
  amountDiffers: { title: '金额和微信账单不一样', todo: '请到微信支付商户平台看实际转了多少。' },
  backMissing: {
    title: '没付成，微信账单里钱没有退回',
    todo: '请到微信支付商户平台按商户单号查：钱在哪里，什么时候退回。',
  },
  stateDiffers: { title: '付没付成，微信账单说得不一样', todo: '请到微信支付商户平台看这一笔最后付成没有。' },
};

export const BREAKS = {
  tab: '银行对账',
  note: '每天早上，系统把昨天付的款和银行的对账文件、村里账户的流水逐笔核对。对不上的列在这里，要人去问清楚。系统不会因此动钱。',
  states: [
    { value: 'open', label: '要核对的' },
    { value: 'settled', label: '核对好的' },
  ] as const satisfies readonly { value: TransferBreakState; label: string }[],
  state: '看哪些',
  empty: { title: '没有对不上的', note: '每天早上八点以后核对一次。' },
  noneSettled: '还没有核对过的',
  end: '就这些了',
  ours: '申请上',
  theirs: '银行说',
  wechatSays: '微信说',
  wechatNo: '商户单号',
  serial: '流水号',
  bankNo: '银行流水号',
  tail: '收款尾号',
  order: '看这份申请',
  day: '日期',
  village: '村',
  settle: '核对好了',
  sheetNote: '写清查到了什么、怎么处理的。写、批、付过这笔申请的人不能自己来销。',
  reason: { label: '查到了什么', hint: '例如：问过银行营业部，是柜面代付的，已补申请' },
  submit: '销掉这一条',
  done: '已销掉',
  by: ({ name }: NonNullable<TransferBreak['settled']>) => (name === '系统' ? '系统核对' : `${name}核对`),
};
