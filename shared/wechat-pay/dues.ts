import { BOOKKEEPERS, VOUCHER_SIGNERS } from '../accounts/books';
import { LevyKind } from '../accounts/levies';
import { DivisionCode, VillageCode } from '../divisions';
import { Ulid } from '../id';
import { Fen, PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/**
 * 已下单 · 等付款 · 已付款 · 已关闭 · 到了账，不算租金 (after the close, or not as it was ordered). Whether an order that is announced was paid is known from WeChat alone: what a
 * phone says of it counts for nothing.
 */
export const DuePaymentState = z.enum(['created', 'waiting', 'paid', 'closed', 'late']);
export type DuePaymentState = z.infer<typeof DuePaymentState>;

/** 一人申请 → 另一人同意 → 微信处理 → 退回, 没退成 or 要人处理. */
export const DueRefundState = z.enum(['asked', 'declined', 'sending', 'processing', 'refunded', 'failed', 'abnormal']);
export type DueRefundState = z.infer<typeof DueRefundState>;

/** 交重了 · 金额不对 · 不该交 · 关闭以后才到账. */
export const DueRefundReason = z.enum(['paidTwice', 'wrongAmount', 'notOwed', 'paidLate']);

/**
 * What somebody of the office has to look at: money after the order was closed, money that the register or the book could not take, rent that
 * came twice and so is booked ahead, a charge that was paid twice, an answer of WeChat that is not of our order, a refund that did not arrive, a refund whose voucher could not be taken back, a voucher of the
 * machine that somebody sent back, what the day's bill and our orders say differently, and a day whose bill could not be read.
 */
export const DueBreakKind = z.enum([
  'late',
  'unbooked',
  'paidAhead',
  'paidTwice',
  'differs',
  'refundAbnormal',
  'refundUnbooked',
  'voucherReturned',
  'missingInBill',
  'unknownInBill',
  'billAmountDiffers',
  'refundMissingInBill',
  'billUnread',
]);
export type DueBreakKind = z.infer<typeof DueBreakKind>;

/** Where its voucher is: it waits for people, is in the book, was sent back, or there is none. */
export const DueVoucherState = z.enum(['waiting', 'inBook', 'returned', 'none']);

/** A payment by WeChat for a contract, or of a charge, and its receipt once it is paid. */
export const DuePayment = z.object({
  duePaymentId: Ulid,
  villageCode: VillageCode,
  villageName: z.string(),
  /** What it is for: a contract, or a charge of a levy. */
  contractId: z.optional(Ulid),
  contractNo: z.optional(z.string()),
  chargeId: z.optional(Ulid),
  levyKind: z.optional(LevyKind),
  title: z.string(),
  /** Masked when it is a natural person. */
  partyB: z.string(),
  amountFen: PositiveFen,
  /** What came, where it is another amount than was ordered. */
  paidFen: z.optional(PositiveFen),
  state: DuePaymentState,
  createdAt: Instant,
  /** Until then it can be paid. */
  expiresAt: Instant,
  paidAt: z.optional(Instant),
  /** WeChat's number of the payment (微信支付订单号). */
  transactionId: z.optional(z.string()),
  voucher: DueVoucherState,
  voucherNo: z.optional(z.string()),
  attention: z.optional(DueBreakKind),
  refund: z.optional(
    z.object({
      state: DueRefundState,
      askedAt: Instant,
      askedBy: z.string(),
      reason: DueRefundReason,
      decidedAt: z.optional(Instant),
      decidedBy: z.optional(z.string()),
      endedAt: z.optional(Instant),
    }),
  ),
});
export type DuePayment = z.infer<typeof DuePayment>;

const ContractParams = z.object({ villageCode: VillageCode, contractId: Ulid });

const Owing = z.object({
  /** Whether it is the caller who owes it; to anyone else nothing more is said than that. */
  isParty: z.boolean(),
  /** Whether the district takes money by WeChat. */
  isOffered: z.boolean(),
  amountFen: PositiveFen,
  /** The day of the last rent that the amount covers, or by which a charge is to be paid. */
  dueOn: z.optional(Day),
  payment: z.optional(DuePayment),
  /** Money of theirs that came after its order was closed, newest first, until it went back: a newer order does not hide it. */
  late: z.optional(z.array(DuePayment)),
});

export const showDue = defineRoute({
  id: 'showDue',
  method: 'GET',
  path: '/villages/{villageCode}/contracts/{contractId}/due',
  summary: 'What one who is bound to a name owes for a contract of theirs, and the payment under way (要交多少)',
  access: 'signedIn',
  params: ContractParams,
  response: Owing,
});

/** What the phone hands to `wx.requestPayment`. */
export const PayRequest = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
});
export type PayRequest = z.infer<typeof PayRequest>;

