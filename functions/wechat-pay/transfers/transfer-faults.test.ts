import fc from 'fast-check';
import { AppError } from '@shared/errors';
import { secondsAfter } from '@shared/time';
import {
  afterDecision,
  afterWord,
  type BankWord,
  isOpen,
  isProvedAbsent,
  whenAbsent,
  whenSent,
} from '../../orders/bank-leg';
import { type AccountFunds, availableFen, type Hold, placeHold, resolveHold } from '../../orders/hold';
import { isSentAgain, type WechatLeg, whenSentAgain } from './transfer-leg';

const BEGIN = '2026-11-20T02:00:00.000Z';
const ALL_FEN = 50_000;

type BillState = 'ACCEPTED' | 'WAIT_PAYEE' | 'TRANSFERRING' | 'SUCCESS' | 'FAILED';
type Transfer = WechatLeg & { readonly amountFen: number; readonly handedAt: string };

/** WeChat keeps its word and its line does not: one bill for a number, none for a request older than five minutes. */
class Wechat {
  readonly bills = new Map<string, { amountFen: number; state: BillState }>();
  readonly under: { serial: string; amountFen: number; sentAt: string }[] = [];
  readonly news: { serial: string; word: BillState }[] = [];
  freeFen = ALL_FEN;
  paidFen = 0;
  /** It refuses whatever is new, by its own error. */
  refusing: 'PARAM_ERROR' | 'NO_AUTH' | undefined;

  take(serial: string, amountFen: number, sentAt: string, at: string): { word: BankWord; refused?: string } {
    if (at > secondsAfter(sentAt, 300)) return { word: 'UNCLEAR', refused: 'SIGN_ERROR' };
    // It may look at what it lets a merchant do before it looks at the number.
    if (this.refusing) return { word: 'UNCLEAR', refused: this.refusing };
    const known = this.bills.get(serial);
    if (known) return { word: known.state };
    if (this.freeFen < amountFen) return { word: 'UNCLEAR', refused: 'NOT_ENOUGH' };
    this.freeFen -= amountFen;
    this.bills.set(serial, { amountFen, state: 'ACCEPTED' });
    return { word: 'ACCEPTED' };
  }
  step(serial: string, to: BillState): void {
    const bill = this.bills.get(serial);
    if (!bill || bill.state === 'SUCCESS' || bill.state === 'FAILED') return;
    bill.state = to;
    if (to === 'SUCCESS') this.paidFen += bill.amountFen;
    if (to === 'FAILED') this.freeFen += bill.amountFen;
    this.news.push({ serial, word: to });
  }
}

/** As `expect`, which is slow for half a million questions. */
function must(what: string, isSo: boolean): void {
  if (!isSo) throw new Error(`not so: ${what}`);
}

const leg = fc.nat(2);
const LINES = ['good', 'good', 'doubled', 'answerLost', 'late', 'lost'] as const;
const action = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('order' as const), fen: fc.integer({ min: 10, max: 20_000 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('send' as const), leg },
      line: fc.constantFrom(...LINES),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('step' as const), leg },
      to: fc.constantFrom<BillState>('WAIT_PAYEE', 'WAIT_PAYEE', 'TRANSFERRING', 'SUCCESS', 'FAILED'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ do: fc.constant('ask' as const), leg },
      line: fc.constantFrom('good', 'good', 'none', 'stale', 'stale'),
      again: fc.constantFrom(...LINES),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('news' as const), which: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('arrive' as const), which: fc.nat(4) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(5, 100, 700, 3600, 86_300) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      by: fc.constantFrom('PARAM_ERROR' as const, 'NO_AUTH' as const, undefined),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('bill' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('night' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('decide' as const), leg },
      choice: fc.constantFrom('resend' as const, 'release' as const),
    }),
  },
);

