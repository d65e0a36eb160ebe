import { inEachDistrict } from '../../identity/division-store';
import { tellAccount } from '../../messages/tell';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { log } from '../../platform/log';
import { ConditionsFailed } from '../../platform/transact';
import { handlersOf } from '../sight/holders';
import { officeOf } from '../sight/office';
import { divisionAbove } from '../sight/parts';
import type { Report } from '../report';
import { findReport, owedUntil, saveByClock, saveReminded } from '../report-store';
import { tellPile } from '../intake/tell-pile';
import { clockEvent, dueAction, type DueAction, escalated, horizonAt, lapsed } from './due-actions';

const ACTION = 'keepDeadlines';

/**
 * Every hour: reminds before a deadline, carries lateness to the level above, ends the wait for material. What is done is
 * marked on the report, so a run that is cut off, doubled or days late does what is left, once. One report that fails does not
 * stop the others; the run then fails, so that the alarm tells.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  const count = { done: 0, failed: 0 };
  await inEachDistrict(async (district) => {
    for await (const page of owedUntil(district, horizonAt(at))) {
      for (const { reportId } of page.filter((report) => dueAction(report, at))) {
        try {
          if (await keepDeadline(reportId, at)) count.done += 1;
        } catch (error) {
          count.failed += 1;
          log('error', ACTION, { subject: `report#${reportId}`, ...(error instanceof Error && { error: error.name }) });
        }
      }
    }
  });
  log('info', ACTION, { count: count.done });
  if (count.failed > 0) throw new Error(`${count.failed} deadlines were not kept`);
};

/** Read anew, since the list may be behind. Whether something was done; not when somebody moved the report meanwhile. */
async function keepDeadline(reportId: string, at: string): Promise<boolean> {
  const report = (await findReport(reportId))?.report;
  const action = report && dueAction(report, at);
  if (!action) return false;
  try {
    await act(report, action, at);
    return true;
  } catch (error) {
    // Moved since, or by another run: the next one sees how it stands then.
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}

async function act(report: Report, action: DueAction, at: string): Promise<void> {
  if (action.does === 'remind') {
    if (report.held) {
      await tellPile(report, await handlersOf(report), 'pileDue', action.at);
      return saveReminded(report, action.mark);
    }
    // Told first and marked then: a message is there once, however often it is sent.
    for (const { accountId } of await handlersOf(report))
      await tellAccount({
        accountId,
        kind: 'workDue',
        reportId: report.reportId,
        sourceId: `${report.reportId}|${action.mark}`,
        at: action.at,
      });
    return saveReminded(report, action.mark);
  }
  const { does } = action;
  const after = does === 'escalate' ? escalated(report, at) : lapsed(report, action.until);
  const named = does === 'escalate' ? divisionAbove(report.handledByDivision) : undefined;
  const byOffice = named ? await officeOf(named) : report.handledBy;
  return saveByClock(report, after, clockEvent(report, does, { eventId: newId(at), at, byOffice }), ACTION);
}
