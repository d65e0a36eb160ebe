import type { Post } from '@shared/orders/posts';
import type { PaperKind } from '@shared/accounts/attachments';
import {
  type Rhythm,
  saveVoucherTemplate,
  type TemplateSide,
  type VoucherTemplate,
} from '@shared/accounts/voucher-templates';
import { yearMonthOf } from '@shared/time';
import { checkForm } from '@/platform/check-form';
import { fenOf } from '../desk/amount';

export interface DraftTemplateLine {
  side: TemplateSide;
  accountCode: string;
  /** Per cent, as typed. */
  share: string;
}
/** A template as it is typed. */
export interface DraftTemplate {
  name: string;
  summary: string;
  usual: string;
  lines: DraftTemplateLine[];
  papers: PaperKind[];
  usableBy: Post[];
  every: Rhythm | 'none';
  month: string;
  day: string;
  from: string;
  isInUse: boolean;
}

export const blankTemplate = (today: string): DraftTemplate => ({
  ...{ name: '', summary: '', usual: '', papers: [], usableBy: [], isInUse: true },
  lines: [
    { side: 'debit', accountCode: '', share: '100' },
    { side: 'credit', accountCode: '', share: '100' },
  ],
  ...{ every: 'none', month: '', day: '', from: yearMonthOf(today) },
});

export const draftOfTemplate = (template: VoucherTemplate, today: string): DraftTemplate => {
  const { name, summary, usualFen, lines, papers, usableBy, recurs, isInUse } = template;
  return {
    ...{ name, summary, papers, usableBy, isInUse },
    usual: usualFen === undefined ? '' : (usualFen / 100).toFixed(2),
    lines: lines.map(({ side, accountCode, share }) => ({ side, accountCode, share: String(share / 100) })),
    every: recurs?.every ?? 'none',
    month: recurs?.month === undefined ? '' : String(recurs.month),
    day: recurs ? String(recurs.day) : '',
    from: recurs?.from ?? yearMonthOf(today),
  };
};

/** Parts of ten thousand of a typed per cent; 0 where it is none: the contract refuses it. */
export const shareOf = (typed: string): number =>
  /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : 0;

/** The template as it is to be sent, or a sentence for each field that is wrong. */
export function templateOf(draft: DraftTemplate, templateId: string | undefined, version: number) {
  const { every, month, day, from, usual, lines, ...rest } = draft;
  const usualFen = fenOf(usual);
  return checkForm(saveVoucherTemplate.body!, {
    ...rest,
    ...(templateId && { templateId }),
    ...(usualFen && { usualFen }),
    lines: lines.map(({ side, accountCode, share }) => ({ side, accountCode, share: shareOf(share) })),
    ...(every !== 'none' && {
      recurs: { every, day: Number(day), from, ...(every !== 'month' && { month: Number(month) }) },
    }),
    version,
  });
}
