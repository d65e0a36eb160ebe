import type { ReturnReason, TransferStatus } from '@shared/subsidies/subsidies';

/** One thing a bank or a batch said of a payment. */
export interface Step {
  readonly status: TransferStatus;
  readonly on: string;
  /** Why it came back; `other` when the bank gave none that we know. */
  readonly reason?: ReturnReason | undefined;
  readonly note?: string | undefined;
}

/** A payment as far as it is on its way. */
export interface Travelling {
  readonly status: TransferStatus;
  readonly transfer: Step[];
  readonly returnReason?: ReturnReason | undefined;
}

/**
 * From which states a payment may come to each: 计划发放 → 已送银行 → 已到账 or 被退回, and a returned one is sent again once the account is
 * mended. Banks also report 退票 after they have reported success: what was credited can come back, on a day of its own.
 */
export const TRANSFERS: Record<TransferStatus, readonly TransferStatus[]> = {
  planned: [],
  sent: ['planned', 'returned'],
  credited: ['sent'],
  returned: ['sent', 'credited'],
};

/** What was said cannot follow what is known; nothing was changed. */
export class WrongTransfer extends Error {
  constructor(readonly paymentId: string) {
    super('this status cannot follow the one recorded');
    this.name = 'WrongTransfer';
  }
}

/**
 * Sent again on the day it came back: the same words as of the first sending where that was on the day as well. Only a sending is read
 * so, which is our own office's word; a bank's file that is read again says what was told.
 */
export const isSentAgain = ({ transfer }: Pick<Travelling, 'transfer'>, step: Step): boolean => {
  const last = transfer[transfer.length - 1];
  return step.status === 'sent' && last?.status === 'returned' && last.on === step.on;
};

/** The same was said before: a file delivered twice, however late. */
export const alreadyTold = ({ transfer }: Pick<Travelling, 'transfer'>, step: Step): boolean =>
  !isSentAgain({ transfer }, step) && transfer.some(({ status, on }) => status === step.status && on === step.on);

/** Whether a step may follow: from a state its status may come from, and not before the last step's day. */
export const mayFollow = ({ status, transfer }: Travelling, step: Step): boolean =>
  TRANSFERS[step.status].includes(status) && step.on >= (transfer.at(-1)?.on ?? '');

/** The payment after a step that may follow. */
export function afterStep<P extends Travelling>(
  { returnReason: _, ...payment }: P,
  { status, on, reason, note }: Step,
) {
  const returnReason = status === 'returned' ? (reason ?? 'other') : undefined;
  return {
    ...payment,
    status,
    ...(returnReason && { returnReason }),
    transfer: [
      ...payment.transfer,
      { status, on, ...(returnReason && { reason: returnReason }), ...(note && { note }) },
    ],
  };
}
