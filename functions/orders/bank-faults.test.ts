import fc from 'fast-check';
import { AppError } from '@shared/errors';
import { secondsAfter } from '@shared/time';
import {
  afterDecision,
  afterWord,
  type BankWord,
  type Effect,
  isOpen,
  isProvedAbsent,
  type Leg,
  whenAbsent,
  whenSent,
} from './bank-leg';
import {
  type AccountFunds,
  availableFen,
  type Hold,
  HoldResolved,
  placeHold,
  resolveHold,
  withBankBalance,
} from './hold';

const STATES = ['ACCEPTED', 'WAIT_AUTH', 'PROCESSING', 'SUCCESS', 'FAILED'] as const;
const FRESH_SECONDS = 300;

/** A bank that keeps its word and whose line does not: it takes a serial once, and refuses what is older than five minutes. */
class Bank {
  readonly taken = new Map<string, { amountFen: number; state: BankWord }>();
  readonly under: { serial: string; amountFen: number; sentAt: string }[] = [];
  readonly news: { serial: string; word: BankWord }[] = [];
  paidFen = 0;
  returnedFen = 0;

  take(serial: string, amountFen: number, sentAt: string, at: string): void {
    if (at > secondsAfter(sentAt, FRESH_SECONDS) || this.taken.has(serial)) return;
    this.taken.set(serial, { amountFen, state: 'ACCEPTED' });
  }
  step(serial: string, to: BankWord): void {
    const transfer = this.taken.get(serial);
    if (!transfer) return;
    const isEnded = ['SUCCESS', 'FAILED', 'RETURNED'].includes(transfer.state);
    if (to === 'RETURNED' ? transfer.state !== 'SUCCESS' : isEnded) return;
    if (to === 'SUCCESS') this.paidFen += transfer.amountFen;
    if (to === 'RETURNED') this.returnedFen += transfer.amountFen;
    transfer.state = to;
    this.news.push({ serial, word: to });
  }
}

