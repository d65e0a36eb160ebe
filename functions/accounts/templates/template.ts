import { isWhole, MAX_TEMPLATES, type Recurrence, type TemplateLine } from '@shared/accounts/voucher-templates';
import type { PaperKind } from '@shared/accounts/attachments';
import { AppError } from '@shared/errors';
import type { Post } from '@shared/orders/posts';
import type { Hand } from '../desk/pending';
import { refuse } from '../registers/refuse';

/** What a person writes of a template. */
export interface TemplateContent {
  readonly name: string;
  readonly summary: string;
  readonly lines: TemplateLine[];
  readonly usualFen?: number | undefined;
  readonly papers: PaperKind[];
  readonly usableBy: Post[];
  readonly recurs?: Recurrence | undefined;
  readonly isInUse: boolean;
}
export interface Template extends TemplateContent {
  readonly templateId: string;
  readonly edition: number;
  readonly changed: Hand;
}

/** 本年收益: the closing's alone. */
const SURPLUS = '321';
const MOST_MONTH = { month: 12, quarter: 3, year: 12 } as const;

/** @throws AppError `request.malformed` for shares that are not the whole of a side, an account that closing alone moves, a month that no period has */
export function refuseUnsoundTemplate({ lines, recurs }: TemplateContent, isKnown: (account: string) => boolean): void {
  lines.forEach(({ accountCode }, place) => {
    const path = `lines.${place}.accountCode`;
    if (accountCode.startsWith(SURPLUS)) refuse(path, '本年收益在年末结账时自动结转，不用手工记');
    if (!isKnown(accountCode.slice(0, 3))) refuse(path, '科目表里没有这个科目');
  });
  if (!isWhole(lines)) refuse('lines', '借方、贷方的比例加起来都要是 100%');
  if (recurs && recurs.every !== 'month' && (recurs.month === undefined || recurs.month > MOST_MONTH[recurs.every]))
    refuse('recurs.month', recurs.every === 'quarter' ? '请选每季的第几个月' : '请选每年的几月');
}

/**
 * A division's templates with one added, or changed by its next edition.
 * @throws AppError `notFound`, `templates.tooMany`
 */
export function withTemplate(
  templates: readonly Template[],
  templateId: string,
  { isNew, content, changed }: { isNew: boolean; content: TemplateContent; changed: Hand },
): { templates: Template[]; saved: Template } {
  const before = templates.find((one) => one.templateId === templateId);
  if (!isNew && !before) throw new AppError('notFound');
  if (isNew && templates.length >= MAX_TEMPLATES) throw new AppError('templates.tooMany');
  const saved = { ...content, templateId, changed, edition: (before?.edition ?? 0) + 1 };
  return {
    saved,
    templates: before ? templates.map((one) => (one === before ? saved : one)) : [...templates, saved],
  };
}
