import { VillageYearParams } from './accounts';
import { DivisionParams, MonthNumber } from './books';
import { CENTRE, INTAKE_PARTIES } from './intake';
import { VillageParams } from './registers';
import { Ulid } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** How many days a centre has to answer one who asks. The law gives the right and no term (农村集体经济组织法 第十三条): the district's own. */
export const COPY_ANSWER_DAYS = 7;
/** Months of one copy, and copies that one person may be waiting for, at most. */
export const MOST_COPY_MONTHS = 3;
export const MOST_WAITING_COPIES = 3;

/** 记账凭证 · 资产负债表、收益及收益分配表 · 科目余额表 · 会议记录 of what was resolved in these months. */
export const CopyContent = z.enum(['vouchers', 'statements', 'balances', 'minutes']);
export type CopyContent = z.infer<typeof CopyContent>;

/** Asked for · given · refused. */
export const CopyState = z.enum(['asked', 'given', 'refused']);
export type CopyState = z.infer<typeof CopyState>;

/** Why a copy is not given: nothing else is a reason. */
export const COPY_REFUSALS = {
  notMember: '不是本村集体经济组织的成员',
  given: '同样的复印件已经给过了',
} as const;
export const CopyRefusal = z.enum(Object.keys(COPY_REFUSALS) as [keyof typeof COPY_REFUSALS]);
export type CopyRefusal = z.infer<typeof CopyRefusal>;

/** One line of the register of what was given to whom (查阅复制登记). */
export const BookCopy = z.object({
  copyId: Ulid,
  villageCode: z.string(),
  villageName: z.string(),
  /** Who asked. */
  name: z.string(),
  year: z.int(),
  from: z.int(),
  through: z.int(),
  contents: z.array(CopyContent),
  state: CopyState,
  askedAt: Instant,
  /** The last day on which the answer is in time; `isLate` when it was not, or is not there yet. */
  dueOn: Day,
  isLate: z.boolean(),
  answered: z.optional(z.object({ name: z.string(), at: Instant })),
  /** `2026-003`: on every page of the copy. */
  number: z.optional(z.string()),
  refusal: z.optional(CopyRefusal),
  /** Whether who asks for it may answer now. */
  mayAnswer: z.boolean(),
});
export type BookCopy = z.infer<typeof BookCopy>;

export const askForBookCopy = defineRoute({
  id: 'askForBookCopy',
  method: 'POST',
  path: '/villages/{villageCode}/book-copies',
  summary: "Ask for a copy of the village's books, as a member may (申请查阅复制账簿)",
  access: ['resident'],
  within: 'villageCode',
  params: VillageParams,
  body: z.object({
    year: z.int().check(z.minimum(2000), z.maximum(2100)),
    from: MonthNumber,
    through: MonthNumber,
    contents: z.array(CopyContent).check(z.minLength(1, '请选要看什么'), z.maxLength(CopyContent.options.length)),
  }),
  response: BookCopy,
  errors: ['identity.bindingRequired', 'copies.monthOpen', 'copies.tooMany', 'version.stale'],
  idempotent: true,
});

export const listMyBookCopies = defineRoute({
  id: 'listMyBookCopies',
  method: 'GET',
  path: '/villages/{villageCode}/my-book-copies',
  summary: 'What I asked to copy, newest first (我申请的)',
  access: ['resident'],
  within: 'villageCode',
  params: VillageParams,
  response: z.object({ items: z.array(BookCopy) }),
});

export const CopyListing = z.enum(['waiting', 'answered']);
export type CopyListing = z.infer<typeof CopyListing>;

export const listBookCopies = defineRoute({
  id: 'listBookCopies',
  method: 'GET',
  path: '/divisions/{division}/book-copies',
  summary: 'The register of copies of a village or a town: what waits for an answer, or was given to whom (复制登记簿)',
  access: INTAKE_PARTIES,
  within: 'division',
  params: DivisionParams,
  query: z.extend(PageQuery, { which: z.optional(CopyListing) }),
  response: pageOf(BookCopy),
  errors: ['page.badCursor', 'copies.notYours'],
});

export const onCopy = { within: 'villageCode', params: z.extend(VillageParams, { copyId: Ulid }) } as const;
export const COPY_PATH = '/villages/{villageCode}/book-copies/{copyId}';

export const answerBookCopy = defineRoute({
  id: 'answerBookCopy',
  method: 'POST',
  path: `${COPY_PATH}/answer`,
  summary: 'Give the copy under the next number, or refuse it for one of the reasons; not by who asked (答复查阅复制)',
  access: CENTRE,
  ...onCopy,
  body: z.object({ refusal: z.optional(CopyRefusal) }),
  response: BookCopy,
  errors: ['identity.bindingRequired', 'copies.answered', 'copies.samePerson', 'version.stale'],
  idempotent: true,
});

export const countBookCopies = defineRoute({
  id: 'countBookCopies',
  method: 'GET',
  path: '/villages/{villageCode}/years/{year}/book-copy-counts',
  summary:
    'How many copies of its books a village gave to members in a year: a number, and nobody’s name (复制了多少份)',
  access: 'public',
  params: VillageYearParams,
  /** Left out where it is of fewer than five. */
  response: z.object({ given: z.optional(z.int()), answeredLate: z.optional(z.int()) }),
});
