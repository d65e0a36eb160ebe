import { INTAKE_PARTIES } from './intake';
import { words } from './registers';
import { DivisionCode } from '../divisions';
import { Ulid } from '../id';
import { Fen } from '../money';
import type { Post } from '../orders/posts';
import { Paper } from '../papers/papers';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/** The posts that keep something of the books: who leaves one hands it over (会计法 第四十一条; 会计基础工作规范 第二十五条). */
export const HANDED_POSTS = ['clerk', 'agencyDirector', 'chiefCashier'] as const satisfies readonly Post[];
/** Who may supervise a hand-over, besides the district's office: neither of its two sides. */
export const SUPERVISING_POSTS = [
  'villageHead',
  'supervisionHead',
  'agencyDirector',
  'townOfficial',
  'townHead',
] as const satisfies readonly Post[];

/** 印章 · 账簿 · 票据 · 钥匙、密钥 · 账号 · 其他. */
export const HandedKind = z.enum(['seal', 'book', 'paper', 'key', 'account', 'other']);
export type HandedKind = z.infer<typeof HandedKind>;
const MOST_THINGS = 40;
export const HandedThing = z.object({
  kind: HandedKind,
  what: words(40, '写明是什么'),
  count: z.int().check(z.minimum(1, '至少 1 件'), z.maximum(9_999)),
});
export type HandedThing = z.infer<typeof HandedThing>;

/** A village's book as of the moment the list was drawn: sums in fen, and what is open. */
export const HandedBook = z.object({
  villageCode: z.string(),
  villageName: z.string(),
  /** The newest book, the months of it that are closed, and how many vouchers are in it; none where it has no book. */
  year: z.optional(z.int()),
  closedThrough: z.int(),
  vouchers: z.int(),
  cashFen: Fen,
  bankFen: Fen,
  bankAccounts: z.array(z.string()),
  /** On their way; `isMore` where there are more than were counted. */
  waitingVouchers: z.int(),
  isMore: z.boolean(),
  /** Not examined, accepted and in no voucher, gone back and not sent again. */
  waitingPapers: z.int(),
  unbookedPapers: z.int(),
  returnedPapers: z.int(),
});
export type HandedBook = z.infer<typeof HandedBook>;

/** Nothing was drawn · drawn, and not all three have signed · signed by three. */
export const HandOverState = z.enum(['missing', 'drawn', 'signed']);
export type HandOverState = z.infer<typeof HandOverState>;

/** A change of a post that keeps the books, and whether it was handed over. */
export const HandOver = z.object({
  termId: Ulid,
  division: DivisionCode,
  post: z.enum(HANDED_POSTS),
  outgoing: z.string(),
  /** Nobody was appointed yet: the post is vacant. */
  incoming: z.optional(z.string()),
  /** The last day of who leaves: after it a list that three have not signed is late. */
  endsOn: Day,
  state: HandOverState,
  isLate: z.boolean(),
  mayDraw: z.boolean(),
});
export type HandOver = z.infer<typeof HandOver>;

export const HandOverSide = z.enum(['outgoing', 'incoming', 'supervisor']);
export type HandOverSide = z.infer<typeof HandOverSide>;
const Signed = z.object({ name: z.string(), at: Instant });

export const HandOverView = z.extend(HandOver, {
  books: z.array(HandedBook),
  things: z.array(HandedThing),
  drawnAt: z.optional(Instant),
  drawnBy: z.optional(z.string()),
  signatures: z.object({
    outgoing: z.optional(Signed),
    incoming: z.optional(Signed),
    supervisor: z.optional(Signed),
  }),
  /** What the three sign; absent where nothing was drawn. */
  digest: z.optional(z.string()),
  maySign: z.array(HandOverSide),
});
export type HandOverView = z.infer<typeof HandOverView>;

const inDivision = { within: 'division', params: z.object({ division: DivisionCode }) } as const;
const PATH = '/divisions/{division}/hand-overs';
const onOne = { within: 'division', params: z.object({ division: DivisionCode, termId: Ulid }) } as const;

export const listHandOvers = defineRoute({
  id: 'listHandOvers',
  method: 'GET',
  path: PATH,
  summary:
    'The changes of posts that keep the books of a village or a town, and whether each was handed over; to a cadre, those they have a part in (会计交接)',
  access: INTAKE_PARTIES,
  ...inDivision,
  response: z.object({ items: z.array(HandOver) }),
});

export const showHandOver = defineRoute({
  id: 'showHandOver',
  method: 'GET',
  path: `${PATH}/{termId}`,
  summary: 'The list of what is handed over, and who signed it (交接清单)',
  access: INTAKE_PARTIES,
  ...onOne,
  response: HandOverView,
  errors: ['handOvers.notYours'],
});

export const drawHandOver = defineRoute({
  id: 'drawHandOver',
  method: 'POST',
  path: `${PATH}/{termId}`,
  summary:
    'Draw the list from the books as they are now, with what is handed over besides; anew while not all have signed (列交接清单)',
  access: INTAKE_PARTIES,
  ...onOne,
  body: z.object({ things: z.array(HandedThing).check(z.maxLength(MOST_THINGS, `最多 ${MOST_THINGS} 样`)) }),
  response: HandOverView,
  errors: [
    'identity.bindingRequired',
    'handOvers.notYours',
    'handOvers.noSuccessor',
    'handOvers.signed',
    'version.stale',
  ],
  idempotent: true,
});

export const signHandOver = defineRoute({
  id: 'signHandOver',
  method: 'POST',
  path: `${PATH}/{termId}/signatures`,
  summary: 'Sign the list as who leaves, who comes, or who supervises: three persons (签交接清单)',
  access: INTAKE_PARTIES,
  ...onOne,
  body: z.object({
    side: HandOverSide,
    digest: z.string().check(z.regex(/^[\w-]{43}$/, '签字的内容不对，请刷新后再签')),
  }),
  response: HandOverView,
  errors: [
    'identity.bindingRequired',
    'handOvers.notYours',
    'handOvers.signed',
    'handOvers.changed',
    'handOvers.samePerson',
    'version.stale',
  ],
  idempotent: true,
});

/** The paper's route is served by papers. */
export const HAND_OVER_PAPER = {
  ...onOne,
  path: `${PATH}/{termId}/paper`,
  access: INTAKE_PARTIES,
  response: Paper,
} as const;
