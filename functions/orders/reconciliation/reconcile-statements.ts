import { addDays, dayInChina, daysAfter } from '@shared/time';
import { coveredOf } from '../../accounts/bank/coverage';
import { bankLinesBetween, bankStatementsOf, type StoredBankLine } from '../../accounts/bank/bank-line-store';
import { lastDayOf, wholeDays } from '../../accounts/bank/read-sheet';
import { partyKey } from '../../accounts/parties/known-parties';
import { partyText } from '../../accounts/party';
import { transact } from '../../platform/transact';
import type { BankContract } from '../bank/message';
import { everyPayingAccount, type PayingAccount } from '../funds-store';
import { settleByItself } from './break-store';
import {
  BOOKED_WITHIN_DAYS,
  bookedBy,
  compareStatement,
  mayBringBack,
  RETURNED_WITHIN_DAYS,
  returnHints,
  type KnownTransfer,
  serialsIn,
  strayBreaks,
} from './compare-statement';
import { askAnew, type KnownSent, transfersOf } from './our-transfers';
import { isReady, tell } from './reconcile-file';
import { comparedStatementsOf, dayFilesBetween, putComparedStatements, putDayFile } from './reconciled-store';
import { putTransfer, type SentTransfer, transferOf, transfersStated, transfersWaiting } from './transfer-store';

/** The accounts whose statements are to be compared this morning; undefined before it, and once it was done. */
export async function accountsToCompare(at: string): Promise<PayingAccount[] | undefined> {
  if (!isReady(at)) return undefined;
  const yesterday = dayInChina(daysAfter(at, -1));
  const row = (await dayFilesBetween(yesterday, yesterday)).get(yesterday);
  return row?.statementsAt ? undefined : (await everyPayingAccount()).filter(({ bankAccountId }) => bankAccountId);
}

/** Said once all accounts had their turn: the next is in the next morning. */
export async function markStatementsCompared(at: string): Promise<void> {
  const day = dayInChina(daysAfter(at, -1));
  const row = (await dayFilesBetween(day, day)).get(day);
  if (row) await transact(putDayFile({ ...row, statementsAt: at }));
}

const dayOf = ({ sentAt }: SentTransfer): string => dayInChina(sentAt);

/**
 * Looks for the transfers of an account in its statement, as far as that is covered without a hole, and for lines that name a serial of
 * ours wrongly. What is found is remembered; what is missing is looked for again with the next statement. A statement that was taken back
 * is as though it had never been.
 */
export async function reconcileStatements(contract: BankContract, account: PayingAccount, at: string): Promise<void> {
  const { villageCode, payingAccountId, bankAccountId } = account;
  const [statements, before, left] = await Promise.all([
    bankStatementsOf(villageCode, bankAccountId!),
    comparedStatementsOf(payingAccountId),
    transfersWaiting(payingAccountId),
  ]);
  const ids = statements.map(({ statementId }) => statementId);
  const fresh = new Set(ids.filter((id) => !before?.statementIds.includes(id)));
  const isTakenBack = before?.statementIds.some((id) => !ids.includes(id)) ?? false;
  const until = lastDayOf(statements) ?? '';
  const isDue = (row: SentTransfer): boolean => dayOf(row) <= until && (fresh.size > 0 || isTakenBack || !row.missedOn);
  if (fresh.size === 0 && !isTakenBack && !left.some(isDue)) return;
  const stated = await transfersStated(payingAccountId, isTakenBack ? undefined : reachOf(left));
  const waiting = isTakenBack ? [...left, ...stated.map((row) => ({ ...row, lineKey: undefined }))] : left;
  const due = waiting.filter(isDue);
  const from = statements.map((one) => one.from).sort()[0] ?? until;
  const lines = until ? await bankLinesBetween(villageCode, bankAccountId!, from, until) : [];
  const through = coveredOf(statements.map(wholeDays), lines)?.through ?? '';
  const used = new Set(isTakenBack ? [] : stated.flatMap(({ lineKey }) => lineKey ?? []));
  const within = { lines: lines.filter(({ on }) => on <= through), used, through };
  const strays = lines.filter(({ statementId }) => fresh.has(statementId));
  const namedRows = await rowsNamedIn(strays, isTakenBack);
  const look = async () => {
    const sent = await transfersOf(due.filter((row) => dayOf(row) <= through));
    const named = await transfersOf(namedRows);
    const compared = compareStatement([...sent.values()].map(statedOf), within.lines, within);
    const stray = strayBreaks(strays, (serial) => known(named.get(serial)), { payingAccountId, villageCode });
    return { sent, named, compared, breaks: [...compared.breaks, ...stray] };
  };
  let seen = await look();
  // A line that says otherwise than the order: the bank is asked first, since its answer may have been lost.
  const doubtful = new Set(
    seen.breaks.flatMap(({ kind, serial }) => (DOUBTFUL.includes(kind) && serial ? [serial] : [])),
  );
  for (const serial of doubtful) await askAnew(contract, (seen.sent.get(serial) ?? seen.named.get(serial))!, at);
  if (doubtful.size > 0) seen = await look();
  await tell([...seen.breaks, ...(await hintsOf(payingAccountId, strays, left))], at);
  await remember(seen.sent, seen.compared, through, at);
  if (isTakenBack)
    for (const row of waiting.filter(({ serial }) => !seen.sent.has(serial))) await transact(putTransfer(row));
  await transact(putComparedStatements({ payingAccountId, statementIds: ids, comparedAt: at }));
}

