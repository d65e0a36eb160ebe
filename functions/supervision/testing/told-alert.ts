import { now } from '../../platform/clock';
import { newId } from '../../platform/id';
import type { Alert } from '../alerts/alert';
import { saveAlertStep } from '../alerts/alert-store';
import { tellingOfEnding } from '../outcomes/tell-concerned';
import { alertIn } from './alerts';

/** For tests and measurements: an alert about what a person was paid, closed as real by somebody else, and told to them. */
export async function toldAlert(villageCode: string, personId: string): Promise<Alert> {
  const at = now();
  const paymentId = newId();
  const alert = await alertIn(villageCode, {
    ...{ code: 'YJ29', subject: `payment#${paymentId}`, concerns: [personId] },
    ...{ evidence: [{ kind: 'payment' as const, id: paymentId }] },
  });
  const closing = { kind: 'real' as const, closedAt: at, closedByPersonId: newId(), tells: [personId] };
  const text = '两项补贴同一个月都领了，按规定退回。';
  const closed = { ...alert, state: 'closed' as const, closing, version: alert.version + 1 };
  const { alert: after, writes } = await tellingOfEnding(closed, { text }, at);
  const event = { alertId: alert.alertId, eventId: newId(at), step: 'closed' as const, at, byOffice: '区', text };
  await saveAlertStep(alert, after, event, { action: 'closeAlert', at, actor: newId() }, { besides: writes });
  return after;
}
