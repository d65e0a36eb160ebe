import { AccountCode, VoucherAttachment, VoucherLine } from './accounts';
import { BOOKKEEPERS, DivisionParams, VOUCHER_SIGNERS } from './books';
import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { MediaView } from '../media/media';
import { AmountFen, Fen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant, Year } from '../time';
import * as z from '../zod';

/** 制单 → 审核 → 批准记账, each by another person; 退回 ends it. */
export const PendingState = z.enum(['prepared', 'reviewed', 'posted', 'returned']);
export type PendingState = z.infer<typeof PendingState>;

/** Papers of one batch that one voucher is made of, at most. */
const MOST_TOGETHER = 10;
/** Accepted papers of a batch (票据交接) that a voucher is made of: it carries them, and each is booked once. */
export const BookedPapers = z.object({
  batchId: Ulid,
  paperIds: z
    .array(Ulid)
    .check(z.minLength(1, '请选票据'), z.maxLength(MOST_TOGETHER, `一次最多 ${MOST_TOGETHER} 张票据`)),
});
export type BookedPapers = z.infer<typeof BookedPapers>;

const Hand = z.object({ name: z.string(), at: Instant, mine: z.boolean() });

/** A voucher on its way into the book. It has no number until it is in. */
export const PendingVoucher = z.object({
  pendingId: Ulid,
  villageCode: VillageCode,
  villageName: z.string(),
  state: PendingState,
  voucherOn: Day,
  /** The other party as it will be kept: a natural person's name is masked already. */
  lines: z.array(z.extend(VoucherLine, { counterparty: z.optional(z.string()) })),
  totalFen: Fen,
  /** With the pictures there are of it, what is private covered: for those who keep the books. */
  attachments: z.array(z.extend(VoucherAttachment, { pictures: z.optional(z.array(MediaView)) })),
  prepared: Hand,
  reviewed: z.optional(Hand),
  returned: z.optional(z.extend(Hand, { reason: z.string() })),
  /** The voucher it takes back, and why. */
  reverses: z.optional(z.object({ voucherId: Ulid, voucherNo: z.string(), year: z.int(), reason: z.string() })),
  /** The village's papers that it was made of. */
  intake: z.optional(BookedPapers),
  /** The voucher it became. */
  voucherId: z.optional(Ulid),
  voucherNo: z.optional(z.string()),
  /** In a list: who reads holds the money of the village, so examining and approving are for others (会计法 第三十五条). */
  asCashier: z.optional(z.boolean()),
  version: z.int(),
});
export type PendingVoucher = z.infer<typeof PendingVoucher>;

const words = (max: number, missing: string) =>
  z.string().check(z.trim(), z.minLength(1, missing), z.maxLength(max, `最多 ${max} 个字`));

export const VoucherLineInput = z.object({
  summary: words(60, '写明摘要'),
  accountCode: AccountCode,
  /** A sub-account's name: the chart has only the first level. */
  accountName: z.optional(z.string().check(z.maxLength(40))),
  debitFen: AmountFen,
  creditFen: AmountFen,
  /** Whom the money came from or went to, as on the paper. */
  counterparty: z.optional(z.string().check(z.trim(), z.maxLength(60, '最多 60 个字'))),
  /**
   * Whether that is a natural person (个人) or a body (单位). The name of a person is masked before it is kept, and so is one of
   * which nothing is said, unless it is on the register of bodies.
   */
  natural: z.optional(z.boolean()),
});

const villageParams = z.object({ villageCode: VillageCode });

