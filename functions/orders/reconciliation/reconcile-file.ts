import { addDays, dayInChina, daysAfter, hourInChina, noonInChina, secondsAfter } from '@shared/time';
import { createHash } from 'node:crypto';
import { log } from '../../platform/log';
import { putObject } from '../../platform/media-bucket';
import { transact } from '../../platform/transact';
import { markOf, tailOf } from '../account-number';
import { type FetchedDayFile, fetchDayFile } from '../bank/bank-client';
import type { DayFile } from '../bank/day-file';
import type { BankContract } from '../bank/message';
import { payingNumberOf } from '../funds-store';
import { settleByItself, writeBreak } from './break-store';
import { agreesOn, compareFile, daysAtBank, type FilePayment, type OurTransfer } from './compare-file';
import type { FoundBreak } from './found-break';
import { askAnew, type KnownSent, transfersOf } from './our-transfers';
import { dayFilesBetween, putDayFile, type StoredDayFile } from './reconciled-store';
import { putTransfer, type SentTransfer, transferOf, transfersSentOn } from './transfer-store';

/** The bank makes the file of a day in the night; from eight o'clock on it is asked for. */
const READY_HOUR = 8;
/** Seconds between two askings for a file that was not there, or was none to go by. */
const ASK_AGAIN_SECONDS = 1800;
/** A day whose file could not be had is asked for again for this long. */
const DAYS_BACK = 7;

/** Whether the morning has come in which what the bank said of yesterday is compared. */
export const isReady = (at: string): boolean => hourInChina(at) >= READY_HOUR;

/** A day of which the bank's file is to be compared now, or to be looked at once more. */
export interface DueFile extends Partial<StoredDayFile> {
  readonly day: string;
}

/** The days whose files are due: each once, and on the day after once more, to see that it is the same file. */
export async function filesDue(at: string): Promise<DueFile[]> {
  if (!isReady(at)) return [];
  const [from, yesterday] = [dayInChina(daysAfter(at, -DAYS_BACK)), dayInChina(daysAfter(at, -1))];
  const rows = await dayFilesBetween(from, yesterday);
  // Before the first day that was ever asked about there was no contract.
  const [first = yesterday] = [...rows.keys()].sort();
  const due: DueFile[] = [];
  for (let day = first; day <= yesterday; day = addDays(day, 1)) {
    const row: DueFile = rows.get(day) ?? { day };
    const isDone = row.comparedAt !== undefined && (row.lookedAgainAt !== undefined || day === yesterday);
    const waits = row.askedAt !== undefined && at < secondsAfter(row.askedAt, ASK_AGAIN_SECONDS);
    if (!isDone && !waits) due.push(row);
  }
  return due;
}

/** Writes a difference, and says so where it is a new one. */
export async function tell(breaks: readonly FoundBreak[], at: string): Promise<void> {
  for (const found of breaks) {
    const isNew = await writeBreak(found, at);
    if (isNew)
      log('error', 'bankDiffers', { code: found.kind, ...(found.orderId && { subject: `order#${found.orderId}` }) });
  }
}

/**
 * Compares the bank's file of a day with our transfers, to the fen. A file that does not come by noon, is cut short or has a payment twice
 * is a difference of its own, settled when a whole one comes. However often it runs, each difference is there once.
 */
export async function reconcileFile(contract: BankContract, due: DueFile, at: string): Promise<void> {
  const { day } = due;
  // Said first: what fails below is not tried each minute.
  const row: StoredDayFile = { ...due, askedAt: at };
  await transact(putDayFile(row));
  const fetched = await fetchDayFile(contract, day, at);
  if (!fetched || 'fault' in fetched) return row.comparedAt ? undefined : tell(faultsOf(day, fetched, at), at);
  const { text, file } = fetched;
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (row.sha256 !== sha256) {
    // The file is evidence: whichever came is kept as it came.
    await putObject(`bank-files/${day}/${sha256}`, Buffer.from(text), 'application/octet-stream');
    if (row.comparedAt) await tell([{ kind: 'fileChanged', on: day, of: sha256 }], at);
    await compare(contract, file, at);
  }
  for (const kind of ['fileLate', 'fileCut', 'fileTwice'] as const)
    await settleByItself({ kind, on: day, of: day }, '完整的对账文件来了，已经核对', at);
  await transact(
    putDayFile(
      row.comparedAt ? { ...row, lookedAgainAt: at } : { ...row, comparedAt: at, sha256, payments: file.entries.size },
    ),
  );
}

