import { AppError } from '@shared/errors';
import { decideUnknownTransfer } from '@shared/orders/payment-orders';
import { areTwoPersons } from '@shared/two-persons';
import { handle } from '../platform/serve';
import { afterDecision, isDecisionAlive, isProvedAbsent } from './bank-leg';
import { changeOrder } from './change-order';
import { holdOf, payingAccountOf, putAccount, putResolved } from './funds-store';
import { resolveHold } from './hold';
import { handIn, isPaidBy, withPayment } from './order';
import { advanced } from './order-store';

/** Who may sign under it: the office that keeps the money. The two signatures are two persons', in either post. */
const POSTS = ['agencyDirector', 'chiefCashier'] as const;

export const decideUnknownTransferHandler = handle(decideUnknownTransfer)(
  async ({ params, body, caller }, { at, once, requestId }) =>
    changeOrder({
      params,
      version: body.version,
      action: decideUnknownTransfer.id,
      caller,
      at,
      once,
      requestId,
      note: `${body.choice}: ${body.reason}`,
      signed: { proof: body.proof, words: [params.serial, body.choice] },
      decide: async (order, { actor, terms }) => {
        const payment = order.payments.find(({ serial }) => serial === params.serial);
        if (!payment) throw new AppError('notFound');
        const hands = POSTS.map((post) => {
          try {
            return handIn(post, order, actor, terms, at);
          } catch {
            return undefined;
          }
        });
        if (!hands.some(Boolean)) throw new AppError('orders.notInPost');
        // Nobody signs what becomes of their own payment.
        if (isPaidBy(payment, actor)) throw new AppError('orders.samePerson');
        if (!isProvedAbsent(payment, at)) throw new AppError('orders.notProved');
        const first =
          payment.decision && isDecisionAlive(payment.decision.at, payment, at) ? payment.decision : undefined;
        if (first && !areTwoPersons(first.personId, actor.personId)) throw new AppError('orders.samePerson');
        if (first?.choice !== body.choice) {
          // The first signature, or one that wants something else: then that one is the first.
          const { personId, name } = actor;
          const decision = { choice: body.choice, personId, name, reason: body.reason, means: body.proof.kind, at };
          return { next: advanced(order, withPayment(order, { ...payment, decision })) };
        }
        const { leg, effects } = afterDecision(payment, body.choice, at);
        const next = advanced(order, withPayment(order, { ...leg, decision: undefined }));
        if (!effects.includes('void')) return { next };
        const [account, hold] = await Promise.all([
          payingAccountOf(order.payingAccountId),
          holdOf(order.payingAccountId, payment.serial),
        ]);
        const freed = resolveHold(account!, hold!, 'voided');
        const funds = { ...freed.funds, atBankFen: account!.atBankFen - payment.amountFen };
        return { next, besides: [putAccount(funds, account!), putResolved({ ...freed.hold, resolvedAt: at })] };
      },
    }),
);
