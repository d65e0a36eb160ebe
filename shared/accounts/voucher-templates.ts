import { AccountCode } from './accounts';
import { PaperKind } from './attachments';
import { BOOKKEEPERS, DivisionParams } from './books';
import { words } from './registers';
import { DivisionCode } from '../divisions';
import { Ulid, Version } from '../id';
import { AmountFen } from '../money';
import { Post } from '../orders/posts';
import { defineRoute } from '../route';
import { Day, Instant, Month } from '../time';
import * as z from '../zod';

/** Templates of a division, and lines of one, at most. */
export const MAX_TEMPLATES = 40;
export const MAX_TEMPLATE_LINES = 20;
/** Shares are parts of ten thousand. */
export const WHOLE = 10_000;

export const TemplateSide = z.enum(['debit', 'credit']);
export type TemplateSide = z.infer<typeof TemplateSide>;

/** A line of a template: which part of the sum stands on its side. The shares of a side make the whole. */
export const TemplateLine = z.object({
  side: TemplateSide,
  accountCode: AccountCode,
  share: z.int().check(z.minimum(1, '比例要大于 0'), z.maximum(WHOLE, '比例不能超过 100%')),
});
export type TemplateLine = z.infer<typeof TemplateLine>;

/** 每月 · 每季 · 每年. */
export const Rhythm = z.enum(['month', 'quarter', 'year']);
export type Rhythm = z.infer<typeof Rhythm>;

/** When a recurring voucher is proposed: on a day of each month, of a month of each quarter (1–3), or of a month of each year (1–12). */
export const Recurrence = z.object({
  every: Rhythm,
  /** Not asked of a monthly one. */
  month: z.optional(z.int().check(z.minimum(1, '月份不对'), z.maximum(12, '月份不对'))),
  /** 1–28: every month has it. */
  day: z.int().check(z.minimum(1, '日期从 1 号到 28 号'), z.maximum(28, '日期从 1 号到 28 号')),
  /** The first month that it is asked of. */
  from: Month,
});
export type Recurrence = z.infer<typeof Recurrence>;

const content = {
  name: words(30, '写个名字，比如：付电费'),
  /** What the lines begin with. */
  summary: words(60, '写明摘要'),
  lines: z
    .array(TemplateLine)
    .check(z.minLength(2, '借方、贷方至少各一条'), z.maxLength(MAX_TEMPLATE_LINES, `最多 ${MAX_TEMPLATE_LINES} 条`)),
  /** The sum it mostly is, in fen. */
  usualFen: z.optional(AmountFen),
  /** The kinds of paper without which a voucher of it is refused. */
  papers: z.array(PaperKind).check(z.maxLength(PaperKind.options.length)),
  /** The posts whose holders and deputies may use it; none for everyone who prepares vouchers. */
  usableBy: z.array(Post).check(z.maxLength(Post.options.length)),
  recurs: z.optional(Recurrence),
};

/** 凭证模板: what a voucher that is often entered begins with. */
export const VoucherTemplate = z.object({
  ...content,
  templateId: Ulid,
  /** Whose it is: the district's serve all its villages, a village's own that one. */
  division: DivisionCode,
  /** 1 for its first version: each change is another, and all are kept. */
  edition: z.int(),
  isInUse: z.boolean(),
  changedBy: z.string(),
  changedAt: Instant,
  /** Whether who asks may use it now, by their posts. */
  mayUse: z.boolean(),
});
export type VoucherTemplate = z.infer<typeof VoucherTemplate>;

/** A recurring voucher whose day has come and that nobody entered in its period. A person enters it; the machine books nothing. */
export const VoucherProposal = z.object({
  templateId: Ulid,
  /** `2026-11`, `2026-Q4`, `2026`. */
  period: z.string(),
  /** The day it was due: what the voucher's date begins with. */
  on: Day,
});
export type VoucherProposal = z.infer<typeof VoucherProposal>;

export const VoucherTemplates = z.object({
  /** The district's, then the village's own. Those out of use are shown to who may change them. */
  items: z.array(VoucherTemplate),
  /** Earliest day first. */
  proposals: z.array(VoucherProposal),
  /** Whether who asks may change this division's own. */
  mayChange: z.boolean(),
  /** For saveVoucherTemplate: this division's own list as it was read. */
  version: z.int(),
});
export type VoucherTemplates = z.infer<typeof VoucherTemplates>;

export const listVoucherTemplates = defineRoute({
  id: 'listVoucherTemplates',
  method: 'GET',
  path: '/divisions/{division}/voucher-templates',
  summary: "The templates a village's vouchers begin with, and the recurring ones whose day has come (凭证模板)",
  access: BOOKKEEPERS,
  within: 'division',
  params: DivisionParams,
  response: VoucherTemplates,
});

export const saveVoucherTemplate = defineRoute({
  id: 'saveVoucherTemplate',
  method: 'POST',
  path: '/divisions/{division}/voucher-templates',
  summary: 'Add a template, or change one by a new edition; take it out of use (改模板)',
  access: ['township', 'regulator'],
  within: 'division',
  params: DivisionParams,
  body: z.object({
    ...content,
    /** The one that is changed. */
    templateId: z.optional(Ulid),
    isInUse: z.boolean(),
    version: Version,
  }),
  response: VoucherTemplates,
  errors: ['identity.bindingRequired', 'templates.notYours', 'templates.tooMany', 'version.stale'],
  idempotent: true,
});

/** A sum in parts: each is its share rounded down to the fen, and the last has the rest, so that they make the sum. */
export function partsOf(sumFen: number, shares: readonly number[]): number[] {
  const parts = shares.map((share) => Math.floor((sumFen * share) / WHOLE));
  return parts.map((part, place) =>
    place < parts.length - 1 ? part : sumFen - parts.slice(0, -1).reduce((sum, one) => sum + one, 0),
  );
}

export interface FilledLine {
  readonly accountCode: string;
  readonly debitFen: number;
  readonly creditFen: number;
}

/** The lines of a voucher of this sum, in fen: both sides make it. */
export function filledLines(lines: readonly TemplateLine[], sumFen: number): FilledLine[] {
  const left = new Map(
    TemplateSide.options.map((side) => [
      side,
      partsOf(
        sumFen,
        lines.filter((line) => line.side === side).map(({ share }) => share),
      ),
    ]),
  );
  return lines.map(({ side, accountCode }) => {
    const fen = left.get(side)!.shift()!;
    return {
      accountCode,
      debitFen: side === 'debit' ? fen : 0,
      creditFen: side === 'credit' ? fen : 0,
    };
  });
}

/** Whether the shares of each side make the whole. */
export const isWhole = (lines: readonly Pick<TemplateLine, 'side' | 'share'>[]): boolean =>
  TemplateSide.options.every(
    (side) => lines.filter((line) => line.side === side).reduce((sum, { share }) => sum + share, 0) === WHOLE,
  );