function faultsOf(day: string, fetched: (FetchedDayFile & { fault: string }) | undefined, at: string): FoundBreak[] {
  if (!fetched) return at < noonInChina(addDays(day, 1)) ? [] : [{ kind: 'fileLate', on: day, of: day }];
  return [{ kind: fetched.fault === 'twice' ? 'fileTwice' : 'fileCut', on: day, of: day }];
}

/** The transfers that the file names, or that may be in it. */
async function transfersFor({ day, entries }: DayFile): Promise<Map<string, KnownSent>> {
  const [ofDay, ofDayBefore] = [await transfersSentOn(day), await transfersSentOn(addDays(day, -1))];
  const near = [...ofDay, ...ofDayBefore.filter(({ sentAt }) => daysAtBank(sentAt).includes(day))];
  const known = new Set(near.map(({ serial }) => serial));
  const others: SentTransfer[] = [];
  for (const serial of entries.keys()) {
    const other = known.has(serial) ? undefined : await transferOf(serial);
    if (other) others.push(other);
  }
  return transfersOf([...near, ...others]);
}

/** A transfer as it is compared with a file. */
export const ours = ({ row, payment }: KnownSent): OurTransfer => ({
  ...{ serial: row.serial, villageCode: row.villageCode, orderId: row.orderId, payingAccountId: row.payingAccountId },
  ...{ accountMark: payment.accountMark, amountFen: payment.amountFen, state: payment.state },
  ...{ days: daysAtBank(row.sentAt), fileDay: row.fileDay },
});

async function compare(contract: BankContract, file: DayFile, at: string): Promise<void> {
  const { day, entries } = file;
  const before = await transfersFor(file);
  // What the bank's file says otherwise is asked of the bank first: its answer may have been lost.
  for (const { serial, status } of entries.values()) {
    const sent = before.get(serial);
    if (sent && !agreesOn(sent.payment.state, status)) await askAnew(contract, sent, at);
  }
  const now = await transfersOf([...before.values()].map(({ row }) => row));
  const payments = await paymentsIn(file);
  const compared = new Map([...now].map(([serial, sent]) => [serial, ours(sent)]));
  await tell(compareFile(day, payments, compared), at);
  for (const { serial, bankNo } of payments) {
    const row = now.get(serial)?.row;
    if (!row || row.fileDay) continue;
    await transact(putTransfer({ ...row, fileDay: day, bankNo }));
    // Booked by the bank on another day than was expected.
    const missedOn = daysAtBank(row.sentAt).at(-1)!;
    await settleByItself({ kind: 'missingInFile', on: missedOn, of: serial }, `银行 ${day} 的对账文件里有了`, at);
  }
}

async function paymentsIn({ entries }: DayFile): Promise<FilePayment[]> {
  const payers = new Map<string, FilePayment['payer']>();
  const payments: FilePayment[] = [];
  for (const { serial, bankNo, amountFen, status, payerAccount, payeeAccount } of entries.values()) {
    if (!payers.has(payerAccount)) payers.set(payerAccount, await payingNumberOf(markOf(payerAccount)));
    payments.push({
      ...{ serial, bankNo, amountFen, status, payer: payers.get(payerAccount) },
      ...{ payeeMark: markOf(payeeAccount), payeeTail: tailOf(payeeAccount) },
    });
  }
  return payments;
}
