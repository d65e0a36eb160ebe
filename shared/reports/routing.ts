import { DivisionCode, VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { ReportAbout, ReportCategory } from './reports';
import { defineRoute } from '../route';
import { Confidence } from '../subsidies/subsidies';
import { Instant } from '../time';
import * as z from '../zod';

/** 村里 · 镇街 · 区里: whose office handles a report. */
export const RoutingLevel = z.enum(['village', 'town', 'district']);
export type RoutingLevel = z.infer<typeof RoutingLevel>;

/** 村里的事 · 村干部（选了，或者话里点了名） · 村干部家里的人 · 镇街的人. Worked out at intake, by the roster and the words. */
export const Accused = z.enum(['nobody', 'cadre', 'family', 'township']);
export type Accused = z.infer<typeof Accused>;

const words = (least: number, most: number, missing: string) =>
  z.string().check(z.trim(), z.minLength(least, missing), z.maxLength(most, `最多 ${most} 个字`));
const some = <T extends z.core.$ZodType>(of: T) =>
  z.optional(z.array(of).check(z.minLength(1), z.maxLength(40, '太多了，请分成几条规则')));
/** 信访工作条例 第二十三条, 第三十四条: the most there can be. A rule may be quicker, never slower. */
const days = (most: number) =>
  z.optional(
    z.int('请填整数').check(z.minimum(1, '至少 1 天'), z.maximum(most, `法定最长 ${most} 天，只能更短，不能更长`)),
  );

/** What a rule asks of a report; what it does not name may be anything. */
export const RoutingWhen = z.object({
  categories: some(ReportCategory),
  /** Villages, or towns with all their villages. */
  divisions: some(DivisionCode),
  accused: some(Accused),
  /** A word of the accused's post: 书记. */
  titles: some(words(2, 20, '职务至少 2 个字')),
});
export type RoutingWhen = z.infer<typeof RoutingWhen>;

export const RoutingRuleContent = z.object({
  name: words(2, 24, '请给规则起个名字'),
  when: RoutingWhen,
  level: RoutingLevel,
  /** Who of the office, by a word of their title: 农业农村办. The first of them has it at once. */
  desk: z.optional(words(2, 20, '至少 2 个字')),
  acceptDays: days(15),
  answerDays: days(60),
  /** What the reporter and the handlers read: 说到村干部的事，由镇街来办. */
  line: words(4, 60, '请写一句举报人看得懂的话'),
  source: words(2, 200, '请写明依据'),
  confidence: Confidence,
  on: z.boolean(),
});
export type RoutingRuleContent = z.infer<typeof RoutingRuleContent>;

/** One version of a rule: an edit makes another, and the old one stays. */
export const RoutingRule = z.extend(RoutingRuleContent, { ruleId: Ulid, ruleVersion: z.int(), changedAt: Instant });
export type RoutingRule = z.infer<typeof RoutingRule>;

/** A district's rules in the order they are asked; any change makes the next version of the whole. */
export const RoutingRules = z.object({ version: z.int(), items: z.array(RoutingRule) });
export type RoutingRules = z.infer<typeof RoutingRules>;

const KEEPERS = ['regulator', 'admin'] as const;
const params = z.object({ districtCode: z.string().check(z.regex(/^\d{6}$/, '区划代码不对')) });
const ruleParams = z.extend(params, { ruleId: Ulid });
/** The version of the rules that was seen: a change to another is answered `version.stale` with the newer rules. */
const Seen = z.object({ version: Version });
const CHANGES = {
  access: KEEPERS,
  within: 'districtCode',
  idempotent: true,
  response: RoutingRules,
  errors: ['version.stale', 'request.keyReused', 'routing.tooMany'],
} as const;

export const listRoutingRules = defineRoute({
  id: 'listRoutingRules',
  method: 'GET',
  path: '/districts/{districtCode}/routing',
  summary: 'Which office handles which report: the rules in their order (分办规则)',
  access: KEEPERS,
  within: 'districtCode',
  params,
  response: RoutingRules,
});

export const beginRouting = defineRoute({
  ...CHANGES,
  id: 'beginRouting',
  method: 'POST',
  path: '/districts/{districtCode}/routing',
  summary: 'Put the first set of rules in place, where there is none',
  params,
});

export const addRoutingRule = defineRoute({
  ...CHANGES,
  id: 'addRoutingRule',
  method: 'POST',
  path: '/districts/{districtCode}/routing/rules',
  summary: 'Add a rule, at the end of the order',
  params,
  body: z.extend(Seen, { rule: RoutingRuleContent }),
  publishes: ['rule.name', 'rule.when.titles.*', 'rule.desk', 'rule.line', 'rule.source'],
});

export const changeRoutingRule = defineRoute({
  ...CHANGES,
  id: 'changeRoutingRule',
  method: 'PUT',
  path: '/districts/{districtCode}/routing/rules/{ruleId}',
  summary: 'Change a rule, or switch it off or on; the version before is kept',
  params: ruleParams,
  body: z.extend(Seen, { rule: RoutingRuleContent }),
  publishes: ['rule.name', 'rule.when.titles.*', 'rule.desk', 'rule.line', 'rule.source'],
});

export const orderRoutingRules = defineRoute({
  ...CHANGES,
  id: 'orderRoutingRules',
  method: 'PUT',
  path: '/districts/{districtCode}/routing/order',
  summary: 'Put the rules in another order: the first that fits is taken',
  params,
  body: z.extend(Seen, { ruleIds: z.array(Ulid).check(z.maxLength(60)) }),
  errors: [...CHANGES.errors, 'routing.orderUnfit'],
});

export const listRuleVersions = defineRoute({
  id: 'listRuleVersions',
  method: 'GET',
  path: '/districts/{districtCode}/routing/rules/{ruleId}/versions',
  summary: 'What a rule said before, the newest first',
  access: KEEPERS,
  within: 'districtCode',
  params: ruleParams,
  response: z.object({ items: z.array(RoutingRule) }),
});

/** Why a rule was not taken: it is off, it asks for something else, or one before it was. */
export const RoutingMiss = z.enum(['off', 'category', 'division', 'accused', 'title', 'later']);
export type RoutingMiss = z.infer<typeof RoutingMiss>;

/** What was decided of a report that does not exist. */
export const RoutingTrial = z.object({
  /** Absent when none fits: then it goes as the law says. */
  fired: z.optional(z.object({ ruleId: Ulid, name: z.string() })),
  trace: z.array(z.object({ ruleId: Ulid, name: z.string(), miss: z.optional(RoutingMiss) })),
  line: z.string(),
  accused: Accused,
  /** The village's cadres that the words name, or that were chosen. */
  named: z.array(z.string()),
  handledBy: z.string(),
  level: RoutingLevel,
  /** The rule wanted an office that may not have it: the accused's own, or one beneath. */
  raisedByLaw: z.boolean(),
  /** Nobody of the office it was to go to may see it. */
  raisedForWant: z.boolean(),
  /** How many of the office may see it. */
  handlers: z.int(),
  acceptDays: z.int(),
  answerDays: z.int(),
  acceptBy: Instant,
});
export type RoutingTrial = z.infer<typeof RoutingTrial>;

export const tryRouting = defineRoute({
  id: 'tryRouting',
  method: 'POST',
  path: '/districts/{districtCode}/routing/trial',
  summary: 'Which rule a report would meet, and why; nothing is written and no report is read',
  access: KEEPERS,
  within: 'districtCode',
  params,
  body: z.object({
    villageCode: VillageCode,
    category: ReportCategory,
    about: ReportAbout,
    description: z.string().check(z.trim(), z.maxLength(2000)),
  }),
  response: RoutingTrial,
  errors: ['reports.cadreUnknown'],
});
