import type { AlertColour } from '@shared/supervision/rules';
import type { Evidence, Fact, Values } from '../facts/fact';
import type { RowKind, VillageRows } from '../facts/rows';
import { FACT_SOURCES } from '../facts/sources';
import { type Figures, holds } from './condition';
import { explained } from './explain';
import type { Rule } from './rule';

/** What a rule found: a question to the village or the office, with the rows it was read from. */
export interface Finding {
  readonly code: string;
  readonly version: number;
  readonly subject: string;
  readonly period: string;
  readonly colour: AlertColour;
  readonly sentence: string;
  readonly facts: Values;
  readonly evidence: readonly Evidence[];
  /** Persons for whom it must not exist. */
  readonly concerns: readonly string[];
}

/** Why a rule says nothing at all of a village. */
export type Silence =
  | { readonly code: string; readonly because: 'rowsMissing'; readonly needs: readonly RowKind[] }
  | { readonly code: string; readonly because: 'figureMissing'; readonly parameters: readonly string[] };

export interface Outcome {
  readonly findings: readonly Finding[];
  readonly silent: readonly Silence[];
}

/** The figures a rule runs with: the district's where it set them, the defaults elsewhere. */
export const figuresOf = ({ parameters }: Pick<Rule, 'parameters'>, set: Figures = {}): Figures =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) => {
      const value = set[name] ?? parameter.default;
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** Why a rule cannot run on these rows with these figures; undefined where it can. */
export function silenceOf(rule: Rule, rows: VillageRows, figures: Figures): Silence | undefined {
  const needs = rule.needs.filter((kind) => rows[kind] === undefined);
  if (needs.length > 0) return { code: rule.code, because: 'rowsMissing', needs };
  const parameters = Object.keys(rule.parameters).filter((name) => figures[name] === undefined);
  return parameters.length > 0 ? { code: rule.code, because: 'figureMissing', parameters } : undefined;
}

const isExcluded = (rule: Rule, fact: Fact, figures: Figures): boolean =>
  rule.exclusions.some(({ when }) => holds(when, fact.values, figures));

const isEnough = ({ least }: Rule, { values }: Fact): boolean =>
  !least || Number(values[least.fact] ?? 0) >= least.count;

/** Where all that a rule could look at is too little to say anything: how much there is, and how much it needs. */
export function tooFewFor(rule: Rule, rows: VillageRows, figures: Figures): { have: number; need: number } | undefined {
  if (!rule.least) return undefined;
  const { fact, count } = rule.least;
  const have = Math.max(0, ...FACT_SOURCES[rule.source](rows, figures).map(({ values }) => Number(values[fact] ?? 0)));
  return have < count ? { have, need: count } : undefined;
}

/** What one rule finds in a village's rows. The same rows give the same findings, in whatever order they came. */
export function findingsOf(rule: Rule, rows: VillageRows, figures: Figures): Finding[] {
  const facts: readonly Fact[] = FACT_SOURCES[rule.source](rows, figures);
  return facts
    .filter((fact) => isEnough(rule, fact) && holds(rule.condition, fact.values, figures))
    .filter((fact) => !isExcluded(rule, fact, figures))
    .map((fact) => ({
      code: rule.code,
      version: rule.version,
      subject: fact.subject,
      period: fact.period,
      colour: rule.worse && holds(rule.worse.when, fact.values, figures) ? rule.worse.colour : rule.colour,
      sentence: explained(rule.explain, { ...figures, ...fact.values }),
      facts: fact.values,
      evidence: fact.evidence,
      concerns: fact.concerns ?? [],
    }));
}

/** Runs rules over a village's rows. @param set the figures that the district set, by rule. */
export function runRules(
  rules: readonly Rule[],
  rows: VillageRows,
  set: Readonly<Record<string, Figures>> = {},
): Outcome {
  const findings: Finding[] = [];
  const silent: Silence[] = [];
  for (const rule of rules) {
    const figures = figuresOf(rule, set[rule.code]);
    const silence = silenceOf(rule, rows, figures);
    if (silence) silent.push(silence);
    else findings.push(...findingsOf(rule, rows, figures));
  }
  return { findings, silent };
}
