import { BOOKKEEPERS } from './books';
import { Ulid } from '../id';
import { Fen, PositiveFen } from '../money';
import { VillageParams, words } from './registers';
import { defineRoute } from '../route';
import { Day, Instant, Month } from '../time';
import * as z from '../zod';

/** Why a line and a voucher may be the same money: the bank names it · same sum and party · same sum · one line for many · many for one. */
export const MatchReason = z.enum(['voucherNumber', 'sameParty', 'sameSum', 'manyVouchers', 'manyLines']);
export type MatchReason = z.infer<typeof MatchReason>;
/** Why a voucher of the same sum is not suggested: more than three days apart · another party. */
export const LeftOut = z.enum(['farApart', 'otherParty']);
export type LeftOut = z.infer<typeof LeftOut>;

/** What an open line waits for, in the accountant's words: not booked yet · the bank will correct it · something else. */
export const LineAwaits = z.enum(['booking', 'bankCorrection', 'other']);
export type LineAwaits = z.infer<typeof LineAwaits>;

/** A day and a place in it: `2026-03-12#00002`. */
export const LineKey = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}#\d{5}$/, '流水编号不对'));

/** A movement that the bank has and the book has not, at the month's end. */
export const OpenBankLine = z.object({
  lineKey: LineKey,
  on: Day,
  signedFen: Fen,
  /** Anyone but a body masked. */
  counterparty: z.optional(z.string()),
  remark: z.optional(z.string()),
  ageDays: z.int(),
  awaits: z.optional(LineAwaits),
  note: z.optional(z.string()),
});
/** A voucher that the book has and the bank has not, at the month's end. */
export const OpenBankVoucher = z.object({
  voucherId: Ulid,
  voucherNo: z.string(),
  year: z.int(),
  on: Day,
  signedFen: Fen,
  summary: z.string(),
  ageDays: z.int(),
});

/** What keeps a month's sheet from being signed: 没过完 · 流水不到 · 没有余额 · 两边不等 · 没有说明. */
export const ReconciliationBlock = z.enum(['notOver', 'notCovered', 'noBalance', 'sidesDiffer', 'unexplained']);
export type ReconciliationBlock = z.infer<typeof ReconciliationBlock>;

/** 银行存款余额调节表 of a month: both ends are equal; what is open stands on it by name, with its age. */
export const BankReconciliation = z.object({
  month: Month,
  bookFen: Fen,
  bankFen: Fen,
  /** What bank and book differed by before the first line that was imported; 0 where both began alike. */
  startDifferenceFen: Fen,
  bookInFen: PositiveFen,
  bookOutFen: PositiveFen,
  bankInFen: PositiveFen,
  bankOutFen: PositiveFen,
  adjustedBookFen: Fen,
  adjustedBankFen: Fen,
  /** The last day, `coverBy` at the latest, that the bank's files cover without a hole; absent before the first. */
  coveredThrough: z.optional(Day),
  /** The day that they must reach: the month's end, or the day the account was closed. */
  coverBy: Day,
  blocks: z.array(ReconciliationBlock),
  openLines: z.array(OpenBankLine),
  openVouchers: z.array(OpenBankVoucher),
  /** Where both began unalike: what the book had in the quarter before the first line and no line has met. It stands in no sum. */
  earlyVouchers: z.array(OpenBankVoucher),
  suggestions: z.array(
    z.object({
      lineKeys: z.array(LineKey),
      voucherIds: z.array(Ulid),
      reason: MatchReason,
      isCertain: z.boolean(),
    }),
  ),
  leftOut: z.array(z.object({ lineKey: LineKey, voucherId: Ulid, why: LeftOut })),
  matches: z.array(
    z.object({
      matchId: Ulid,
      lineKeys: z.array(LineKey),
      voucherNos: z.array(z.string()),
      sumFen: Fen,
      by: z.string(),
    }),
  ),
  /** What a signature is given to: it changes with anything above. */
  digest: z.string(),
  signedBy: z.optional(z.string()),
  checkedBy: z.optional(z.string()),
  checkedAt: z.optional(Instant),
});
export type BankReconciliation = z.infer<typeof BankReconciliation>;

const account = z.extend(VillageParams, { bankAccountId: Ulid });
const ofMonth = z.extend(account, { month: Month });
const PATH = '/villages/{villageCode}/bank-accounts/{bankAccountId}';
const shared = { access: BOOKKEEPERS, within: 'villageCode' } as const;

export const showBankReconciliation = defineRoute({
  id: 'showBankReconciliation',
  method: 'GET',
  path: `${PATH}/months/{month}`,
  summary: 'What the bank and the book say of a month, and what stands open on either side (银行存款余额调节表)',
  ...shared,
  params: ofMonth,
  response: BankReconciliation,
});

/** Lines and vouchers of one match, each. */
export const MAX_MATCHED = 40;

export const matchBankLines = defineRoute({
  id: 'matchBankLines',
  method: 'POST',
  path: `${PATH}/matches`,
  summary: 'Say that lines of the bank and vouchers of the book are the same money, to the fen (对账)',
  ...shared,
  idempotent: true,
  params: account,
  body: z.object({
    lineKeys: z.array(LineKey).check(z.maxLength(MAX_MATCHED, `最多 ${MAX_MATCHED} 笔`)),
    vouchers: z
      .array(z.object({ year: z.int().check(z.minimum(2000), z.maximum(2100)), voucherId: Ulid }))
      .check(z.maxLength(MAX_MATCHED, `最多 ${MAX_MATCHED} 张`)),
  }),
  response: z.object({ matchId: Ulid }),
  errors: ['bank.sumsDiffer', 'bank.alreadyMatched'],
});

export const undoBankMatch = defineRoute({
  id: 'undoBankMatch',
  method: 'POST',
  path: `${PATH}/matches/{matchId}/undo`,
  summary: 'Take a match back: its lines and vouchers are open again (撤销对账)',
  ...shared,
  idempotent: true,
  params: z.extend(account, { matchId: Ulid }),
  response: z.object({ matchId: Ulid }),
  errors: ['bank.wrongState', 'accounts.periodClosed'],
});

export const explainBankLine = defineRoute({
  id: 'explainBankLine',
  method: 'POST',
  path: `${PATH}/explanations`,
  summary: 'Say what an open line of the bank waits for (说明未达账项)',
  ...shared,
  idempotent: true,
  params: account,
  body: z.object({ lineKey: LineKey, awaits: LineAwaits, note: words(200, '请写明情况') }),
  publishes: ['note'],
  response: z.object({ lineKey: LineKey }),
  errors: ['bank.alreadyMatched'],
});

export const signBankReconciliation = defineRoute({
  id: 'signBankReconciliation',
  method: 'POST',
  path: `${PATH}/months/{month}/signatures`,
  summary: 'Sign a month as who made it, or as the second person who checked it (签调节表)',
  ...shared,
  idempotent: true,
  params: ofMonth,
  body: z.object({ digest: z.string().check(z.regex(/^[\w-]{43}$/, '签字的内容不对，请刷新后再签')) }),
  response: BankReconciliation,
  errors: [
    'version.stale',
    'accounts.cashier',
    'bank.samePerson',
    'bank.wrongState',
    'bank.notCovered',
    'bank.noBalance',
    'bank.sidesDiffer',
    'bank.unexplained',
    'accounts.monthNotOver',
    'identity.bindingRequired',
  ],
});
