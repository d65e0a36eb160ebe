import { filledIn } from '../text/blanks';
import { DivisionCode } from '../divisions';
import { Ulid, Version } from '../id';
import { DraftKey, MAX_MEDIA } from '../media/media';
import {
  byReceipt,
  COMMAND_ERRORS,
  RECEIPT_ERRORS,
  RefusalGround,
  ReportDraft,
  ReportView,
  WithReceipt,
} from './reports';
import { HANDLERS } from '../roles';
import { defineRoute, Empty } from '../route';
import * as z from '../zod';

const params = z.object({ reportId: Ulid });
/** The version of the report that was seen: a command on another is answered `version.stale` with the newer report. */
const Seen = z.object({ version: Version });

const words = (least: number, most: number, missing: string) =>
  z.string().check(z.trim(), z.minLength(least, missing), z.maxLength(most, `最多 ${most} 个字`));
const Reason = words(5, 500, '请写明原因，至少 5 个字');

export const refuseReport = defineRoute({
  id: 'refuseReport',
  method: 'POST',
  path: '/reports/{reportId}/refusal',
  summary: 'Not take a report on, by a ground of the law and with where to go instead (不予受理)',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, {
    ground: RefusalGround,
    text: words(10, 500, '请说明理由，告诉对方可以找谁，至少 10 个字').check(filledIn()),
  }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});

export const assignReport = defineRoute({
  id: 'assignReport',
  method: 'POST',
  path: '/reports/{reportId}/assignment',
  summary: 'Give a report to someone of the office (分派)',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { accountId: Ulid }),
  response: ReportView,
  errors: [...COMMAND_ERRORS, 'reports.assigneeUnfit'],
});

export const listColleagues = defineRoute({
  id: 'listColleagues',
  method: 'GET',
  path: '/reports/{reportId}/colleagues',
  summary: 'Who of the office may be given a report: nobody for whom it must not exist',
  access: HANDLERS,
  params,
  response: z.object({ items: z.array(z.object({ accountId: Ulid, name: z.string(), mine: z.boolean() })) }),
});

export const transferReport = defineRoute({
  id: 'transferReport',
  method: 'POST',
  path: '/reports/{reportId}/transfer',
  summary: 'Hand a report to the office it belongs to (转办); never to one it accuses, nor to one that had it',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { division: DivisionCode, reason: Reason }),
  // The office that gave it away may not see it any more.
  response: Empty,
  errors: [...COMMAND_ERRORS, 'reports.officeUnfit'],
});

export const recuseFromReport = defineRoute({
  id: 'recuseFromReport',
  method: 'POST',
  path: '/reports/{reportId}/recusal',
  summary:
    'Step aside from a report one is too near to (回避): it goes to the level above and is gone for who stepped aside',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { reason: Reason }),
  response: Empty,
  errors: COMMAND_ERRORS,
});

export const askForMaterial = defineRoute({
  id: 'askForMaterial',
  method: 'POST',
  path: '/reports/{reportId}/material-request',
  summary: 'Ask the reporter for what is missing; the clock stands still meanwhile (要补充材料)',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { text: words(5, 500, '请写清要补充什么，至少 5 个字').check(filledIn()) }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});

const Material = z.extend(Seen, {
  text: words(2, 2000, '请写几个字，说明补充了什么'),
  mediaIds: z.array(Ulid).check(z.maxLength(MAX_MEDIA, '文件太多了，请分几次')),
});
const MATERIAL_ERRORS = [...COMMAND_ERRORS, 'media.notUploaded', 'media.replaced', 'media.tooMany'] as const;

export const supplyMaterial = defineRoute({
  id: 'supplyMaterial',
  method: 'POST',
  path: '/reports/{reportId}/material',
  summary: 'Give what was asked for (补充材料)',
  access: 'signedIn',
  idempotent: true,
  params,
  /** A confidential report's files belong to a draft and to no account. */
  body: z.extend(Material, { draftKey: z.optional(DraftKey) }),
  response: ReportView,
  errors: MATERIAL_ERRORS,
});

