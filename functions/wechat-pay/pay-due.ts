import { AppError } from '@shared/errors';
import { payCharge, payDue, type PayRequest } from '@shared/wechat-pay/dues';
import { secondsAfter } from '@shared/time';
import { auditRow } from '../platform/audit';
import { doOnce } from '../platform/command';
import { newId } from '../platform/id';
import { log } from '../platform/log';
import { markDone, type Once } from '../platform/once';
import { hashOf, lookupHash } from '../platform/sealed';
import { type Context, handle } from '../platform/serve';
import type { Caller } from '../platform/sessions';
import { transact } from '../platform/transact';
import { closeDue, closeTrulyUnpaid, lookTrade } from './ask-trade';
import { isOpen, OPEN_SECONDS } from './due-payment';
import { dueOf, newestDueOf, owedIdOf, putDue, putNewest, type StoredDue } from './due-store';
import { dueView } from './due-view';
import { merchant } from './merchant';
import { owedBy, type OwedPlace } from './owed';
import { changeDue, hearTrade } from './settle';
import { prepay, queryTrade } from './wire/pay-client';
import { type PayContract, payRequestOf } from './wire/signature';

/** So long an appointment must still hold for a phone to begin with it. */
const ENOUGH_SECONDS = 120;

export const payDueHandler = handle(payDue)(({ params, caller }, context) =>
  pay({ action: payDue.id, place: params, caller }, context),
);
export const payChargeHandler = handle(payCharge)(({ params, caller }, context) =>
  pay({ action: payCharge.id, place: params, caller }, context),
);

interface Paying {
  readonly action: string;
  readonly place: OwedPlace;
  readonly caller: Caller;
}

async function pay(paying: Paying, { at, once }: Pick<Context, 'at' | 'once'>) {
  const duePaymentId = await doOnce(once, {
    done: (id) => Promise.resolve(id),
    act: () => order(paying, at, once),
    decidesAnew: true,
  });
  const due = await dueOf(duePaymentId);
  if (!due) throw new AppError('notFound');
  return handOver(due, paying.caller.openid, merchant(), at);
}

/**
 * The order that is to be paid, written before WeChat hears of it: the one that is open already, where it is the caller's and of what is
 * due; else a new one, after the open one was closed at WeChat. There are never two that could be paid.
 */
async function order({ action, place, caller }: Paying, at: string, once: Once): Promise<string> {
  if (!caller.person) throw new AppError('identity.bindingRequired');
  const owed = await owedBy(place, caller.person, at);
  if (!owed) throw new AppError('notFound');
  const contract = merchant();
  const { villageCode } = place;
  const { amountFen, dueOn, label } = owed;
  const where = { villageCode, owedId: owedIdOf(label) };
  const before = await newestDueOf(where);
  if (before && (await isTheSame(before, caller, amountFen, contract, at))) {
    await transact(markDone(once, before.duePaymentId, at));
    return before.duePaymentId;
  }
  // What was paid meanwhile, or not yet taken in, changes what is due: decided anew with the next tap.
  const now = await owedBy(place, caller.person, at);
  if (now?.version !== owed.version) throw new AppError('dues.unclear');
  if (amountFen === 0) throw new AppError('dues.nothingDue');
  const duePaymentId = newId(at);
  await transact(
    putDue(
      {
        ...{ duePaymentId, villageCode, amountFen, dueOn, ...label },
        ...{ payerAccountId: caller.accountId, payerPersonId: caller.person.personId },
        openidHash: lookupHash('openid', caller.openid),
        state: 'created',
        createdAt: at,
        expiresAt: secondsAfter(at, OPEN_SECONDS),
        asked: 0,
        nextAskAt: secondsAfter(at, 60),
      },
      undefined,
    ),
    putNewest(where, duePaymentId, before?.duePaymentId),
    auditRow({ subject: `due#${duePaymentId}`, action, at, actor: caller.accountId }),
    markDone(once, duePaymentId, at),
  );
  return duePaymentId;
}

