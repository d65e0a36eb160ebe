import { listWatchRules, type WatchRule } from '@shared/supervision';
import { handle } from '../../platform/serve';
import { undelivered } from '../facts/rows';
import { figuresOf } from '../rules/evaluate';
import { rulesOf, type SetRule } from './setting-store';

function viewRule({ rule, state, figures }: SetRule): WatchRule {
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
  };
}

export const listWatchRulesHandler = handle(listWatchRules)(async ({ params }) => ({
  items: (await rulesOf(params.districtCode)).map(viewRule),
}));
