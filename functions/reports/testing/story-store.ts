import { writeRow } from '../../platform/row';
import { ReportEntity, ReportEventEntity, type ReportFile, reportRow } from '../report-store';

/** For tests: writes a report and its timeline as they stand; written again when it has moved. */
export async function keep({ report, events }: ReportFile): Promise<void> {
  await writeRow(ReportEntity, reportRow(report));
  await Promise.all(events.map((event) => writeRow(ReportEventEntity, event)));
}
