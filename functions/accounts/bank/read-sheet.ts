import type { BankReconciliation } from '@shared/accounts/bank-reconciliation';
import { AppError } from '@shared/errors';
import { addDays, dayInChina, monthEnd, monthOf, yearMonthOf, yearOf } from '@shared/time';
import { everyRow } from '../../platform/query-page';
import { hashOf } from '../../platform/sealed';
import { balancesOf, postingsOf, type StoredPosting } from '../balances/balance-store';
import { balanceAfter, isUnder, sum } from '../balances/balances';
import { entriesIn } from '../book-store';
import { partyKey } from '../parties/known-parties';
import { partyText } from '../party';
import type { KeptBankAccount } from './bank-account';
import { bankAccountsOf } from './bank-account-store';
import { bankLineAfter, bankLinesBetween, bankStatementsOf } from './bank-line-store';
import { bankEnds, coveredOf } from './coverage';
import { explanationIn } from './explanation';
import { bankMatchesOf, bankPostingsOf, bankSignatureOf } from './match-store';
import { suggestionsFor } from './matching';
import { adjusted, ageInDays } from './reconciliation';

interface Key {
  villageCode: string;
  bankAccountId: string;
}

/** A village's account. @throws AppError `notFound` */
export async function bankAccountOf({ villageCode, bankAccountId }: Key): Promise<KeptBankAccount> {
  const { accounts } = await bankAccountsOf(villageCode);
  const found = accounts.find((one) => one.bankAccountId === bankAccountId);
  if (!found) throw new AppError('notFound');
  return found;
}

const movedBy = ({ debitFen, creditFen }: Pick<StoredPosting, 'debitFen' | 'creditFen'>): number =>
  debitFen - creditFen;

/** What the account's code had in the book at a month's end; 0 where there is no book. */
async function bookBalance(villageCode: string, ledgerCode: string, month: string): Promise<number> {
  const balances = await balancesOf({ villageCode, year: yearOf(month) }, { consistent: true });
  return sum(
    (balances?.accounts ?? [])
      .filter(({ accountCode }) => isUnder(accountCode, ledgerCode))
      .map((account) => balanceAfter(account, monthOf(month))),
  );
}

/** The vouchers that moved the code in these days, with the sum each moved. */
async function vouchersBetween(villageCode: string, ledgerCode: string, from: string, through: string) {
  const years = Array.from({ length: yearOf(through) - yearOf(from) + 1 }, (_, place) => yearOf(from) + place);
  const rows = await Promise.all(
    years.map((year) => everyRow((query) => postingsOf({ villageCode, year }, ledgerCode, undefined, query))),
  );
  return rows
    .flat()
    .filter((row) => row.occurredOn >= from && row.occurredOn <= through && movedBy(row) !== 0)
    .map((row) => ({ ...row, signedFen: movedBy(row) }))
    .sort((a, b) => (a.voucherId < b.voucherId ? -1 : 1));
}

async function partiesIn(villageCode: string, months: ReadonlySet<string>): Promise<Map<string, string[]>> {
  const parties = new Map<string, string[]>();
  for (const month of months)
    for (const { voucherId, counterparty, counterpartyKey } of await everyRow((query) =>
      entriesIn({ villageCode, year: yearOf(month) }, { month }, query),
    )) {
      // A body stands in the book by its whole name, and has no key there.
      const key = counterpartyKey ?? (counterparty && partyKey(villageCode, partyText(counterparty)));
      if (key) parties.set(voucherId, [...(parties.get(voucherId) ?? []), key]);
    }
  return parties;
}

/** What the bank had while it said nothing: what its next line begins with. */
function beforeLine(next: { signedFen: number; balanceFen?: number | undefined } | undefined) {
  if (next?.balanceFen === undefined) return undefined;
  const fen = next.balanceFen - next.signedFen;
  return { openingFen: fen, closingFen: fen };
}

type BookVoucher = Awaited<ReturnType<typeof vouchersBetween>>[number];