const Ordered = z.object({
  payment: DuePayment,
  /** Absent where it is paid already. */
  request: z.optional(PayRequest),
});

const ChargeParams = z.object({ villageCode: VillageCode, chargeId: Ulid });

export const showChargeDue = defineRoute({
  id: 'showChargeDue',
  method: 'GET',
  path: '/villages/{villageCode}/charges/{chargeId}/due',
  summary: 'What the caller owes of a levy, and the payment under way (这笔筹资、水费要交多少)',
  access: 'signedIn',
  params: ChargeParams,
  response: Owing,
});

export const payDue = defineRoute({
  id: 'payDue',
  method: 'POST',
  path: '/villages/{villageCode}/contracts/{contractId}/due-payments',
  summary: 'Orders the payment of what is due for a contract; the amount is the contract’s (交租金)',
  access: 'signedIn',
  params: ContractParams,
  response: Ordered,
  errors: ['identity.bindingRequired', 'dues.nothingDue', 'dues.notOffered', 'dues.unclear', 'version.stale'],
  idempotent: true,
  limit: { calls: 30, perSeconds: 3600 },
});

export const payCharge = defineRoute({
  id: 'payCharge',
  method: 'POST',
  path: '/villages/{villageCode}/charges/{chargeId}/due-payments',
  summary: 'Orders the payment of what the caller owes of a levy; the amount is the charge’s (交筹资、水费)',
  access: 'signedIn',
  params: ChargeParams,
  response: Ordered,
  errors: ['identity.bindingRequired', 'dues.nothingDue', 'dues.notOffered', 'dues.unclear', 'version.stale'],
  idempotent: true,
  limit: { calls: 30, perSeconds: 3600 },
});

const PaymentParams = z.object({ duePaymentId: Ulid });

export const showDuePayment = defineRoute({
  id: 'showDuePayment',
  method: 'GET',
  path: '/due-payments/{duePaymentId}',
  summary: 'A payment of one’s own, or of a village whose books one keeps, as WeChat has it now (付款结果、收据)',
  access: 'signedIn',
  params: PaymentParams,
  response: DuePayment,
  limit: { calls: 300, perSeconds: 3600 },
});

/** WeChat reads the status alone. The body is verified as it came, byte for byte, and sealed: no schema here. */
export const receivePayNotice = defineRoute({
  id: 'receivePayNotice',
  method: 'POST',
  path: '/wechat-pay/notices',
  summary: 'Takes in what WeChat Pay says by itself of a payment or a refund, signed and sealed by it',
  access: 'public',
  response: z.object({ code: z.literal('SUCCESS') }),
  errors: ['dues.notWechat'],
});

const VillageParams = z.object({ villageCode: VillageCode });

export const listDuePayments = defineRoute({
  id: 'listDuePayments',
  method: 'GET',
  path: '/villages/{villageCode}/due-payments',
  summary: 'The payments by WeChat of a village, newest first, for who keeps its books (微信收款)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: VillageParams,
  query: PageQuery,
  response: pageOf(DuePayment),
  errors: ['page.badCursor'],
});

const onPayment = {
  method: 'POST',
  within: 'villageCode',
  params: z.extend(VillageParams, { duePaymentId: Ulid }),
  response: DuePayment,
  idempotent: true,
} as const;

