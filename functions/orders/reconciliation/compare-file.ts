import type { LegState } from '@shared/orders/payment-orders';
import type { TransferBreakKind } from '@shared/orders/transfer-breaks';
import { dayInChina, secondsAfter } from '@shared/time';
import { FRESH_MS } from '../bank/message';
import type { FoundBreak } from './found-break';

/** A transfer of ours, as its order says it. */
export interface OurTransfer {
  readonly serial: string;
  readonly villageCode: string;
  readonly orderId: string;
  readonly payingAccountId: string;
  readonly accountMark: string;
  readonly amountFen: number;
  readonly state: LegState;
  /** The days on whose file it may be: two where it was sent right before midnight. */
  readonly days: readonly string[];
  /** The day on whose file it was found. */
  readonly fileDay?: string | undefined;
}

/** A payment in the bank's file, its accounts by what we know of them. */
export interface FilePayment {
  readonly serial: string;
  readonly bankNo: string;
  readonly amountFen: number;
  readonly status: string;
  /** Whose paying account it says the money went out of. */
  readonly payer?: { readonly payingAccountId: string; readonly villageCode: string } | undefined;
  /** Absent where the file names none. */
  readonly payeeMark?: string | undefined;
  readonly payeeTail?: string | undefined;
}

/** The days on whose file a transfer may be: the bank may take a request for some minutes after it was sent. */
export const daysAtBank = (sentAt: string): string[] => [
  ...new Set([dayInChina(sentAt), dayInChina(secondsAfter(sentAt, FRESH_MS / 1000))]),
];

/** The bank said that it has it: the file of the day must. */
const AT_BANK: readonly LegState[] = [
  ...(['accepted', 'waitBankAuth', 'processing', 'waitPayee', 'transferring', 'paid', 'returnedLater'] as const),
];
const UNDER_WAY: readonly LegState[] = [...AT_BANK, 'failed'];

/** What we may say of a transfer that had this status when the file was made: it may have gone on since, and never back. */
const MAY_BE: Partial<Record<string, readonly LegState[]>> = {
  ACCEPTED: UNDER_WAY,
  WAIT_AUTH: UNDER_WAY,
  PROCESSING: UNDER_WAY,
  SUCCESS: ['paid', 'returnedLater'],
  RETURNED: ['returnedLater'],
  FAILED: ['failed'],
  REJECTED: ['failed'],
  EXPIRED: ['failed'],
};

/** Whether what the file and our order say of a transfer's end goes together. */
export const agreesOn = (state: LegState, status: string): boolean => MAY_BE[status]?.includes(state) ?? false;

/**
 * What the whole file of a day and our transfers say differently, to the fen (§8.3.11). A transfer is expected where the bank said that it
 * took it: one that it refused, or never surely had, needs no line.
 * @param ours the transfers that the file names or that may be in it.
 */
export function compareFile(
  day: string,
  payments: readonly FilePayment[],
  ours: ReadonlyMap<string, OurTransfer>,
): FoundBreak[] {
  const named = payments.flatMap((payment) => breaksOfPayment(day, payment, ours.get(payment.serial)));
  const serials = new Set(payments.map(({ serial }) => serial));
  const missing = [...ours.values()].filter((transfer) => !serials.has(transfer.serial) && mustBeIn(day, transfer));
  return [
    ...named,
    ...missing.map(({ serial, villageCode, orderId, amountFen }) => ({
      ...{ kind: 'missingInFile' as const, on: day, of: serial },
      ...{ serial, villageCode, orderId, oursFen: amountFen },
    })),
  ];
}

/** The last day that is left for one that the bank has, and no file named yet. */
const mustBeIn = (day: string, { state, days, fileDay }: OurTransfer): boolean =>
  AT_BANK.includes(state) && fileDay === undefined && days.at(-1) === day;

function breaksOfPayment(day: string, payment: FilePayment, transfer: OurTransfer | undefined): FoundBreak[] {
  const { serial, bankNo, amountFen, payer, payeeMark, payeeTail, status } = payment;
  const base = { on: day, of: serial, serial, bankNo, theirsFen: amountFen, accountTail: payeeTail };
  if (!transfer) return [{ ...base, kind: 'foreignInFile', villageCode: payer?.villageCode }];
  const { villageCode, orderId } = transfer;
  const differs: [TransferBreakKind, boolean][] = [
    ['amountDiffers', transfer.amountFen !== amountFen],
    ['payerDiffers', transfer.payingAccountId !== payer?.payingAccountId],
    ['payeeDiffers', payeeMark !== undefined && transfer.accountMark !== payeeMark],
    ['stateDiffers', !agreesOn(transfer.state, status)],
    ['inTwoFiles', transfer.fileDay !== undefined && transfer.fileDay !== day],
  ];
  return differs.flatMap(([kind, isSo]) =>
    isSo ? [{ ...base, kind, villageCode, orderId, oursFen: transfer.amountFen }] : [],
  );
}
