import { VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';
import { AlertClosing, AlertDetail } from './supervision';

/**
 * How the ending stands today, for the one it is about: `stands`; `again`, it is being looked into anew; `corrected`, it is not held any
 * more; `replaced`, it was ended anew as real, and that ending stands beside it.
 */
export const OutcomeStanding = z.enum(['stands', 'again', 'corrected', 'replaced']);
export type OutcomeStanding = z.infer<typeof OutcomeStanding>;

/** What the office that closed it answers: `real` upholds its ending, any other corrects it. */
export const OutcomeReply = z.object({
  ending: AlertClosing,
  text: z.string(),
  repliedAt: Instant,
  office: z.string(),
});
export type OutcomeReply = z.infer<typeof OutcomeReply>;

/** What was held about the reader (个人信息保护法 第四十四条, 第四十五条): names of others are covered, and no reporter stands in it. */
export const MyOutcome = z.object({
  alertId: Ulid,
  closedAt: Instant,
  villageCode: VillageCode,
  /** The rule in words, and what it rests on. */
  title: z.string(),
  basis: z.string(),
  /** What the rule asked, with its numbers. */
  sentence: z.string(),
  /** Why it was held. */
  text: z.string(),
  office: z.string(),
  standing: OutcomeStanding,
  answer: z.optional(z.object({ text: z.string(), answeredAt: Instant, dueAt: Instant })),
  reply: z.optional(OutcomeReply),
  /** Once; what was written may be corrected for a day, while nobody replied. */
  mayAnswer: z.boolean(),
});
export type MyOutcome = z.infer<typeof MyOutcome>;

export const listMyOutcomes = defineRoute({
  id: 'listMyOutcomes',
  method: 'GET',
  path: '/me/outcomes',
  summary: 'What was held about me after a rule asked: the rule, the ending, why, and my answer (和我有关的核查结果)',
  access: 'signedIn',
  response: z.object({ items: z.array(MyOutcome) }),
});

export const answerOutcome = defineRoute({
  id: 'answerOutcome',
  method: 'POST',
  path: '/me/outcomes/{alertId}/answer',
  summary: 'Says my side of what was held about me, once, and for a day corrects it; another person replies (本人说明)',
  access: 'signedIn',
  params: z.object({ alertId: Ulid }),
  body: z.object({
    text: z.string().check(z.trim(), z.minLength(10, '请写清楚，至少 10 个字'), z.maxLength(1000, '最多 1000 个字')),
  }),
  response: MyOutcome,
  errors: ['alerts.wrongState'],
  idempotent: true,
  limit: { calls: 10, perSeconds: 3600 },
});

export const replyToOutcome = defineRoute({
  id: 'replyToOutcome',
  method: 'POST',
  path: '/alerts/{alertId}/outcomes/{personId}/reply',
  summary:
    'Upholds or corrects the ending of an alert after the person it is about answered, by another than who closed it (复核)',
  access: ['township', 'regulator'],
  params: z.object({ alertId: Ulid, personId: Ulid }),
  body: z.object({
    version: Version,
    /** `real` upholds it. */
    ending: AlertClosing,
    text: z.string().check(z.trim(), z.minLength(10, '请写明理由，至少 10 个字'), z.maxLength(1000, '最多 1000 个字')),
    missingExclusion: z.optional(z.string().check(z.trim(), z.minLength(2), z.maxLength(100, '最多 100 个字'))),
  }),
  response: AlertDetail,
  publishes: ['text', 'missingExclusion'],
  errors: ['version.stale', 'alerts.wrongState', 'alerts.samePerson', 'alerts.exclusionMissing'],
  idempotent: true,
});