export const askDueRefund = defineRoute({
  ...onPayment,
  id: 'askDueRefund',
  access: BOOKKEEPERS,
  path: '/villages/{villageCode}/due-payments/{duePaymentId}/refund',
  summary: 'Asks for the whole of a payment to go back; another person decides (申请退款)',
  body: z.object({ reason: DueRefundReason }),
  errors: ['identity.bindingRequired', 'dues.wrongState', 'version.stale'],
});

export const decideDueRefund = defineRoute({
  ...onPayment,
  id: 'decideDueRefund',
  access: VOUCHER_SIGNERS,
  path: '/villages/{villageCode}/due-payments/{duePaymentId}/refund/decision',
  summary: 'Lets a refund go out, or not; by neither who asked nor who is paid (同意退款)',
  body: z.object({ agrees: z.boolean() }),
  errors: ['identity.bindingRequired', 'dues.wrongState', 'dues.samePerson', 'dues.notOffered', 'version.stale'],
});

export const prepareDueVoucher = defineRoute({
  ...onPayment,
  id: 'prepareDueVoucher',
  access: BOOKKEEPERS,
  path: '/villages/{villageCode}/due-payments/{duePaymentId}/voucher',
  summary:
    'Prepares the voucher of a payment, or of its refund, anew after it was sent back; people review and approve it (重新制单)',
  errors: ['identity.bindingRequired', 'dues.wrongState', 'accounts.periodClosed', 'version.stale'],
});

/** 钱退回去了 · 另外记了账 · 和微信核对过，没有差 · 留着抵下一期. */
export const DueSettlement = z.enum(['wentBack', 'bookedOtherwise', 'foundRight', 'countsAhead']);
export type DueSettlement = z.infer<typeof DueSettlement>;

/** 没有人核对 · 一个人核对了 · 核对好了. */
export const DueBreakState = z.enum(['open', 'proposed', 'settled']);

/** Something to look at, found on a day. */
export const DueBreak = z.object({
  breakId: Ulid,
  kind: DueBreakKind,
  /** The day of the money, or of the bill. */
  on: Day,
  foundAt: Instant,
  /** What our order says, and what WeChat does. */
  oursFen: z.optional(Fen),
  theirsFen: z.optional(Fen),
  duePaymentId: z.optional(Ulid),
  villageCode: z.optional(VillageCode),
  contractNo: z.optional(z.string()),
  state: DueBreakState,
  /** What became of it, as one person said, or two. */
  settlement: z.optional(DueSettlement),
  proposedBy: z.optional(z.string()),
  settledBy: z.optional(z.string()),
  settledAt: z.optional(Instant),
});
export type DueBreak = z.infer<typeof DueBreak>;

const BreakParams = z.object({ division: DivisionCode });

/** What is still to be settled, or what was. */
export const DueBreakListing = z.enum(['open', 'settled']);
export type DueBreakListing = z.infer<typeof DueBreakListing>;

export const listDueBreaks = defineRoute({
  id: 'listDueBreaks',
  method: 'GET',
  path: '/divisions/{division}/due-breaks',
  summary:
    'What of the payments by WeChat somebody has to look at in a town, or looked at, newest first; the district has what is no order’s (对账差异)',
  access: BOOKKEEPERS,
  within: 'division',
  params: BreakParams,
  query: z.extend(PageQuery, { which: z.optional(DueBreakListing) }),
  response: pageOf(DueBreak),
  errors: ['page.badCursor'],
});

export const settleDueBreak = defineRoute({
  id: 'settleDueBreak',
  method: 'POST',
  path: '/divisions/{division}/due-breaks/{breakId}/settlement',
  summary:
    'Says what became of a break; where money is in it, it is settled once a second person says the same (核对好了)',
  access: BOOKKEEPERS,
  within: 'division',
  params: z.extend(BreakParams, { breakId: Ulid }),
  body: z.object({ settlement: DueSettlement }),
  response: DueBreak,
  errors: ['identity.bindingRequired', 'dues.wrongState', 'dues.samePerson', 'auth.refused', 'version.stale'],
  idempotent: true,
});
