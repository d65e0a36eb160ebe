import { VillageYearParams } from './accounts';
import { MonthNumber, VOUCHER_SIGNERS } from './books';
import { words } from './registers';
import { Ulid, Version } from '../id';
import { Fen } from '../money';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';

/** Who reads a voucher a second time: the town's centre, and the district's, which supervises it. */
export const SECOND_READERS = ['township', 'regulator'] as const;

/** Why a voucher is read again: much money · much of it in cash · no paper behind it · it takes another back · drawn by lot, five in a hundred. */
export const AuditReason = z.enum(['large', 'cash', 'withoutPaper', 'reversal', 'lot']);
export type AuditReason = z.infer<typeof AuditReason>;

/** Nobody read it · read, nothing found · something found · answered · mended. */
export const AuditState = z.enum(['waiting', 'clean', 'found', 'answered', 'mended']);
export type AuditState = z.infer<typeof AuditState>;

export const AuditedVoucher = z.object({
  voucherId: Ulid,
  voucherNo: z.string(),
  on: Day,
  summary: z.string(),
  totalFen: Fen,
  reasons: z.array(AuditReason),
  state: AuditState,
  finding: z.optional(z.string()),
  answer: z.optional(z.string()),
  /** Who took each step. */
  readBy: z.optional(z.string()),
  answeredBy: z.optional(z.string()),
  settledBy: z.optional(z.string()),
  /** The voucher that took it back, as a finding may ask. */
  reversedBy: z.optional(Ulid),
  /** For the next step. */
  version: z.int(),
  /** Whether who looks may take the next step: another person than those of the steps before. */
  mayStep: z.boolean(),
});
export type AuditedVoucher = z.infer<typeof AuditedVoucher>;

export const listAuditQueue = defineRoute({
  id: 'listAuditQueue',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/months/{month}/audit-queue',
  summary: 'The vouchers of a month that a second person reads, and what became of each (检查)',
  access: SECOND_READERS,
  within: 'villageCode',
  params: z.extend(VillageYearParams, { month: MonthNumber }),
  response: z.object({ items: z.array(AuditedVoucher) }),
});

const PATH = '/villages/{villageCode}/years/{year}/vouchers/{voucherId}';
const step = {
  method: 'POST',
  within: 'villageCode',
  params: z.extend(VillageYearParams, { voucherId: Ulid }),
  response: z.object({ state: AuditState, version: z.int() }),
  errors: ['version.stale', 'accounts.cashier', 'audit.wrongState', 'audit.samePerson', 'audit.notHere'],
  idempotent: true,
} as const;

export const readForAudit = defineRoute({
  id: 'readForAudit',
  path: `${PATH}/audit`,
  summary: 'Read a booked voucher a second time, with or without a finding (检查凭证)',
  access: SECOND_READERS,
  ...step,
  body: z.object({ finding: z.optional(words(500, '请写清楚查出什么')) }),
  publishes: ['finding'],
});

export const answerFinding = defineRoute({
  id: 'answerFinding',
  path: `${PATH}/audit/answer`,
  summary: 'Answer what was found of a voucher (回复检查意见)',
  access: VOUCHER_SIGNERS,
  ...step,
  body: z.object({ version: Version, answer: words(500, '请写清楚怎么改的、为什么') }),
  publishes: ['answer'],
});

export const settleFinding = defineRoute({
  id: 'settleFinding',
  path: `${PATH}/audit/settlement`,
  summary: 'Say that what was found is mended, or that it is not (检查销号)',
  access: SECOND_READERS,
  ...step,
  body: z.object({ version: Version, isMended: z.boolean() }),
});