export const resumeReport = defineRoute({
  id: 'resumeReport',
  method: 'POST',
  path: '/reports/{reportId}/resumption',
  summary: 'Go on without waiting: a letter brought the material, or it is not needed any more (不等材料了)',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { reason: Reason }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});

export const extendReport = defineRoute({
  id: 'extendReport',
  method: 'POST',
  path: '/reports/{reportId}/extension',
  summary: 'Take longer, once, by at most 30 days, with the reason the reporter reads (延期; 信访工作条例 第三十四条)',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, {
    days: z.int().check(z.minimum(1, '至少 1 天'), z.maximum(30, '最多延长 30 天')),
    reason: Reason,
  }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});

export const mergeReport = defineRoute({
  id: 'mergeReport',
  method: 'POST',
  path: '/reports/{reportId}/merger',
  summary: 'Handle a report together with another about the same; both reporters are answered (并案)',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { parentId: Ulid }),
  response: ReportView,
  errors: [...COMMAND_ERRORS, 'reports.cannotMerge'],
});

export const splitReport = defineRoute({
  id: 'splitReport',
  method: 'POST',
  path: '/reports/{reportId}/split',
  summary: 'Make a second matter of a report its own, for the same reporter (拆分)',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { category: ReportDraft.shape.category, description: ReportDraft.shape.description }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});

const Reopening = z.extend(Seen, { reason: words(5, 500, '请写明哪里不满意，至少 5 个字') });

export const reopenReport = defineRoute({
  id: 'reopenReport',
  method: 'POST',
  path: '/reports/{reportId}/reopening',
  summary: 'Not satisfied: have the level above look at it, never the same hands (申请复查)',
  access: 'signedIn',
  idempotent: true,
  params,
  body: Reopening,
  response: ReportView,
  errors: COMMAND_ERRORS,
});

const Withdrawal = z.extend(Seen, {
  reason: z.optional(z.string().check(z.trim(), z.maxLength(500, '最多 500 个字'))),
});

export const withdrawReport = defineRoute({
  id: 'withdrawReport',
  method: 'POST',
  path: '/reports/{reportId}/withdrawal',
  summary: 'Take my report back (撤回)',
  access: 'signedIn',
  idempotent: true,
  params,
  body: Withdrawal,
  response: ReportView,
  errors: COMMAND_ERRORS,
});

export const superviseReport = defineRoute({
  id: 'superviseReport',
  method: 'POST',
  path: '/reports/{reportId}/supervision',
  summary: 'Press the office for it (督办): the regulator, and the level above once it is late',
  access: ['township', 'regulator'],
  idempotent: true,
  params,
  body: z.extend(Seen, { text: words(5, 500, '请写明督办要求，至少 5 个字') }),
  response: ReportView,
  errors: COMMAND_ERRORS,
});

/** The same for the holder of an anonymous receipt: the number in a body, so that it is in no log. */
const anonymous = { ...byReceipt, idempotent: true } as const;

export const supplyAnonymousMaterial = defineRoute({
  ...anonymous,
  id: 'supplyAnonymousMaterial',
  path: '/anonymous/reports/material',
  summary: 'Give what was asked for, by the receipt number',
  body: z.extend(Material, { ...WithReceipt.shape, draftKey: DraftKey }),
  response: ReportView,
  errors: [...MATERIAL_ERRORS, ...RECEIPT_ERRORS],
});

export const reopenAnonymousReport = defineRoute({
  ...anonymous,
  id: 'reopenAnonymousReport',
  path: '/anonymous/reports/reopening',
  summary: 'Have the level above look at it, by the receipt number',
  body: z.extend(Reopening, WithReceipt.shape),
  response: ReportView,
  errors: [...COMMAND_ERRORS, ...RECEIPT_ERRORS],
});

export const withdrawAnonymousReport = defineRoute({
  ...anonymous,
  id: 'withdrawAnonymousReport',
  path: '/anonymous/reports/withdrawal',
  summary: 'Take it back, by the receipt number',
  body: z.extend(Withdrawal, WithReceipt.shape),
  response: ReportView,
  errors: [...COMMAND_ERRORS, ...RECEIPT_ERRORS],
});
