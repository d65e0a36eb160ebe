import {
  type ChargeBasis,
  type ChargeCorrectionReason,
  type ChargePaidBy,
  type LevyKind,
  type LevyState,
  type PublicLevy,
} from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { MOST_FEN } from '@shared/money';
import { areTwoPersons } from '@shared/two-persons';
import { publicCount } from '../book-copies/copy';
import type { Hand } from '../desk/pending';

/** Sums of a levy, kept beside it. */
export interface LevySums {
  readonly charges: number;
  readonly chargedFen: number;
  /** How many owe nothing any more. */
  readonly paid: number;
  readonly receivedFen: number;
}
export const NO_SUMS: LevySums = { charges: 0, chargedFen: 0, paid: 0, receivedFen: 0 };

/** A levy as far as its steps go. */
export interface LevySteps extends LevySums {
  readonly kind: LevyKind;
  readonly state: LevyState;
  readonly rateFen: number;
  readonly prepared: Hand;
  readonly given?: Hand | undefined;
  readonly sentBack?: Hand | undefined;
  /** Whoever wrote a line of it, as persons. */
  readonly makers: readonly string[];
}

interface Receipt {
  readonly receivedOn: string;
  readonly amountFen: number;
  readonly by: ChargePaidBy;
  readonly duePaymentId?: string | undefined;
  readonly pendingId?: string | undefined;
}

/** A charge as far as its steps go. */
export interface ChargeSteps {
  readonly kind: LevyKind;
  readonly rateFen: number;
  readonly personId: string;
  readonly basis: ChargeBasis;
  /** Nothing once it was taken back. */
  readonly amountFen: number;
  readonly receipts: readonly Receipt[];
  readonly changes: readonly {
    readonly at: string;
    readonly by: string;
    readonly agreedBy?: string | undefined;
    readonly reason: ChargeCorrectionReason;
    readonly fromFen: number;
    readonly toFen: number;
  }[];
  readonly correction?:
    | { readonly asked: Hand; readonly reason: ChargeCorrectionReason; readonly basis?: ChargeBasis | undefined }
    | undefined;
}

export const receivedFenOf = ({ receipts }: Pick<ChargeSteps, 'receipts'>): number =>
  receipts.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** What is still to be paid, never below nothing. */
export const owedFenOf = (charge: Pick<ChargeSteps, 'amountFen' | 'receipts'>): number =>
  Math.max(0, charge.amountFen - receivedFenOf(charge));

/**
 * What is owed by heads or by a meter, fen. @param household how many of the household are on the roster.
 * @throws AppError `levies.unfit` for a basis of the other kind, more heads than there are, a meter that ran back
 */
export function chargeFenOf(
  { kind, rateFen }: Pick<ChargeSteps, 'kind' | 'rateFen'>,
  basis: ChargeBasis,
  household: number,
): number {
  const { heads, exemptHeads = 0, exemption, previous, present } = basis;
  const count =
    kind === 'raised'
      ? previous === undefined &&
        present === undefined &&
        heads !== undefined &&
        heads <= household &&
        exemptHeads <= heads &&
        exemptHeads > 0 === (exemption !== undefined) &&
        heads - exemptHeads
      : heads === undefined &&
        exemption === undefined &&
        previous !== undefined &&
        present !== undefined &&
        present >= previous &&
        present - previous;
  const fen = count === false ? undefined : count * rateFen;
  if (fen === undefined || fen > MOST_FEN) throw new AppError('levies.unfit');
  return fen;
}

type Counted = Pick<ChargeSteps, 'amountFen' | 'receipts'>;
const sumsOf = (charge: Counted | undefined): LevySums =>
  charge
    ? {
        charges: charge.amountFen > 0 ? 1 : 0,
        chargedFen: charge.amountFen,
        paid: charge.amountFen > 0 && owedFenOf(charge) === 0 ? 1 : 0,
        receivedFen: receivedFenOf(charge),
      }
    : NO_SUMS;

/** A levy's sums after one of its charges became another. Who is wholly exempt, or was let off, counts nowhere. */
export function withCharge<L extends LevySums>(levy: L, before: Counted | undefined, after: Counted): L {
  const [less, more] = [sumsOf(before), sumsOf(after)];
  return {
    ...levy,
    charges: levy.charges - less.charges + more.charges,
    chargedFen: levy.chargedFen - less.chargedFen + more.chargedFen,
    paid: levy.paid - less.paid + more.paid,
    receivedFen: levy.receivedFen - less.receivedFen + more.receivedFen,
  };
}

/** Lines are written until it is given out. @throws AppError `levies.wrongState` */
export function written<L extends LevySteps>(levy: L, hand: Hand & { personId: string }): L {
  if (levy.state !== 'prepared') throw new AppError('levies.wrongState');
  return { ...levy, sentBack: undefined, makers: [...new Set([...levy.makers, hand.personId])] };
}

/**
 * Given out, or sent back to be mended.
 * @param hand by the row of the one among its makers where they are one human being (`knownAs`).
 * @throws AppError `levies.wrongState`, `levies.samePerson`
 */
export function decided<L extends LevySteps>(levy: L, hand: Hand, agrees: boolean): L {
  if (levy.state !== 'prepared' || (agrees && levy.charges === 0)) throw new AppError('levies.wrongState');
  if (![levy.prepared.personId, ...levy.makers].every((maker) => areTwoPersons(maker, hand.personId)))
    throw new AppError('levies.samePerson');
  return agrees ? { ...levy, state: 'given', given: hand, sentBack: undefined } : { ...levy, sentBack: hand };
}

interface Correction {
  readonly reason: ChargeCorrectionReason;
  /** Absent: it is taken back. */
  readonly basis?: ChargeBasis | undefined;
}

/** Corrected, with its trail. @throws AppError `levies.paidMore` where more was paid than would be owed; as `chargeFenOf` */
export function corrected<C extends ChargeSteps>(
  charge: C,
  { reason, basis }: Correction,
  household: number,
  by: Hand,
  agreed?: Hand,
): C {
  const toFen = basis ? chargeFenOf(charge, basis, household) : 0;
  if (receivedFenOf(charge) > toFen) throw new AppError('levies.paidMore');
  const change = {
    ...{ at: (agreed ?? by).at, by: by.name, reason, fromFen: charge.amountFen, toFen },
    ...(agreed && { agreedBy: agreed.name }),
  };
  return {
    ...charge,
    basis: basis ?? charge.basis,
    amountFen: toFen,
    changes: [...charge.changes, change],
    correction: undefined,
  };
}

/** What anyone may know of a levy that was given out: no count and no sum of a few, neither of those who paid nor of those who did not. */
export function publicSums({
  charges,
  chargedFen,
  paid,
  receivedFen,
}: LevySums): Pick<PublicLevy, 'charges' | 'chargedFen' | 'paid' | 'receivedFen'> {
  if (charges === 0 || publicCount(charges) === undefined) return {};
  const isFew = publicCount(paid) === undefined || publicCount(charges - paid) === undefined;
  return { charges, chargedFen, ...(!isFew && { paid, receivedFen }) };
}
