import type { RoutingRules } from '@shared/routing';
import { daysAfter, noonInChina } from '@shared/time';
import { derivedId } from '../../functions/platform/id';
import { endOfPeriod } from '../../functions/reports/deadlines/calendar';
import { newReport, type Report, type ReportEvent } from '../../functions/reports/report';
import { floorOf, routeReport } from '../../functions/reports/routing/route-report';
import { firstRules } from '../../functions/reports/routing/rules';
import { type Statement, weekOf } from '../../functions/reports/statements/statement';
import type { Origin } from '../../functions/reports/statements/statement-store';
import { AS_OF } from './calendar';
import { type Scene, type SeedReport, taken } from './reports';

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
      {
        reportId: report.reportId,
        eventId: derivedId(at, `routed ${report.reportId}`),
        step: 'routed',
        at,
        byOffice: report.handledBy,
        text: line,
        handledByDivision,
      },
    ],
  };
}

/** What an accused cadre was asked, and said where they did. */
export interface SeedStatement {
  readonly statement: Statement;
  readonly origin: Origin;
}

/** A report whose accused cadre was asked to explain so many days ago, and said this three days later. */
export function explained(
  scene: Scene,
  seeded: SeedReport,
  daysAgo: number,
  summary: string,
  text?: string,
): SeedReport {
  const { dice, now } = scene;
  const askedAt = daysAfter(now, -daysAgo);
  const askedWeek = weekOf(askedAt);
  const statementId = dice.ulid(noonInChina(askedWeek));
  const asked = taken(scene, seeded, daysAgo, { command: 'askStatement', statementId, text: summary });
  const { report } = asked;
  const givenAt = text === undefined ? undefined : daysAfter(askedAt, 3);
  return {
    ...asked,
    events: [
      ...asked.events,
      ...(givenAt
        ? [
            {
              reportId: report.reportId,
              eventId: dice.ulid(givenAt),
              step: 'statementGiven' as const,
              at: givenAt,
              byOffice: '有关人员',
              handledByDivision: report.handledByDivision,
            },
          ]
        : []),
    ],
    explained: {
      statement: {
        statementId,
        personId: report.accusedPersonId!,
        askedBy: report.handledBy,
        summary,
        askedWeek,
        answerBy: endOfPeriod(askedAt, 7),
        ...(text !== undefined && { text }),
        mediaIds: [],
        version: text === undefined ? 1 : 2,
      },
      origin: {
        statementId,
        reportId: report.reportId,
        name: report.aboutName!.replace(/（.*/, ''),
        askedAt,
        ...(givenAt && { givenAt }),
      },
    },
  };
}
