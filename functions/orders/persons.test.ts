import { AppError } from '@shared/errors';
import type { Post, PostTerm } from '@shared/orders/posts';
import { actingIn, POST_NAMES } from '@shared/orders/posts';
import fc from 'fast-check';
import { oneIdEach } from './one-id-each';
import {
  approved,
  type Actor,
  handIn,
  type Hand,
  nextPost,
  type Order,
  paid,
  recalled,
  saved,
  sentBack,
  submitted,
} from './order';

const VILLAGE = '511503002201';
const AT = '2026-11-20T02:00:00.000Z';
const PERSONS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
const CHAIN = {
  ruleId: 'r',
  levels: ['villageHead', 'supervisionHead', 'agencyDirector'],
  payer: 'chiefCashier',
} as const;

const blank = (payeePersonId?: string): Order => ({
  orderId: 'o',
  villageCode: VILLAGE,
  payingAccountId: 'a',
  kind: 'service',
  purpose: '修路',
  payments: [
    {
      serial: 's',
      state: 'waiting',
      asked: 0,
      payeeId: 'y',
      payeeName: '甲',
      accountMark: 'm',
      amountFen: 1,
      payeePersonId,
    },
  ],
  state: 'draft',
  makers: [],
  signatures: [],
  version: 0,
});

/** An account of a person: each has two, and a person may act from either. */
const actorOf = (personId: string, phone: number): Actor => ({
  accountId: `${personId}-${phone}`,
  personId,
  name: personId,
});

const someone = fc.constantFrom(...PERSONS);
const termOf = (post: Post) =>
  fc.record({
    termId: fc.constant('t'),
    post: fc.constant(post),
    division: fc.constantFrom(VILLAGE, VILLAGE, '511503002', '511503', '511503001'),
    personId: someone,
    deputyId: fc.option(someone, { nil: undefined }),
    fromOn: fc.constantFrom('2026-01-01', '2026-01-01', '2026-11-21'),
    toOn: fc.constantFrom(undefined, undefined, '2026-11-20'),
  });
const terms = fc
  .tuple(...(Object.keys(POST_NAMES) as Post[]).map((post) => fc.array(termOf(post), { minLength: 1, maxLength: 3 })))
  .map((all) => all.flat());
const KINDS = ['save', 'submit', 'approve', 'pay', 'return', 'recall'] as const;
type Kind = (typeof KINDS)[number];
const WAY: readonly Kind[] = ['save', 'submit', 'approve', 'approve', 'approve', 'pay'];
/** Mostly the way an order goes, by one whose turn it is: else hardly one would be paid, and nothing be tested. */
const actLike = (usual: Kind) =>
  fc.record({
    kind: fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...KINDS) }),
    who: someone,
    inTurn: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    phone: fc.constantFrom(1, 2),
    day: fc.constantFrom('2026-11-20', '2026-11-20', '2026-11-20', '2026-11-21'),
  });
const manyActs = fc.tuple(...[...WAY, ...WAY, ...WAY].map(actLike));

const isHeld = (all: readonly PostTerm[], { post, personId, at }: Hand): boolean =>
  all.some(
    (term) =>
      term.post === post &&
      VILLAGE.startsWith(term.division) &&
      term.fromOn <= at.slice(0, 10) &&
      (term.toOn ?? '9999') >= at.slice(0, 10) &&
      [term.personId, term.deputyId].includes(personId),
  );

