import { HandOverState } from '../accounts/hand-overs';
import { AccountCode } from '../accounts/accounts';
import { DistrictCode, DivisionCode, VillageCode } from '../divisions';
import { Ulid } from '../id';
import { Fen } from '../money';
import { PageQuery, pageOf } from '../page';
import { isLuhn } from '../text/private-numbers';
import { Rail } from './payment-orders';
import { Post } from './posts';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** A card of 16 to 19 digits has a check digit; an account of a body has none. */
const PERSONAL_CARD = /^62\d{14,17}$/;
const AccountNumber = z.string().check(
  z.regex(/^\d{9,32}$/, '账号只有数字，9 到 32 位'),
  z.refine((digits) => !PERSONAL_CARD.test(digits) || isLuhn(digits), '卡号不对：校验位不符，请对着卡再看一遍'),
);
const HolderName = z.string().check(z.trim(), z.minLength(2, '户名要填'), z.maxLength(40, '户名最多 40 个字'));

export const RegisteredPayee = z.object({
  payeeId: Ulid,
  name: z.string(),
  natural: z.boolean(),
  /** Paid by WeChat, and has no number here. */
  rail: z.optional(Rail),
  tail: z.string(),
  nameCheck: z.enum(['waiting', 'right', 'wrong']),
  /** From when it may be paid. */
  usableFrom: Instant,
});
export type RegisteredPayee = z.infer<typeof RegisteredPayee>;

const OFFICES = ['cadre', 'township', 'regulator'] as const;
const InVillage = z.object({ villageCode: VillageCode });

export const registerPayee = defineRoute({
  id: 'registerPayee',
  method: 'POST',
  path: '/villages/{villageCode}/registered-payees',
  summary: 'Registers whom a village may pay (登记收款人); usable after a day, when the bank knows the name',
  access: OFFICES,
  within: 'villageCode',
  params: InVillage,
  body: z.object({
    name: HolderName,
    natural: z.boolean(),
    /** Left out, they are paid by WeChat: on a roster, and with an account of this app. */
    account: z.optional(AccountNumber),
    /** The payee on a roster: nobody signs or pays their own. */
    personId: z.optional(Ulid),
  }),
  response: RegisteredPayee,
  errors: [
    'identity.bindingRequired',
    'orders.postVacant',
    'orders.notInPost',
    'orders.payeeTaken',
    'orders.payeeNotPerson',
    'orders.payeeNoWechat',
    'notFound',
  ],
  idempotent: true,
});

export const listRegisteredPayees = defineRoute({
  id: 'listRegisteredPayees',
  method: 'GET',
  path: '/villages/{villageCode}/registered-payees',
  summary: 'Whom a village may pay, the newest first (收款人)',
  access: OFFICES,
  within: 'villageCode',
  params: InVillage,
  query: PageQuery,
  response: pageOf(RegisteredPayee),
  errors: ['page.badCursor'],
});

/** An account that a village pays from: what is posted, what is held, what is left. */
export const PayingAccountView = z.object({
  payingAccountId: Ulid,
  rail: z.optional(Rail),
  name: z.string(),
  tail: z.string(),
  accountCode: AccountCode,
  postedFen: Fen,
  pendingFen: Fen,
  availableFen: Fen,
  /** When the bank last told the balance; absent until it has. */
  balanceAt: z.optional(Instant),
});
export type PayingAccountView = z.infer<typeof PayingAccountView>;

export const openPayingAccount = defineRoute({
  id: 'openPayingAccount',
  method: 'POST',
  path: '/villages/{villageCode}/paying-accounts',
  summary: 'Registers an account that a village pays from (登记付款账户); its balance comes from the bank',
  access: ['township', 'regulator'],
  within: 'villageCode',
  params: InVillage,
  body: z.object({
    name: HolderName,
    /** By WeChat it is the merchant's number (商户号). */
    account: AccountNumber,
    accountCode: AccountCode,
    rail: z.optional(Rail),
  }),
  response: PayingAccountView,
  errors: ['identity.bindingRequired', 'orders.accountNotOpen', 'orders.accountCode', 'orders.accountTaken'],
  idempotent: true,
});

export const listPayingAccounts = defineRoute({
  id: 'listPayingAccounts',
  method: 'GET',
  path: '/villages/{villageCode}/paying-accounts',
  summary: 'The accounts a village pays from, with what is left (余额)',
  access: OFFICES,
  within: 'villageCode',
  params: InVillage,
  response: z.object({ items: z.array(PayingAccountView) }),
});

export const PostTermView = z.object({
  termId: Ulid,
  division: DivisionCode,
  post: Post,
  personName: z.string(),
  deputyName: z.optional(z.string()),
  fromOn: Day,
  toOn: z.optional(Day),
  /** Whether a post that keeps books was handed over when this term ended. */
  handOver: z.optional(HandOverState),
});
export type PostTermView = z.infer<typeof PostTermView>;

export const appointToPost = defineRoute({
  id: 'appointToPost',
  method: 'POST',
  path: '/districts/{districtCode}/posts',
  summary:
    'Says who holds a post from a day on, and who is their deputy (任岗); whoever held it until then no longer does',
  access: ['regulator'],
  within: 'districtCode',
  params: z.object({ districtCode: DistrictCode }),
  body: z.object({
    division: DivisionCode,
    post: Post,
    /** Left out, the post is vacant from that day. */
    personId: z.optional(Ulid),
    deputyId: z.optional(Ulid),
    fromOn: Day,
  }),
  response: z.object({ items: z.array(PostTermView) }),
  errors: ['identity.bindingRequired', 'notFound', 'grants.samePerson', 'version.stale', 'orders.termInPast'],
  idempotent: true,
});

export const listPosts = defineRoute({
  id: 'listPosts',
  method: 'GET',
  path: '/divisions/{divisionCode}/posts',
  summary: 'Who holds the posts of a division, and who held them (岗位)',
  access: OFFICES,
  within: 'divisionCode',
  params: z.object({ divisionCode: DivisionCode }),
  response: z.object({ items: z.array(PostTermView) }),
});
