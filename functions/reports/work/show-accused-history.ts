import { AppError } from '@shared/errors';
import { showAccusedHistory } from '@shared/reports/work';
import { doOnce } from '../../platform/command';
import { markDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { transactTrailed } from '../../platform/trail';
import type { Report } from '../report';
import { readerOf } from '../sight/reader';
import { openReport } from '../steps/take-step';
import { officePart } from './desk';
import { historyOf, mayOpenAccused } from './histories';
import { aboutCadre, accusedIn } from './pointer-store';
import { visibleUnder } from './work-store';

/** One BatchGetItem, with ten to spare for what is hidden. */
const MOST_COUNTED = 90;

/**
 * Earlier reports about the cadre whom this one names: only by way of a report in hand, never by a name that is looked up. That it
 * was looked at stands in the report's trail, or nothing is shown.
 */
export const showAccusedHistoryHandler = handle(showAccusedHistory)(async (
  { params, caller },
  { at, requestId, once },
) => {
  const { report } = await openReport(params.reportId, caller);
  const reader = await readerOf(caller);
  if (!mayOpenAccused(report, reader)) throw new AppError('notFound');
  const { reportId, villageCode, aboutName = '' } = report;
  const role = officePart(report, reader)!;
  const line = { reportId, villageCode, action: showAccusedHistory.id, at, actor: caller.accountId, role, requestId };
  await doOnce(once, {
    done: async () => undefined,
    act: () => transactTrailed([line], markDone(once, reportId, at)),
  });
  const sees = (other: Report) => other.reportId !== reportId && officePart(other, reader) !== undefined;
  const piles = await Promise.all(
    accusedIn(report).map((personId) => visibleUnder(aboutCadre(personId), sees, MOST_COUNTED)),
  );
  const reports = [...new Map(piles.flatMap((pile) => pile.reports.map((one) => [one.reportId, one]))).values()];
  const newestFirst = reports.sort((a, b) => b.submittedAt.localeCompare(a.submittedAt));
  return {
    name: aboutName,
    ...(await historyOf(
      newestFirst,
      piles.some(({ more }) => more),
    )),
  };
});
