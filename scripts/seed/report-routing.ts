import type { RoutingRules } from '@shared/reports/routing';
import { daysAfter } from '@shared/time';
import { derivedId } from '../../functions/platform/id';
import { newReport, type Report, type ReportEvent } from '../../functions/reports/report';
import { floorOf, routeReport } from '../../functions/reports/routing/route-report';
import { firstRules } from '../../functions/reports/routing/rules';
import { AS_OF } from './calendar';
import { lineOf } from './report-lines';

/** The rules of a district are a month old, and unchanged. */
export const seedRules = (districtCode: string): RoutingRules => {
  const since = daysAfter(AS_OF, -30);
  return firstRules((code) => derivedId(since, `rule ${code} of ${districtCode}`), since);
};

/** Rules are a few days old where reports are concerned: what came before was sent where the law alone sends it. */
const DAYS_OF_RULES = 3;

/** A new report as the rules have it, and the line they leave, where they send it where it is. */
export function routedBy(
  rules: RoutingRules,
  report: Report,
  titles: readonly string[],
  daysAgo: number,
): { report: Report; events: ReportEvent[] } {
  if (daysAgo > DAYS_OF_RULES) return { report, events: [] };
  const { villageCode, category, aboutKind, handledByDivision, submittedAt } = report;
  const accused = aboutKind === 'village' ? 'nobody' : aboutKind;
  const matter = { villageCode, category, accused, titles, accusedOffices: [] } as const;
  const { fired, division, line, acceptDays, answerDays } = routeReport(rules.items, matter);
  if (!fired || division !== handledByDivision) return { report, events: [] };
  const { ruleId, ruleVersion } = fired;
  const at = new Date(Date.parse(submittedAt) + 1).toISOString();
  return {
    report: newReport({
      ...report,
      routing: { ruleId, ruleVersion, line, acceptDays, answerDays, floor: floorOf(matter) },
    }),
    events: [
      lineOf(report, derivedId(at, `routed ${report.reportId}`), at, report.handledBy, { step: 'routed', text: line }),
    ],
  };
}
