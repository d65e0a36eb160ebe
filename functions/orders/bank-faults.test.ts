import fc from 'fast-check';
import { AppError } from '@shared/errors';
import { dayInChina, secondsAfter, yearOf } from '@shared/time';
import chartRows from '../../data/chart_of_accounts.json';
import { postVoucher } from '../accounts/book';
import type { Chart } from '../accounts/chart-store';
import { namedLines } from '../accounts/post-to-book';
import {
  afterDecision,
  afterWord,
  type BankWord,
  type Effect,
  isDecisionAlive,
  isOpen,
  isProvedAbsent,
  type Leg,
  whenAbsent,
  whenSent,
} from './bank-leg';
import { type Booked, type BookTask, waitingFor, wayBack } from './book-tasks';
import {
  type AccountFunds,
  availableFen,
  type Hold,
  HoldResolved,
  placeHold,
  resolveHold,
  withBankBalance,
} from './hold';
import { draftFor, dryVouchers } from './payment-voucher';

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
    // A bank pays nothing that is not there.
    const done = to === 'SUCCESS' && this.balanceFen < transfer.amountFen ? 'FAILED' : to;
    if (done === 'SUCCESS') this.paidFen += transfer.amountFen;
    if (done === 'RETURNED') this.returnedFen += transfer.amountFen;
    transfer.state = done;
    this.news.push({ serial, word: done });
  }
  get balanceFen(): number {
    return 1000 - this.paidFen + this.returnedFen;
  }
}

const chart: Chart = new Map(
  chartRows.accounts.map((account) => [account.code, { ...account, balance: account.balance as '借' }]),
);

const CODES = ['513', '51301', '999', '321', '102', '10201'];
const PAID = { serial: 'S', payeeName: '顺达物流有限公司', amountFen: 100 };
const BOOKING = { village: { name: '村', townName: '镇' }, payingCode: '102', isNatural: false, on: '2026-12-30' };
const spentOn = (accountCode: string) => ({
  ...{ villageCode: '511503002201', purpose: '修路', accountCode, makers: [], signatures: [] },
});
const isRefused = (ask: () => unknown): boolean => {
  try {
    ask();
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return true;
  }
};
/** What the desk lets be asked for, and what a book takes: asked once each, since they are the same in every sequence. */
const maySpendOn = new Map(
  CODES.map((code) => [code, !isRefused(() => dryVouchers({ ...spentOn(code), payments: [PAID] }, BOOKING, chart))]),
);
const bookTakes = new Map(
  CODES.map((code) => {
    const draft = draftFor(spentOn(code), PAID, BOOKING);
    return [code, !isRefused(() => postVoucher({ ...draft, lines: namedLines(draft.lines, chart) }))];
  }),
);

/** A village's books by year: a year that is not open takes no voucher. Somebody may reverse a voucher by hand at any time. */
class Books {
  readonly years = new Set([2026]);
  readonly vouchers = new Map<string, { voucherOn: string; reversedBy?: string }>();
  netFen = 0;

  enter(
    { serial, amountFen, code }: { serial: string; amountFen: number; code: string },
    { effect, on }: BookTask,
  ): void {
    const old = this.vouchers.get(serial);
    if (effect === 'reverse' && wayBack(old!, on) === 'isBack') return;
    if (!this.years.has(yearOf(on))) throw new AppError('notFound');
    if (!bookTakes.get(code)) throw new AppError('request.malformed');
    if (effect === 'post') {
      expect(old).toBeUndefined();
      this.vouchers.set(serial, { voucherOn: on });
      this.netFen += amountFen;
      return;
    }
    this.vouchers.set(serial, { ...old!, reversedBy: 'bank' });
    this.netFen -= amountFen;
  }
  reverseByHand({ serial, amountFen }: { serial: string; amountFen: number }): boolean {
    const old = this.vouchers.get(serial);
    if (!old || old.reversedBy) return false;
    this.vouchers.set(serial, { ...old, reversedBy: 'hand' });
    this.netFen -= amountFen;
    return true;
  }
}

/** Two days before the turn of the year. */
const BEGIN = '2026-12-30T02:00:00.000Z';
const action = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('night' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('balance' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      fen: fc.integer({ min: 1, max: 600 }),
      code: fc.constantFrom(...CODES, '513', '513', '513'),
    }),
  },
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
  { weight: 1, arbitrary: fc.record({ do: fc.constant('openYear' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('tellBook' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('byHand' as const), leg: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('paidAfterAll' as const), leg: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const), leg: fc.nat(4) }) },
);

/** After each of some 500,000 acts: `expect` would take most of the time. */
const must = (isSo: boolean, what: string): void => {
  if (!isSo) throw new Error(what);
};
const sumOf = (all: readonly { amountFen: number }[]) => all.reduce((sum, { amountFen }) => sum + amountFen, 0);

