import { AppError } from '@shared/errors';
import { answerOutcome } from '@shared/supervision/outcomes';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import { handle } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import type { Alert } from '../alerts/alert';
import { findAlert, saveAlertStep } from '../alerts/alert-store';
import { afterAnswer, type Outcome, standingOf, viewOutcome } from './outcome';
import { putOutcome } from './outcome-store';
import { outcomesOf } from './own-outcomes';

/** The reader's own of an alert, the latest ending first. @throws AppError `notFound` */
async function ownOf(alertId: string, caller: Caller): Promise<{ outcome: Outcome; alert: Alert }> {
  const [own, file] = await Promise.all([outcomesOf(caller), findAlert(alertId)]);
  const [outcome] = own
    .filter((one) => one.alertId === alertId)
    .sort((one, other) => other.closedAt.localeCompare(one.closedAt));
  if (!outcome || !file) throw new AppError('notFound');
  return { outcome, alert: file.alert };
}

/** Written beside the alert, which waits for a reply from then on; nothing of the alert is read by who answers. */
export const answerOutcomeHandler = handle(answerOutcome)(async (
  { params: { alertId }, body: { text }, caller },
  { at, requestId, once },
) => {
  const act = async () => {
    const { outcome, alert } = await ownOf(alertId, caller);
    const answered = afterAnswer(outcome, standingOf(outcome, alert), text, at);
    const { dueAt } = answered.answer!;
    const waiting = alert.closing!.answerDueAt;
    const answerDueAt = waiting !== undefined && waiting < dueAt ? waiting : dueAt;
    const after = { ...alert, closing: { ...alert.closing!, answerDueAt }, version: alert.version + 1 };
    const { personId } = outcome;
    const event = {
      alertId,
      eventId: newId(at),
      step: 'answered' as const,
      at,
      byOffice: '本人',
      aboutPersonId: personId,
    };
    const audit = { action: answerOutcome.id, at, actor: caller.accountId, role: 'resident', requestId };
    await saveAlertStep(alert, after, event, audit, { once, besides: [putOutcome(answered)] });
    return viewOutcome(answered, after, at);
  };
  return doOnce(once, {
    done: async () => {
      const { outcome, alert } = await ownOf(alertId, caller);
      return viewOutcome(outcome, alert, at);
    },
    act,
    // Names no version: what an office did meanwhile is read anew.
    decidesAnew: true,
  });
});
