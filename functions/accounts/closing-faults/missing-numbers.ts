import { numberIn, voucherNoOf } from '../balances/balances';

/** Numbers in a row that no voucher has. */
interface Gap {
  /** As on a voucher: 记-0012. */
  readonly first: string;
  readonly count: number;
}

/** The numbers of a book, 1 to its last, that no voucher has. Numbers of another kind, which an import may have, are none of them. */
export function missingNumbers(numbers: readonly string[], lastNumber: number): Gap[] {
  const there = [...new Set(numbers.map(numberIn)), lastNumber + 1]
    .filter((number) => number > 0)
    .sort((a, b) => a - b);
  return there.flatMap((number, place) => {
    const before = there[place - 1] ?? 0;
    return number - before > 1 ? [{ first: voucherNoOf(before + 1), count: number - before - 1 }] : [];
  });
}