const openVoucher = ({ voucherId, voucherNo, year, occurredOn: on, signedFen, summary }: BookVoucher, end: string) => ({
  ...{ voucherId, voucherNo, year, on, signedFen, summary, ageDays: ageInDays(on, end) },
});

/** A month's sheet, and what of it forbids a signature. */
export interface Sheet {
  readonly view: Omit<BankReconciliation, 'blocks' | 'earlyVouchers'>;
  /** The first day of which the bank has said anything. */
  readonly beginsOn: string;
  /** The vouchers that have met a line. */
  readonly settled: ReadonlySet<string>;
  /** What the two adjusted ends differ by: above or below zero something on the sheet is nobody's. */
  readonly differenceFen: number;
  /** The bank's lines name no balance: nobody can say what the bank has. */
  readonly lacksBalance: boolean;
}

/** What the bank had not carried out when its first file began is seldom older than a quarter. */
const EARLY_DAYS = 92;

/** The days that a file surely has: it says nothing of the rest of the day on which it was fetched. */
export const wholeDays = ({
  from,
  through,
  importedAt,
}: {
  from: string;
  through: string;
  importedAt: string;
}): { from: string; through: string } => ({
  from,
  through: [through, addDays(dayInChina(importedAt), -1)].sort()[0]!,
});

/** The last day that any of these files has, whatever holes are before it; undefined without a file. */
export const lastDayOf = (statements: readonly Parameters<typeof wholeDays>[0][]): string | undefined =>
  statements
    .map((one) => wholeDays(one).through)
    .sort()
    .at(-1);

/** Where bank and book began unalike: what the book had before the bank's first line and no line has met. It stands in no sum of the sheet. */
export async function earlyVouchersOf({ villageCode, bankAccountId }: Key, { view, beginsOn, settled }: Sheet) {
  if (view.startDifferenceFen === 0) return [];
  const { ledgerCode } = await bankAccountOf({ villageCode, bankAccountId });
  const from = addDays(beginsOn, -EARLY_DAYS);
  return (await vouchersBetween(villageCode, ledgerCode, from, addDays(beginsOn, -1)))
    .filter(({ voucherId }) => !settled.has(voucherId))
    .map((voucher) => openVoucher(voucher, monthEnd(view.month)));
}

