import type { LegState } from '@shared/orders/payment-orders';
import { maskPrivate } from '@shared/text/private-text';
import { addDays } from '@shared/time';
import type { FoundBreak } from './found-break';

/** A line of the statement of the account that was paid from. */
export interface StatementLine {
  readonly lineKey: string;
  readonly on: string;
  /** What came in; below zero what went out. */
  readonly signedFen: number;
  readonly counterpartyKey?: string | undefined;
  readonly remark?: string | undefined;
  readonly bankNo?: string | undefined;
}

/** A transfer that is to be found in the statement. */
export interface StatedTransfer {
  readonly serial: string;
  readonly villageCode: string;
  readonly orderId: string;
  readonly amountFen: number;
  readonly state: LegState;
  /** The first day on which it can stand there. */
  readonly day: string;
  /** The bank's own number, as its file told it. */
  readonly bankNo?: string | undefined;
  readonly payeeKey?: string | undefined;
}

/** Days after being sent within which the bank books a payment: to another bank over a weekend, the next working day. */
export const BOOKED_WITHIN_DAYS = 3;
/** Our serials are ULIDs of this century's second quarter; a bank's own number is none. */
const SERIAL = /(?<![0-9A-Za-z])01[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{23}(?![0-9A-Za-z])/g;

/** The serials of ours that a line names, in its words or as its number. */
export const serialsIn = ({ remark = '', bankNo = '' }: Pick<StatementLine, 'remark' | 'bankNo'>): string[] => [
  ...new Set(`${remark} ${bankNo}`.match(SERIAL) ?? []),
];

const wentOut = ({ state }: Pick<StatedTransfer, 'state'>): boolean => state === 'paid' || state === 'returnedLater';

/** The last day on which a transfer may be booked: once that is covered, it is there or it is missing. */
export const bookedBy = (day: string): string => addDays(day, BOOKED_WITHIN_DAYS);

const isInTime = ({ on }: StatementLine, { day }: StatedTransfer): boolean => on >= day && on <= bookedBy(day);
const isOfSum = ({ signedFen }: StatementLine, { amountFen }: StatedTransfer): boolean => signedFen === -amountFen;

/**
 * The lines that name a transfer: by its serial, or else by the number that the bank's file gave it. A fee may share that number, so that of
 * several the ones of its sum are meant.
 */
function naming(lines: readonly StatementLine[], transfer: StatedTransfer): readonly StatementLine[] {
  const bySerial = lines.filter((line) => serialsIn(line).includes(transfer.serial));
  if (bySerial.length > 0 || !transfer.bankNo) return bySerial;
  const number = maskPrivate(transfer.bankNo);
  const byNumber = lines.filter((line) => line.bankNo === number && isInTime(line, transfer));
  const ofSum = byNumber.filter((line) => isOfSum(line, transfer));
  return ofSum.length > 0 ? ofSum : byNumber.slice(0, 1);
}

export interface Compared {
  /** The line in which each transfer was found. */
  readonly found: ReadonlyMap<string, StatementLine>;
  readonly missing: readonly StatedTransfer[];
  readonly breaks: readonly FoundBreak[];
}

/**
 * Looks for transfers in the lines of their account's statement: by serial or the bank's number first, then by sum, days and party, where
 * the line names none. A line stands for one transfer.
 * @param used the lines that stand for others already.
 * @param through the day as far as the statement is covered: what may still be booked later is not missing.
 */
export function compareStatement(
  transfers: readonly StatedTransfer[],
  lines: readonly StatementLine[],
  { used, through }: { used: ReadonlySet<string>; through: string },
): Compared {
  const found = new Map<string, StatementLine>();
  const breaks: FoundBreak[] = [];
  const taken = new Set(used);
  const take = ({ serial }: StatedTransfer, line: StatementLine | undefined) => {
    if (!line) return;
    taken.add(line.lineKey);
    found.set(serial, line);
  };
  for (const transfer of transfers) {
    const named = naming(lines, transfer);
    if (wentOut(transfer)) {
      const outgoing = named.filter(({ signedFen }) => signedFen < 0);
      take(
        transfer,
        outgoing.find(({ lineKey }) => !taken.has(lineKey)),
      );
      breaks.push(...breaksOfPaid(transfer, outgoing));
    } else breaks.push(...breaksOfUnpaid(transfer, named));
    for (const { lineKey } of named) taken.add(lineKey);
  }
  const left = transfers.filter((transfer) => wentOut(transfer) && !found.has(transfer.serial));
  for (const transfer of left)
    take(
      transfer,
      lines.find((one) => !taken.has(one.lineKey) && mayBe(one, transfer)),
    );
  const missing = left.filter(({ serial, day }) => !found.has(serial) && bookedBy(day) <= through);
  return { found, missing, breaks: [...breaks, ...missing.map(missingBreak)] };
}

const missingBreak = ({ serial, villageCode, orderId, amountFen, day }: StatedTransfer): FoundBreak => ({
  ...{ kind: 'missingInStatement', on: day, of: serial },
  ...{ serial, villageCode, orderId, oursFen: amountFen },
});

export const lineBreak = (
  kind: FoundBreak['kind'],
  { serial, villageCode, orderId, amountFen }: Omit<StatedTransfer, 'state' | 'day'>,
  { lineKey, on, signedFen, bankNo }: StatementLine,
): FoundBreak => ({
  ...{ kind, on, of: `${serial}|${lineKey}`, serial, villageCode, orderId, bankNo },
  ...{ oursFen: amountFen, theirsFen: Math.abs(signedFen) },
});

const breaksOfPaid = (transfer: StatedTransfer, outgoing: readonly StatementLine[]): FoundBreak[] => [
  ...outgoing
    .slice(0, 1)
    .flatMap((line) => (isOfSum(line, transfer) ? [] : [lineBreak('statementAmountDiffers', transfer, line)])),
  ...outgoing.slice(1).map((line) => lineBreak('twiceInStatement', transfer, line)),
];

/** What went out and came back at once was never paid; what went out alone was. */
function breaksOfUnpaid(transfer: StatedTransfer, named: readonly StatementLine[]): FoundBreak[] {
  const [first] = named.filter(({ signedFen }) => signedFen < 0);
  const movedFen = named.reduce((sum, { signedFen }) => sum + signedFen, 0);
  return first && movedFen !== 0 ? [lineBreak('unpaidInStatement', transfer, first)] : [];
}

/** A line that names nobody's serial, of the same sum and party, within the days in which it may be booked. */
function mayBe(line: StatementLine, transfer: StatedTransfer): boolean {
  const [key, payeeKey] = [line.counterpartyKey, transfer.payeeKey];
  const isParty = key === undefined || payeeKey === undefined || key === payeeKey;
  return isParty && isOfSum(line, transfer) && isInTime(line, transfer) && serialsIn(line).length === 0;
}

/** A transfer that a line names, with the line in which it was found before. */
export type KnownTransfer = StatedTransfer & {
  readonly payingAccountId: string;
  readonly lineKey?: string | undefined;
};

/**
 * What lines say of serials besides what was looked for: a serial that no order has, or one of another account; a second line of a transfer
 * that was found; money that came back of one that we say is paid.
 */
export function strayBreaks(
  lines: readonly StatementLine[],
  knownOf: (serial: string) => KnownTransfer | undefined,
  { payingAccountId, villageCode }: { payingAccountId: string; villageCode: string },
): FoundBreak[] {
  return lines.flatMap((line) =>
    serialsIn(line).flatMap((serial): FoundBreak[] => {
      const known = knownOf(serial);
      if (known?.payingAccountId !== payingAccountId) {
        const { lineKey, on, signedFen, bankNo } = line;
        const more = { on, of: `${serial}|${lineKey}`, serial, villageCode, bankNo, theirsFen: Math.abs(signedFen) };
        return [{ kind: 'foreignInStatement', ...more }];
      }
      if (line.signedFen > 0) return known.state === 'paid' ? [lineBreak('stateDiffers', known, line)] : [];
      return known.lineKey && known.lineKey !== line.lineKey ? [lineBreak('twiceInStatement', known, line)] : [];
    }),
  );
}

/** Days after a payment within which a line that brings the same sum from its payee looks like its return. */
export const RETURNED_WITHIN_DAYS = 60;

/** Whether a line could be the return of a payment that it does not name: money in, from somebody. */
export const mayBringBack = (line: StatementLine): boolean =>
  line.signedFen > 0 && line.counterpartyKey !== undefined && serialsIn(line).length === 0;

/**
 * Lines that look like the return of a payment, by sum, party and days: a payee who pays the village something of their own is another case,
 * so that it is said as a question, and nothing is done by it.
 */
export const returnHints = (lines: readonly StatementLine[], transfers: readonly StatedTransfer[]): FoundBreak[] =>
  lines
    .filter(mayBringBack)
    .flatMap((line) =>
      transfers
        .filter(
          ({ state, amountFen, payeeKey, day }) =>
            state === 'paid' &&
            amountFen === line.signedFen &&
            payeeKey === line.counterpartyKey &&
            line.on >= day &&
            line.on <= addDays(day, RETURNED_WITHIN_DAYS),
        )
        .map((transfer) => lineBreak('maybeReturned', transfer, line)),
    );
