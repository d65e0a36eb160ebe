import type { PaperKind } from '@shared/accounts/attachments';
import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { yearOf } from '@shared/time';
import type { Caller } from '../../platform/sessions';
import type { WriteItem } from '../../platform/transact';
import { actsIn } from '../../identity/acts-in';
import { isUsed, periodOf } from './proposals';
import type { Template } from './template';
import { putTemplateYear, templatesOf, templateYearOf } from './template-store';

/** What a voucher keeps of the template that it began with. */
export interface Begun {
  templateId: string;
  edition: number;
}

interface Wanted {
  readonly villageCode: string;
  readonly templateId: string;
  readonly voucherOn: string;
  readonly pendingId: string;
  /** The kinds of what is attached. */
  readonly kinds: readonly string[];
  readonly caller: Caller;
  readonly at: string;
}

/** The template in use of that id, of the village or its district. @throws AppError `notFound`, `templates.changed` */
async function templateFor(villageCode: string, templateId: string): Promise<Template> {
  const all = await Promise.all([villageCode, districtOf(villageCode)].map(templatesOf));
  const found = all.flatMap(({ templates }) => templates).find((one) => one.templateId === templateId);
  if (!found) throw new AppError('notFound');
  if (!found.isInUse) throw new AppError('templates.changed');
  return found;
}

const refuseMissing = (papers: readonly PaperKind[], kinds: readonly string[]): void => {
  const missing = papers.find((kind) => kinds.indexOf(kind) < 0);
  if (missing) throw new AppError('templates.paperMissing', [{ path: 'attachments', message: `还缺：${missing}` }]);
};

/**
 * A template taken for a voucher: the person may use it, its papers are there, and of a recurring one the day's period is not taken.
 * @throws AppError `notFound`, `templates.changed`, `templates.notYours`, `templates.paperMissing`, `templates.entered`
 */
export async function takeTemplate({
  villageCode,
  templateId,
  voucherOn,
  pendingId,
  kinds,
  caller,
  at,
}: Wanted): Promise<{ begun: Begun; writes: WriteItem[] }> {
  const { edition, usableBy, papers, recurs } = await templateFor(villageCode, templateId);
  const isIn = await actsIn(caller, villageCode, at);
  if (usableBy.length > 0 && !usableBy.some(isIn)) throw new AppError('templates.notYours');
  refuseMissing(papers, kinds);
  const begun = { templateId, edition };
  if (!recurs) return { begun, writes: [] };
  const year = await templateYearOf({ villageCode, year: yearOf(voucherOn) });
  const period = periodOf(recurs.every, voucherOn);
  if (isUsed(year.uses, templateId, period)) throw new AppError('templates.entered');
  return { begun, writes: [putTemplateYear([...year.uses, { templateId, period, pendingId }], year)] };
}

/** The writes by which the period of a voucher that is sent back, or reversed, may be entered again. */
export async function freeTemplate({
  villageCode,
  voucherOn,
  pendingId,
  template,
}: {
  villageCode: string;
  voucherOn: string;
  pendingId: string;
  template?: Begun | undefined;
}): Promise<WriteItem[]> {
  if (!template) return [];
  const year = await templateYearOf({ villageCode, year: yearOf(voucherOn) });
  const left = year.uses.filter((use) => use.pendingId !== pendingId);
  return left.length < year.uses.length ? [putTemplateYear(left, year)] : [];
}
