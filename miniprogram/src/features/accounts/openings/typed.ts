import type { OpeningBalance } from '@shared/accounts/books';
import { fenOf } from '../desk/amount';

/** An account's opening as it is typed. */
export interface TypedOpening {
  accountCode: string;
  accountName: string;
  debit: string;
  credit: string;
}

const yuanOf = (fen: number) => (fen === 0 ? '' : (fen / 100).toFixed(2));

/** As one would have typed what stands there. */
export const typedOf = ({ accountCode, accountName = '', debitFen, creditFen }: OpeningBalance): TypedOpening => ({
  accountCode,
  accountName,
  debit: yuanOf(debitFen),
  credit: yuanOf(creditFen),
});

/** Both sides as far as they are amounts, and what debits have more than credits: nothing when the book balances. */
export function sidesOf(lines: readonly TypedOpening[]) {
  const debitFen = lines.reduce((sum, { debit }) => sum + (fenOf(debit) ?? 0), 0);
  const creditFen = lines.reduce((sum, { credit }) => sum + (fenOf(credit) ?? 0), 0);
  return { debitFen, creditFen, moreFen: debitFen - creditFen };
}

/** What is to be sent: the accounts with something; or which lines are no amounts, or on both sides. */
export function openingsOf(
  lines: readonly TypedOpening[],
): { balances: OpeningBalance[]; wrong?: undefined } | { balances?: undefined; wrong: ReadonlySet<string> } {
  const wrong = new Set<string>();
  const balances = lines.flatMap(({ accountCode, accountName, debit, credit }): OpeningBalance[] => {
    const [debitFen, creditFen] = [fenOf(debit), fenOf(credit)];
    if (debitFen === undefined || creditFen === undefined || (debitFen > 0 && creditFen > 0)) {
      wrong.add(accountCode);
      return [];
    }
    return debitFen + creditFen > 0 ? [{ accountCode, accountName, debitFen, creditFen }] : [];
  });
  return wrong.size > 0 ? { wrong } : { balances };
}
