import { AppError } from '@shared/errors';
import { noonInChina, yearOf, monthOf } from '@shared/time';
import { derivedId } from '../platform/id';
import { refuseUnkeepable } from '../platform/kept-sums';
import { ConditionsFailed, Overtaken, retryOnRace, transact, type WriteItem } from '../platform/transact';
import {
  addToBalances,
  type BalanceLine,
  type Balances,
  cashOpening,
  monthShortOfCash,
  openedAnew,
  openingChange,
  volumeOf,
  withOpenings,
} from './balances/balances';
import { balancesFrom, postingRowsOf, putBalances, putPosting, type StoredBalances } from './balances/balance-store';
import { addToYear, carryForward, entriesOf, type Movement, type PostedVoucher } from './book';
import {
  type Book,
  entryRow,
  putNewVoucher,
  putVillageYear,
  type StoredVillageYear,
  villageYearsOf,
} from './book-store';
import { keptForReading } from './reading/kept-for-reading';

/** The voucher, or one with its number, is in the book already, or was reversed already: nothing was written. */
export class AlreadyPosted extends Overtaken {
  constructor(readonly voucherId: string) {
    super(`voucher ${voucherId} is in the book already`);
    this.name = 'AlreadyPosted';
  }
}

/** The book a voucher belongs to: its village's, of the year of its day. */
export const bookOfVoucher = ({ villageCode, voucherOn }: Pick<PostedVoucher, 'villageCode' | 'voucherOn'>): Book => ({
  villageCode,
  year: yearOf(voucherOn),
});

/** The entries of a voucher as the store keeps them. Exported for the seed, which writes many at once. */
export const entryRowsOf = (voucher: PostedVoucher) =>
  entriesOf(voucher).map((movement: Movement, place) =>
    entryRow({
      ...movement,
      ...bookOfVoucher(voucher),
      entryId: derivedId(noonInChina(movement.occurredOn), `entry|${voucher.voucherId}|${place}`),
    }),
  );

export interface BookState {
  readonly year: StoredVillageYear;
  /** The village's years before and after it, oldest first. */
  readonly years: readonly StoredVillageYear[];
  readonly balances: StoredBalances;
}

/** What is to become of a book, decided from its present state. */
export interface BookChange {
  readonly vouchers: readonly PostedVoucher[];
  /** What goes with it in the same transaction: the audit row, the command's mark, what else it moves. */
  readonly besides: readonly WriteItem[];
  /** Closes the months through this one. The vouchers may then be in it: they are what closes it. */
  readonly closedThrough?: number;
  /** Sets the openings of the first year. */
  readonly openings?: readonly BalanceLine[];
  /** What comes in parts, of which the whole is looked at elsewhere: an import, or the taking back of one. */
  readonly cashWasChecked?: true;
}

/**
 * The one door to a village's book: vouchers, their numbers, entries and postings, the year's sums, every account's balance and the
 * openings of later years move in one transaction, or not at all. Decides anew when another change came between; a month that
 * closes and a voucher posted to it therefore never pass each other.
 * @param decide undefined where there is nothing to change: nothing is written, no version moves.
 * @throws AppError `notFound` without a book of that year, `accounts.periodClosed`, `accounts.cashBelowZero`, `money.sumTooLarge`;
 * AlreadyPosted.
 */
export async function changeBook(
  book: Book,
  at: string,
  decide: (state: BookState) => BookChange | undefined | Promise<BookChange>,
): Promise<void> {
  await retryOnRace(async () => {
    const [years, [balances, ...laterBalances]] = await Promise.all([
      villageYearsOf(book.villageCode),
      balancesFrom(book),
    ]);
    const year = years.find((one) => one.year === book.year);
    if (!year || balances?.year !== book.year) throw new AppError('notFound');
    const change = await decide({ year, years, balances });
    if (!change) return;
    for (const { voucherOn } of change.vouchers)
      if (change.closedThrough === undefined && monthOf(voucherOn) <= year.closedThrough)
        throw new AppError('accounts.periodClosed');

    const own = [
      ...change.vouchers.flatMap((voucher) => [
        ...putNewVoucher({ ...voucher, ...book }, entryRowsOf(voucher)),
        ...postingRowsOf(voucher).map(putPosting),
      ]),
      ...change.besides,
    ];
    const reading = await keptForReading(change.vouchers.flatMap((voucher) => entryRowsOf(voucher)));
    try {
      await transact(...own, ...stateWith(change, { year, years, balances }, laterBalances, at), ...reading);
    } catch (error) {
      if (!(error instanceof ConditionsFailed)) throw error;
      // Another change of this book alone is no reason to give up: what was decided is decided anew.
      const raced = error.failed.some((place) => place >= own.length);
      throw raced || change.vouchers.length === 0 ? error : new AlreadyPosted(change.vouchers[0]!.voucherId);
    }
  });
}

/** The year, its balances and the later years opened by them, each only if nobody changed it in between. */
function stateWith(
  { vouchers, closedThrough, openings, cashWasChecked }: BookChange,
  { year, years, balances }: BookState,
  laterBalances: readonly StoredBalances[],
  at: string,
): WriteItem[] {
  const opened: BalanceLine[] = openings ? openingChange(balances, openings) : [];
  const nextBalances = vouchers.reduce(addToBalances<StoredBalances>, withOpenings(balances, opened));
  refuseUnsound(balances, nextBalances, cashWasChecked);
  const moved = [...opened, ...vouchers.flatMap(({ lines }) => lines)];
  const openingFen = openings ? cashOpening(nextBalances) - cashOpening(balances) : 0;
  const posted = addToYear(
    carryForward(year, openingFen),
    vouchers.flatMap((voucher) => entryRowsOf(voucher)),
  );
  const nextYear = {
    ...posted,
    closedThrough: closedThrough ?? year.closedThrough,
    publishedAt: vouchers.length > 0 ? at : year.publishedAt,
  };
  const movedFen = nextYear.balanceFen - year.balanceFen;
  const laterYears = movedFen === 0 ? [] : years.filter((one) => one.year > year.year);
  return [
    putVillageYear(nextYear, year),
    putBalances(nextBalances, balances),
    ...laterYears.map((later) => putVillageYear(carryForward(later, movedFen), later)),
    ...changedOnly(laterBalances, moved, cashWasChecked),
  ];
}

/** A later year is written only where its openings move: the vouchers that carry a year's surplus leave the next one as it is. */
const changedOnly = (
  later: readonly StoredBalances[],
  moved: readonly BalanceLine[],
  cashWasChecked: true | undefined,
): WriteItem[] =>
  later.flatMap((before) => {
    const after = openedAnew(before, moved);
    refuseUnsound(before, after, cashWasChecked);
    return sameOpenings(before, after) ? [] : [putBalances(after, before)];
  });

/** @throws AppError `accounts.cashBelowZero`, `money.sumTooLarge` */
function refuseUnsound(before: Balances, after: Balances, cashWasChecked: true | undefined): void {
  refuseUnkeepable(volumeOf(after));
  if (!cashWasChecked && monthShortOfCash(before, after) !== undefined) throw new AppError('accounts.cashBelowZero');
}

const sameOpenings = (before: Balances, after: Balances): boolean => {
  const openings = ({ accounts }: Balances) => JSON.stringify(accounts.map((one) => [one.accountCode, one.openingFen]));
  return openings(before) === openings(after);
};
