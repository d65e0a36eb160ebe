import { BOOKKEEPERS } from './books';
import { Ulid } from '../id';
import { FilledFen, PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import {
  PartyKind,
  perhapsWords,
  Seen,
  VillageParams,
  VoucherNamed,
  VoucherRef,
  words,
  WRITE_ERRORS,
} from './registers';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';

/** 别人欠村里的 · 村里欠别人的. */
export const DebtSide = z.enum(['receivable', 'payable']);
export type DebtSide = z.infer<typeof DebtSide>;

/** 应收款 · 借出款 · 其他应收 / 应付款 · 借入款 · 其他应付. */
export const DebtKind = z.enum(['owedToUs', 'lent', 'otherOwedToUs', 'owed', 'borrowed', 'otherOwed']);
export type DebtKind = z.infer<typeof DebtKind>;
export const SIDE_OF: Record<DebtKind, DebtSide> = {
  owedToUs: 'receivable',
  lent: 'receivable',
  otherOwedToUs: 'receivable',
  owed: 'payable',
  borrowed: 'payable',
  otherOwed: 'payable',
};

export const Repayment = z.object({ repaidOn: Day, amountFen: PositiveFen, voucher: z.optional(VoucherRef) });
export type Repayment = z.infer<typeof Repayment>;

/** A loan or a receivable as it stands on the day it is asked for; its repayments with it. */
export const Debt = z.object({
  debtId: Ulid,
  side: DebtSide,
  kind: DebtKind,
  /** Masked when it is a natural person. */
  counterparty: z.string(),
  what: z.string(),
  principalFen: PositiveFen,
  arisenOn: Day,
  dueOn: z.optional(Day),
  /** In words, as it was agreed: 月息 5‰; absent when there is none. */
  interest: z.optional(z.string()),
  repaidFen: PositiveFen,
  balanceFen: PositiveFen,
  /** Days since it was due, where something is still owed. */
  overdueDays: z.int(),
  voucher: z.optional(VoucherRef),
  repayments: z.array(Repayment),
  note: z.optional(z.string()),
  version: z.int(),
});
export type Debt = z.infer<typeof Debt>;

export const listDebts = defineRoute({
  id: 'listDebts',
  method: 'GET',
  path: '/villages/{villageCode}/debts/{side}',
  summary: 'What is owed to the village, or by it, newest first (债权债务)',
  access: 'public',
  params: z.extend(VillageParams, { side: DebtSide }),
  query: PageQuery,
  response: pageOf(Debt),
  errors: ['page.badCursor'],
});

export const registerDebt = defineRoute({
  id: 'registerDebt',
  method: 'POST',
  path: '/villages/{villageCode}/debts',
  summary: 'Register a loan or a receivable (登记债权债务)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: VillageParams,
  body: z.object({
    kind: DebtKind,
    counterparty: words(40, '请填对方是谁'),
    counterpartyKind: PartyKind,
    what: words(60, '请填是什么钱'),
    principalFen: FilledFen,
    arisenOn: Day,
    dueOn: z.optional(Day),
    interest: perhapsWords(40),
    voucher: z.optional(VoucherNamed),
    note: perhapsWords(200),
  }),
  publishes: ['counterparty', 'what', 'interest', 'note'],
  response: Debt,
  errors: [...WRITE_ERRORS, 'accounts.cashier'],
});

/** A debt's repayments stand in its row. */
export const MAX_REPAYMENTS = 240;

export const recordRepayment = defineRoute({
  id: 'recordRepayment',
  method: 'POST',
  path: '/villages/{villageCode}/debts/{side}/{debtId}/repayments',
  summary: 'Record that a part or all of a debt was paid (登记还款)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  idempotent: true,
  params: z.extend(VillageParams, { side: DebtSide, debtId: Ulid }),
  body: z.object({ ...Seen, repaidOn: Day, amountFen: FilledFen, voucher: z.optional(VoucherNamed) }),
  response: Debt,
  errors: [...WRITE_ERRORS, 'accounts.cashier', 'registers.tooMuch'],
});
