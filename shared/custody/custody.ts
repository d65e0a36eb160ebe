import { DivisionCode } from '../divisions';
import { Ulid, Version } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/**
 * How far it is until a sealed identity is looked at: 有单位要核实 → 保管员提出打开 → 另一位保管员同意或不同意 → 打开过 (once).
 * `lapsed`: nobody opened it in the day after the consent.
 */
export const OpeningState = z.enum(['wanted', 'asked', 'consented', 'refused', 'opened', 'lapsed']);
export type OpeningState = z.infer<typeof OpeningState>;

export const OpeningCommand = z.enum(['ask', 'consent', 'refuse', 'open']);
export type OpeningCommand = z.infer<typeof OpeningCommand>;

/** A request to open the identity of one confidential report, as a custodian sees it: of the report only its number. */
export const IdentityOpening = z.object({
  reportId: Ulid,
  openingId: Ulid,
  referenceNo: z.string(),
  villageName: z.string(),
  state: OpeningState,
  /** The office that wants to know, and what for. */
  wantedBy: z.string(),
  wantedFor: z.string(),
  wantedAt: Instant,
  asked: z.optional(z.object({ by: z.string(), reason: z.string(), at: Instant })),
  decided: z.optional(z.object({ by: z.string(), reason: z.optional(z.string()), at: Instant })),
  /** After a consent: until when the one who asked may open it, once. */
  openUntil: z.optional(Instant),
  openedAt: z.optional(Instant),
  mayDo: z.array(OpeningCommand),
  version: z.int(),
});
export type IdentityOpening = z.infer<typeof IdentityOpening>;

/** Shown once, to the one who asked; kept nowhere. */
export const OpenedIdentity = z.object({
  referenceNo: z.string(),
  name: z.string(),
  /** In full; absent when the reporter has unbound since. */
  phone: z.optional(z.string()),
  villageName: z.string(),
  openedAt: Instant,
  /** Who looks, for the mark across the screen. */
  openedBy: z.string(),
});
export type OpenedIdentity = z.infer<typeof OpenedIdentity>;

const words = (max: number) =>
  z.string().check(z.trim(), z.minLength(10, '请写明为什么要看，至少 10 个字'), z.maxLength(max, `最多 ${max} 个字`));
const OpeningParams = z.object({ reportId: Ulid, openingId: Ulid });
const ERRORS = ['custody.wrongState', 'version.stale'] as const;

export const wantIdentity = defineRoute({
  id: 'wantIdentity',
  method: 'POST',
  path: '/reports/{reportId}/identity-openings',
  summary:
    'Ask the custodians to verify who sent a confidential report, with the reason its reporter reads (请求核实身份)',
  access: ['township', 'regulator'],
  idempotent: true,
  params: z.object({ reportId: Ulid }),
  body: z.object({ reason: words(200) }),
  response: z.object({ openingId: Ulid }),
  errors: ['custody.notSealed', 'custody.pending'],
});

export const listIdentityOpenings = defineRoute({
  id: 'listIdentityOpenings',
  method: 'GET',
  path: '/identity-openings',
  summary:
    'What the custodians of my district have to decide, newest first, or have decided; of the first where none of several is named',
  access: ['custodian'],
  query: z.extend(PageQuery, { which: z.optional(z.enum(['open', 'done'])), district: z.optional(DivisionCode) }),
  response: pageOf(IdentityOpening),
  errors: ['page.badCursor'],
});

const custodians = { method: 'POST', access: ['custodian'], idempotent: true, params: OpeningParams } as const;

export const askToOpenIdentity = defineRoute({
  ...custodians,
  id: 'askToOpenIdentity',
  path: '/reports/{reportId}/identity-openings/{openingId}/asking',
  summary: 'Propose to open an identity, with the reason its reporter reads: another custodian has to consent',
  body: z.object({ version: Version, reason: words(200) }),
  response: IdentityOpening,
  errors: ERRORS,
});

export const consentToOpenIdentity = defineRoute({
  ...custodians,
  id: 'consentToOpenIdentity',
  path: '/reports/{reportId}/identity-openings/{openingId}/consent',
  summary: 'Consent, as the second custodian: never the one who asked',
  body: z.object({ version: Version }),
  response: IdentityOpening,
  errors: [...ERRORS, 'custody.samePerson'],
});

export const refuseToOpenIdentity = defineRoute({
  ...custodians,
  id: 'refuseToOpenIdentity',
  path: '/reports/{reportId}/identity-openings/{openingId}/refusal',
  summary: 'Do not let an identity be opened, with the reason',
  body: z.object({ version: Version, reason: words(200) }),
  response: IdentityOpening,
  errors: ERRORS,
});

export const openReporterIdentity = defineRoute({
  ...custodians,
  id: 'openReporterIdentity',
  path: '/reports/{reportId}/identity-openings/{openingId}/opening',
  summary: 'Look at an identity: once, within 24 hours of the consent, by the one who asked. The reporter is told',
  body: z.object({ version: Version }),
  response: OpenedIdentity,
  errors: [...ERRORS, 'custody.gone'],
});

export const showReporterPhone = defineRoute({
  id: 'showReporterPhone',
  method: 'POST',
  path: '/reports/{reportId}/reporter-phone',
  summary:
    'The phone of who sent a named report, to call them, for who handles it; each look is left in the trail (打电话)',
  access: ['cadre', 'township', 'regulator'],
  idempotent: true,
  params: z.object({ reportId: Ulid }),
  response: z.object({ phone: z.string() }),
});
