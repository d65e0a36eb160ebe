import type { AlertDetail, AlertSummary } from '@shared/supervision';
import { officeOf } from '../../reports/office';
import { ruleOf } from '../rules/catalogue';
import { type Alert, type AlertEventRow, type AlertPart, isLate, mayDoOn } from './alert';

/** An alert of the list. What a rule was called then is what it is called now: only its figures change. */
export async function summariseAlert(alert: Alert, at: string): Promise<AlertSummary> {
  const { alertId, code, level, colour, villageCode, sentence, state, raisedAt, dueAt, mutedUntil, closing } = alert;
  const rule = ruleOf(code);
  return {
    alertId,
    ruleCode: code,
    title: rule?.title ?? code,
    domain: rule?.domain ?? 'money',
    level,
    colour,
    villageCode,
    sentence,
    state,
    office: await officeOf(alert.handledByDivision),
    raisedAt,
    dueAt,
    late: isLate(alert, at),
    ...(mutedUntil && { mutedUntil }),
    ...(closing && { closing: closing.kind }),
  };
}

/** The whole alert, for one with these parts in it. */
export async function viewAlert(
  { alert, events }: { alert: Alert; events: readonly AlertEventRow[] },
  parts: readonly AlertPart[],
  at: string,
): Promise<AlertDetail> {
  const rule = ruleOf(alert.code);
  return {
    ...(await summariseAlert(alert, at)),
    basis: rule?.basis ?? '',
    ...(rule?.note && { note: rule.note }),
    ruleVersion: alert.ruleVersion,
    exclusions: (rule?.exclusions ?? []).map(({ code, words }) => ({ code, words })),
    evidence: alert.evidence.map((one) => ({ ...one })),
    events: events.map(({ step, at: when, byOffice, text }) => ({ step, at: when, byOffice, ...(text && { text }) })),
    mayDo: mayDoOn(alert, parts),
    version: alert.version,
  };
}
