import { listWatchRules, type WatchRule } from '@shared/supervision';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { undelivered } from '../facts/rows';
import { figuresOf } from '../rules/evaluate';
import { type RuleRecord, recordsOf } from './record-store';
import { rulesOf, type SetRule } from './setting-store';

function viewRule({ rule, state, figures, fellBackAt }: SetRule, record: RuleRecord | undefined): WatchRule {
  const { code, version, title, domain, colour, level, basis, note, explain, exclusions, parameters } = rule;
  const values = figuresOf(rule, figures);
  return {
    code,
    version,
    title,
    domain,
    colour,
    level,
    state,
    basis,
    ...(note && { note }),
    explain,
    exclusions: exclusions.map(({ words }) => words),
    figures: Object.entries(parameters).map(([name, { title: called, unit, source, sureness }]) => ({
      name,
      title: called,
      unit,
      ...(values[name] !== undefined && { value: values[name] }),
      source,
      sureness,
    })),
    waitsFor: undelivered(rule.needs),
    silentFor: Object.keys(parameters).filter((name) => values[name] === undefined),
    record: record?.months ?? [],
    ...(fellBackAt && { fellBackOn: dayInChina(fellBackAt) }),
  };
}

export const listWatchRulesHandler = handle(listWatchRules)(async ({ params: { districtCode } }) => {
  const [rules, records] = await Promise.all([rulesOf(districtCode), recordsOf(districtCode)]);
  return { items: rules.map((set) => viewRule(set, records.get(set.rule.code))) };
});
