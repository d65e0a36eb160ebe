import { addDays, yearOf } from '@shared/time';
import type { PostedVoucher } from '../../functions/accounts/book';
import type { Balances } from '../../functions/accounts/balances/balances';
import type { StoredBalances } from '../../functions/accounts/balances/balance-store';
import { fingerprintOf } from '../../functions/accounts/publications/fingerprint';
import {
  correctionOf,
  dayAfter,
  dueOn,
  figuresOf,
  lastMonthOf,
  periodsOf,
  shownUntil,
} from '../../functions/accounts/publications/publication';
import {
  publishedYearRow,
  type StoredCorrection,
  type StoredPublication,
  type StoredPublishedYear,
} from '../../functions/accounts/publications/publication-store';
import type { StoredVillageYear } from '../../functions/accounts/book-store';
import { AS_OF_DAY } from './calendar';
import { LUOLONG_COMMUNITY, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import type { SeedVillage } from './districts';

export interface Publishing {
  readonly publications: readonly StoredPublication[];
  readonly corrections: readonly StoredCorrection[];
  readonly publishedYears: readonly StoredPublishedYear[];
}

/**
 * A village in sixteen is a month behind with closing; 牛角村 closed October and has not published it, and in 罗龙社区 October waits for the
 * bank to be compared.
 */
const BEHIND = 0.06;
const LATE = 0.05;

/** The last month of a year that a village has closed. */
export function closedThrough(village: SeedVillage, year: number): number {
  if (year === 2025) return 12;
  if (village.code === LUOLONG_COMMUNITY) return 9;
  return village.code !== NIUJIAO && new Dice(`behind:${village.code}`).chance(BEHIND) ? 9 : 10;
}

/** A period as it was published on a day. */
export function publicationOf(
  year: StoredVillageYear,
  balances: Balances,
  period: string,
  { on, by }: { on: string; by: string },
): StoredPublication {
  const publishedAt = `${on}T01:30:00.000Z`;
  const figures = figuresOf(period, year, balances);
  return {
    ...{
      villageCode: year.villageCode,
      year: year.year,
      period,
      publishedAt,
      publishedBy: by,
      shownUntil: shownUntil(publishedAt),
      figures,
    },
    fingerprint: fingerprintOf(period, figures, balances),
  };
}

/** What was published of the closed months and quarters, mostly on time, by the same functions as the product. */
export function publishingOf(
  village: SeedVillage,
  years: readonly StoredVillageYear[],
  balances: readonly StoredBalances[],
  vouchers: readonly PostedVoucher[],
  publishedBy: string,
): Publishing {
  const dice = new Dice(`publishing:${village.code}`);
  const publications = years.flatMap((year, place) =>
    periodsOf(year.year)
      .filter((period) => lastMonthOf(period) <= year.closedThrough)
      .filter((period) => !(village.code === NIUJIAO && period === '2026-10'))
      .map((period): StoredPublication => {
        const on = dice.chance(LATE)
          ? addDays(dueOn(period), dice.int(1, 5))
          : addDays(dayAfter(period), dice.int(4, 13));
        return publicationOf(year, balances[place]!, period, { on: on > AS_OF_DAY ? AS_OF_DAY : on, by: publishedBy });
      }),
  );
  const corrections = vouchers.flatMap((reversing) => {
    const reversed = vouchers.find(({ voucherId }) => voucherId === reversing.reversalOf);
    const correction = reversed && correctionOf(reversed, reversing);
    return correction ? [{ ...correction, villageCode: village.code, year: yearOf(reversing.voucherOn) }] : [];
  });
  return {
    publications,
    corrections,
    publishedYears: years.map(({ year, closedThrough: closed }) =>
      publishedYearRow({
        villageCode: village.code,
        year,
        villageName: village.name,
        townName: village.townName,
        periods: publications.filter((one) => one.year === year).map(({ period }) => period),
        closedThrough: closed,
        version: 1,
      }),
    ),
  };
}
