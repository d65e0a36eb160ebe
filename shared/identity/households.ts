import { VillageCode } from '../divisions';
import { Ulid } from '../id';
import { isIdNumber } from '../text/id-number';
import { defineRoute, Empty } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** What someone is to the head of their household (户主), as the roster says. */
export const Relation = z.enum([
  'head',
  'spouse',
  'child',
  'childInLaw',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'other',
]);
export type Relation = z.infer<typeof Relation>;

/** One direction: the owner's payments shown to one other member. `none` also when what was agreed ended by moving out. */
export const ShareState = z.enum(['none', 'asked', 'agreed', 'declined', 'takenBack']);
export type ShareState = z.infer<typeof ShareState>;

/** What the owner agrees to, word for word; kept with the consent. New words are a new version, and are asked again. */
export const SHARE_WORDS_VERSION = '2026-11';
export const SHARE_WORDS =
  '同意把发给我的补贴（项目、金额、日期、到账情况）给这位家里人看，用来一起核对家里的补贴。只给这一个人看，随时可以收回，收回后马上看不到。';

export const Share = z.object({
  state: ShareState,
  askedAt: z.optional(Instant),
  decidedAt: z.optional(Instant),
  /** Signed on paper before a cadre: the paper's number. */
  paperNo: z.optional(z.string()),
});
export type Share = z.infer<typeof Share>;

/** Why someone's payments may be seen: my own, those of who I am guardian of, or by their consent. */
export const Right = z.enum(['self', 'guardian', 'consent']);
export type Right = z.infer<typeof Right>;

export const HouseholdMember = z.object({
  personId: Ulid,
  name: z.string(),
  relation: Relation,
  /** A child is under 18; a ward (被监护人) is an adult for whom the roster names a guardian. Neither can agree. */
  standing: z.enum(['adult', 'child', 'ward']),
  /** Bound to a phone: who is not can only agree on paper. */
  bound: z.boolean(),
  /** Absent when I may not see their payments. */
  right: z.optional(Right),
  /** Whether they let me see; absent for myself, children and wards. */
  toMe: z.optional(Share),
  /** Whether I let them see; absent for myself and when I cannot agree. */
  fromMe: z.optional(Share),
});
export type HouseholdMember = z.infer<typeof HouseholdMember>;

export const showMyHousehold = defineRoute({
  id: 'showMyHousehold',
  method: 'GET',
  path: '/me/household',
  summary: 'Who is in my household, and who lets whom see their payments (家里的补贴)',
  access: ['resident'],
  response: z.object({ members: z.array(HouseholdMember) }),
});

const params = z.object({ personId: Ulid });

export const askToShare = defineRoute({
  id: 'askToShare',
  method: 'POST',
  path: '/me/household/{personId}/ask',
  summary: 'Ask a member of my household to let me see their payments',
  access: ['resident'],
  params,
  response: Empty,
  errors: ['households.notAdult', 'households.notBound', 'households.declinedLately', 'households.wrongState'],
  limit: { calls: 20, perSeconds: 86_400 },
});

export const agreeToShare = defineRoute({
  id: 'agreeToShare',
  method: 'PUT',
  path: '/me/household/{personId}/consent',
  summary: 'Let a member of my household see my payments, asked or not (同意)',
  access: ['resident'],
  params,
  body: z.object({ wordsVersion: z.literal(SHARE_WORDS_VERSION) }),
  response: Empty,
  errors: ['households.notAdult', 'households.wrongState'],
});

export const declineToShare = defineRoute({
  id: 'declineToShare',
  method: 'POST',
  path: '/me/household/{personId}/decline',
  summary: 'Not let a member who asked see my payments (先不给看)',
  access: ['resident'],
  params,
  response: Empty,
  errors: ['households.wrongState'],
});

export const takeBackConsent = defineRoute({
  id: 'takeBackConsent',
  method: 'DELETE',
  path: '/me/household/{personId}/consent',
  summary: 'Take back my consent; it counts from the next request (收回同意)',
  access: ['resident'],
  params,
  response: Empty,
  errors: ['households.wrongState'],
});

const IdNumber = z.string().check(z.trim(), z.toUpperCase(), z.refine(isIdNumber, '身份证号不对，请核对 18 位号码'));

/** Both are read from the identity cards at the counter, so a cadre looks nobody up who is not there. */
const Paper = z.object({
  ownerIdNumber: IdNumber,
  viewerIdNumber: IdNumber,
  paperNo: z.string().check(z.trim(), z.minLength(2, '请填写同意书编号'), z.maxLength(40, '编号太长了')),
  signedOn: Day,
});

/** Who a recorded paper is of: the counter's cadre checks the two names against the paper. */
const PaperParties = z.object({ ownerName: z.string(), viewerName: z.string() });

export const recordPaperConsent = defineRoute({
  id: 'recordPaperConsent',
  method: 'POST',
  path: '/villages/{villageCode}/paper-consents',
  summary: 'Record the signed consent of someone without a phone (纸质同意书)',
  access: ['cadre'],
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode }),
  body: Paper,
  response: PaperParties,
  errors: [
    'households.noMatch',
    'households.notAdult',
    'households.signsSelf',
    'households.ownInterest',
    'households.wrongState',
  ],
  limit: { calls: 60, perSeconds: 86_400 },
});

export const endPaperConsent = defineRoute({
  id: 'endPaperConsent',
  method: 'POST',
  path: '/villages/{villageCode}/paper-consents/ends',
  summary: 'Record that someone without a phone takes their paper consent back',
  access: ['cadre'],
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode }),
  body: Paper,
  response: PaperParties,
  errors: ['households.noMatch', 'households.signsSelf', 'households.wrongState'],
  limit: { calls: 60, perSeconds: 86_400 },
});
