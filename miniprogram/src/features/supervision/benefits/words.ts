import type { BenefitSums, PaidPart } from '@shared/supervision/benefits';
import { sayFen } from '../centres/figures';
import { BENEFITS } from './copy';

export const sayPaid = (paid: PaidPart | undefined): string => (paid ? sayFen(paid.fen) : BENEFITS.hidden);

export const sayUnclaimed = (unclaimed: number | undefined): string =>
  unclaimed === undefined ? BENEFITS.hidden : BENEFITS.persons(unclaimed);

/** This year against the same days of the last; no more is said where one of the two is hidden. */
export function againstWords({ paid, before }: Pick<BenefitSums, 'paid' | 'before'>): string {
  if (before?.fen === 0) return BENEFITS.noneBefore;
  const said = BENEFITS.against(sayPaid(before));
  if (!paid || !before) return said;
  return `${said}，${BENEFITS.changed(Math.round((paid.fen / before.fen - 1) * 100))}`;
}
