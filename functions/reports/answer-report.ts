import { answerReport } from '@shared/reports';
import { newId } from '../platform/id';
import { handle } from '../platform/serve';
import { type Companion, findReport } from './report-store';
import type { Report } from './report';
import { takeStep } from './take-step';
import { afterStep, eventOf, type Step } from './transitions';

/** Those merged into it are answered with it, each reporter in their own report; one withdrawn meanwhile is left alone. */
async function mergedOf({ mergedIds }: Report, step: Step, at: string): Promise<Companion[]> {
  const files = await Promise.all(mergedIds.map(findReport));
  return files.flatMap((file) => {
    if (file?.report.state !== 'merged') return [];
    const { report: before } = file;
    return [
      { before, after: afterStep(before, step, at), event: eventOf(before, step, newId(at), at, before.handledBy) },
    ];
  });
}

export const answerReportHandler = handle(answerReport)(async ({ params, body, caller }, context) => {
  const { version, text, mediaIds } = body;
  return takeStep(
    { ...params, version, actor: caller, action: answerReport.id },
    { command: 'answer', text, mediaIds: [...new Set(mediaIds)] },
    context,
    (report, step) => mergedOf(report, step, context.at),
  );
});
