import { listWatchRules, type ProposedChange, type WatchRule } from '@shared/supervision/supervision';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { type ListedKind, undelivered } from '../facts/rows';
import { listsInForce } from '../lists/listed-persons';
import { figuresOf } from '../rules/evaluate';
import { nightOf } from '../watching/night';
import { lastRunOf } from '../watching/run-store';
import { type RuleRecord, recordsOf } from './record-store';
import { type Proposed, type SetRule, versionOf } from './setting';
import { ruleIn, rulesOf } from './setting-store';

interface Beside {
  readonly record: RuleRecord | undefined;
  readonly listed: readonly ListedKind[];
  readonly personId: string | undefined;
}

/** What a district has lists of today. */
const listedToday = async (districtCode: string, at: string): Promise<ListedKind[]> => [
  ...new Set(
    (await listsInForce(districtCode, dayInChina(at))).map(({ kind }) => (kind === 'deaths' ? kind : 'standings')),
  ),
];

/** A rule in words, for one of its district. */
function viewRule(set: SetRule, { record, listed, personId }: Beside): WatchRule {
  const { rule, state, figures, fellBackAt, proposed } = set;
  const { code, title, domain, colour, level, basis, note, explain, exclusions, parameters, least } = rule;
  const values = figuresOf(rule, figures);
  return {
    code,
    version: versionOf(set),
    title,
    domain,
    colour,
    level,
    state,
    basis,
    ...(note && { note }),
    ...(least && { least: { count: least.count, of: least.of } }),
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
    waitsFor: undelivered(rule.needs, listed),
    silentFor: Object.keys(parameters).filter((name) => values[name] === undefined),
    record: record?.months ?? [],
    ...(fellBackAt && { fellBackOn: dayInChina(fellBackAt) }),
    settingVersion: set.version,
    ...(proposed && { proposed: viewProposed(proposed, personId) }),
  };
}

const viewProposed = (
  { state, figures, why, proposedAt, byPersonId, backTest }: Proposed,
  personId: string | undefined,
): ProposedChange => ({
  state,
  figures: { ...figures },
  why,
  proposedOn: dayInChina(proposedAt),
  mine: byPersonId !== undefined && byPersonId === personId,
  ...(backTest && { backTest }),
});

/** One rule as it stands. @throws AppError `notFound` */
export async function shownRule(
  districtCode: string,
  code: string,
  { person }: Caller,
  at: string,
): Promise<WatchRule> {
  const [set, records, listed] = await Promise.all([
    ruleIn(districtCode, code),
    recordsOf(districtCode),
    listedToday(districtCode, at),
  ]);
  return viewRule(set, { record: records.get(code), listed, personId: person?.personId });
}

export const listWatchRulesHandler = handle(listWatchRules)(async ({ params: { districtCode }, caller }, { at }) => {
  const [rules, records, run, listed] = await Promise.all([
    rulesOf(districtCode),
    recordsOf(districtCode),
    lastRunOf(districtCode),
    listedToday(districtCode, at),
  ]);
  return {
    night: nightOf(run, at),
    items: rules.map((set) =>
      viewRule(set, { record: records.get(set.rule.code), listed, personId: caller.person?.personId }),
    ),
  };
});
