import { AppError } from '@shared/errors';
import { askForStatement } from '@shared/reports/accused-statements';
import { noonInChina } from '@shared/time';
import { personById } from '../../identity/person-store';
import { idAt } from '../../platform/id';
import { handle } from '../../platform/serve';
import { endOfPeriod } from '../deadlines/calendar';
import type { Report } from '../report';
import { findReport } from '../report-store';
import { takeStep } from '../steps/take-step';
import { stateOf, tellsOf, weekOf } from './statement';
import { askItems, statementById } from './statement-store';
import { accusedCadres } from './statement-view';

/** Whether they were asked in this report and may still answer. */
async function isBeingAsked({ statementIds = [] }: Report, personId: string, at: string): Promise<boolean> {
  const asked = await Promise.all(statementIds.map(statementById));
  return asked.some((statement) => statement?.personId === personId && stateOf(statement, at) === 'asked');
}

export const askForStatementHandler = handle(askForStatement)(async ({ params, body, caller }, context) => {
  const { version, personId, summary, days, despite } = body;
  const { at } = context;
  const askedWeek = weekOf(at);
  // An id tells its time: this one's is the week, as everything that the accused sees of it.
  const statementId = idAt(noonInChina(askedWeek));
  let name = '';
  return takeStep(
    {
      ...params,
      version,
      actor: caller,
      action: askForStatement.id,
      alsoWrites: ({ reportId, handledBy }) =>
        askItems(
          {
            statementId,
            personId,
            askedBy: handledBy,
            summary,
            askedWeek,
            answerBy: endOfPeriod(at, days),
            mediaIds: [],
            version: 1,
          },
          { statementId, reportId, name, askedAt: at },
        ),
    },
    async (report) => {
      const cadre = (await accusedCadres(report)).find((one) => one.personId === personId);
      if (!cadre || (await isBeingAsked(report, personId, at))) throw new AppError('statements.unfit');
      if (!(await personById(personId))?.accountId) throw new AppError('statements.unreachable');
      const events = (await findReport(report.reportId))?.events ?? [];
      const tells = despite ? [] : tellsOf(summary, report, events);
      if (tells.length > 0) throw new AppError('statements.tells', tells);
      name = cadre.name;
      return { command: 'askStatement', statementId, text: summary };
    },
    context,
  );
});
