import { EXAMPLES } from '../examples/examples';
import { undelivered, type VillageRows } from '../facts/rows';
import { RULES } from '../rules/catalogue';
import type { Figures } from '../rules/condition';
import type { Rule } from '../rules/rule';

/** A village in which one thing is planted. */
export interface PlantedVillage {
  readonly rule: Rule;
  readonly title: string;
  /** A true fault, or a lawful thing that looks like it. */
  readonly isFault: boolean;
  readonly rows: VillageRows;
}

/** The figures that the planted district decided: those that no law gives. */
export const DISTRICT_FIGURES: Readonly<Record<string, Figures>> = {
  YJ01: { limitFen: 1_000_000 },
  YJ02: { limitFen: 1_000_000 },
};

/** The rules in use that run on the rows a night delivers. */
export const RUNNING: readonly Rule[] = RULES.filter(
  ({ source, needs, begins }) => source !== 'none' && begins === 'live' && undelivered(needs).length === 0,
);

/** Rules of which more than one true case is planted: 财政供养, a car and a firm come by lists of three offices. */
const TRUE_CASES: Readonly<Record<string, number>> = { YJ30: 3 };

/** A true case of each running rule, at least, and twice as many honest look-alikes of it, each in a village of its own. */
export const PLANTED: readonly PlantedVillage[] = RUNNING.flatMap((rule) => {
  const { fires, quiet } = EXAMPLES[rule.code]!;
  const cases = TRUE_CASES[rule.code] ?? 1;
  return [
    ...fires.slice(0, cases).map(({ title, rows }) => ({ rule, title, isFault: true, rows })),
    ...quiet.slice(0, 2 * cases).map(({ title, rows }) => ({ rule, title, isFault: false, rows })),
  ];
});
