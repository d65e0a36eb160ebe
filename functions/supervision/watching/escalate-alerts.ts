import { inEachDistrict } from '../../identity/division-store';
import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { log } from '../../platform/log';
import { ConditionsFailed } from '../../platform/transact';
import { officeOf } from '../../reports/sight/office';
import { divisionAbove } from '../../reports/sight/parts';
import { type Alert, dueOf, isLate } from '../alerts/alert';
import { findAlert, overdueAlerts, saveAlertStep } from '../alerts/alert-store';
import { isToBeTold, tellHeld } from '../outcomes/tell-concerned';

/**
 * Each hour: an alert that nobody finished in its time climbs, once for each deadline, and the level above sees it. A real ending that
 * was held back is told to whom it is about when its day has come.
 */
export const handler = async (): Promise<void> => {
  const at = now();
  let count = 0;
  await inEachDistrict(async (district) => {
    for await (const page of overdueAlerts(district, at))
      // The row of the list tells of most that they climbed long ago; the alert itself is read for the others alone.
      for (const row of page) {
        if (climbs(row, at) && (await escalate(row.alertId, at))) count += 1;
        if (isToBeTold(row, at) && (await tellHeld(row.alertId, at))) count += 1;
      }
  });
  log('info', 'escalateAlerts', { count });
};

const climbs = (alert: Alert, at: string): boolean => isLate(alert, at) && (alert.escalatedAt ?? '') <= dueOf(alert);

/** Read anew, since the list may be behind. False where it has climbed, or somebody moved it meanwhile. */
async function escalate(alertId: string, at: string): Promise<boolean> {
  const alert = (await findAlert(alertId))?.alert;
  if (!alert || !climbs(alert, at)) return false;
  const above = divisionAbove(alert.handledByDivision) ?? alert.handledByDivision;
  const after = { ...alert, escalatedAt: at, version: alert.version + 1 };
  const event = { alertId, eventId: newId(at), step: 'escalated' as const, at, byOffice: await officeOf(above) };
  try {
    await saveAlertStep(alert, after, event, { action: 'escalateAlerts', at, actor: 'clock' });
    return true;
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}
