import { daysAfter, noonInChina } from '@shared/time';
import { endOfPeriod } from '../../functions/reports/deadlines/calendar';
import { weekOf } from '../../functions/reports/statements/statement';
import { lineOf } from './report-lines';
import { type Scene, type SeedReport, taken } from './reports';

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
      ...(givenAt ? [lineOf(report, dice.ulid(givenAt), givenAt, '有关人员', { step: 'statementGiven' })] : []),
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
