import { PageQuery, pageOf } from '../page';
import { PolicyCode } from './policy-code';
import { ConfirmsContact } from '../text/public-words';
import { defineRoute, Empty } from '../route';
import { Confidence, ProgramCode } from './subsidies';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** Whom a policy is for: 种粮户 养殖户 … */
export const PolicyAudience = z.enum([
  'grower',
  'breeder',
  'elder',
  'disabled',
  'poor',
  'lifted',
  'veteran',
  'student',
  'woman',
  'returnee',
  'member',
  'business',
]);
export type PolicyAudience = z.infer<typeof PolicyAudience>;

/** What happens in a life, and sends one looking: 生孩子 孩子上学 … */
export const LifeEvent = z.enum([
  'birth',
  'school',
  'illness',
  'house',
  'farming',
  'livestock',
  'disability',
  'jobless',
  'migrantWork',
  'business',
  'retirement',
  'death',
  'disaster',
  'land',
  'village',
]);
export type LifeEvent = z.infer<typeof LifeEvent>;

/** The parts of a version that are compared with the version before, in the order they are read. */
export const PolicyField = z.enum([
  'summary',
  'audience',
  'steps',
  'documents',
  'where',
  'deadline',
  'phone',
  'department',
  'documentNo',
  'effectiveOn',
]);
export type PolicyField = z.infer<typeof PolicyField>;

const line = (most: number) =>
  z.string().check(z.trim(), z.minLength(1, '这一项还没有填'), z.maxLength(most, '太长了，请写短一些'));
const lines = (most: number, each: number) => z.array(line(each)).check(z.maxLength(most, '条数太多了'));

/** What a version says: everything that may change from one version to the next. */
export const PolicyContent = z.object({
  name: line(60),
  category: line(20),
  department: line(40),
  level: line(20),
  /** Three short lines: what it is, what it gives, what to mind. */
  summary: lines(3, 80).check(z.minLength(1, '请写三句话说清楚')),
  /** 谁能办 */
  audience: line(200),
  /** 怎么办 */
  steps: lines(10, 200),
  /** 带什么; empty where nothing has to be brought. */
  documents: lines(10, 100),
  /** 去哪里 */
  where: line(200),
  /** 什么时候截止 */
  deadline: line(200),
  /** 打什么电话问 */
  phone: line(120),
  /** 发文机关, where the catalogue knows it. */
  issuer: z.optional(line(60)),
  documentNo: z.optional(line(60)),
  issuedOn: z.optional(Day),
  /** The title of the document it is taken from. */
  sourceTitle: z.optional(line(120)),
  sourceUrl: z.optional(z.string().check(z.regex(/^https?:\/\/\S+$/, '网址不对'), z.maxLength(500))),
  /** The last day it is in force, where the document says so. */
  until: z.optional(Day),
  programs: z.array(z.object({ programCode: ProgramCode, name: line(60) })).check(z.maxLength(20)),
  related: z.array(PolicyCode).check(z.maxLength(10)),
  audiences: z.array(PolicyAudience),
  lifeEvents: z.array(LifeEvent),
  /** What else people call it: searched, not shown. */
  keywords: z.array(line(20)).check(z.maxLength(30)),
  confidence: Confidence,
  /** Where one part is surer or less sure than the whole. */
  sureness: z.partialRecord(PolicyField, Confidence),
});
export type PolicyContent = z.infer<typeof PolicyContent>;

/** From where to where in a text the question was found: for highlighting. */
export const Mark = z.tuple([z.int(), z.int()]);
export type Mark = z.infer<typeof Mark>;

/** How a thing answers the question: the letters found in its name, and in another of its texts where that says more. */
export const Hit = z.object({
  /** 0–1, to put policies and programs in one order. */
  match: z.number(),
  name: z.array(Mark),
  text: z.optional(z.string()),
  marks: z.optional(z.array(Mark)),
});
export type Hit = z.infer<typeof Hit>;

/** A policy in a list, as it is in force. */
export const Policy = z.object({
  policyCode: PolicyCode,
  name: z.string(),
  category: z.string(),
  department: z.string(),
  /** The first of the three lines. */
  summary: z.string(),
  audiences: z.array(PolicyAudience),
  lifeEvents: z.array(LifeEvent),
  effectiveOn: Day,
  /** Ended on this day; absent while it is in force without an end. */
  until: z.optional(Day),
  /** When the version in force came, where another stood before it: 最近改过. */
  changedOn: z.optional(Day),
  hit: z.optional(Hit),
});
export type Policy = z.infer<typeof Policy>;

/** A subsidy program as a search or a life event finds it; its page is 明白钱's. */
export const ProgramTopic = z.object({
  programCode: ProgramCode,
  name: z.string(),
  audience: z.string(),
  audiences: z.array(PolicyAudience),
  lifeEvents: z.array(LifeEvent),
  hit: z.optional(Hit),
});
export type ProgramTopic = z.infer<typeof ProgramTopic>;