test('no sequence of faults of WeChat pays twice, loses a hold or leaves available below zero', () => {
  const seen = { paid: 0, failed: 0, again: 0, refused: 0, released: 0, short: 0 };
  fc.assert(
    fc.property(fc.array(action, { minLength: 20, maxLength: 70 }), (actions) => {
      const wechat = new Wechat();
      let at = BEGIN;
      let funds: AccountFunds = { postedFen: ALL_FEN, pendingFen: 0 };
      const legs: Transfer[] = [];
      const holds = new Map<string, Hold>();

      const now = (serial: string) => legs.find((one) => one.serial === serial)!;
      const replace = (next: Transfer) => void legs.splice(legs.indexOf(now(next.serial)), 1, next);
      const end = (serial: string, how: 'posted' | 'voided') => {
        // Throws where a hold is resolved a second time.
        const done = resolveHold(funds, holds.get(serial)!, how);
        funds = done.funds;
        holds.set(serial, done.hold);
      };
      const hear = (serial: string, word: BankWord, known: Partial<Transfer> = {}) => {
        const { leg: next, effects } = afterWord({ ...now(serial), ...known }, word, at);
        replace(next);
        for (const effect of effects) if (effect !== 'postLate') end(serial, effect === 'post' ? 'posted' : 'voided');
      };
      const send = (one: Transfer, line: string, sent: typeof whenSentAgain<Transfer>) => {
        const { serial, amountFen } = one;
        replace(sent(one, at));
        if (line === 'lost') return hear(serial, 'UNCLEAR');
        if (line === 'late') {
          wechat.under.push({ serial, amountFen, sentAt: at });
          return hear(serial, 'UNCLEAR');
        }
        const { word, refused } = wechat.take(serial, amountFen, at, at);
        if (refused) seen.refused += 1;
        // A line may bring a request a second time.
        if (line === 'doubled') wechat.under.push({ serial, amountFen, sentAt: at });
        if (line === 'good' || line === 'doubled') hear(serial, word, refused === undefined ? {} : { refused });
        else hear(serial, 'UNCLEAR');
      };

      for (const each of actions) {
        if (each.do === 'wait') at = secondsAfter(at, each.seconds);
        if (each.do === 'refuse') wechat.refusing = each.by;
        if (each.do === 'order') {
          const serial = `S${legs.length}`;
          try {
            const held = placeHold(funds, { serial, amountFen: each.fen });
            funds = held.funds;
            holds.set(serial, held.hold);
            legs.push({ serial, amountFen: each.fen, handedAt: at, state: 'sending', asked: 0 });
          } catch (error) {
            must('short of money', error instanceof AppError && error.code === 'orders.overBalance');
            seen.short += 1;
          }
        }
        if (each.do === 'arrive') {
          const [request] = wechat.under.splice(each.which % Math.max(1, wechat.under.length), 1);
          if (request) wechat.take(request.serial, request.amountFen, request.sentAt, at);
        }
        if (each.do === 'news') {
          const told = wechat.news[each.which % Math.max(1, wechat.news.length)];
          if (told) hear(told.serial, told.word);
        }
        if (each.do === 'night') {
          at = secondsAfter(at, 90_000);
          for (const { serial, sentAt } of [...legs])
            if (sentAt) hear(serial, wechat.bills.get(serial)?.state ?? 'NOT_FOUND');
        }
        if (each.do === 'bill' || each.do === 'night')
          for (const one of [...legs]) if (!wechat.bills.has(one.serial)) replace(whenAbsent(one, at));
        const one = 'leg' in each ? legs[each.leg % Math.max(1, legs.length)] : undefined;
        if (!one) continue;
        const { serial } = one;
        if (each.do === 'step') wechat.step(serial, each.to);
        if (each.do === 'send' && one.state === 'sending' && !one.sentAt) send(one, each.line, whenSent);
        if (each.do === 'ask' && one.sentAt) {
          const state = each.line === 'stale' ? undefined : wechat.bills.get(serial)?.state;
          hear(serial, each.line === 'none' ? 'UNCLEAR' : (state ?? 'NOT_FOUND'));
          if (isSentAgain(now(serial), one.handedAt, at)) {
            seen.again += 1;
            send(now(serial), each.again, whenSentAgain);
          }
        }
        if (each.do === 'decide') {
          const isProved = isProvedAbsent(one, at);
          try {
            const { leg: next, effects } = afterDecision(one, each.choice, at);
            replace(next);
            if (effects.includes('void')) {
              seen.released += 1;
              end(serial, 'voided');
            }
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            must('only what is not proved is refused', !isProved);
          }
        }
        const open = [...holds.values()].filter(({ state }) => state === 'open');
        must('available is not below zero', availableFen(funds) >= 0);
        must(
          'what is held is the open holds',
          funds.pendingFen === open.reduce((sum, hold) => sum + hold.amountFen, 0),
        );
        // Whatever WeChat has taken is either posted here or still held: nothing of it is counted as free.
        must('nothing that WeChat took is free', availableFen(funds) <= wechat.freeFen);
        for (const [number, { amountFen }] of wechat.bills)
          must('one bill of the sum that is held', holds.get(number)!.amountFen === amountFen);
      }

      // The line mends and every payee decides: what WeChat has is known, and the sums agree.
      wechat.refusing = undefined;
      for (const { serial } of [...legs]) {
        wechat.step(serial, 'SUCCESS');
        const word = wechat.bills.get(serial)?.state;
        if (word) hear(serial, word);
      }
      for (const { serial, state } of legs) {
        const bill = wechat.bills.get(serial);
        must('paid is what WeChat paid', (state === 'paid') === (bill?.state === 'SUCCESS'));
        if (bill && !isOpen({ state })) must('an end ends its hold', holds.get(serial)!.state !== 'open');
      }
      const postedFen = [...holds.values()]
        .filter(({ state }) => state === 'posted')
        .reduce((sum, { amountFen }) => sum + amountFen, 0);
      must('the sums agree', postedFen === wechat.paidFen && funds.postedFen === ALL_FEN - wechat.paidFen);
      seen.paid += legs.filter(({ state }) => state === 'paid').length;
      seen.failed += legs.filter(({ state }) => state === 'failed').length;
    }),
    { numRuns: 10_000 },
  );
  for (const [what, count] of Object.entries(seen)) expect([what, count > 5]).toEqual([what, true]);
});
