import type { ErrorCode } from '@shared/errors';
import { type AssignOutcome, assignReports } from '@shared/reports/work';
import { handle } from '../../platform/serve';
import { assignTo } from '../steps/assign-report';
import { commitStep } from '../steps/take-step';
import { eachApart } from './each-apart';

const OUTCOMES: Partial<Record<ErrorCode, AssignOutcome>> = {
  notFound: 'notYours',
  'auth.refused': 'notYours',
  'reports.assigneeUnfit': 'unfit',
  'reports.wrongState': 'moved',
  'version.stale': 'moved',
};

/** Why a colleague is not fit is said of none. */
export const assignReportsHandler = handle(assignReports)(
  async ({ body: { reports, accountId }, caller }, context) => ({
    items: await eachApart(reports, { done: 'assigned', outcomes: OUTCOMES }, context, (one, part) =>
      commitStep({ ...one, actor: caller, action: assignReports.id }, (report) => assignTo(accountId, report), part),
    ),
  }),
);
