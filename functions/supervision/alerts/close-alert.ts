import { AppError } from '@shared/errors';
import { closeAlert } from '@shared/supervision/supervision';
import { daysAfter } from '@shared/time';
import type { BodyOf } from '@shared/route';
import { handle } from '../../platform/serve';
import { toldOf } from '../outcomes/tell-concerned';
import type { Alert, Taken } from './alert';
import { takeAlertStep } from './take-alert-step';

/** @throws AppError `request.malformed` where it is not said whom a real ending is about, or why they are told later. */
async function endingOf(alert: Alert, body: BodyOf<typeof closeAlert>, at: string): Promise<Taken> {
  const { closing: kind, text, missingExclusion, tells: chosen, heldDays, heldWhy } = body;
  const ending = { command: 'close' as const, kind, text, missingExclusion };
  if (kind !== 'real') return ending;
  if (heldDays !== undefined && heldWhy === undefined)
    throw new AppError('request.malformed', [{ path: 'heldWhy', message: '请写明为什么晚些告诉本人' }]);
  const tells = await toldOf(alert, chosen);
  return { ...ending, tells, ...(heldDays !== undefined && { tellsAt: daysAfter(at, heldDays), heldWhy }) };
}

export const closeAlertHandler = handle(closeAlert)(async ({ params, body, caller }, context) =>
  takeAlertStep(
    { ...params, version: body.version, caller, action: closeAlert.id },
    (alert) => endingOf(alert, body, context.at),
    context,
  ),
);
