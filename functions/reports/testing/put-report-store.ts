import { putRow } from '../../platform/row';
import { transactTrailed } from '../../platform/trail';
import type { WriteItem } from '../../platform/transact';
import type { Report } from '../report';
import { ReportEntity, reportRow } from '../report-store';

/** For tests: a report as if it had come to be so, with a line in its trail: a command refuses one that was altered past it. */
export const putReport = (report: Report, ...besides: WriteItem[]): Promise<void> =>
  transactTrailed(
    [
      {
        reportId: report.reportId,
        villageCode: report.villageCode,
        action: 'test',
        at: report.submittedAt,
        actor: 'test',
      },
    ],
    putRow(ReportEntity, reportRow(report)),
    ...besides,
  );
