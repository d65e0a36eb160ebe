import { covers, districtOf, townOf } from '@shared/divisions';
import type { ReportCategory } from '@shared/reports/reports';
import type { Accused, RoutingLevel, RoutingMiss, RoutingRule, RoutingTrial } from '@shared/reports/routing';
import { divisionAbove } from '../sight/parts';
import { DAYS_TO_ACCEPT, DAYS_TO_ANSWER } from '../report';

/** What a rule is asked of: nothing that says who reports. */
export interface Matter {
  villageCode: string;
  category: ReportCategory;
  accused: Accused;
  /** The posts of the accused cadres, or of those whose family it is about. */
  titles: readonly string[];
  /** The divisions the accused hold an office of, wherever that is. */
  accusedOffices: readonly string[];
}

export interface Routed {
  /** The office's division. */
  division: string;
  fired?: RoutingRule | undefined;
  trace: RoutingTrial['trace'];
  /** What the reporter and the handlers read. */
  line: string;
  /** The law put it higher than the rule wanted. */
  raised: boolean;
  acceptDays: number;
  answerDays: number;
}

const DIVISION_AT: Record<RoutingLevel, (villageCode: string) => string> = {
  village: (code) => code,
  town: townOf,
  district: districtOf,
};

/** What is said where no rule of the district's is behind it. */
const LINES: Record<Accused, string> = {
  nobody: '村里的事，由村里来办',
  cadre: '说到村干部的事，由上一级来办',
  family: '说到村干部家里的事，由上一级来办',
  township: '说到镇街的人，由区里来办',
};
/** Neither whose relative nor how many: only that it went up. */
export const RAISED_FOR_WANT = '该办的单位眼下没有合适的人，由上一级来办';

/**
 * The lowest office that may have it, whatever the rules say: nobody handles what accuses them, nor does their office or one
 * beneath it. Rule: 信访工作条例 第二十二条, 第三十条 (回避); a report is never passed to whom it accuses.
 */
export function floorOf({ villageCode, accused, accusedOffices }: Matter): string {
  const theirs = accused === 'nobody' ? [] : [accused === 'township' ? townOf(villageCode) : villageCode];
  return [...theirs, ...accusedOffices.filter((office) => covers(office, villageCode))]
    .map((office) => divisionAbove(office) ?? districtOf(office))
    .reduce((lowest, office) => (office.length < lowest.length ? office : lowest), villageCode);
}

/** The first thing that a rule asks and the matter is not; undefined when it fits. */
function missOf({ on, when }: RoutingRule, matter: Matter): RoutingMiss | undefined {
  if (!on) return 'off';
  if (when.categories && !when.categories.includes(matter.category)) return 'category';
  if (when.divisions && !when.divisions.some((division) => covers(division, matter.villageCode))) return 'division';
  if (when.accused && !when.accused.includes(matter.accused)) return 'accused';
  if (when.titles && !when.titles.some((word) => matter.titles.some((title) => title.includes(word)))) return 'title';
  return undefined;
}

/**
 * Which office handles it and within how many days, by the first rule that fits; by the law alone when none does. No rule puts it
 * beneath the law's floor, and none makes the law's time longer.
 */
export function routeReport(rules: readonly RoutingRule[], matter: Matter): Routed {
  let fired: RoutingRule | undefined;
  const trace = rules.map((rule): Routed['trace'][number] => {
    const miss = missOf(rule, matter) ?? (fired ? 'later' : undefined);
    if (!miss) fired = rule;
    return { ruleId: rule.ruleId, name: rule.name, ...(miss && { miss }) };
  });
  const floor = floorOf(matter);
  const wanted = fired ? DIVISION_AT[fired.level](matter.villageCode) : floor;
  const raised = wanted.length > floor.length;
  return {
    division: raised ? floor : wanted,
    fired,
    trace,
    line: fired && !raised ? fired.line : LINES[matter.accused],
    raised,
    acceptDays: Math.min(DAYS_TO_ACCEPT, fired?.acceptDays ?? DAYS_TO_ACCEPT),
    answerDays: Math.min(DAYS_TO_ANSWER, fired?.answerDays ?? DAYS_TO_ANSWER),
  };
}
