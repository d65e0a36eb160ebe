import type { Figures } from '../rules/condition';
import type { Fact } from './fact';
import { officersKnownBy, officersNamed } from './officers';
import { allPaid, type Paid, payeeOf } from './payee-facts';
import type { VillageRows } from './rows';
import { evidenceOf } from './voucher-facts';

/**
 * Which share of honest payments in a band below a limit and in one as wide above it is below: small sums are commoner than large ones,
 * so more than half. It is that of a density which falls with the square of the sum, in a band of a tenth.
 */
const SHARE_BELOW = 0.55;

/** How likely it is that at least `below` of `count` payments fall below by chance alone. */
export function chanceOf(below: number, count: number): number {
  let chance = 0;
  // In logarithms: a thousand payments have more ways than a number holds.
  let logWays = 0;
  for (let hits = 0; hits <= count; hits += 1) {
    if (hits >= below)
      chance += Math.exp(logWays + hits * Math.log(SHARE_BELOW) + (count - hits) * Math.log(1 - SHARE_BELOW));
    logWays += Math.log(count - hits) - Math.log(hits + 1);
  }
  return Math.min(1, chance);
}

const isAssigned = ({ movement: { accountCode } }: Paid): boolean => /^(211|212|241)/.test(accountCode);

/** The same sum to the same payee is one decision: a rent or a wage by the month is not twelve. */
const decisionOf = ({ movement }: Paid): string => `${payeeOf(movement)}|${movement.amountFen}`;

/** What one person approved in a year just below a limit and just above it. */
export function nearLimitFacts(rows: VillageRows, { limitFen, bandPercent }: Figures): Fact[] {
  if (limitFen === undefined || bandPercent === undefined) return [];
  const band = (limitFen * bandPercent) / 100;
  const groups = new Map<string, Map<string, Paid>>();
  for (const paid of allPaid(rows)) {
    const { amountFen } = paid.movement;
    if (isAssigned(paid) || amountFen < limitFen - band || amountFen >= limitFen + band) continue;
    const key = `${paid.voucher.approvedBy.trim()}|${paid.voucher.year}`;
    groups.set(key, (groups.get(key) ?? new Map<string, Paid>()).set(decisionOf(paid), paid));
  }
  return [...groups].map(([key, decisions]): Fact => {
    const near = [...decisions.values()];
    const small = near.filter(({ movement }) => movement.amountFen < limitFen);
    const { approvedBy, year } = near[0]!.voucher;
    const approver = approvedBy.trim();
    return {
      subject: `approver#${key}`,
      period: String(year),
      evidence: small.map(({ voucher }) => evidenceOf(voucher)),
      concerns: [
        ...officersNamed(rows, [approver]),
        ...officersKnownBy(rows, ...small.map(({ movement }) => movement.counterpartyKey)),
      ],
      values: {
        approver,
        signed: approver !== '',
        year,
        count: near.length,
        below: small.length,
        above: near.length - small.length,
        chancePercent: Math.ceil(chanceOf(small.length, near.length) * 10_000) / 100,
      },
    };
  });
}