/** A month's sheet as it stands now: made of the rows each time, so that nothing of it can be out of date. @throws AppError `notFound` */
export async function readSheet(key: Key & { month: string }): Promise<Sheet> {
  const { villageCode, bankAccountId, month } = key;
  const { ledgerCode, closedOn, state } = await bankAccountOf(key);
  const end = monthEnd(month);
  const [statements, signature, bookFen] = await Promise.all([
    bankStatementsOf(villageCode, bankAccountId),
    bankSignatureOf(key),
    bookBalance(villageCode, ledgerCode, month),
  ]);
  // Before the first line the bank has said nothing: both sides begin there.
  const from = statements.map((one) => one.from).sort()[0] ?? `${month}-01`;
  const [lines, after, postings, matches, vouchers] = await Promise.all([
    from > end ? [] : bankLinesBetween(villageCode, bankAccountId, from, end),
    bankLineAfter(villageCode, bankAccountId, end),
    bankPostingsOf(key),
    bankMatchesOf(key),
    from > end ? [] : vouchersBetween(villageCode, ledgerCode, from, end),
  ]);
  const settled = new Map(postings.map(({ voucherId, settledOn }) => [voucherId, settledOn]));
  const isOpen = (settledOn: string | undefined): boolean => settledOn === undefined || settledOn > end;
  const openLines = lines.filter(({ settledOn }) => isOpen(settledOn));
  const openVouchers = vouchers.filter(({ voucherId }) => isOpen(settled.get(voucherId)));
  const covered = coveredOf(statements.map(wholeDays), after ? [...lines, after] : lines);
  const told = bankEnds(lines) ?? (lines.length === 0 ? beforeLine(after) : undefined);
  const movedFen = sum(lines.map(({ signedFen }) => signedFen));
  const { openingFen, closingFen: bankFen } = told ?? { openingFen: 0, closingFen: movedFen };
  // What the book had before the first line and the bank paid later has met its line: it is no difference any more.
  const byId = new Map(vouchers.map(({ voucherId, signedFen }) => [voucherId, signedFen]));
  const earlyFen = sum(
    matches
      .filter(
        ({ undone, settledOn, vouchers: of }) => !undone && settledOn <= end && of.some((one) => one.occurredOn < from),
      )
      .map(({ sumFen, vouchers: of }) => sumFen - sum(of.map(({ voucherId }) => byId.get(voucherId) ?? 0))),
  );
  const startDifferenceFen = openingFen + earlyFen - (bookFen - sum(vouchers.map(({ signedFen }) => signedFen)));
  const ends = adjusted({ bookFen, bankFen: bankFen - startDifferenceFen, openLines, openVouchers });
  // What is matched in a later month is open on this sheet, and no candidate any more.
  const [freeLines, freeVouchers] = [
    openLines.filter(({ matchId }) => matchId === undefined),
    openVouchers.filter(({ voucherId }) => settled.get(voucherId) === undefined),
  ];
  const parties = await partiesIn(villageCode, new Set(freeVouchers.map(({ occurredOn }) => yearMonthOf(occurredOn))));
  const { differenceFen, ...sides } = ends;
  const coverBy = state === 'closed' && closedOn && closedOn < end ? closedOn : end;
  const isCovered = covered !== undefined && covered.through >= coverBy;
  const sheet = {
    month,
    bookFen,
    bankFen,
    startDifferenceFen,
    ...sides,
    // Days after those that are asked for are of later sheets: the next file changes nothing that was signed.
    ...(covered && { coveredThrough: isCovered ? coverBy : covered.through }),
    openLines: openLines.map(({ lineKey, on, signedFen, counterparty, remark, matchId, ...line }) => ({
      ...{ lineKey, on, signedFen, ageDays: ageInDays(on, end) },
      ...(counterparty && { counterparty }),
      ...(remark && { remark }),
      // Booked in a later month: that says what it waited for.
      ...(matchId && { awaits: 'booking' as const }),
      ...explanationIn(line, month),
    })),
    openVouchers: openVouchers.map((voucher) => openVoucher(voucher, end)),
  };
  const { suggestions, leftOut } = suggestionsFor(
    freeLines,
    freeVouchers.map((voucher) => ({ ...voucher, counterpartyKeys: parties.get(voucher.voucherId) ?? [] })),
  );
  // That the account was closed on one of its days takes no signature from a month that is covered: no day of it lacks a line.
  const digest = hashOf(JSON.stringify(isCovered ? { ...sheet, coveredThrough: end } : sheet));
  const isSigned = signature?.digest === digest;
  const view = {
    ...sheet,
    coverBy,
    suggestions: suggestions.map(({ lineKeys, voucherIds, ...each }) => ({
      ...{ lineKeys: [...lineKeys], voucherIds: [...voucherIds], ...each },
    })),
    leftOut,
    matches: matches
      .filter(({ undone, settledOn }) => !undone && yearMonthOf(settledOn) === month)
      .map(({ matchId, lineKeys, vouchers: of, sumFen, matched }) => ({
        ...{ matchId, lineKeys, sumFen, voucherNos: of.map(({ voucherNo }) => voucherNo), by: matched.name },
      })),
    digest,
    ...(isSigned && { signedBy: signature.made.name }),
    ...(isSigned && signature.checked && { checkedBy: signature.checked.name, checkedAt: signature.checked.at }),
  };
  const lacksBalance = !told && (lines.length > 0 || after !== undefined);
  return { view, beginsOn: from, settled: new Set(settled.keys()), differenceFen, lacksBalance };
}
