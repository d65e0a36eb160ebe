import { AppError, type ErrorCode } from '@shared/errors';
import { type AssignOutcome, assignReports } from '@shared/report-work';
import { onceOfPart } from '../../platform/once';
import { type Context, handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { assignTo } from '../assign-report';
import { commitStep } from '../take-step';

const AT_ONCE = 5;

const OUTCOMES: Partial<Record<ErrorCode, AssignOutcome>> = {
  notFound: 'notYours',
  'auth.refused': 'notYours',
  'reports.assigneeUnfit': 'unfit',
  'reports.wrongState': 'moved',
  'version.stale': 'moved',
};

/**
 * Each report is assigned in a transaction of its own, under a key made of the command's: sent again, those that were done are
 * done and the others are tried. Why a colleague is not fit is said of none.
 */
export const assignReportsHandler = handle(assignReports)(async ({ body, caller }, context) => {
  const wanted = [...new Map(body.reports.map((one) => [one.reportId, one])).values()];
  const items: { reportId: string; outcome: AssignOutcome }[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE)
    items.push(
      ...(await Promise.all(
        wanted.slice(start, start + AT_ONCE).map(async (one) => ({
          reportId: one.reportId,
          outcome: await assign(one, body.accountId, caller, {
            ...context,
            once: onceOfPart(context.once, one.reportId),
          }),
        })),
      )),
    );
  return { items };
});

async function assign(
  { reportId, version }: { reportId: string; version: number },
  assigneeAccountId: string,
  actor: Caller,
  context: Context,
): Promise<AssignOutcome> {
  try {
    await commitStep(
      { reportId, version, actor, action: assignReports.id },
      (report) => assignTo(assigneeAccountId, report),
      context,
    );
    return 'assigned';
  } catch (error) {
    const outcome = error instanceof AppError ? OUTCOMES[error.code] : undefined;
    if (!outcome) throw error;
    return outcome;
  }
}
