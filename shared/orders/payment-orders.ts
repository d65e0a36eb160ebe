import { AccountCode } from '../accounts/accounts';
import { VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { FilledFen, Fen } from '../money';
import { PageQuery, pageOf } from '../page';
import { Post } from './posts';
import { SIGNING_CODE_ERRORS, SigningMeans, SigningProof } from './signing';
import { defineRoute } from '../route';
import { Day, Instant, Year } from '../time';
import * as z from '../zod';

/** 购买物品 · 购买服务 · 用工报酬 · 救助慰问 · 工程款 · 土地款 · 退款 · 其他. */
export const OrderKind = z.enum(['goods', 'service', 'labour', 'relief', 'works', 'land', 'refund', 'other']);
export type OrderKind = z.infer<typeof OrderKind>;

/** 草稿 · 审批中 · 待付款 · 退回 · 不同意 · 撤回 · 过期 · 付款中 · 办完. That a post is vacant is said beside it (`blockedBy`). */
export const OrderState = z.enum([
  'draft',
  'approving',
  'approved',
  'returned',
  'rejected',
  'recalled',
  'expired',
  'paying',
  'finished',
]);
export type OrderState = z.infer<typeof OrderState>;

/** One transfer: 未发 · 正在发 · 结果不明 · 已受理 · 待银行授权 · 处理中 · 等收款人确认 · 正在到账 · 已付 · 没付成 · 付后退回. */
export const LegState = z.enum([
  'waiting',
  'sending',
  'unknown',
  'accepted',
  'waitBankAuth',
  'processing',
  'waitPayee',
  'transferring',
  'paid',
  'failed',
  'returnedLater',
]);
export type LegState = z.infer<typeof LegState>;

/** Whose line the money goes by; absent where it is the bank's. By WeChat (商家转账) the payee confirms on the phone within a day. */
export const Rail = z.enum(['wechat']);
export type Rail = z.infer<typeof Rail>;

/** Fen of one transfer by WeChat: what it lets a merchant send without asking it first (0.1 to 200 yuan). */
export const WECHAT_FEN = { least: 10, most: 20_000 } as const;
/** What is paid by WeChat: it wants each transfer under a scene, and we have two (佣金报酬, 行政补贴). */
export const WECHAT_KINDS: readonly OrderKind[] = ['labour', 'relief'];

/** Purposes go to the bank: 60 bytes of GBK, which knows no emoji; 20 letters are never more. */
export const MOST_PURPOSE_LETTERS = 20;
/** What every bank's GBK has: ASCII, Chinese letters and their marks. */
const BANK_LETTERS = /^[\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*$/;
/** A list of labour is paid as one order of at most so many transfers: their rows stand in one transaction. */
export const MOST_PAYMENTS = 20;

const Sent = z.object({ version: Version });
const Signed = z.object({
  version: Version,
  digest: z.string().check(z.regex(/^[\w-]{43}$/, '签名内容不对')),
  proof: SigningProof,
});
const Reason = z.string().check(z.trim(), z.minLength(4, '原因要写几句'), z.maxLength(200, '不超过 200 个字'));

/** What an order asks for. */
export const OrderContent = z.object({
  payingAccountId: Ulid,
  kind: OrderKind,
  purpose: z.string().check(
    z.trim(),
    z.minLength(2, '用途要写'),
    z.maxLength(MOST_PURPOSE_LETTERS, '用途最多 20 个字：银行只收这么长'),
    z.refine((words) => BANK_LETTERS.test(words), '用途里有银行不认的符号，请删掉'),
  ),
  /** The account of the chart that the money is spent on. */
  accountCode: AccountCode,
  decisionId: z.optional(Ulid),
  /** The papers behind it: media of the village. */
  paperIds: z.array(Ulid).check(
    z.minLength(1, '至少要有一张票据'),
    z.maxLength(9, '最多 9 张'),
    z.refine((ids) => new Set(ids).size === ids.length, '同一张票据不能放两次'),
  ),
  payments: z
    .array(
      z.object({
        payeeId: Ulid,
        amountFen: FilledFen,
        /** 用工：days × rate. */
        days: z.optional(z.int().check(z.minimum(1), z.maximum(366))),
        rateFen: z.optional(FilledFen),
      }),
    )
    .check(z.minLength(1, '请选收款人'), z.maxLength(MOST_PAYMENTS, '一次最多付 20 个人')),
});
export type OrderContent = z.infer<typeof OrderContent>;

const SignatureView = z.object({
  post: Post,
  as: z.enum(['holder', 'deputy']),
  name: z.string(),
  at: Instant,
  /** By what it was given; absent where it is from before that was asked. */
  means: z.optional(SigningMeans),
});

/** An order as those who work on it see it. */
export const OrderView = z.object({
  orderId: Ulid,
  villageCode: VillageCode,
  payingAccountId: Ulid,
  rail: z.optional(Rail),
  kind: OrderKind,
  purpose: z.string(),
  accountCode: AccountCode,
  decisionId: z.optional(Ulid),
  paperIds: z.array(Ulid),
  state: OrderState,
  totalFen: Fen,
  payments: z.array(
    z.object({
      serial: z.string(),
      payeeId: Ulid,
      payeeName: z.string(),
      accountTail: z.string(),
      amountFen: Fen,
      days: z.optional(z.int()),
      rateFen: z.optional(Fen),
      state: LegState,
      /** Why the bank did not pay, or WeChat does not take it yet, in words. */
      failure: z.optional(z.string()),
      /** SHA-256 of the bank's receipt, once it is kept. */
      receiptHash: z.optional(z.string()),
      voucherId: z.optional(Ulid),
      /** In whose book it is. */
      voucherYear: z.optional(Year),
      /** The bank did it, and the book could not take the voucher yet: it is tried again until it is done. */
      waitsForBook: z.optional(z.literal(true)),
      /** One of two signatures under what is to become of it is there. */
      decision: z.optional(z.object({ choice: z.enum(['resend', 'release']), name: z.string() })),
      alarm: z.optional(z.enum(['contradiction', 'vanished'])),
    }),
  ),
  levels: z.array(Post),
  payer: z.optional(Post),
  signatures: z.array(SignatureView),
  nextPost: z.optional(Post),
  blockedBy: z.optional(z.enum(['vacant', 'noOther'])),
  /** What is signed: the digest of exactly what will be sent. */
  digest: z.optional(z.string()),
  reason: z.optional(z.string()),
  expiresOn: z.optional(Day),
  draftedAt: Instant,
  version: Version,
});
export type OrderView = z.infer<typeof OrderView>;

const OFFICES = ['cadre', 'township', 'regulator'] as const;
const InVillage = z.object({ villageCode: VillageCode });
const OneOrder = z.object({ villageCode: VillageCode, orderId: Ulid });
const STEP_ERRORS = [
  'notFound',
  'version.stale',
  'identity.bindingRequired',
  'orders.wrongState',
  'orders.postVacant',
  'orders.notInPost',
] as const;
const SIGNING_ERRORS = [
  ...STEP_ERRORS,
  ...SIGNING_CODE_ERRORS,
  'orders.samePerson',
  'orders.changed',
  'orders.expired',
] as const;

export const saveOrder = defineRoute({
  id: 'saveOrder',
  method: 'POST',
  path: '/villages/{villageCode}/orders',
  summary: 'Writes a payment order, or one that is written anew (写支付申请): nothing is held yet',
  access: OFFICES,
  within: 'villageCode',
  params: InVillage,
  body: z.extend(OrderContent, { orderId: z.optional(Ulid), version: z.optional(Version) }),
  response: OrderView,
  // It becomes the summary of a voucher that everyone reads.
  publishes: ['purpose'],
  errors: [
    ...STEP_ERRORS,
    'orders.payeeUnknown',
    'orders.labourSum',
    'orders.accountUnknown',
    'orders.accountClosed',
    'orders.spendingCode',
    'orders.otherRail',
    'orders.wechatLimits',
    'content.rejected',
    'media.notUploaded',
    'media.replaced',
    'media.tooMany',
    'wechat.unavailable',
  ],
  idempotent: true,
});

export const submitOrder = defineRoute({
  id: 'submitOrder',
  method: 'POST',
  path: '/villages/{villageCode}/orders/{orderId}/submit',
  summary: 'Sets an order on its way and holds its money (提交)',
  access: OFFICES,
  within: 'villageCode',
  params: OneOrder,
  body: Sent,
  response: OrderView,
  errors: [
    ...STEP_ERRORS,
    'orders.notMaker',
    'orders.overBalance',
    'orders.payeeCooling',
    'orders.payeeUnknown',
    'orders.noChain',
    'orders.decisionMissing',
    'orders.monthClosed',
    'orders.accountUnknown',
    'orders.accountClosed',
    'orders.spendingCode',
  ],
  idempotent: true,
});

export const approveOrder = defineRoute({
  id: 'approveOrder',
  method: 'POST',
  path: '/villages/{villageCode}/orders/{orderId}/approve',
  summary: 'Signs an order in the post whose turn it is (审批)',
  access: OFFICES,
  within: 'villageCode',
  params: OneOrder,
  body: Signed,
  response: OrderView,
  errors: SIGNING_ERRORS,
  idempotent: true,
});

export const returnOrder = defineRoute({
  id: 'returnOrder',
  method: 'POST',
  path: '/villages/{villageCode}/orders/{orderId}/return',
  summary: 'Sends an order back to the clerk, or refuses it for good (退回、不同意)',
  access: OFFICES,
  within: 'villageCode',
  params: OneOrder,
  body: z.extend(Sent, { reason: Reason, forGood: z.boolean() }),
  response: OrderView,
  errors: STEP_ERRORS,
  idempotent: true,
});

export const recallOrder = defineRoute({
  id: 'recallOrder',
  method: 'POST',
  path: '/villages/{villageCode}/orders/{orderId}/recall',
  summary: 'Its writer takes an order back before it is paid (撤回)',
  access: OFFICES,
  within: 'villageCode',
  params: OneOrder,
  body: Sent,
  response: OrderView,
  errors: [...STEP_ERRORS, 'orders.notMaker'],
  idempotent: true,
});

export const payOrder = defineRoute({
  id: 'payOrder',
  method: 'POST',
  path: '/villages/{villageCode}/orders/{orderId}/pay',
  summary: 'Gives an approved order to the bank (付款)',
  access: OFFICES,
  within: 'villageCode',
  params: OneOrder,
  body: Signed,
  response: OrderView,
  errors: [...SIGNING_ERRORS, 'orders.decisionMissing'],
  idempotent: true,
});

export const decideUnknownTransfer = defineRoute({
  id: 'decideUnknownTransfer',
  method: 'POST',
  path: '/villages/{villageCode}/orders/{orderId}/transfers/{serial}/decide',
  summary: 'One of two signatures under what becomes of a transfer that the bank never had (结果不明的处置)',
  access: ['township', 'regulator'],
  within: 'villageCode',
  params: z.object({
    villageCode: VillageCode,
    orderId: Ulid,
    serial: z.string().check(z.regex(/^[0-9A-Z]{26,32}$/, '流水号不对')),
  }),
  body: z.extend(Sent, { choice: z.enum(['resend', 'release']), reason: Reason, proof: SigningProof }),
  response: OrderView,
  errors: [...STEP_ERRORS, ...SIGNING_CODE_ERRORS, 'orders.notProved', 'orders.samePerson'],
  idempotent: true,
});

export const listOrders = defineRoute({
  id: 'listOrders',
  method: 'GET',
  path: '/villages/{villageCode}/orders',
  summary: 'The payment orders of a village, newest first (支付申请)',
  access: OFFICES,
  within: 'villageCode',
  params: InVillage,
  query: PageQuery,
  response: pageOf(OrderView),
  errors: ['page.badCursor'],
});

export const showOrder = defineRoute({
  id: 'showOrder',
  method: 'GET',
  path: '/villages/{villageCode}/orders/{orderId}',
  summary: 'A payment order, with whose turn it is and what would be signed',
  access: OFFICES,
  within: 'villageCode',
  params: OneOrder,
  response: OrderView,
  errors: ['notFound'],
});