export const listPolicies = defineRoute({
  id: 'listPolicies',
  method: 'GET',
  path: '/policies',
  summary:
    'Farm policies and the programs that pay, by category, audience, life event or search, best match first (明白事)',
  access: 'public',
  query: z.object({
    category: z.optional(z.string().check(z.maxLength(40))),
    audience: z.optional(PolicyAudience),
    lifeEvent: z.optional(LifeEvent),
    q: z.optional(z.string().check(z.trim(), z.maxLength(40, '搜索的字太多了，请缩短一些'))),
  }),
  response: z.object({
    categories: z.array(z.object({ name: z.string(), count: z.int() })),
    items: z.array(Policy),
    programs: z.array(ProgramTopic),
    /** Only where a search found nothing: what comes nearest. */
    near: z.array(Policy),
  }),
});

/** A version by its place in time. */
export const VersionState = z.enum(['current', 'former', 'coming', 'ended']);
export type VersionState = z.infer<typeof VersionState>;

export const PolicyDetail = z.extend(PolicyContent, {
  policyCode: PolicyCode,
  effectiveOn: Day,
  state: VersionState,
  /** How many versions there are: more than one can be compared. */
  versionCount: z.int(),
  /** The day of the version before, where there is one. */
  changedFrom: z.optional(Day),
  /** A version that is published and not yet in force. */
  comingOn: z.optional(Day),
  relatedPolicies: z.array(z.object({ policyCode: PolicyCode, name: z.string() })),
});
export type PolicyDetail = z.infer<typeof PolicyDetail>;

export const showPolicy = defineRoute({
  id: 'showPolicy',
  method: 'GET',
  path: '/policies/{policyCode}',
  summary: 'One policy as it is in force, or a version of it by its day, with the programs it pays by',
  access: 'public',
  params: z.object({ policyCode: PolicyCode }),
  query: z.object({ effectiveOn: z.optional(Day) }),
  response: PolicyDetail,
});

/** One part of a version beside the version before it. */
export const PolicyChange = z.object({ field: PolicyField, before: z.array(z.string()), now: z.array(z.string()) });
export type PolicyChange = z.infer<typeof PolicyChange>;

export const PolicyVersion = z.object({
  effectiveOn: Day,
  publishedAt: Instant,
  state: VersionState,
  until: z.optional(Day),
  documentNo: z.optional(z.string()),
  changes: z.array(PolicyChange),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

export const listPolicyVersions = defineRoute({
  id: 'listPolicyVersions',
  method: 'GET',
  path: '/policies/{policyCode}/versions',
  summary: 'The versions of a policy, newest first, each with what it changed (改了什么)',
  access: 'public',
  params: z.object({ policyCode: PolicyCode }),
  response: z.object({ policyCode: PolicyCode, name: z.string(), versions: z.array(PolicyVersion) }),
});

export const publishPolicyVersion = defineRoute({
  id: 'publishPolicyVersion',
  method: 'PUT',
  path: '/policies/{policyCode}/versions/{effectiveOn}',
  summary: 'Publish a version of a policy, in force from a day; the same day again corrects it. Who saved it is told',
  access: ['regulator', 'admin'],
  params: z.object({ policyCode: PolicyCode, effectiveOn: Day }),
  body: z.extend(PolicyContent, ConfirmsContact),
  publishes: [
    'name',
    'category',
    'department',
    'level',
    'summary.*',
    'audience',
    'steps.*',
    'documents.*',
    'where',
    'deadline',
    'issuer',
    'documentNo',
    'sourceTitle',
    'programs.*.name',
    'keywords.*',
  ],
  publishesContacts: ['phone'],
  response: PolicyDetail,
  errors: ['content.rejected', 'wechat.unavailable'],
  limit: { calls: 300, perSeconds: 86_400 },
});

/** A policy I keep, as it is in force now. */
export const SavedPolicy = z.extend(Policy, {
  savedAt: Instant,
  /** Another version came since I saved it or last looked at what changed. */
  changed: z.boolean(),
});
export type SavedPolicy = z.infer<typeof SavedPolicy>;

export const listSavedPolicies = defineRoute({
  id: 'listSavedPolicies',
  method: 'GET',
  path: '/me/saved-policies',
  summary: 'The policies I saved, last saved first (收藏)',
  access: 'signedIn',
  query: PageQuery,
  response: pageOf(SavedPolicy),
  errors: ['page.badCursor'],
});

const SavedState = z.object({ saved: z.boolean(), savedAt: z.optional(Instant) });

export const showSavedPolicy = defineRoute({
  id: 'showSavedPolicy',
  method: 'GET',
  path: '/me/saved-policies/{policyCode}',
  summary: 'Whether I saved this policy',
  access: 'signedIn',
  params: z.object({ policyCode: PolicyCode }),
  response: SavedState,
});

export const savePolicy = defineRoute({
  id: 'savePolicy',
  method: 'PUT',
  path: '/me/saved-policies/{policyCode}',
  summary: 'Save a policy, to find it again and be told when it changes (收藏)',
  access: 'signedIn',
  params: z.object({ policyCode: PolicyCode }),
  response: SavedState,
  limit: { calls: 500, perSeconds: 86_400 },
});

export const unsavePolicy = defineRoute({
  id: 'unsavePolicy',
  method: 'DELETE',
  path: '/me/saved-policies/{policyCode}',
  summary: 'Keep a policy no longer',
  access: 'signedIn',
  params: z.object({ policyCode: PolicyCode }),
  response: Empty,
});