export const prepareVoucher = defineRoute({
  id: 'prepareVoucher',
  method: 'POST',
  path: '/villages/{villageCode}/pending-vouchers',
  summary: 'Prepares a voucher: debits equal credits, or it is refused (制单)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: villageParams,
  body: z.object({
    voucherOn: Day,
    lines: z.array(VoucherLineInput).check(z.minLength(2, '凭证至少要有两条分录'), z.maxLength(80)),
    attachments: z
      .array(
        z.object({
          kind: words(20, '写明单据种类'),
          title: words(60, '写明单据名称'),
          pages: z.int().check(z.minimum(1, '至少 1 张'), z.maximum(999)),
        }),
      )
      .check(z.maxLength(20, '最多 20 种单据')),
    /** Papers that the village handed over: they are added to the attachments. */
    intake: z.optional(BookedPapers),
    /** The template it began with: its papers are asked for, and a recurring one is entered once a period. */
    templateId: z.optional(Ulid),
  }),
  publishes: [
    'lines.*.summary',
    'lines.*.accountName',
    'lines.*.counterparty',
    'attachments.*.kind',
    'attachments.*.title',
  ],
  response: PendingVoucher,
  errors: [
    'identity.bindingRequired',
    'accounts.cashier',
    'accounts.periodClosed',
    'content.rejected',
    'wechat.unavailable',
    'intake.notAccepted',
    'intake.booked',
    'templates.notYours',
    'templates.changed',
    'templates.paperMissing',
    'templates.entered',
    'version.stale',
  ],
  idempotent: true,
});

export const prepareReversal = defineRoute({
  id: 'prepareReversal',
  method: 'POST',
  path: '/villages/{villageCode}/years/{year}/vouchers/{voucherId}/reversal',
  summary: 'Prepares the voucher that takes another back; it is reviewed and approved like any (冲销)',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.extend(villageParams, { year: Year, voucherId: Ulid }),
  body: z.object({ voucherOn: Day, reason: words(100, '写明为什么要冲销') }),
  publishes: ['reason'],
  response: PendingVoucher,
  errors: [
    'identity.bindingRequired',
    'accounts.cashier',
    'accounts.periodClosed',
    'content.rejected',
    'wechat.unavailable',
  ],
  idempotent: true,
});

/** On their way, or sent back. */
export const PendingListing = z.enum(['open', 'returned']);
export type PendingListing = z.infer<typeof PendingListing>;

export const listPendingVouchers = defineRoute({
  id: 'listPendingVouchers',
  method: 'GET',
  path: '/divisions/{division}/pending-vouchers',
  summary: 'The vouchers on their way in a village or a town, earliest day first; or those sent back (待办凭证)',
  access: BOOKKEEPERS,
  within: 'division',
  params: DivisionParams,
  query: z.extend(PageQuery, { which: z.optional(PendingListing) }),
  response: pageOf(PendingVoucher),
  errors: ['page.badCursor'],
});

const onOne = {
  method: 'POST',
  access: BOOKKEEPERS,
  within: 'villageCode',
  params: z.extend(villageParams, { pendingId: Ulid }),
  response: PendingVoucher,
  idempotent: true,
} as const;

export const reviewVoucher = defineRoute({
  ...onOne,
  access: VOUCHER_SIGNERS,
  id: 'reviewVoucher',
  path: '/villages/{villageCode}/pending-vouchers/{pendingId}/review',
  summary: 'Passes a prepared voucher on; not by who prepared it (审核)',
  errors: [
    'identity.bindingRequired',
    'accounts.cashier',
    'accounts.wrongState',
    'accounts.samePerson',
    'version.stale',
  ],
});

export const approveVoucher = defineRoute({
  ...onOne,
  access: VOUCHER_SIGNERS,
  id: 'approveVoucher',
  path: '/villages/{villageCode}/pending-vouchers/{pendingId}/approve',
  summary: 'Puts a reviewed voucher in the book, with the next number; not by who prepared or reviewed it (批准记账)',
  errors: [
    'identity.bindingRequired',
    'accounts.cashier',
    'accounts.wrongState',
    'accounts.samePerson',
    'accounts.periodClosed',
    'accounts.cashBelowZero',
    'money.sumTooLarge',
    'version.stale',
  ],
});

export const returnVoucher = defineRoute({
  ...onOne,
  id: 'returnVoucher',
  path: '/villages/{villageCode}/pending-vouchers/{pendingId}/return',
  summary: 'Sends a voucher back with the reason, or takes back one’s own: it does not enter the book (退回)',
  body: z.object({ reason: words(100, '写明为什么退回') }),
  errors: ['identity.bindingRequired', 'accounts.wrongState', 'version.stale'],
});
