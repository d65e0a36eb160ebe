import type { ChangeReason, ProgramChange } from '@shared/subsidies/payment-outlook';
import type { PaymentRule } from '@shared/subsidies/subsidies';
import { yearOf, monthOf } from '@shared/time';
import { expectationOn, inYear } from './calendar';
import { type KeptProgram, type KeptYear, ruleInForce } from './payment';

/** Programs paid so few times a year are compared payment by payment, also when one came earlier than last year. */
const SELDOM = 4;

interface SoFar {
  fen: number;
  count: number;
  /** Last year's months that were not over by this day. */
  later: KeptProgram['months'];
}

/** What a program had paid last year by this day of the year; the month of today counts once either year paid in it by now. */
function soFar(last: KeptProgram | undefined, current: KeptProgram | undefined, today: string): SoFar {
  const month = monthOf(today);
  const paidThisMonth = current?.months.some((one) => one.month === month) ?? false;
  const months = last?.months ?? [];
  const passed = months.filter(
    (one) => one.month < month || (one.month === month && (paidThisMonth || one.lastOn.slice(5) <= today.slice(5))),
  ).length;
  const early = months.length <= SELDOM ? Math.min(current?.months.length ?? 0, months.length) : 0;
  const counted = months.slice(0, Math.max(passed, early));
  return {
    fen: counted.reduce((sum, { totalFen }) => sum + totalFen, 0),
    count: counted.reduce((sum, { count }) => sum + count, 0),
    later: months.slice(counted.length),
  };
}

const sumOf = (list: readonly { programCode: string; amountFen: number }[], programCode: string): number =>
  list.reduce((sum, one) => sum + (one.programCode === programCode ? one.amountFen : 0), 0);

/** What the payments themselves say: price, quantity and standing of the newest of each year, and how often. */
function recorded(current: KeptProgram, last: KeptProgram, lastCount: number): ChangeReason[] {
  const [a, b] = [last.last, current.last];
  const unit = b.unit === undefined ? {} : { unit: b.unit };
  const sameUnit = a.unit === b.unit;
  return [
    ...(sameUnit && a.unitPriceFen !== undefined && b.unitPriceFen !== undefined && a.unitPriceFen !== b.unitPriceFen
      ? [{ kind: 'price' as const, ...unit, fromFen: a.unitPriceFen, toFen: b.unitPriceFen }]
      : []),
    ...(sameUnit && a.quantity !== undefined && b.quantity !== undefined && a.quantity !== b.quantity
      ? [{ kind: 'quantity' as const, ...unit, from: a.quantity, to: b.quantity }]
      : []),
    ...(a.standing && b.standing && a.standing !== b.standing
      ? [{ kind: 'standing' as const, from: a.standing, to: b.standing }]
      : []),
    ...(current.count !== lastCount ? [{ kind: 'times' as const, from: lastCount, to: current.count }] : []),
  ];
}

/** Money that has not come yet, and where it is. */
function missing(
  year: KeptYear | undefined,
  current: KeptProgram | undefined,
  last: KeptProgram,
  before: SoFar,
  today: string,
): ChangeReason[] {
  const returned = sumOf(year?.returned ?? [], last.programCode);
  const underway = sumOf(year?.underway ?? [], last.programCode);
  const newest = last.months[last.months.length - before.later.length - 1];
  const usualOn = newest && inYear(newest.lastOn, yearOf(today));
  const came = current?.months.some(({ month }) => month === newest?.month);
  const notYet = !returned && !underway && !came && usualOn && expectationOn(usualOn, today) === 'due';
  return [
    ...(returned ? [{ kind: 'returned' as const, amountFen: returned }] : []),
    ...(underway ? [{ kind: 'underway' as const, amountFen: underway }] : []),
    ...(notYet ? [{ kind: 'notYet' as const, usualOn }] : []),
  ];
}

function changeOf(
  name: Pick<ProgramChange, 'programCode' | 'programName'>,
  now: KeptYear | undefined,
  last: KeptProgram | undefined,
  today: string,
): ProgramChange {
  const current = now?.programs.find(({ programCode }) => programCode === name.programCode);
  const before = soFar(last, current, today);
  const sums = { ...name, thisFen: current?.totalFen ?? 0, lastFen: before.fen };
  if (!last) return { ...sums, kind: 'new', reasons: [] };
  if (!current && before.fen === 0) {
    const [next] = before.later;
    const reasons = next ? [{ kind: 'notYet' as const, usualOn: inYear(next.lastOn, yearOf(today)) }] : [];
    return { ...sums, kind: 'later', reasons };
  }
  if (current && sums.thisFen === sums.lastFen) return { ...sums, kind: 'same', reasons: [] };
  const fewer = !current || current.count < before.count;
  const reasons = [
    ...(fewer ? missing(now, current, last, before, today) : []),
    ...(current ? recorded(current, last, before.count) : []),
  ];
  const kind = !current ? 'gone' : sums.thisFen > sums.lastFen ? 'more' : 'less';
  return { ...sums, kind, reasons: reasons.length > 0 ? reasons : [{ kind: 'unknown' }] };
}

const ORDER = ['gone', 'less', 'more', 'new', 'later', 'same'];

/**
 * What changed between this year so far and last year until the same day, program by program, and why, as far as the payments say. What
 * they do not say is `unknown`. Gone and less come first, the largest difference before the others.
 */
export function changesSince(now: KeptYear | undefined, before: KeptYear | undefined, today: string): ProgramChange[] {
  const programs = new Map(
    [...(before?.programs ?? []), ...(now?.programs ?? [])].map(({ programCode, programName }) => [
      programCode,
      { programCode, programName },
    ]),
  );
  return [...programs.values()]
    .map((name) =>
      changeOf(
        name,
        now,
        before?.programs.find(({ programCode }) => programCode === name.programCode),
        today,
      ),
    )
    .sort(
      (a, b) =>
        ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
        Math.abs(b.thisFen - b.lastFen) - Math.abs(a.thisFen - a.lastFen) ||
        a.programCode.localeCompare(b.programCode),
    );
}

/** A change that the payments do not explain, with the rule that changed between them, when one did. */
export function explainedByRule(
  change: ProgramChange,
  rules: readonly PaymentRule[],
  lastOn: string,
  thisOn: string,
): ProgramChange {
  const [was, is] = [ruleInForce(rules, lastOn), ruleInForce(rules, thisOn)];
  const changed = was && is && (was.standard !== is.standard || was.eligibility !== is.eligibility);
  return changed ? { ...change, reasons: [{ kind: 'rule', effectiveOn: is.effectiveOn }] } : change;
}