/**
 * Whether the newest order is the one to go on with: paid meanwhile, or open, theirs and of this amount. An open one that is not is
 * closed at WeChat.
 * @throws AppError `dues.unclear` while the open one may still be paid, or its money is not in the register yet.
 */
async function isTheSame(
  before: StoredDue,
  caller: Caller,
  amountFen: number,
  contract: PayContract,
  at: string,
): Promise<boolean> {
  if (before.state === 'paid' && !before.bookedAt && before.refund?.state !== 'refunded')
    throw new AppError('dues.unclear');
  if (!isOpen(before)) return false;
  const asked = await lookTrade(before, contract, at);
  if (isPaidBy(asked, caller)) return true;
  if (!isOpen(asked)) return false;
  const isTheirs = asked.payerAccountId === caller.accountId && asked.amountFen === amountFen;
  if (isTheirs && asked.expiresAt > secondsAfter(at, ENOUGH_SECONDS)) return true;
  const closed = await closeTrulyUnpaid(asked, contract, at);
  if (!closed) throw new AppError('dues.unclear');
  return isPaidBy(closed, caller);
}

/**
 * Whether it was paid meanwhile. A namesake is told nothing of somebody else's payment, and pays nothing while it is not in the register.
 * @throws AppError `dues.unclear`
 */
function isPaidBy({ state, payerPersonId }: StoredDue, { person }: Caller): boolean {
  if (state !== 'paid') return false;
  if (payerPersonId !== person?.personId) throw new AppError('dues.unclear');
  return true;
}

/** An order with what the phone pays by: announced to WeChat under its own number, as often as it takes. */
async function handOver(due: StoredDue, openid: string, contract: PayContract, at: string) {
  if (!isOpen(due)) return { payment: await dueView(due) };
  const open = due.prepayId ? due : await announce(due, openid, contract, at);
  const payment = await dueView(open);
  const { prepayId, prepaidAt } = open;
  if (!prepayId || !prepaidAt || !isOpen(open)) return { payment };
  // The same each time it is asked for: it is one payment's.
  const nonce = hashOf(`${open.duePaymentId}|${prepayId}`).slice(0, 32);
  const request: PayRequest = payRequestOf(contract, prepayId, prepaidAt, nonce);
  return { payment, request };
}

/** Refusals under which an order that WeChat has not will not come to be. */
const REFUSED_FOR_GOOD = ['PARAM_ERROR', 'NO_AUTH', 'NOAUTH', 'APPID_MCHID_NOT_MATCH', 'MCH_NOT_EXISTS', 'RULE_LIMIT'];

/** What WeChat shows the payer. A decision's title may have letters that WeChat does not take. */
const descriptionOf = ({ contractNo, levyKind, title }: StoredDue): string =>
  contractNo ? `合同租金 ${contractNo}` : levyKind === 'water' ? title : '一事一议筹资';

async function announce(due: StoredDue, openid: string, contract: PayContract, at: string): Promise<StoredDue> {
  const { duePaymentId, amountFen, expiresAt } = due;
  const announced = { outTradeNo: duePaymentId, description: descriptionOf(due), amountFen, openid, expiresAt };
  const told = await prepay(contract, announced, at);
  if (told && 'prepayId' in told) {
    const { prepayId } = told;
    return changeDue(duePaymentId, async (one) => {
      // A notice of the payment may have come before this answer.
      if (one.state === 'created') await transact(putDue({ ...one, state: 'waiting', prepayId, prepaidAt: at }, one));
    });
  }
  if (told) {
    log('error', 'prepayRefused', { subject: `due#${duePaymentId}`, code: told.refused });
    // What is refused now may have been taken before, with an answer that was lost.
    const trade = await queryTrade(contract, duePaymentId, at);
    if (trade === 'absent' && REFUSED_FOR_GOOD.includes(told.refused)) await closeDue(duePaymentId);
    else if (trade && trade !== 'absent') await hearTrade(duePaymentId, trade, contract, at);
  }
  throw new AppError('dues.unclear');
}
