import { maskName } from '@shared/text/mask';
import type { NamesShown, Publicity, PublicityRow, PublicityRule, PublicityState } from '@shared/subsidies/publicity';
import { addDays, dayInChina, noonInChina } from '@shared/time';

/** What an office publishes of one payment of a batch. */
export interface Publishable {
  readonly name: string;
  readonly group: string;
  readonly amountFen: number;
  readonly quantity?: number | undefined;
  readonly unit?: string | undefined;
}

type Period = Pick<Publicity, 'publicFrom' | 'publicUntil'>;

/** The last day of a period of `days` days that begins on `from`. */
export const lastDayOf = (from: string, days: number): string => addDays(from, days - 1);

const daysBetween = (from: string, until: string) =>
  Math.round((Date.parse(noonInChina(until)) - Date.parse(noonInChina(from))) / 86_400_000);

/** How many days a period has, the first and the last included. */
export const lengthOf = ({ publicFrom, publicUntil }: Period): number => daysBetween(publicFrom, publicUntil) + 1;

/** Where a list stands at an instant: open from the first midnight in China until the midnight that ends its last day. */
export function stateAt(period: Period, at: string): { state: PublicityState; daysLeft?: number } {
  const today = dayInChina(at);
  if (today < period.publicFrom) return { state: 'coming' };
  if (today > period.publicUntil) return { state: 'ended' };
  return { state: 'open', daysLeft: daysBetween(today, period.publicUntil) };
}

/** Whether the lines of a list may be given out at an instant: only while it is open, and never where only totals may be known. */
export const rowsArePublic = (list: Period & { names: NamesShown }, at: string): boolean =>
  list.names !== 'none' && stateAt(list, at).state === 'open';

/** Among fewer than these, a group and a sum tell a neighbour who it is. */
const TOO_FEW = 3;

/** What of a list of this length may be seen, and why: a short one without names gives totals alone. */
export function shownOf({ names, reason }: Pick<PublicityRule, 'names' | 'reason'>, count: number) {
  return names === 'numberOnly' && count < TOO_FEW
    ? { names: 'none' as const, reason: `${reason}；这一批人太少，组别和金额也会让人认出来，只公示总数` }
    : { names, reason };
}

/** The lines of a list in the office's order: what may not be shown is not in them, so it is not kept. */
export function rowsOf(payments: readonly Publishable[], { names }: Pick<PublicityRule, 'names'>): PublicityRow[] {
  if (names === 'none') return [];
  const sizes = new Map<string, number>();
  for (const { group } of payments) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  // A group left out alone would be known by the others that stand there.
  const hidesGroups = names === 'numberOnly' && [...sizes.values()].some((size) => size < TOO_FEW);
  return payments.map(({ name, group, amountFen, quantity, unit }, index) => ({
    place: index + 1,
    ...(names === 'masked' && { name: maskName(name) }),
    group: hidesGroups ? '' : group,
    amountFen,
    ...(quantity !== undefined && { quantity }),
    ...(unit !== undefined && { unit }),
  }));
}
