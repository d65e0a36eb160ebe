import { AppError } from '@shared/errors';
import type { BackTest } from '@shared/supervision/supervision';
import type { RuleState } from '@shared/supervision/rules';
import { areTwoPersons } from '@shared/two-persons';
import type { Figures } from '../rules/condition';
import type { Parameter, Rule } from '../rules/rule';

/** A change that waits for a second person. */
export interface Proposed {
  readonly state: RuleState;
  readonly figures: Figures;
  readonly why: string;
  readonly proposedAt: string;
  readonly byPersonId?: string | undefined;
  readonly backTest?: BackTest | undefined;
}

/** A rule as a district runs it. */
export interface SetRule {
  readonly rule: Rule;
  readonly state: RuleState;
  readonly figures: Figures;
  /** The row’s: 0 and no instant where the district decided nothing yet. */
  readonly version: number;
  readonly changedAt: string;
  /** How often what it runs by was changed. */
  readonly changes: number;
  readonly fellBackAt?: string | undefined;
  readonly proposed?: Proposed | undefined;
}

/** The version that people read and an alert keeps: the catalogue's, and the district's changes of it. */
export const versionOf = ({ rule, changes }: SetRule): number => rule.version + changes;

/** A rule with what its district changed counted into its version. */
export const asSet = (set: SetRule): Rule => ({ ...set.rule, version: versionOf(set) });

/** 草稿 is tried before it is used; what is switched off begins with a trial again. */
const NEXT: Readonly<Record<RuleState, readonly RuleState[]>> = {
  draft: ['draft', 'shadow', 'retired'],
  shadow: ['shadow', 'draft', 'live', 'retired'],
  live: ['live', 'shadow', 'retired'],
  retired: ['retired', 'draft', 'shadow'],
};

const MOST: Readonly<Partial<Record<Parameter['unit'], number>>> = {
  days: 3_650,
  workingDays: 250,
  years: 100,
  percent: 100,
  count: 10_000,
};

/** @throws AppError `watchRules.figureUnfit` for a figure that the rule does not have, or that its unit cannot be. */
export function refuseFigures({ parameters }: Rule, figures: Figures): void {
  for (const [name, value] of Object.entries(figures)) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter || value > (MOST[parameter.unit] ?? Infinity)) throw new AppError('watchRules.figureUnfit');
  }
}

const same = (one: Figures, other: Figures): boolean =>
  Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);

interface Wanted {
  readonly state: RuleState;
  readonly figures: Figures;
  readonly why: string;
}

const changed = (set: SetRule, { state, figures }: Pick<Wanted, 'state' | 'figures'>, at: string): SetRule => ({
  rule: set.rule,
  state,
  figures,
  version: set.version + 1,
  changes: set.changes + 1,
  changedAt: at,
});

/**
 * A rule after someone of the district asked for a change. What is in use, or would be, waits for a second person; what is a draft or on
 * trial is changed at once. A new proposal takes the place of the one before, with what was counted for it.
 * @throws AppError `watchRules.figureUnfit`, `watchRules.wrongState`
 */
export function afterChange(set: SetRule, wanted: Wanted, personId: string | undefined, at: string): SetRule {
  refuseFigures(set.rule, wanted.figures);
  const isSame = wanted.state === set.state && same(wanted.figures, set.figures);
  if (isSame || !NEXT[set.state].includes(wanted.state)) throw new AppError('watchRules.wrongState');
  if (set.state !== 'live' && wanted.state !== 'live') return changed(set, wanted, at);
  const proposed: Proposed = { ...wanted, proposedAt: at, byPersonId: personId };
  return { ...set, version: set.version + 1, proposed };
}

/**
 * A rule after its proposed change was confirmed or dropped. Whoever proposed it may drop it and never confirms it; what goes live was
 * run over the rows before.
 * @throws AppError `watchRules.nothingProposed`, `watchRules.samePerson`, `watchRules.notTried`
 */
export function afterDecision(
  set: SetRule,
  verdict: 'confirm' | 'drop',
  personId: string | undefined,
  at: string,
): SetRule {
  const { proposed } = set;
  if (!proposed) throw new AppError('watchRules.nothingProposed');
  if (verdict === 'drop') return { ...set, version: set.version + 1, proposed: undefined };
  if (!areTwoPersons(proposed.byPersonId, personId)) throw new AppError('watchRules.samePerson');
  if (proposed.state === 'live' && !proposed.backTest) throw new AppError('watchRules.notTried');
  return changed(set, proposed, at);
}

/** A rule that went back to trial by itself; a change that waited is dropped: it was asked of a rule that stood otherwise. */
export const fallenBack = (set: SetRule, at: string): SetRule => ({
  ...changed(set, { state: 'shadow', figures: set.figures }, at),
  fellBackAt: at,
});