type Transfer = Leg & Booked & { amountFen: number; code: string };

test('no sequence of faults pays twice, loses a hold or leaves available below zero', () => {
  const seen = { paid: 0, released: 0, returned: 0, refused: 0, wrongCode: 0, waited: 0, byHand: 0, paidAfterAll: 0 };
  fc.assert(
    fc.property(fc.array(action, { minLength: 20, maxLength: 80 }), (actions) => {
      const bank = new Bank();
      let at = BEGIN;
      let funds: AccountFunds = { postedFen: 1000, pendingFen: 0 };
      const legs: Transfer[] = [];
      const holds = new Map<string, Hold>();
      const bankFen = () => bank.balanceFen;
      const books = new Books();
      // What the bank paid after its money was freed, and our figure of the balance does not have yet.
      let unseenFen = 0;
      const pick = (place: number) => legs[place % Math.max(1, legs.length)];

      const replace = (next: Transfer) => {
        legs[legs.findIndex(({ serial }) => serial === next.serial)] = next;
      };
      const current = ({ serial }: Transfer) => legs.find((one) => one.serial === serial)!;
      const tell = (leg: Transfer, task: BookTask) => {
        const before = leg.toBook ?? [];
        const wait = () => {
          seen.waited += 1;
          replace(waitingFor(leg, [...before, task], at));
        };
        if (before.length > 0) return wait();
        try {
          books.enter(leg, task);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          wait();
        }
      };
      const tellAgain = (leg: Transfer) => {
        const [first, ...rest] = leg.toBook ?? [];
        if (!first) return;
        try {
          books.enter(leg, first);
          replace(waitingFor(leg, rest, at));
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          replace(waitingFor(leg, leg.toBook!, at));
        }
      };
      const move = (leg: Transfer, effect: Effect) => {
        if (effect !== 'void')
          tell(current(leg), { effect: effect === 'reverse' ? 'reverse' : 'post', on: dayInChina(at) });
        if (effect === 'reverse' || effect === 'postLate') {
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
        if (!leg.releasedAt) expect(alarm).not.toBe('contradiction');
        legs[legs.findIndex(({ serial }) => serial === leg.serial)] = next;
        for (const effect of effects) move(next, effect);
      };

      for (const each of actions) {
        if (each.do === 'wait') at = secondsAfter(at, each.seconds);
        if (each.do === 'balance') {
          const next = withBankBalance({ ...funds, atBankFen: funds.pendingFen }, bankFen());
          if (next) {
            funds = next;
            unseenFen = 0;
          }
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
            if (!maySpendOn.get(each.code)) throw new AppError('orders.spendingCode');
            const held = placeHold(funds, { serial, amountFen: each.fen });
            funds = held.funds;
            holds.set(serial, held.hold);
            legs.push({ serial, amountFen: each.fen, code: each.code, state: 'sending', asked: 0 });
          } catch (error) {
            const isWrong = !each.code.startsWith('513');
            expect(error).toMatchObject({ code: isWrong ? 'orders.spendingCode' : 'orders.overBalance' });
            seen[isWrong ? 'wrongCode' : 'refused'] += 1;
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
        if (each.do === 'openYear') books.years.add(yearOf(dayInChina(at)));
        if (each.do === 'tellBook') for (const one of [...legs]) tellAgain(current(one));
        const leg = 'leg' in each ? pick(each.leg) : undefined;
        if (!leg) continue;
        const { serial, amountFen } = leg;
        if (each.do === 'byHand' && books.reverseByHand(leg)) seen.byHand += 1;
        if (each.do === 'paidAfterAll' && leg.releasedAt && bank.balanceFen >= amountFen && !bank.taken.has(serial)) {
          bank.taken.set(serial, { amountFen, state: 'PROCESSING' });
          bank.step(serial, 'SUCCESS');
          unseenFen += amountFen;
          seen.paidAfterAll += 1;
        }
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
        const free = availableFen(funds);
        must(free >= 0, 'less than nothing is free');
        const open = [...holds.values()].filter(({ state }) => state === 'open');
        must(funds.pendingFen === sumOf(open), 'what is pending is not what is held');
        must(bank.paidFen <= sumOf(legs), 'the bank paid more than was asked for');
        // Whatever the bank paid is either posted here or still held: nothing that is gone is counted as free.
        must(free <= bankFen() + unseenFen, 'what is gone is counted as free');
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
      expect(withBankBalance({ ...funds, atBankFen: 0 }, bankFen())?.postedFen).toBeGreaterThanOrEqual(
        funds.postedFen - unseenFen,
      );
      expect(funds.postedFen).toBeGreaterThanOrEqual(bankFen() - bank.returnedFen);
      // The books of both years are open: each thing the bank did is in one of them, once.
      for (const year of [2027, 2028, 2029]) books.years.add(year);
      for (const one of legs) for (let tries = 0; tries < 3; tries += 1) tellAgain(current(one));
      for (const { serial, state } of legs)
        expect([serial, books.vouchers.has(serial)]).toEqual([serial, state === 'paid' || state === 'returnedLater']);
      const byHandFen = legs
        .filter(({ serial, state }) => state === 'paid' && books.vouchers.get(serial)!.reversedBy === 'hand')
        .reduce((sum, { amountFen }) => sum + amountFen, 0);
      expect(books.netFen).toBe(bank.paidFen - bank.returnedFen - byHandFen);
      seen.paid += legs.filter(({ state }) => state === 'paid').length;
      seen.returned += legs.filter(({ state }) => state === 'returnedLater').length;
    }),
    { numRuns: 10_000 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
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
  ['a late failure after a return is looked at', 'returnedLater', 'FAILED', 'returnedLater', [], 'contradiction'],
  ['what was accepted and is gone is looked at', 'accepted', 'NOT_FOUND', 'accepted', [], 'vanished'],
])('%s', (_, state, word, next, effects, alarm) => {
  const outcome = afterWord({ serial: 's', state, asked: 0, sentAt: BEGIN }, word, BEGIN);
  expect([outcome.leg.state, outcome.effects, outcome.alarm ?? 'none']).toEqual([next, effects, alarm]);
});

const leg = (more: Partial<Leg> = {}): Leg => ({ serial: 's', state: 'unknown', asked: 0, sentAt: BEGIN, ...more });

test.each<BankWord>(['SUCCESS', 'FAILED', 'RETURNED', 'ACCEPTED', 'NOT_FOUND'])(
  'a serial under which something else lies at the bank: %s is no word about this transfer',
  (word) => {
    const outcome = afterWord(leg({ isForeign: true }), word, BEGIN);
    expect([outcome.leg.state, outcome.effects]).toEqual(['unknown', []]);
    expect(outcome.leg.nextAskAt! > BEGIN).toBe(true);
    const proved = { notFoundAt: secondsAfter(BEGIN, 90_000), absentAt: secondsAfter(BEGIN, 90_000) };
    expect(isProvedAbsent(leg(proved), secondsAfter(BEGIN, 100_000))).toBe(true);
    expect(isProvedAbsent(leg({ ...proved, isForeign: true }), secondsAfter(BEGIN, 100_000))).toBe(false);
  },
);

test('what was freed is asked about still, and what the bank paid after all is entered and looked at', () => {
  const at = secondsAfter(BEGIN, 100_000);
  const proved = leg({ notFoundAt: secondsAfter(BEGIN, 90_000), absentAt: secondsAfter(BEGIN, 90_000) });
  const { leg: freed, effects } = afterDecision(proved, 'release', at);
  expect([freed.state, effects, freed.releasedAt]).toEqual(['failed', ['void'], at]);
  expect(freed.nextAskAt! > at).toBe(true);
  for (const word of ['NOT_FOUND', 'UNCLEAR', 'FAILED'] as const)
    expect(afterWord(freed, word, at)).toEqual({ leg: freed, effects: [] });
  const paid = afterWord(freed, 'SUCCESS', at);
  expect([paid.leg.state, paid.effects, paid.alarm]).toEqual(['paid', ['postLate'], 'contradiction']);
  expect(afterWord(paid.leg, 'SUCCESS', at).effects).toEqual([]);
  expect(afterWord(freed, 'RETURNED', at).effects).toEqual(['postLate', 'reverse']);
});

test('a first signature counts over a weekend, and not for what was sent again after it', () => {
  expect(isDecisionAlive(secondsAfter(BEGIN, 60), leg(), secondsAfter(BEGIN, 3 * 86_400))).toBe(true);
  expect(isDecisionAlive(secondsAfter(BEGIN, 60), leg(), secondsAfter(BEGIN, 3 * 86_400 + 61))).toBe(false);
  expect(isDecisionAlive(BEGIN, leg({ sentAt: secondsAfter(BEGIN, 60) }), secondsAfter(BEGIN, 120))).toBe(false);
});

test.each([
  ['513', true],
  ['51301', true],
  ['999', false],
  ['321', false],
  ['101', false],
  ['102', false],
  ['10201', false],
])('money may be spent on %s: %s', (code, may) => {
  const ask = () => dryVouchers({ ...spentOn(code), payments: [PAID] }, BOOKING, chart);
  if (may) expect(ask()).toMatchObject([{ totalFen: 100, lines: [{ accountCode: code }, { accountCode: '102' }] }]);
  else expect(ask).toThrow(expect.objectContaining({ code: 'orders.spendingCode' }));
});

test('nothing is paid out of an account that is no bank account in the book', () => {
  const booking = { ...BOOKING, payingCode: '513' };
  expect(() => dryVouchers({ ...spentOn('501'), payments: [PAID] }, booking, chart)).toThrow();
});
