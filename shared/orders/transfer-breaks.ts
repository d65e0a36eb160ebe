import { DivisionCode, VillageCode } from '../divisions';
import { Ulid } from '../id';
import { Fen } from '../money';
import { PageQuery, pageOf } from '../page';
import { Rail } from './payment-orders';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/**
 * What our transfers, the bank's file of the day and a village's statement say differently. The file itself can be wrong (没来 · 不完整 ·
 * 一笔有两行 · 又来一份不一样的), as can a payment in it (我们有、文件没有 · 文件有、我们没有 · 金额 · 付款账户 · 收款账户 · 办没办成 · 两天的文件里都有)
 * and the statement (没有这一笔 · 金额 · 有两笔 · 没付成的却有 · 写着我们的流水号却没有这一笔 · 有一笔进账像是付出去的退了回来).
 * A bill of WeChat's may lack money that has to come back (没付成，钱却没有退回).
 */
export const TransferBreakKind = z.enum([
  'fileLate',
  'fileCut',
  'fileTwice',
  'fileChanged',
  'missingInFile',
  'foreignInFile',
  'amountDiffers',
  'payerDiffers',
  'payeeDiffers',
  'stateDiffers',
  'inTwoFiles',
  'missingInStatement',
  'statementAmountDiffers',
  'twiceInStatement',
  'unpaidInStatement',
  'foreignInStatement',
  'maybeReturned',
  'backMissing',
]);
export type TransferBreakKind = z.infer<typeof TransferBreakKind>;

/** 等人核对 · 核对好了. */
export const TransferBreakState = z.enum(['open', 'settled']);
export type TransferBreakState = z.infer<typeof TransferBreakState>;

/** One difference: somebody of the accounting centre finds out what it is. No money moves by it. */
export const TransferBreak = z.object({
  breakId: Ulid,
  kind: TransferBreakKind,
  /** WeChat's bill says it, or it is of a transfer by WeChat; else the bank's file or the statement. */
  rail: z.optional(Rail),
  /** The day of the bank's file, or of the statement's line. */
  on: Day,
  foundAt: Instant,
  /** What our transfer says, and what the bank does. */
  oursFen: z.optional(Fen),
  theirsFen: z.optional(Fen),
  /** Whose account it is of; absent where no village's account is named. */
  villageCode: z.optional(VillageCode),
  orderId: z.optional(Ulid),
  serial: z.optional(z.string()),
  /** The bank's own number of it, to ask the bank by. */
  bankNo: z.optional(z.string()),
  /** The last digits of the account that the bank says it went to. */
  accountTail: z.optional(z.string()),
  /** Who found out what it is; 系统 when it came right by itself. */
  settled: z.optional(z.object({ name: z.string(), at: Instant, reason: z.string() })),
});
export type TransferBreak = z.infer<typeof TransferBreak>;

const CENTRE = ['township', 'regulator'] as const;

export const listTransferBreaks = defineRoute({
  id: 'listTransferBreaks',
  method: 'GET',
  path: '/divisions/{division}/transfer-breaks',
  summary:
    'What our transfers, the bank’s day files and the statements say differently in a division, newest first; the district has what names no village, too (银行对账差异)',
  access: CENTRE,
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: z.extend(PageQuery, { state: z.optional(TransferBreakState) }),
  response: pageOf(TransferBreak),
  errors: ['page.badCursor'],
});

export const settleTransferBreak = defineRoute({
  id: 'settleTransferBreak',
  method: 'POST',
  path: '/divisions/{division}/transfer-breaks/{breakId}/settle',
  summary:
    'Says what a difference with the bank was (核对好了): nobody who wrote, signed, paid or is paid by the order',
  access: CENTRE,
  within: 'division',
  params: z.object({ division: DivisionCode, breakId: Ulid }),
  body: z.object({
    reason: z.string().check(z.trim(), z.minLength(4, '查到了什么要写几句'), z.maxLength(200, '不超过 200 个字')),
  }),
  response: TransferBreak,
  errors: ['notFound', 'identity.bindingRequired', 'orders.wrongState', 'orders.samePerson'],
  idempotent: true,
});
