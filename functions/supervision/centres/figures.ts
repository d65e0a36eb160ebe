import { MIN_SAMPLE } from '@shared/reviews/reviews';
import { CentreFigure, type CentreFigures, type Spread, type VillageAlertCounts } from '@shared/supervision/centres';
import { addMonths, monthInChina, monthOf, yearMonthOf, yearOf } from '@shared/time';
import { isSoonOver } from '../../accounts/registers/contract';
import type { AssetRow, ContractRow } from '../../accounts/registers/rows';
import type { Alert } from '../alerts/alert';
import { concernsNobody, endingBy, isLate } from '../alerts/alert';
import { quartilesOf } from '../statistics/quartiles';

/** The last whole month before a day: in January it is December of the year before. */
export function lastMonthBefore(today: string): { year: number; month: number; period: string } {
  const period = addMonths(yearMonthOf(today), -1);
  return { year: yearOf(period), month: monthOf(period), period };
}

export const NOTHING = Object.fromEntries(CentreFigure.options.map((name) => [name, 0])) as CentreFigures;

export const sumOf = (all: readonly CentreFigures[]): CentreFigures =>
  Object.fromEntries(
    CentreFigure.options.map((name) => [name, all.reduce((sum, figures) => sum + figures[name], 0)]),
  ) as CentreFigures;

/** What is read of a village. */
export interface VillageRead {
  readonly year?:
    | {
        incomeFen: number;
        expenseFen: number;
        contracts: { arrearsFen: number };
        debts: { payableFen: number };
      }
    | undefined;
  /** Absent where nothing of that year was ever published. */
  readonly progress?: { periods: readonly string[]; closedThrough: number; overdue: readonly string[] } | undefined;
  readonly contracts: readonly ContractRow[];
  readonly assets: readonly Pick<AssetRow, 'status'>[];
  readonly alerts: readonly Alert[];
}

/** What the centres count of a village. */
export function figuresOf(
  { year, progress, contracts, assets, alerts }: VillageRead,
  today: string,
  at: string,
): CentreFigures {
  const { month, period } = lastMonthBefore(today);
  const own = alerts.filter((alert) => concernsNobody(alert) && alert.state !== 'closed');
  const of = (colour: Alert['colour']) => own.filter((alert) => alert.colour === colour).length;
  return {
    withBook: year ? 1 : 0,
    closed: progress && progress.closedThrough >= month ? 1 : 0,
    published: progress?.periods.includes(period) ? 1 : 0,
    overduePeriods: progress?.overdue.length ?? 0,
    flowRed: of('red'),
    flowOrange: of('orange'),
    flowYellow: of('yellow'),
    flowLate: own.filter((alert) => isLate(alert, at)).length,
    incomeFen: year?.incomeFen ?? 0,
    expenseFen: year?.expenseFen ?? 0,
    idleAssets: assets.filter(({ status }) => status === 'idle').length,
    endingContracts: contracts.filter((contract) => isSoonOver(contract, today)).length,
    arrearsFen: year?.contracts.arrearsFen ?? 0,
    payableFen: year?.debts.payableFen ?? 0,
  };
}

const MONTHS_COUNTED = 12;

/** The first instant of the months that are counted for everybody, and the first after them: the last whole month is the last. */
export function publicSpan(today: string): { period: string; from: string; until: string } {
  const { period } = lastMonthBefore(today);
  const [from] = monthInChina(addMonths(period, 1 - MONTHS_COUNTED));
  return { period, from, until: monthInChina(period)[1] };
}

/**
 * What everybody may read of a village's alerts, were there enough of them: what was raised in those months, and what of it was ended in
 * them. What is ended or opened again in the month that runs waits until it is over, so that the hour of it is told to nobody.
 */
export function countsOf(alerts: readonly Alert[], today: string): VillageAlertCounts {
  const { period, from, until } = publicSpan(today);
  const own = alerts.filter((alert) => concernsNobody(alert) && alert.raisedAt >= from && alert.raisedAt < until);
  const ended = own.flatMap((alert) => endingBy(alert, until) ?? []);
  return {
    through: period,
    raised: own.length,
    real: ended.filter((kind) => kind === 'real').length,
    closed: ended.length,
  };
}

/** The spread of income a head over the villages; undefined where they are too few to say one. */
export function spreadOf(
  villages: readonly { population?: number | undefined; figures: CentreFigures }[],
): Spread | undefined {
  const heads = villages
    .filter(({ population, figures }) => population && figures.withBook)
    .map(({ population, figures }) => figures.incomeFen / population!)
    .sort((one, other) => one - other);
  if (heads.length < MIN_SAMPLE) return undefined;
  return { villages: heads.length, ...quartilesOf(heads) };
}
