import { splitReport } from '@shared/reports/commands';
import { newId } from '../../platform/id';
import { handle } from '../../platform/serve';
import { referenceNoOf, splitFrom } from '../report';
import { takeStep } from './take-step';

export const splitReportHandler = handle(splitReport)(async ({ params, body, caller }, context) => {
  const { version, category, description } = body;
  const { at } = context;
  const childId = newId(at);
  return takeStep(
    { ...params, version, actor: caller, action: splitReport.id },
    (report) => ({
      command: 'split',
      childId,
      childNo: referenceNoOf(childId, report.submittedAt),
      words: description,
    }),
    context,
    async (report) => [
      {
        after: splitFrom(report, { reportId: childId, category, description }),
        event: {
          reportId: childId,
          eventId: newId(at),
          step: 'submitted',
          at,
          byOffice: report.handledBy,
          text: `从 ${report.referenceNo} 分出来，单独办`,
          handledByDivision: report.handledByDivision,
        },
      },
    ],
  );
});
