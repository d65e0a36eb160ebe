import type { AlertClosing } from '@shared/supervision/supervision';
import type { BenefitPlace, BenefitSums } from '@shared/supervision/benefits';
import type { CentreFigures } from '@shared/supervision/centres';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { type Alert, concernsNobody } from '../alerts/alert';
import { ruleOf } from '../rules/catalogue';

/** A part of a place, with its own figures: a town of a district, a village of a town. */
export interface QuarterPart {
  readonly code: string;
  readonly name: string;
  readonly figures: CentreFigures;
}

/** How a place stands in a quarter: written anew each hour, so that the last writing of a quarter is how it ended. */
export interface KeptQuarter {
  readonly division: string;
  readonly quarter: string;
  readonly name: string;
  readonly asOf: string;
  /** The year that its money is of. */
  readonly year: number;
  readonly villages: number;
  readonly figures: CentreFigures;
  readonly parts: readonly QuarterPart[];
  /** Alerts about the villages' own flow: by rule those raised in the quarter, by ending those that ended in it. */
  readonly raised: readonly { readonly title: string; readonly count: number }[];
  readonly ended: Readonly<Partial<Record<AlertClosing, number>>>;
  /** As the night before had it; absent before the first one. */
  readonly benefits?: (BenefitSums & { readonly rostered: number; readonly notCompared: number }) | undefined;
}

const count = <K extends string>(keys: readonly K[]): [K, number][] => {
  const counted = new Map<K, number>();
  for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1);
  return [...counted].sort(([one], [other]) => one.localeCompare(other));
};

/** What was asked and what came of it in the quarter of an instant, of what is about a village's own flow. */
export function workIn(alerts: readonly Alert[], at: string): Pick<KeptQuarter, 'raised' | 'ended'> {
  const from = startOfQuarter(at);
  const own = alerts.filter(concernsNobody);
  const raised = own.filter(({ raisedAt }) => raisedAt >= from && raisedAt <= at);
  const ended = own.flatMap(({ state, closing }) =>
    state === 'closed' && closing && closing.closedAt >= from && closing.closedAt <= at ? [closing.kind] : [],
  );
  return {
    raised: count(raised.map(({ code }) => code)).map(([code, many]) => ({
      title: ruleOf(code)?.title ?? code,
      count: many,
    })),
    ended: Object.fromEntries(count(ended)),
  };
}

type Standing = Omit<KeptQuarter, 'quarter' | 'raised' | 'ended' | 'benefits'>;

export const quarterAt = (
  standing: Standing,
  alerts: readonly Alert[],
  benefits: BenefitPlace | undefined,
): KeptQuarter => ({
  ...standing,
  quarter: quarterOf(standing.asOf),
  ...workIn(
    alerts.filter(({ villageCode }) => villageCode.startsWith(standing.division)),
    standing.asOf,
  ),
  ...(benefits && { benefits: sumsOf(benefits) }),
});

const sumsOf = ({ paid, before, unclaimed, rostered, notCompared }: BenefitPlace) => ({
  ...(paid && { paid }),
  ...(before && { before }),
  ...(unclaimed !== undefined && { unclaimed }),
  rostered,
  notCompared,
});
