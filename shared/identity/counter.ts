import { VillageCode } from '../divisions';
import { CounterCode, HeldGrant, IdNumber, PersonName, PhoneOwner } from './identity';
import { Ulid } from '../id';
import { defineRoute, Empty } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

const VillageParams = z.object({ villageCode: VillageCode });

/** Someone who stands at the counter with their identity card, as the roster knows them. */
export const CounterPerson = z.object({
  personId: Ulid,
  name: z.string(),
  group: z.string(),
  maskedIdNumber: z.string(),
  /** The roster's; empty when it has none. */
  maskedPhone: z.string(),
  /** Since when an account is bound to them. */
  boundAt: z.optional(Instant),
  phoneOf: z.optional(PhoneOwner),
  /** For an admin alone. */
  grants: z.optional(z.array(HeldGrant)),
});
export type CounterPerson = z.infer<typeof CounterPerson>;

export const findAtCounter = defineRoute({
  id: 'findAtCounter',
  method: 'POST',
  path: '/villages/{villageCode}/counter/persons',
  summary: 'Find who stands at the counter by the identity card they show (窗口办理)',
  access: ['cadre', 'admin'],
  within: 'villageCode',
  params: VillageParams,
  body: z.object({ name: PersonName, idNumber: IdNumber }),
  response: CounterPerson,
  errors: ['counter.noSuchPerson'],
  limit: { calls: 100, perSeconds: 86_400 },
});

/** How long a code is good for. */
export const COUNTER_CODE_MINUTES = 10;

export const issueBindingCode = defineRoute({
  id: 'issueBindingCode',
  method: 'POST',
  path: '/villages/{villageCode}/counter/codes',
  summary: 'Confirm who stands at the counter with a code, good once for ten minutes (开办理码)',
  access: ['cadre'],
  within: 'villageCode',
  params: VillageParams,
  body: z.object({
    personId: Ulid,
    /** The cadre says so: the person is here, the card is theirs. */
    cardSeen: z.literal(true, '请先核对身份证，确认是本人'),
    /** By a relative's phone, with the person's consent on paper. */
    relative: z.optional(
      z.extend(PhoneOwner, {
        paperNo: z.string().check(z.trim(), z.minLength(1, '请填同意书编号'), z.maxLength(40, '编号太长了')),
      }),
    ),
  }),
  response: z.object({ code: CounterCode, expiresAt: Instant }),
  errors: ['identity.bindingRequired', 'counter.notYourself', 'counter.bound'],
  limit: { calls: 40, perSeconds: 86_400 },
});

export const releaseBinding = defineRoute({
  id: 'releaseBinding',
  method: 'POST',
  path: '/villages/{villageCode}/counter/releases',
  summary: 'End a binding that is not the person’s own: its phone is signed out everywhere (解除错误绑定)',
  access: ['cadre', 'admin'],
  within: 'villageCode',
  params: VillageParams,
  body: z.object({
    personId: Ulid,
    /** At the village's counter the person is present; an admin says why. */
    cardSeen: z.boolean(),
    reason: z.string().check(z.trim(), z.minLength(4, '请写明原因，至少 4 个字'), z.maxLength(200, '原因太长了')),
  }),
  response: Empty,
  errors: ['identity.bindingRequired', 'counter.notYourself', 'counter.needsAdmin', 'counter.notBound'],
  limit: { calls: 40, perSeconds: 86_400 },
});
