import { AppError } from '@shared/errors';
import { mergeReport } from '@shared/reports/commands';
import { newId } from '../../platform/id';
import { handle } from '../../platform/serve';
import type { Report } from '../report';
import { openReport, takeStep } from './take-step';
import { hiddenFromOf, mayTakeIn, takesIn } from '../transitions';

export const mergeReportHandler = handle(mergeReport)(async ({ params, body, caller }, context) => {
  const { version, parentId } = body;
  let parent: Report;
  return takeStep(
    { ...params, version, actor: caller, action: mergeReport.id },
    async (report) => {
      const opened = await openReport(parentId, caller);
      parent = opened.report;
      if (!opened.parts.includes('handler') || !mayTakeIn(parent, report)) throw new AppError('reports.cannotMerge');
      return { command: 'merge', parentId, parentNo: parent.referenceNo, hiddenFrom: hiddenFromOf(parent) };
    },
    context,
    async (report) => [
      {
        before: parent,
        after: takesIn(parent, report.reportId, hiddenFromOf(report)),
        event: {
          reportId: parentId,
          eventId: newId(context.at),
          step: 'merged',
          at: context.at,
          byOffice: parent.handledBy,
          text: `并入了 ${report.referenceNo}，一起办`,
          handledByDivision: parent.handledByDivision,
        },
      },
    ],
  );
});
