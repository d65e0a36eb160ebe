import * as z from './zod';
import { DivisionCode, covers } from './divisions';

/** 村民, 村(社区)干部, 镇街, 区纪检/农经/核算中心, 管理员, 身份保管员. A role is held for a division and everything below it. */
export const Role = z.enum(['resident', 'cadre', 'township', 'regulator', 'admin', 'custodian']);
export type Role = z.infer<typeof Role>;

export const Grant = z.object({ role: Role, division: DivisionCode });
export type Grant = z.infer<typeof Grant>;

/** Whether any of `grants` gives one of `roles` for `division`: every check asks both. */
export const holds = (grants: readonly Grant[], roles: readonly Role[], division: string): boolean =>
  grants.some((grant) => roles.includes(grant.role) && covers(grant.division, division));

/** Who handles reports: 村, 镇街, 区. */
export const HANDLERS = ['cadre', 'township', 'regulator'] as const;
/** As which of one's offices: a role, and the place where it is held for several; the first of them without one. */
export const ActingAs = z.object({ role: z.enum(HANDLERS), division: z.optional(DivisionCode) });
export type ActingAs = z.infer<typeof ActingAs>;

/** The divisions for which `role` is held. */
export const divisionsOf = (grants: readonly Grant[], role: Role): string[] =>
  grants.filter((grant) => grant.role === role).map((grant) => grant.division);
