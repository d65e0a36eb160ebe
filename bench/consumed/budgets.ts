/** Write units that a command may take, whatever it is: an office's day has some hundred of them. */
export const MOST_WRITE_UNITS = 35;

/** Reports that one call hands on or sorts, each a step of its own. */
const AT_ONCE = 50;

/**
 * What takes more, and why; and what must stay below it, so that it cannot grow into what is left. By the exercise's name, with one
 * village's data (ADR 108).
 */
export const WRITE_BUDGETS: Readonly<Record<string, number>> = {
  submitReport: 31,
  submitAnonymousReport: 35,
  'submitReport (the longest words)': 41,
  acceptReport: 24,
  'acceptReport (the longest words)': 24,
  answerReport: 26,
  rateAnswer: 24,
  returnReport: 24,
  withdrawReport: 24,
  assignReport: 20,
  // Two reports take a step at once, each with its line in its own timeline and its own trail.
  mergeReport: 40,
  // The voucher, its number, its entry, its accounts and the sums of its year are one transaction: no sum is ever another than what is under it.
  approveVoucher: 41,
  // Nine rules and the first edition of each, once in the life of a district.
  beginRouting: 42,
  'assignReports (50, the most)': 20 * AT_ONCE,
  'sortPile (50, the most, let through)': 18 * AT_ONCE,
  'sortPile (50, the most, set aside)': 20 * AT_ONCE,
};

interface Written {
  route: string;
  as: string;
  writeUnits1: number;
}

/** The commands that take more write units than they may. */
export const overWritten = (rows: readonly Written[]): string[] =>
  rows.flatMap(({ route, as, writeUnits1 }) => {
    const name = as ? `${route} (${as})` : route;
    const budget = WRITE_BUDGETS[name] ?? MOST_WRITE_UNITS;
    return writeUnits1 > budget ? [`${name} takes ${writeUnits1} write units of ${budget}`] : [];
  });