const BEGIN = '2026-11-20T02:00:00.000Z';
const action = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('night' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('balance' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('order' as const), fen: fc.integer({ min: 1, max: 600 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      leg: fc.nat(4),
      line: fc.constantFrom('good', 'answerLost', 'late', 'lost'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('bank' as const),
      leg: fc.nat(4),
      to: fc.constantFrom(...STATES, 'RETURNED' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      leg: fc.nat(4),
      line: fc.constantFrom('good', 'good', '9999', 'lies'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('news' as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('arrive' as const), which: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(5, 200, 3600, 90_000) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('file' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      leg: fc.nat(4),
      choice: fc.constantFrom('resend' as const, 'release' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), leg: fc.nat(4) }) },
);

type Transfer = Leg & { amountFen: number };

test('no sequence of faults pays twice, loses a hold or leaves available below zero', () => {
  const seen = { paid: 0, released: 0, returned: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(action, { minLength: 20, maxLength: 80 }), (actions) => {
      const bank = new Bank();
      let at = BEGIN;
      let funds: AccountFunds = { postedFen: 1000, pendingFen: 0 };
      const legs: Transfer[] = [];
      const holds = new Map<string, Hold>();
      const bankFen = () => 1000 - bank.paidFen + bank.returnedFen;
      const pick = (place: number) => legs[place % Math.max(1, legs.length)];

      const move = (leg: Transfer, effect: Effect) => {
        if (effect === 'reverse') {
          // The bank's balance has it, and is taken over when it is asked for: counted here too it would be there twice.
          return;
        }
        // Throws where a hold is resolved a second time.
        const next = resolveHold(funds, holds.get(leg.serial)!, effect === 'post' ? 'posted' : 'voided');
        funds = next.funds;
        holds.set(leg.serial, next.hold);
      };
      const hear = (leg: Transfer, word: BankWord) => {
        const { leg: next, effects, alarm } = afterWord(leg, word, at);
        expect(alarm).not.toBe('contradiction');
        legs[legs.findIndex(({ serial }) => serial === leg.serial)] = next;
        for (const effect of effects) move(next, effect);
      };

      for (const each of actions) {
        if (each.do === 'wait') at = secondsAfter(at, each.seconds);
        if (each.do === 'balance') {
          const next = withBankBalance({ ...funds, atBankFen: funds.pendingFen }, bankFen());
          if (next) funds = next;
        }
        if (each.do === 'night') {
          at = secondsAfter(at, 90_000);
          for (const [place, leg] of legs.entries()) {
            if (leg.sentAt) hear(leg, bank.taken.get(leg.serial)?.state ?? 'NOT_FOUND');
            if (!bank.taken.has(leg.serial)) legs[place] = whenAbsent(legs[place]!, at);
          }
        }
        if (each.do === 'order') {
          const serial = `S${legs.length}`;
          try {
            const held = placeHold(funds, { serial, amountFen: each.fen });
            funds = held.funds;
            holds.set(serial, held.hold);
            legs.push({ serial, amountFen: each.fen, state: 'sending', asked: 0 });
          } catch (error) {
            expect(error).toMatchObject({ code: 'orders.overBalance' });
            seen.refused += 1;
          }
        }
        if (each.do === 'arrive') {
          const [request] = bank.under.splice(each.which % Math.max(1, bank.under.length), 1);
          if (request) bank.take(request.serial, request.amountFen, request.sentAt, at);
        }
        if (each.do === 'news') {
          // Any word, any number of times, in any order: nothing is taken off the pile.
          const told = bank.news[each.which % Math.max(1, bank.news.length)];
          const leg = told && legs.find(({ serial }) => serial === told.serial);
          if (leg) hear(leg, told.word);
        }
        if (each.do === 'file')
          for (const [place, leg] of legs.entries()) if (!bank.taken.has(leg.serial)) legs[place] = whenAbsent(leg, at);
        const leg = 'leg' in each ? pick(each.leg) : undefined;
        if (!leg) continue;
        const { serial, amountFen } = leg;
        if (each.do === 'bank') bank.step(serial, each.to);
        if (each.do === 'send' && leg.state === 'sending' && !leg.sentAt) {
          const sent = whenSent(leg, at);
          legs[legs.indexOf(leg)] = sent;
          if (each.line === 'late') bank.under.push({ serial, amountFen, sentAt: at });
          if (each.line === 'good' || each.line === 'answerLost') bank.take(serial, amountFen, at, at);
          hear(sent, each.line === 'good' ? 'ACCEPTED' : 'UNCLEAR');
        }
        if (each.do === 'ask' && leg.sentAt)
          hear(
            leg,
            each.line === '9999'
              ? 'UNCLEAR'
              : each.line === 'lies'
                ? 'NOT_FOUND'
                : (bank.taken.get(serial)?.state ?? 'NOT_FOUND'),
          );
        if (each.do === 'decide') {
          const isProved = isProvedAbsent(leg, at);
          try {
            const { leg: next, effects } = afterDecision(leg, each.choice, at);
            legs[legs.indexOf(leg)] = next;
            for (const effect of effects) move(next, effect);
            if (effects.includes('void')) seen.released += 1;
          } catch (error) {
            if (error instanceof HoldResolved || !(error instanceof AppError)) throw error;
            expect(isProved).toBe(false);
          }
        }
        expect(availableFen(funds)).toBeGreaterThanOrEqual(0);
        const open = [...holds.values()].filter(({ state }) => state === 'open');
        expect(funds.pendingFen).toBe(open.reduce((sum, hold) => sum + hold.amountFen, 0));
        expect(bank.paidFen).toBeLessThanOrEqual(legs.reduce((sum, one) => sum + one.amountFen, 0));
        // Whatever the bank paid is either posted here or still held: nothing that is gone is counted as free.
        expect(availableFen(funds)).toBeLessThanOrEqual(bankFen());
      }

      // The line mends, the day files come: everything that was open is then known, and the sums agree.
      for (const [place] of legs.entries()) {
        if (legs[place]!.state === 'sending' && !legs[place]!.sentAt) {
          legs[place] = whenSent(legs[place]!, at);
          bank.take(legs[place]!.serial, legs[place]!.amountFen, at, at);
        }
        const { serial } = legs[place]!;
        if (bank.taken.get(serial)?.state !== 'RETURNED') bank.step(serial, 'SUCCESS');
        const word = bank.taken.get(serial)?.state;
        if (word) hear(legs[place]!, word);
      }
      at = secondsAfter(at, 100_000);
      for (const [place, leg] of legs.entries()) {
        if (!isOpen(leg)) continue;
        hear(leg, 'NOT_FOUND');
        at = secondsAfter(at, 1);
        legs[place] = whenAbsent(legs[place]!, at);
        const { leg: next, effects } = afterDecision(legs[place]!, 'release', at);
        legs[place] = next;
        for (const effect of effects) move(next, effect);
      }
      expect(funds.pendingFen).toBe(0);
      expect(withBankBalance({ ...funds, atBankFen: 0 }, bankFen())?.postedFen).toBeGreaterThanOrEqual(funds.postedFen);
      expect(funds.postedFen).toBeGreaterThanOrEqual(bankFen() - bank.returnedFen);
      seen.paid += legs.filter(({ state }) => state === 'paid').length;
      seen.returned += legs.filter(({ state }) => state === 'returnedLater').length;
    }),
    { numRuns: 10_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});

test.each<[string, Leg['state'], BankWord, Leg['state'], Effect[], string]>([
  ['received is not paid', 'sending', 'ACCEPTED', 'accepted', [], 'none'],
  ['no answer is no failure', 'sending', 'UNCLEAR', 'unknown', [], 'none'],
  ['not found right after is no proof', 'sending', 'NOT_FOUND', 'unknown', [], 'none'],
  ['a late word takes nothing back', 'processing', 'ACCEPTED', 'processing', [], 'none'],
  ['no answer to a question changes nothing', 'processing', 'UNCLEAR', 'processing', [], 'none'],
  ['the return overtakes the payment', 'processing', 'RETURNED', 'returnedLater', ['post', 'reverse'], 'none'],
  ['and the payment comes after it', 'returnedLater', 'SUCCESS', 'returnedLater', [], 'none'],
  ['paid twice told is paid once', 'paid', 'SUCCESS', 'paid', [], 'none'],
  ['a failure after success is looked at', 'paid', 'FAILED', 'paid', [], 'contradiction'],
  ['a success after failure is looked at', 'failed', 'SUCCESS', 'failed', [], 'contradiction'],
  ['what was accepted and is gone is looked at', 'accepted', 'NOT_FOUND', 'accepted', [], 'vanished'],
])('%s', (_, state, word, next, effects, alarm) => {
  const outcome = afterWord({ serial: 's', state, asked: 0, sentAt: BEGIN }, word, BEGIN);
  expect([outcome.leg.state, outcome.effects, outcome.alarm ?? 'none']).toEqual([next, effects, alarm]);
});
