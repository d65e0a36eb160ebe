interface Moved {
  readonly signedFen: number;
}

/** What stands on both sides of a month's 银行存款余额调节表. */
export interface Ends {
  readonly bookFen: number;
  readonly bankFen: number;
  /** The bank has them, the book has not: 银行已收（付）、企业未收（付）. */
  readonly openLines: readonly Moved[];
  /** The book has them, the bank has not: 企业已收（付）、银行未收（付）. */
  readonly openVouchers: readonly Moved[];
}

/** 银行存款余额调节表: each side's balance with what only the other has. Equal, or what differs is nobody's: it is shown, never booked away. */
export interface Adjusted {
  readonly bookInFen: number;
  readonly bookOutFen: number;
  readonly bankInFen: number;
  readonly bankOutFen: number;
  readonly adjustedBookFen: number;
  readonly adjustedBankFen: number;
  readonly differenceFen: number;
}

const sumOf = (some: readonly Moved[], sign: 1 | -1): number =>
  some.reduce((sum, { signedFen }) => sum + Math.max(0, sign * signedFen), 0);

export function adjusted({ bookFen, bankFen, openLines, openVouchers }: Ends): Adjusted {
  const [bookInFen, bookOutFen] = [sumOf(openLines, 1), sumOf(openLines, -1)];
  const [bankInFen, bankOutFen] = [sumOf(openVouchers, 1), sumOf(openVouchers, -1)];
  const adjustedBookFen = bookFen + bookInFen - bookOutFen;
  const adjustedBankFen = bankFen + bankInFen - bankOutFen;
  return {
    ...{ bookInFen, bookOutFen, bankInFen, bankOutFen },
    ...{ adjustedBookFen, adjustedBankFen, differenceFen: adjustedBankFen - adjustedBookFen },
  };
}

/** Whole days from a movement to the end of the month it is still open in. */
export const ageInDays = (on: string, monthEnd: string): number =>
  Math.max(0, Math.round((Date.parse(`${monthEnd}T00:00:00Z`) - Date.parse(`${on}T00:00:00Z`)) / 86_400_000));
