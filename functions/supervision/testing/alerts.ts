import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import { type Alert, newAlert } from '../alerts/alert';
import { alertIdOf, raiseAlert } from '../alerts/alert-store';
import { ruleOf } from '../rules/catalogue';
import type { Finding } from '../rules/evaluate';

/** For tests and measurements: an alert of a village, about an overdue rent where no other rule is named, as the night would raise it. */
export async function alertIn(villageCode: string, more: Partial<Finding> = {}): Promise<Alert> {
  const rule = ruleOf(more.code ?? 'YJ24')!;
  const contractId = newId();
  const finding: Finding = {
    code: rule.code,
    version: rule.version,
    subject: `contract#${contractId}`,
    period: '2026-09-01',
    colour: rule.colour,
    sentence: '合同HT-1（门面租赁合同）2026-09-01应收的租金还差¥10,000.00，逾期80天。请催收或说明。',
    facts: {},
    evidence: [{ kind: 'contract', id: contractId }],
    concerns: [],
    ...more,
  };
  const at = now();
  const given = { alertId: alertIdOf(villageCode, finding), villageCode, excludedPersonIds: [...finding.concerns] };
  const alert = newAlert(finding, rule, { ...given, concernsTown: false, at });
  await raiseAlert(alert, { alertId: alert.alertId, eventId: newId(at), step: 'raised', at, byOffice: '镇' });
  return alert;
}
