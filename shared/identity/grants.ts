import { DivisionCode } from '../divisions';
import { GrantOutcome } from './identity';
import { Ulid } from '../id';
import { PageQuery, pageOf } from '../page';
import { type Role, Role as RoleSchema } from '../roles';
import { defineRoute, Empty } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** Roles that watch others: one person alone gives none of them, and takes none away where nobody else would hold it. */
export const WATCHERS: readonly Role[] = ['regulator', 'custodian', 'admin'];

/** Roles that one person does not hold for places that lie in each other: who watches is not who is watched, or who appoints. */
export const INCOMPATIBLE_ROLES: readonly (readonly [Role, Role, why: string])[] = [
  ['admin', 'custodian', '管理员能授权，不能同时保管举报人的身份'],
  ['admin', 'regulator', '管理员能授权，不能同时做监督'],
  ['custodian', 'cadre', '办举报的人不能保管举报人的身份'],
  ['custodian', 'township', '办举报的人不能保管举报人的身份'],
  ['custodian', 'regulator', '办举报的人不能保管举报人的身份'],
  ['regulator', 'cadre', '监督的人不能在被监督的单位任职'],
  ['regulator', 'township', '监督的人不能在被监督的单位任职'],
];

/** `give` and `take` a role; `holder`: whether this phone is the holder's, who has bound it. */
export const GrantKind = z.enum(['give', 'take', 'holder']);

/** What waits for a second person's yes. */
export const OpenGrant = z.object({
  grantId: Ulid,
  kind: GrantKind,
  name: z.string(),
  villageName: z.string(),
  /** `holder` shows the phone that was bound. */
  maskedPhone: z.optional(z.string()),
  role: RoleSchema,
  division: DivisionCode,
  divisionName: z.string(),
  title: z.optional(z.string()),
  askedBy: z.optional(z.string()),
  askedAt: Instant,
  until: z.optional(Instant),
  /** Whether one's own yes would count; their own, and what they asked for themselves, they see and cannot confirm. */
  mayConfirm: z.boolean(),
});
export type OpenGrant = z.infer<typeof OpenGrant>;

/** Who holds an office: for an admin, who gives and takes them. */
export const Holder = z.object({
  personId: Ulid,
  name: z.string(),
  /** The village they belong to. */
  villageName: z.string(),
  role: RoleSchema,
  division: DivisionCode,
  divisionName: z.string(),
  title: z.optional(z.string()),
  /** Since when a phone is bound to them; without one the office can do nothing yet. */
  boundAt: z.optional(Instant),
});
export type Holder = z.infer<typeof Holder>;

export const listHolders = defineRoute({
  id: 'listHolders',
  method: 'GET',
  path: '/divisions/{division}/holders',
  summary:
    'Who holds which office at a district, or at a town and its villages; of cadres those without a phone, too (谁担任什么)',
  access: ['admin'],
  within: 'division',
  params: z.object({ division: DivisionCode }),
  response: z.object({ items: z.array(Holder) }),
});

const access = ['cadre', 'township', 'regulator', 'custodian', 'admin'] as const;
const params = z.object({ grantId: Ulid });

export const listOpenGrants = defineRoute({
  id: 'listOpenGrants',
  method: 'GET',
  path: '/grants',
  summary: 'What waits for my yes: roles given and taken, and who has bound to one (待我确认的授权)',
  access,
  query: PageQuery,
  response: pageOf(OpenGrant),
  errors: ['page.badCursor'],
});

export const confirmGrant = defineRoute({
  id: 'confirmGrant',
  method: 'POST',
  path: '/grants/{grantId}/confirmation',
  summary: 'Say yes, as the second person (确认授权)',
  access,
  params,
  response: GrantOutcome,
  errors: ['identity.bindingRequired', 'grants.samePerson', 'grants.incompatible', 'grants.over', 'version.stale'],
  limit: { calls: 200, perSeconds: 86_400 },
});

export const declineGrant = defineRoute({
  id: 'declineGrant',
  method: 'POST',
  path: '/grants/{grantId}/refusal',
  summary: 'Say no, with a reason (不同意授权)',
  access,
  params,
  body: z.object({
    reason: z.string().check(z.trim(), z.minLength(4, '请写明原因，至少 4 个字'), z.maxLength(200, '原因太长了')),
  }),
  response: Empty,
  errors: ['identity.bindingRequired', 'grants.over', 'version.stale'],
  limit: { calls: 200, perSeconds: 86_400 },
});
