import { DivisionCode, VillageCode } from '../divisions';
import { Ulid } from '../id';
import { isIdNumber } from '../text/id-number';
import { Grant, Role } from '../roles';
import { defineRoute, Empty } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** A grant as it is shown to the one who holds it. */
export const HeldGrant = z.extend(Grant, { divisionName: z.string(), title: z.optional(z.string()) });
export type HeldGrant = z.infer<typeof HeldGrant>;

/** A role that is held and gives nothing yet: until a day after the binding, and until somebody else has confirmed the holder. */
export const SleepingGrant = z.extend(HeldGrant, { wakesAt: z.optional(Instant), confirmed: z.boolean() });
export type SleepingGrant = z.infer<typeof SleepingGrant>;

/** Whose phone it is that a person without one of their own bound by. */
export const PhoneOwner = z.object({
  relation: z.string().check(z.trim(), z.minLength(1, '请填是本人的什么人'), z.maxLength(10, '太长了')),
  name: z.string().check(z.trim(), z.minLength(2, '请填亲属的姓名'), z.maxLength(30, '姓名太长了')),
});
export type PhoneOwner = z.infer<typeof PhoneOwner>;

/** The roster's person an account is bound to; numbers are masked before they leave. */
export const BoundPerson = z.object({
  personId: Ulid,
  name: z.string(),
  villageCode: VillageCode,
  villageName: z.string(),
  townName: z.string(),
  group: z.string(),
  maskedIdNumber: z.string(),
  maskedPhone: z.string(),
  boundAt: Instant,
  phoneOf: z.optional(PhoneOwner),
});
export type BoundPerson = z.infer<typeof BoundPerson>;

/** The one who is signed in. `person` is absent until a real name is bound. */
export const Me = z.object({
  accountId: Ulid,
  person: z.optional(BoundPerson),
  grants: z.array(HeldGrant),
  asleep: z.optional(z.array(SleepingGrant)),
});
export type Me = z.infer<typeof Me>;

/** `accessToken` lives minutes, `refreshToken` 30 days and works once: using it again ends the whole session. */
export const Session = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  accessExpiresAt: Instant,
  me: Me,
});
export type Session = z.infer<typeof Session>;

/** `<session id>.<256 random bits, base64url>`. */
const Token = z.string().check(z.regex(/^[0-9A-Z]{26}\.[\w-]{43}$/, '登录凭证不对'));

export const signIn = defineRoute({
  id: 'signIn',
  method: 'POST',
  path: '/sessions',
  summary: 'Exchange a wx.login code for a session (登录)',
  access: 'public',
  body: z.object({ code: z.string().check(z.minLength(1), z.maxLength(256)) }),
  response: Session,
  errors: ['wechat.codeInvalid', 'wechat.blocked', 'wechat.unavailable'],
});

export const refreshSession = defineRoute({
  id: 'refreshSession',
  method: 'POST',
  path: '/sessions/refresh',
  summary: 'Exchange a refresh token, once, for a new session',
  access: 'public',
  body: z.object({ refreshToken: Token }),
  response: Session,
  errors: ['auth.expired'],
});

export const signOut = defineRoute({
  id: 'signOut',
  method: 'DELETE',
  path: '/sessions/current',
  summary: 'End this session on this phone (退出登录)',
  access: 'signedIn',
  response: Empty,
});

export const showMe = defineRoute({
  id: 'showMe',
  method: 'GET',
  path: '/me',
  summary: 'Who I am here, and what roles I hold',
  access: 'signedIn',
  response: Me,
});

export const IdNumber = z
  .string()
  .check(z.trim(), z.toUpperCase(), z.refine(isIdNumber, '身份证号不对，请核对 18 位号码'));
export const PersonName = z
  .string()
  .check(z.trim(), z.minLength(2, '请填写身份证上的姓名'), z.maxLength(30, '姓名太长了'));
/** Eight digits, as they are read out at the counter; spaces between them do not matter. */
export const CounterCode = z.pipe(
  z.string(),
  z.pipe(
    z.transform((typed: string) => typed.replace(/\s/g, '')),
    z.string().check(z.regex(/^\d{8}$/, '办理码是 8 位数字')),
  ),
);

/** The consent text a person agrees to when binding; a new text is a new version and is asked again. */
export const BINDING_CONSENT_VERSION = '2026-11';

export const bindPerson = defineRoute({
  id: 'bindPerson',
  method: 'POST',
  path: '/me/binding',
  summary: 'Bind my real name against the village roster, by the roster’s phone or a code of the counter (实名绑定)',
  access: 'signedIn',
  body: z.object({
    name: PersonName,
    idNumber: IdNumber,
    /** What the phone-number button gave: the phone must be the roster's. */
    phoneCode: z.optional(z.string().check(z.minLength(1, '请点“微信手机号”'), z.maxLength(256))),
    /** Or what the village's counter gave to who came with their identity card. */
    counterCode: z.optional(CounterCode),
    consentVersion: z.literal(BINDING_CONSENT_VERSION),
  }),
  response: Me,
  errors: [
    'identity.noMatch',
    'identity.alreadyBound',
    'identity.phoneInvalid',
    'counter.codeInvalid',
    'wechat.unavailable',
  ],
  limit: { calls: 5, perSeconds: 86_400 },
});

export const unbindPerson = defineRoute({
  id: 'unbindPerson',
  method: 'DELETE',
  path: '/me/binding',
  summary: 'Unbind my real name; my phone number kept here is deleted (解除绑定)',
  access: 'signedIn',
  response: Me,
});

/** A cadre as the village sees them: name and post are public by 村务公开. */
export const Cadre = z.object({ cadreId: Ulid, name: z.string(), title: z.string(), villageCode: VillageCode });
export type Cadre = z.infer<typeof Cadre>;

export const listCadres = defineRoute({
  id: 'listCadres',
  method: 'GET',
  path: '/villages/{villageCode}/cadres',
  summary: 'The cadres of a village (村干部)',
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  response: z.object({ items: z.array(Cadre) }),
});

/** `done`, or `asked` of a second person, who answers until then. */
export const GrantOutcome = z.object({ state: z.enum(['done', 'asked']), until: z.optional(Instant) });
export type GrantOutcome = z.infer<typeof GrantOutcome>;
const GRANT_ERRORS = [
  'identity.bindingRequired',
  'grants.samePerson',
  'grants.incompatible',
  'grants.pending',
] as const;

export const grantRole = defineRoute({
  id: 'grantRole',
  method: 'POST',
  path: '/persons/{personId}/grants',
  summary: 'Give a person a role for a division, or ask a second one to confirm it where the role watches (授权)',
  access: ['admin'],
  params: z.object({ personId: Ulid }),
  body: z.object({
    role: Role,
    division: DivisionCode,
    title: z.optional(z.string().check(z.maxLength(30))),
  }),
  publishes: ['title'],
  response: GrantOutcome,
  errors: GRANT_ERRORS,
});

export const revokeRole = defineRoute({
  id: 'revokeRole',
  method: 'DELETE',
  path: '/persons/{personId}/grants/{role}/{division}',
  summary:
    'Take a role back; it counts from the next request, or from the second’s yes where nobody else would watch (收回授权)',
  access: ['admin'],
  params: z.object({ personId: Ulid, role: Role, division: DivisionCode }),
  response: GrantOutcome,
  errors: GRANT_ERRORS,
});
