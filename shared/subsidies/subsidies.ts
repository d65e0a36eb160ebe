import { Ulid } from '../id';
import { PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Year } from '../time';
import * as z from '../zod';

export const ProgramCode = z.string().check(z.regex(/^BT\d{2,3}$/, '补贴项目编号不对'));

/** How sure the catalogue is of a row; shown as it is, and replaced when the district imports its own. */
export const Confidence = z.enum(['high', 'medium', 'low', 'none']);
export type Confidence = z.infer<typeof Confidence>;

/** 计划发放 → 已送银行 → 已到账 / 被退回. */
export const TransferStatus = z.enum(['planned', 'sent', 'credited', 'returned']);
export type TransferStatus = z.infer<typeof TransferStatus>;

/** Why a bank sent money back: 账号不对, 账户长期不用, 户名不符, 已销户, another reason. */
export const ReturnReason = z.enum(['wrongAccount', 'dormant', 'nameMismatch', 'closed', 'other']);
export type ReturnReason = z.infer<typeof ReturnReason>;

export const Payment = z.object({
  paymentId: Ulid,
  programCode: ProgramCode,
  programName: z.string(),
  amountFen: PositiveFen,
  paidOn: Day,
  status: TransferStatus,
  bankName: z.string(),
  cardTail: z.string(),
  /** Only while it is `returned`. */
  returnReason: z.optional(ReturnReason),
});
export type Payment = z.infer<typeof Payment>;

/** The rule a payment was paid by: a version, in force from `effectiveOn`. */
export const PaymentRule = z.object({
  programCode: ProgramCode,
  effectiveOn: Day,
  standard: z.string(),
  eligibility: z.string(),
  audience: z.string(),
  department: z.string(),
  documentNo: z.optional(z.string()),
  confidence: Confidence,
});
export type PaymentRule = z.infer<typeof PaymentRule>;

export const TransferStep = z.object({
  status: TransferStatus,
  on: Day,
  reason: z.optional(ReturnReason),
  note: z.optional(z.string()),
});
export type TransferStep = z.infer<typeof TransferStep>;

export const PaymentDetail = z.extend(Payment, {
  batchNo: z.string(),
  payer: z.string(),
  /** What it was worked out from: 3.2 亩 × 每亩 ¥118.00. Absent where a program pays a fixed sum. */
  quantity: z.optional(z.number()),
  unit: z.optional(z.string()),
  unitPriceFen: z.optional(PositiveFen),
  period: z.string(),
  /** The category it was paid in: 一级残疾. */
  standing: z.optional(z.string()),
  transfer: z.array(TransferStep),
  /** The day whose rule it was paid by: `paidOn`, or the last day of its period when that was over by then. */
  ruleOn: Day,
  /** The rule in force on `ruleOn`; absent where the catalogue has none that old. */
  rule: z.optional(PaymentRule),
  /** From this day another rule is in force. */
  supersededOn: z.optional(Day),
});
export type PaymentDetail = z.infer<typeof PaymentDetail>;

export const ProgramTotal = z.object({
  programCode: ProgramCode,
  programName: z.string(),
  totalFen: PositiveFen,
  count: z.int(),
});
export type ProgramTotal = z.infer<typeof ProgramTotal>;

/** What one person was credited in one year. Returned and not yet credited payments are not in it. */
export const PaymentYear = z.object({
  year: z.int(),
  totalFen: PositiveFen,
  count: z.int(),
  programs: z.array(ProgramTotal),
});
export type PaymentYear = z.infer<typeof PaymentYear>;

/** A payment the bank sent back and that was not sent again yet: what its owner must hear of first. */
export const ReturnedPayment = z.object({
  paymentId: Ulid,
  programCode: ProgramCode,
  programName: z.string(),
  amountFen: PositiveFen,
  returnedOn: Day,
  reason: ReturnReason,
});
export type ReturnedPayment = z.infer<typeof ReturnedPayment>;

/** A person's totals, newest year first, the last payment that has arrived, and what came back. */
export const PaymentYears = z.object({
  years: z.array(PaymentYear),
  last: z.optional(Payment),
  returned: z.array(ReturnedPayment),
});
export type PaymentYears = z.infer<typeof PaymentYears>;

export const listMyPayments = defineRoute({
  id: 'listMyPayments',
  method: 'GET',
  path: '/me/payments',
  summary: 'What was paid to me, newest first (明白钱)',
  access: ['resident'],
  query: z.extend(PageQuery, { year: z.optional(Year) }),
  response: pageOf(Payment),
  errors: ['page.badCursor'],
});

export const showMyPayment = defineRoute({
  id: 'showMyPayment',
  method: 'GET',
  path: '/me/payments/{paymentId}',
  summary: 'One payment to me, and the rule it was paid by',
  access: ['resident'],
  params: z.object({ paymentId: Ulid }),
  response: PaymentDetail,
});

export const showMyPaymentYears = defineRoute({
  id: 'showMyPaymentYears',
  method: 'GET',
  path: '/me/payment-years',
  summary: 'My totals by year and program, the last payment that has arrived, and what the bank sent back',
  access: ['resident'],
  response: PaymentYears,
});

export const Program = z.object({
  programCode: ProgramCode,
  name: z.string(),
  category: z.string(),
  department: z.string(),
  level: z.string(),
  audience: z.string(),
  cycle: z.string(),
  confidence: Confidence,
});
export type Program = z.infer<typeof Program>;

export const listPrograms = defineRoute({
  id: 'listPrograms',
  method: 'GET',
  path: '/subsidy-programs',
  summary: 'The catalogue of 一卡通 programs',
  access: 'public',
  response: z.object({ items: z.array(Program) }),
});

export const showProgram = defineRoute({
  id: 'showProgram',
  method: 'GET',
  path: '/subsidy-programs/{programCode}',
  summary: 'One program, with its rules, newest first',
  access: 'public',
  params: z.object({ programCode: ProgramCode }),
  response: z.extend(Program, { note: z.optional(z.string()), rules: z.array(PaymentRule) }),
});
