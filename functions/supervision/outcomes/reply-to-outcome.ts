import { AppError } from '@shared/errors';
import { replyToOutcome } from '@shared/supervision/outcomes';
import { knownAs } from '../../identity/person-store';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import { handle } from '../../platform/serve';
import { readerOf } from '../../reports/sight/reader';
import { officeOf } from '../../reports/sight/office';
import { afterReply, judgesOf } from '../alerts/alert';
import { saveAlertStep } from '../alerts/alert-store';
import { viewAlert } from '../alerts/alert-view';
import { divisionSpeaking, openAlert } from '../alerts/take-alert-step';
import { afterReplyTo, waitsForReply } from './outcome';
import { outcomesOfEnding, putOutcome } from './outcome-store';

/** Upholds an ending or corrects it, with the answer read: never by who closed it or explained it, compared as persons. */
export const replyToOutcomeHandler = handle(replyToOutcome)(async (
  { params: { alertId, personId: about }, body, caller },
  { at, requestId, once },
) => {
  const { version, ending, text, missingExclusion } = body;
  const shown = async () => viewAlert(await openAlert(alertId, caller), await readerOf(caller), at);
  const act = async () => {
    const { alert, events, parts } = await openAlert(alertId, caller);
    const reader = await readerOf(caller);
    if (alert.version !== version) throw new AppError('version.stale', await viewAlert({ alert, events }, reader, at));
    const [outcomes, personId, office] = await Promise.all([
      outcomesOfEnding(alert),
      knownAs(caller.person?.personId, judgesOf(alert)),
      officeOf(divisionSpeaking(alert, parts)),
    ]);
    const [stillDueAt] = outcomes
      .filter((one) => one.personId !== about && waitsForReply(one))
      .map(({ answer }) => answer!.dueAt)
      .sort();
    const after = afterReply(alert, { kind: ending, missingExclusion }, { parts, personId }, stillDueAt);
    const changed = afterReplyTo(outcomes, about, { ending, text, repliedAt: at, office });
    const step = ending === 'real' ? ('upheld' as const) : ('corrected' as const);
    const event = { alertId, eventId: newId(at), step, at, byOffice: office, text, aboutPersonId: about };
    const audit = { action: replyToOutcome.id, at, actor: caller.accountId, requestId, note: step };
    await saveAlertStep(alert, after, event, audit, { once, besides: changed.map(putOutcome) });
    return viewAlert({ alert: after, events: [...events, event] }, reader, at);
  };
  return doOnce(once, { done: shown, act, overtaken: async () => new AppError('version.stale', await shown()) });
});
