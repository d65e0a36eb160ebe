import { LEAST_CASES, type VillageHandling } from '@shared/reports/statistics';
import { dayInChina, yearOf, yearMonthOf } from '@shared/time';
import { figuresOf } from './figures';
import { type Sum, tallyOfAll } from './sums';
import { suppress } from './suppress';
import { cameIn } from './tally';

const QUARTERS = [1, 2, 3, 4];
const quarterOf = (month: string): number => Math.ceil(Number(month.slice(5)) / 3);

/** The last quarter of a year that is over at an instant; 0 when none is. */
export function throughQuarterAt(year: number, at: string): number {
  const today = dayInChina(at);
  const thisYear = yearOf(today);
  if (year !== thisYear) return year < thisYear ? 4 : 0;
  return quarterOf(yearMonthOf(today)) - 1;
}

/** Told in fives: who compares two quarters' pages does not learn that one report came. */
const inFives = (count: number): number => Math.round(count / 5) * 5;

/**
 * What everyone may know of a village's own office, from its sums of a year: only reports that exist for everyone and that it handled
 * itself, only quarters that are over, and nothing of fewer than five.
 */
export function villageHandlingOf(sums: readonly Sum[], year: number, at: string): VillageHandling {
  const throughQuarter = throughQuarterAt(year, at);
  const told = sums.filter(({ month, category }) => category === 'all' && quarterOf(month) <= throughQuarter);
  const tally = tallyOfAll(told, 'everyone');
  const came = cameIn(tally);
  const quarters = QUARTERS.filter((quarter) => quarter <= throughQuarter);
  const cells = quarters.map((quarter) =>
    cameIn(
      tallyOfAll(
        told.filter(({ month }) => quarterOf(month) === quarter),
        'everyone',
      ),
    ),
  );
  const shown = suppress(cells);
  const enough = came >= LEAST_CASES;
  const { toAnswer, inTime, satisfaction } = figuresOf(tally);
  return {
    year,
    throughQuarter,
    ...(enough && {
      came: inFives(came),
      median: toAnswer.median,
      ...(inTime.share !== undefined && { inTimeTenths: Math.round(inTime.share * 10) }),
      average: satisfaction.average,
    }),
    quarters: quarters.map((quarter, place) => {
      const cell = shown[place];
      return { quarter, ...(enough && cell !== undefined && cell > 0 && { came: inFives(cell) }) };
    }),
  };
}
