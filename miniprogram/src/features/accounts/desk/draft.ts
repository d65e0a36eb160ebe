import { type PendingVoucher, prepareVoucher } from '@shared/accounts/pending-vouchers';
import { filledLines, type VoucherTemplate } from '@shared/accounts/voucher-templates';
import type { BodyOf } from '@shared/route';
import { checkForm } from '@/platform/check-form';
import { fenOf } from './amount';
import { ENTER } from './copy';

/** A line as it is typed: amounts are words until the voucher is sent. */
export interface DraftLine {
  summary: string;
  accountCode: string;
  debit: string;
  credit: string;
  counterparty: string;
  /** A person (个人) or a body (单位): it must be said, since a body's name is published whole. */
  natural?: boolean | undefined;
}
export interface DraftPaper {
  kind: string;
  title: string;
  pages: string;
}
export interface DraftVoucher {
  voucherOn: string;
  lines: DraftLine[];
  papers: DraftPaper[];
  /** The template it began with, and the sum that its lines were filled of, as it is typed. */
  templateId?: string | undefined;
  sum?: string | undefined;
}

/** A voucher that was sent back, as it would be typed anew. A person's name was masked when it was kept: it is asked for again. */
export const draftOf = ({ voucherOn, lines, attachments }: PendingVoucher): DraftVoucher => ({
  voucherOn,
  lines: lines.map(({ summary, accountCode, debitFen, creditFen, counterparty = '' }) => ({
    summary,
    accountCode,
    debit: debitFen > 0 ? (debitFen / 100).toFixed(2) : '',
    credit: creditFen > 0 ? (creditFen / 100).toFixed(2) : '',
    ...(counterparty.includes('*') ? { counterparty: '', natural: true } : { counterparty, natural: false }),
  })),
  papers: attachments.map(({ kind, title, pages }) => ({ kind, title, pages: String(pages) })),
});

export const blankLine: DraftLine = {
  summary: '',
  accountCode: '',
  debit: '',
  credit: '',
  counterparty: '',
};

const typedFen = (fen: number): string => (fen > 0 ? (fen / 100).toFixed(2) : '');

/** The lines of a template of a sum as it is typed: the amounts stay empty while it is none. */
export const linesFrom = ({ lines, summary }: Pick<VoucherTemplate, 'lines' | 'summary'>, sum: string): DraftLine[] =>
  filledLines(lines, fenOf(sum) ?? 0).map(({ accountCode, debitFen, creditFen }) => ({
    ...blankLine,
    summary,
    accountCode,
    debit: typedFen(debitFen),
    credit: typedFen(creditFen),
  }));

/** A voucher that begins with a template: of the sum that it mostly is, with the papers that it asks for and that are not there yet. */
export function begunWith(
  template: VoucherTemplate,
  has: { sum?: string; kinds?: readonly string[] },
): Partial<DraftVoucher> {
  const { templateId, usualFen = 0, papers } = template;
  const sum = has.sum ?? typedFen(usualFen);
  return {
    templateId,
    sum,
    lines: linesFrom(template, sum),
    papers: papers
      .filter((kind) => (has.kinds ?? []).indexOf(kind) < 0)
      .map((kind) => ({ kind, title: kind, pages: '1' })),
  };
}

/** Both sides as far as they are amounts. */
export const sumsOf = (lines: readonly Pick<DraftLine, 'debit' | 'credit'>[]) => ({
  debitFen: lines.reduce((sum, { debit }) => sum + (fenOf(debit) ?? 0), 0),
  creditFen: lines.reduce((sum, { credit }) => sum + (fenOf(credit) ?? 0), 0),
});

type Checked =
  { value: BodyOf<typeof prepareVoucher>; errors?: undefined } | { value?: undefined; errors: Record<string, string> };

/** The voucher as it is to be sent, or a sentence for each line that is wrong. */
export function voucherOf({ voucherOn, lines, papers, templateId }: DraftVoucher): Checked {
  const errors: Record<string, string> = {};
  lines.forEach(({ accountCode, debit, credit, counterparty, natural }, place) => {
    const [debitFen, creditFen] = [fenOf(debit), fenOf(credit)];
    if (debitFen === undefined || creditFen === undefined) errors[`lines.${place}`] = ENTER.amountWrong;
    else if (debitFen > 0 === creditFen > 0) errors[`lines.${place}`] = ENTER.oneSide;
    if (counterparty.trim() && natural === undefined) errors[`lines.${place}`] = ENTER.kindMissing;
    if (!accountCode) errors[`lines.${place}`] = ENTER.accountMissing;
  });
  const { debitFen, creditFen } = sumsOf(lines);
  if (debitFen !== creditFen) errors.lines = ENTER.differ(String(Math.abs(debitFen - creditFen) / 100));
  if (Object.keys(errors).length > 0) return { errors };
  return checkForm(prepareVoucher.body!, {
    voucherOn,
    lines: lines.map(({ summary, accountCode, debit, credit, counterparty, natural }) => ({
      summary,
      accountCode,
      debitFen: fenOf(debit)!,
      creditFen: fenOf(credit)!,
      ...(counterparty.trim() && { counterparty, natural }),
    })),
    attachments: papers.map(({ kind, title, pages }) => ({ kind, title, pages: Number(pages) })),
    ...(templateId && { templateId }),
  });
}