test('who wrote it, each who signed and who pays are different persons, each in post at that moment, and nobody signs or pays their own', () => {
  let paidOrders = 0;
  fc.assert(
    fc.property(terms, manyActs, fc.option(someone, { nil: undefined }), (all, acts, payee) => {
      let order = blank(payee);
      for (const { kind, who: anyone, inTurn, phone, day } of acts) {
        const at = `${day}T02:00:00.000Z`;
        const acting = actingIn(all, nextPost(order) ?? 'clerk', { villageCode: VILLAGE, on: day });
        const who = (inTurn && acting[PERSONS.indexOf(anyone) % Math.max(1, acting.length)]) || anyone;
        const actor = actorOf(who, phone);
        const digest = `digest of ${order.version}`;
        const signing = { actor, terms: all, signed: digest, wouldBeSent: digest, at };
        try {
          const clerk = () => handIn('clerk', order, actor, all, at);
          if (kind === 'save') order = { ...saved(order, {}, clerk()), version: order.version + 1 };
          else if (kind === 'submit') order = submitted(order, { chain: CHAIN, digest, hand: clerk() });
          else if (kind === 'approve') order = approved(order, signing);
          else if (kind === 'pay') order = paid(order, signing);
          else if (kind === 'return') order = sentBack(order, 'returned', { ...signing, reason: '票据不清' });
          else order = recalled(order, who);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
        if (order.state === 'paying') break;
      }
      if (order.state !== 'paying') return;
      paidOrders += 1;
      const hands = [...order.makers, ...order.signatures, order.paid!];
      const persons = hands.map(({ personId }) => personId);
      expect(new Set(persons).size).toBe(persons.length);
      // Who is paid may ask for it; they neither sign nor pay it.
      expect(persons.slice(order.makers.length)).not.toContain(payee);
      for (const hand of hands) expect(isHeld(all, hand)).toBe(true);
      expect(order.signatures.map(({ post }) => post)).toEqual(CHAIN.levels);
      for (const { digest } of [...order.signatures, order.paid!]) expect(digest).toBe(order.digest);
    }),
    { numRuns: 5_000 },
  );
  // What is never reached is not tested.
  expect(paidOrders).toBeGreaterThan(20);
});

const term = (post: Post, personId: string, more: Partial<PostTerm> = {}): PostTerm => ({
  termId: post,
  post,
  division: VILLAGE,
  personId,
  fromOn: '2026-01-01',
  ...more,
});
const POSTS = [
  term('clerk', 'p1'),
  term('villageHead', 'p2'),
  term('supervisionHead', 'p3'),
  term('agencyDirector', 'p4'),
];
const signing = (personId: string, more: object = {}) => ({
  actor: actorOf(personId, 1),
  terms: POSTS,
  signed: 'd',
  wouldBeSent: 'd',
  at: AT,
  ...more,
});
const onItsWay = (): Order => {
  const hand = handIn('clerk', blank(), actorOf('p1', 1), POSTS, AT);
  return submitted(saved(blank(), {}, hand), { chain: CHAIN, digest: 'd', hand });
};

test.each([
  ['one not in the post', signing('p3'), 'orders.notInPost'],
  [
    'one no longer in it',
    signing('p2', { terms: [term('villageHead', 'p2', { toOn: '2026-11-19' }), term('villageHead', 'p5')] }),
    'orders.notInPost',
  ],
  ['a vacant post', signing('p2', { terms: [] }), 'orders.postVacant'],
  ['other content than would be sent', signing('p2', { wouldBeSent: 'e' }), 'orders.changed'],
  ['other content than was shown', signing('p2', { signed: 'e' }), 'orders.changed'],
  ['too late', signing('p2', { at: '2026-12-06T02:00:00.000Z' }), 'orders.expired'],
  [
    'the clerk as deputy of the head',
    signing('p1', { terms: [term('villageHead', 'p2', { deputyId: 'p1' })] }),
    'orders.samePerson',
  ],
])('%s signs nothing', (_, by, code) => {
  expect(() => approved(onItsWay(), by)).toThrow(expect.objectContaining({ code }));
});

test('an edit voids all signatures, and whoever edits it is its maker', () => {
  const once = approved(onItsWay(), signing('p2'));
  const back = recalled(once, 'p1');
  const again = saved(back, { purpose: '修桥' }, handIn('clerk', blank(), actorOf('p5', 1), [term('clerk', 'p5')], AT));
  expect(again.signatures).toEqual([]);
  expect(again.digest).toBeUndefined();
  expect(again.makers.map(({ personId }) => personId)).toEqual(['p1', 'p5']);
});

/** Each human being stands on three rows of rosters, and may hold posts, write, sign and be paid by any of them. */
const rowsOf = (human: string): string[] => ['c', 'a', 'b'].map((row) => `${row}-${human}`);
const humanOf = (row: string): string => row.slice(2);
const ONE = oneIdEach(PERSONS.flatMap((human) => rowsOf(human).map((row) => [row, human] as const)));
const someRow = fc.constantFrom(...PERSONS.flatMap(rowsOf));

test('by whatever rows of rosters and accounts they act: no human being acts twice, and none signs or pays their own', () => {
  let [paidOrders, refused] = [0, 0];
  const term = (post: Post) => fc.record({ post: fc.constant(post), personId: someRow, deputyId: someRow });
  const all = fc.tuple(
    ...(Object.keys(POST_NAMES) as Post[]).map((post) => fc.array(term(post), { minLength: 1, maxLength: 3 })),
  );
  fc.assert(
    fc.property(all, fc.array(someRow, { minLength: 40, maxLength: 40 }), someRow, (terms, rows, payee) => {
      const held = terms.flat().map((one) => ({ ...one, termId: 't', division: VILLAGE, fromOn: '2026-01-01' }));
      // As they are read: whoever is compared is one id.
      const asOnes = held.map((one) => ({ ...one, personId: ONE(one.personId), deputyId: ONE(one.deputyId) }));
      let order = blank(ONE(payee));
      for (const [place, row] of rows.entries()) {
        const actor = { ...actorOf(ONE(row), place), name: `n${humanOf(row)}` };
        const digest = 'd';
        const by = { actor, terms: asOnes, signed: digest, wouldBeSent: digest, at: AT };
        try {
          if (order.state === 'draft' && order.makers.length === 0)
            order = saved(order, {}, handIn('clerk', order, actor, asOnes, AT));
          else if (order.state === 'draft')
            order = submitted(order, { chain: CHAIN, digest, hand: handIn('clerk', order, actor, asOnes, AT) });
          else if (order.state === 'approving') order = approved(order, by);
          else if (order.state === 'approved') order = paid(order, by);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          if (error.code === 'orders.samePerson') refused += 1;
        }
      }
      if (!order.paid) return;
      paidOrders += 1;
      const hands = [...order.makers, ...order.signatures, order.paid].map(({ personId }) => humanOf(personId));
      expect(new Set(hands).size).toBe(hands.length);
      expect(hands.slice(order.makers.length)).not.toContain(humanOf(payee));
    }),
    { numRuns: 1_000 },
  );
  expect(paidOrders).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(100);
});

test('a payee who is on no roster is told by the name', () => {
  const order = onItsWay();
  const named = { ...order, payments: order.payments.map((payment) => ({ ...payment, payeeName: '甲 ·乙' })) };
  const by = signing('p2', { actor: { ...actorOf('p2', 1), name: '甲乙' } });
  expect(() => approved(named, by)).toThrow(expect.objectContaining({ code: 'orders.samePerson' }));
  expect(approved(order, by).signatures).toHaveLength(1);
});
