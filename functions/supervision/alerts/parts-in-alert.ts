import { findReport } from '../../reports/report-store';
import { partsIn, type Reader } from '../../reports/parts';
import { type Alert, type AlertPart, alertPartsIn } from './alert';

const REPORT = 'report#';

/**
 * The parts a reader has in an alert, as it stands now. An alert about a report shows that there is one: it exists only for who works
 * on that report today, not for its reporter, nor for anyone whom its marks keep out, though the alert was raised before.
 */
export async function partsInAlert(alert: Alert, reader: Reader): Promise<readonly AlertPart[]> {
  const parts = alertPartsIn(alert, reader);
  if (parts.length === 0 || !alert.subject.startsWith(REPORT)) return parts;
  const file = await findReport(alert.subject.slice(REPORT.length));
  const mayWork = file !== undefined && partsIn(file.report, reader).some((part) => part !== 'reporter');
  return mayWork ? parts : [];
}
