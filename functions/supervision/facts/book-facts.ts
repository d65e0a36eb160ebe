import { monthEnd, monthOfYear } from '@shared/time';
import { balanceAfter } from '../../accounts/balances/balances';
import { daysBetween } from '../../accounts/registers/rent';
import { accumulatedOn, monthsOf, originalOn } from '../../accounts/registers/depreciation';
import type { Fact } from './fact';
import type { VillageRows, YearBalances } from './rows';

const isUnder = (code: string, account: string): boolean => code.startsWith(account);

/** What an account held at the end of a month. */
export const heldIn = ({ accounts }: YearBalances, account: string, through: number): number =>
  accounts
    .filter(({ accountCode }) => isUnder(accountCode, account))
    .reduce((sum, one) => sum + balanceAfter(one, through), 0);

const movedIn = ({ accounts }: YearBalances, account: string, month: number): number =>
  accounts
    .filter(({ accountCode }) => isUnder(accountCode, account))
    .flatMap(({ turnover }) => turnover)
    .filter(({ period }) => period === month)
    .reduce((sum, { debitFen, creditFen }) => sum + debitFen + creditFen, 0);

/** Each closed month: the cards of the assets against the accounts that hold them, and the depreciation that was due in it. */
export function bookMonthFacts(rows: VillageRows): Fact[] {
  const assets = rows.assets ?? [];
  return (rows.balances ?? []).flatMap((balances) =>
    Array.from({ length: balances.closedThrough }, (_, place): Fact => {
      const month = monthOfYear(balances.year, place + 1);
      const end = monthEnd(month);
      const owned = assets.filter(
        ({ acquiredOn, scrappedOn }) => acquiredOn <= end && !(scrappedOn && scrappedOn <= end),
      );
      const cardsFen = owned.reduce((sum, asset) => sum + originalOn(asset, end), 0);
      const bookFen = heldIn(balances, '151', place + 1);
      const dueFen = assets.reduce((sum, asset) => {
        const due = monthsOf(asset, balances.year, end)[place];
        return sum + (asset.method === 'none' ? 0 : (due?.fen ?? 0));
      }, 0);
      const takenFen = -heldIn(balances, '152', place + 1);
      const shouldFen = owned.reduce((sum, asset) => sum + accumulatedOn(asset, end), 0);
      return {
        subject: `book#${rows.villageCode}`,
        period: month,
        evidence: [{ kind: 'book', id: month, year: balances.year }],
        values: {
          month,
          isLastClosed: place + 1 === balances.closedThrough,
          cardsFen,
          bookFen,
          differenceFen: Math.abs(cardsFen - bookFen),
          depreciationDueFen: dueFen,
          depreciationMovedFen: movedIn(balances, '152', place + 1),
          behindFen: Math.max(0, shouldFen - takenFen),
          noCards: assets.length === 0,
        },
      };
    }),
  );
}

/** A month's end at the bank and in the book. */
export const bankMonthFacts = ({ villageCode, bankBalances = [] }: VillageRows): Fact[] =>
  bankBalances.map(({ month, bookFen, bankFen, explainedFen }): Fact => ({
    subject: `bank#${villageCode}`,
    period: month,
    evidence: [{ kind: 'book', id: month }],
    values: { month, bookFen, bankFen, unexplainedFen: Math.abs(bookFen - bankFen - explainedFen) },
  }));

/** What the bank has and the book has not, or the reverse, with its age. */
export const unreconciledFacts = ({ unreconciled = [], today }: VillageRows): Fact[] =>
  unreconciled.map(({ itemId, on, amountFen }): Fact => ({
    subject: `unreconciled#${itemId}`,
    period: on,
    evidence: [{ kind: 'book', id: itemId }],
    values: { on, amountFen, ageDays: daysBetween(on, today) },
  }));

/** The cash at the end of each closed month against what the bank allows. */
export function cashHeldFacts(rows: VillageRows): Fact[] {
  const limitFen = rows.cashLimits?.[0]?.limitFen;
  if (limitFen === undefined) return [];
  return (rows.balances ?? []).flatMap((balances) =>
    Array.from({ length: balances.closedThrough }, (_, place): Fact => {
      const month = monthOfYear(balances.year, place + 1);
      return {
        subject: `cash#${rows.villageCode}`,
        period: month,
        evidence: [{ kind: 'book', id: month, year: balances.year }],
        values: { month, heldFen: heldIn(balances, '101', place + 1), allowedFen: limitFen },
      };
    }),
  );
}

/** What was published, or should have been. */
export const publicationFacts = ({ villageCode, today, publications = [] }: VillageRows): Fact[] =>
  publications.map(({ period, state, dueOn, intact, corrections }): Fact => ({
    subject: `publication#${villageCode}`,
    period,
    evidence: [{ kind: 'publication', id: period }],
    values: {
      publicationPeriod: period,
      dueOn,
      overdue: state === 'overdue',
      lateDays: Math.max(0, daysBetween(dueOn, today)),
      corrections,
      ...(intact !== undefined && { altered: !intact }),
    },
  }));
