import { districtOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import type { AlertDetail } from '@shared/supervision/supervision';
import { knownAs } from '../../identity/person-store';
import { officeOf } from '../../reports/sight/office';
import { accountOwner, IMAGES_ONLY } from '../../media/media';
import { claimMedia } from '../../media/media-store';
import { doOnce } from '../../platform/command';
import { newId } from '../../platform/id';
import type { Context } from '../../platform/serve';
import type { Caller } from '../../platform/sessions';
import { readerOf } from '../../reports/sight/reader';
import { type Alert, type AlertEventRow, type AlertPart, afterAlertStep, stepOf, type Taken } from './alert';
import { tellingOfEnding } from '../outcomes/tell-concerned';
import { findAlert, saveAlertStep } from './alert-store';
import { viewAlert } from './alert-view';
import { asOfToday, partsInAlert } from './parts-in-alert';

/** An alert for one who may see it. @throws AppError `notFound`, whether there is none or it is not for them. */
export async function openAlert(
  alertId: string,
  caller: Caller,
): Promise<{ alert: Alert; events: AlertEventRow[]; parts: readonly AlertPart[] }> {
  const file = await findAlert(alertId);
  if (!file) throw new AppError('notFound');
  const alert = await asOfToday(file.alert);
  const parts = await partsInAlert(alert, await readerOf(caller));
  if (parts.length === 0) throw new AppError('notFound');
  return { alert, events: file.events, parts };
}

interface Taking {
  alertId: string;
  version: number;
  caller: Caller;
  action: string;
}

/**
 * Takes a step on the version of an alert that the caller has seen; once, however often it is sent.
 * @throws AppError `notFound`, `version.stale` with the alert as it is now, and what `afterAlertStep` throws.
 */
export function takeAlertStep(
  { alertId, version, caller, action }: Taking,
  taken: Taken | ((alert: Alert) => Promise<Taken>),
  { at, once, requestId }: Context,
): Promise<AlertDetail> {
  const shown = async () => {
    const file = await openAlert(alertId, caller);
    return viewAlert(file, await readerOf(caller), at);
  };
  const act = async () => {
    const { alert, events, parts } = await openAlert(alertId, caller);
    const reader = await readerOf(caller);
    if (alert.version !== version) throw new AppError('version.stale', await viewAlert({ alert, events }, reader, at));
    const step = typeof taken === 'function' ? await taken(alert) : taken;
    const personId = await knownAs(caller.person?.personId, alert.explainedByPersonIds);
    const stepped = afterAlertStep(alert, step, { parts, personId }, at);
    const { alert: after, writes } =
      step.command === 'close' ? await tellingOfEnding(stepped, step, at) : { alert: stepped, writes: [] };
    const event: AlertEventRow = {
      alertId,
      eventId: newId(at),
      step: stepOf(step),
      at,
      byOffice: await officeOf(divisionSpeaking(alert, parts)),
      ...('text' in step && { text: step.text }),
      ...('mediaIds' in step && step.mediaIds.length > 0 && { mediaIds: step.mediaIds }),
    };
    const claimed =
      'mediaIds' in step ? await claimMedia(step.mediaIds, accountOwner(caller.accountId), alertId, IMAGES_ONLY) : [];
    const audit = { action, at, actor: caller.accountId, requestId };
    await saveAlertStep(alert, after, event, audit, { once, besides: [...claimed, ...writes] });
    return viewAlert({ alert: after, events: [...events, event] }, reader, at);
  };
  return doOnce(once, {
    done: shown,
    act,
    overtaken: async () => new AppError('version.stale', await shown()),
  });
}

/** In whose name a step is told: the village's, the office's that checks, or the district's. */
export const divisionSpeaking = (alert: Alert, parts: readonly AlertPart[]): string => {
  if (parts.includes('handler')) return alert.handledByDivision;
  return parts.includes('village') ? alert.villageCode : districtOf(alert.villageCode);
};
