import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put';
import { ReportEntity, ReportEventEntity, type ReportFile, reportRow } from '../report-store';

/** For tests: writes a report and its timeline as they stand; written again when it has moved. */
export async function keep({ report, events }: ReportFile): Promise<void> {
  await ReportEntity.build(PutItemCommand).item(reportRow(report)).send();
  await Promise.all(events.map((event) => ReportEventEntity.build(PutItemCommand).item(event).send()));
}
