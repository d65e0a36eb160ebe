import { DivisionCode } from '../divisions';
import { Ulid } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute, Empty } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/**
 * 诬告, and nothing less (监察法、信访工作条例 第四十七条): 捏造事实 · 伪造证据 · 冒用别人的名义. What could not be proven is none of them, and is
 * never held against anyone.
 */
export const FalseGround = z.enum(['fabricated', 'forged', 'impersonated']);
export type FalseGround = z.infer<typeof FalseGround>;

const words = (least: number, most: number, missing: string) =>
  z.string().check(z.trim(), z.minLength(least, missing), z.maxLength(most, `最多 ${most} 个字`));

export const markReportFalse = defineRoute({
  id: 'markReportFalse',
  method: 'POST',
  path: '/reports/{reportId}/false-mark',
  summary:
    'Hold that a report was knowingly false, with the ground and the proof (认定诬告); never that it could not be proven',
  access: ['regulator'],
  idempotent: true,
  params: z.object({ reportId: Ulid }),
  body: z.object({
    ground: FalseGround,
    text: words(20, 500, '请写明有什么证据说明是故意的，至少 20 个字'),
  }),
  /** How many within a year; after the third, until when nothing is taken in under this name. */
  response: z.object({ marks: z.int(), until: z.optional(Instant) }),
  errors: ['reports.wrongState', 'restrictions.noSender', 'restrictions.marked'],
});

const Mark = z.object({
  reportId: Ulid,
  referenceNo: z.string(),
  ground: FalseGround,
  text: z.string(),
  markedAt: Instant,
});
const Appeal = z.object({ text: z.string(), appealedAt: Instant });
const Decision = z.object({ lifted: z.boolean(), text: z.string(), decidedAt: Instant });

export const MyRestriction = z.object({
  restrictionId: Ulid,
  imposedAt: Instant,
  until: Instant,
  marks: z.array(Mark),
  appeal: z.optional(Appeal),
  decision: z.optional(Decision),
  mayAppeal: z.boolean(),
});
export type MyRestriction = z.infer<typeof MyRestriction>;

export const showMyRestrictions = defineRoute({
  id: 'showMyRestrictions',
  method: 'GET',
  path: '/me/restriction',
  summary: 'Whether reports under my name are taken in, what was held against me and how to appeal (举报限制)',
  access: 'signedIn',
  response: z.object({
    /** Marks that led to nothing so far. */
    marks: z.array(Mark),
    restrictions: z.array(MyRestriction),
  }),
});

export const appealRestriction = defineRoute({
  id: 'appealRestriction',
  method: 'POST',
  path: '/me/restriction/appeal',
  summary: 'Say why it is wrong, once; another regulator than those who held it decides (申诉)',
  access: 'signedIn',
  idempotent: true,
  body: z.object({ restrictionId: Ulid, text: words(10, 1000, '请写明为什么不对，至少 10 个字') }),
  response: Empty,
  errors: ['restrictions.cannotAppeal'],
  limit: { calls: 10, perSeconds: 3600 },
});

/** As the regulator reads it. A confidential reporter has no name here: nobody knows one. */
export const AppealView = z.object({
  restrictionId: Ulid,
  name: z.optional(z.string()),
  imposedAt: Instant,
  until: Instant,
  marks: z.array(Mark),
  appeal: Appeal,
  decision: z.optional(Decision),
  mayDecide: z.boolean(),
});
export type AppealView = z.infer<typeof AppealView>;

export const listAppeals = defineRoute({
  id: 'listAppeals',
  method: 'GET',
  path: '/divisions/{division}/appeals',
  summary: 'The appeals of a district that wait, or those that were decided (申诉)',
  access: ['regulator'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  query: z.extend(PageQuery, { which: z.optional(z.enum(['open', 'done'])) }),
  response: pageOf(AppealView),
  errors: ['page.badCursor'],
});

export const decideAppeal = defineRoute({
  id: 'decideAppeal',
  method: 'POST',
  path: '/appeals/{restrictionId}/decision',
  summary: 'Decide an appeal: lift the restriction, with all that was held, or keep it; never by who held it',
  access: ['regulator'],
  idempotent: true,
  params: z.object({ restrictionId: Ulid }),
  body: z.object({ lifted: z.boolean(), text: words(10, 500, '请写明理由，至少 10 个字') }),
  response: AppealView,
  errors: ['restrictions.notYours', 'restrictions.decided'],
});