/** The first day whose transfers may stand on a line that one of these could be. */
function reachOf(waiting: readonly SentTransfer[]): string | undefined {
  const [first] = waiting.map(dayOf).sort();
  return first && addDays(first, -BOOKED_WITHIN_DAYS);
}

/** What of new lines looks like the return of a payment; the transfers are read only where a line does. */
async function hintsOf(payingAccountId: string, lines: readonly StoredBankLine[], waiting: readonly SentTransfer[]) {
  const [first] = lines
    .filter(mayBringBack)
    .map(({ on }) => on)
    .sort();
  if (!first) return [];
  const stated = await transfersStated(payingAccountId, addDays(first, -RETURNED_WITHIN_DAYS));
  const sent = await transfersOf([...stated, ...waiting]);
  return returnHints(lines, [...sent.values()].map(statedOf));
}

const DOUBTFUL = ['unpaidInStatement', 'stateDiffers'];

async function rowsNamedIn(lines: readonly StoredBankLine[], isTakenBack: boolean): Promise<SentTransfer[]> {
  const rows: SentTransfer[] = [];
  for (const serial of new Set(lines.flatMap(serialsIn))) {
    const row = await transferOf(serial);
    if (row) rows.push(isTakenBack ? { ...row, lineKey: undefined } : row);
  }
  return rows;
}

const statedOf = ({ row, payment }: KnownSent) => ({
  ...{ serial: row.serial, villageCode: row.villageCode, orderId: row.orderId },
  ...{ amountFen: payment.amountFen, state: payment.state, day: dayOf(row), bankNo: row.bankNo },
  payeeKey: partyKey(row.villageCode, partyText(payment.payeeName)),
});

const known = (sent: KnownSent | undefined): KnownTransfer | undefined =>
  sent && { ...statedOf(sent), payingAccountId: sent.row.payingAccountId, lineKey: sent.row.lineKey };

async function remember(
  sent: ReadonlyMap<string, KnownSent>,
  { found, missing }: ReturnType<typeof compareStatement>,
  through: string,
  at: string,
): Promise<void> {
  const missed = new Set(missing.map(({ serial }) => serial));
  for (const { row, payment } of sent.values()) {
    const { serial } = row;
    const line = found.get(serial);
    // What was freed and not paid is still asked about (ADR 71): it may have gone out after all.
    const isOver = payment.state === 'failed' && !payment.releasedAt && bookedBy(dayOf(row)) <= through;
    const next: SentTransfer = {
      ...row,
      ...(line && { lineKey: line.lineKey }),
      ...(missed.has(serial) && { missedOn: row.missedOn ?? dayInChina(at) }),
      ...(isOver && { isOver }),
    };
    await transact(putTransfer(next));
    if (line)
      await settleByItself({ kind: 'missingInStatement', on: dayOf(row), of: serial }, `${line.on} 的流水里有了`, at);
  }
}
