import { isDeepStrictEqual } from 'node:util';
import { dayInChina, yearOf } from '@shared/time';
import { vouchersOf } from '../../accounts/book-store';
import { divisionTree } from '../../identity/division-store';
import type { CentreFault } from '../centres/verify-centres';
import { type Digits, digitsOf, NO_DIGITS, together } from './first-digits';
import { centreDigitsOf } from './statistics-store';

/** Counts the first digits of a district anew, as of the night that is kept, and compares. */
export async function digitFaults(districtCode: string): Promise<CentreFault[]> {
  const kept = await centreDigitsOf(districtCode);
  if (!kept) return [{ of: districtCode, what: 'missing', figures: ['digits'] }];
  const today = dayInChina(kept.asOf);
  const years = [yearOf(today) - 1, yearOf(today)];
  const { towns } = await divisionTree(districtCode);
  const faults: CentreFault[] = [];
  let all: Digits = NO_DIGITS;
  const compare = async (division: string, { counts, leftOut }: Digits) => {
    const was = (await centreDigitsOf(division)) ?? NO_DIGITS;
    if (!isDeepStrictEqual([was.counts, was.leftOut], [counts, leftOut]))
      faults.push({ of: division, what: 'differs', figures: ['digits'] });
  };
  for (const { code, villages } of towns) {
    let town: Digits = NO_DIGITS;
    for (const { code: villageCode } of villages)
      for (const year of years) town = together(town, digitsOf(await vouchersOf({ villageCode, year }), today));
    await compare(code, town);
    all = together(all, town);
  }
  await compare(districtCode, all);
  return faults;
}
