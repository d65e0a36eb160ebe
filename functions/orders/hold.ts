import { AppError } from '@shared/errors';

/** What is known of an account's money. Available is what is posted less what is held. */
export interface AccountFunds {
  readonly postedFen: number;
  /** The sum of the open holds. */
  readonly pendingFen: number;
}

export interface Hold {
  readonly serial: string;
  readonly amountFen: number;
  readonly state: 'open' | 'posted' | 'voided';
}

/** A hold is resolved exactly once; who comes second is told so and changes nothing. */
export class HoldResolved extends Error {
  constructor(readonly serial: string) {
    super(`the hold of ${serial} is resolved already`);
    this.name = 'HoldResolved';
  }
}

export const availableFen = ({ postedFen, pendingFen }: AccountFunds): number => postedFen - pendingFen;

/**
 * Holds money for a payment. Whether there is enough is asked here, and not again when it is paid.
 * @throws AppError `orders.overBalance`
 */
export function placeHold<F extends AccountFunds>(
  funds: F,
  { serial, amountFen }: Pick<Hold, 'serial' | 'amountFen'>,
): { funds: F; hold: Hold } {
  if (availableFen(funds) < amountFen)
    throw new AppError('orders.overBalance', { availableFen: availableFen(funds), amountFen });
  return {
    funds: { ...funds, pendingFen: funds.pendingFen + amountFen },
    hold: { serial, amountFen, state: 'open' },
  };
}

/** Ends a hold: its money went out, or is free again. @throws HoldResolved */
export function resolveHold<F extends AccountFunds, H extends Hold>(
  funds: F,
  hold: H,
  how: 'posted' | 'voided',
): { funds: F; hold: H } {
  if (hold.state !== 'open') throw new HoldResolved(hold.serial);
  const { amountFen } = hold;
  return {
    funds: {
      ...funds,
      pendingFen: funds.pendingFen - amountFen,
      postedFen: how === 'posted' ? funds.postedFen - amountFen : funds.postedFen,
    },
    hold: { ...hold, state: how },
  };
}

/**
 * Takes the bank's own balance over: only while the bank has nothing of ours whose end we do not know, for then it is exact, and what
 * came back or came in since is in it. Undefined otherwise.
 */
export const withBankBalance = <F extends AccountFunds & { readonly atBankFen: number }>(
  funds: F,
  balanceFen: number,
): F | undefined => (funds.atBankFen === 0 ? { ...funds, postedFen: balanceFen } : undefined);
