import { Ulid } from '@shared/id';
import { AlertStep } from '@shared/supervision/supervision';
import { Instant, startOfDay } from '@shared/time';
import * as z from '@shared/zod';
import { type Account, accountById } from '../identity/account-store';
import { accountsHolding } from '../identity/holder-store';
import { accountsOfPersons } from '../identity/person-store';
import { tellAccount } from '../messages/tell';
import { log } from '../platform/log';
import { streamed } from '../platform/streamed';
import { handlersOf, thoseAbove } from '../reports/sight/holders';
import type { Alert } from './alerts/alert';
import { findAlert } from './alerts/alert-store';
import { asOfToday, holdersSeeing } from './alerts/parts-in-alert';
import { tellsOf, type Told } from './told';

/** Civic's stream: a step on an alert is told to the offices that see it, once however often the stream delivers it. */
export const handler = streamed('tellAboutAlert', async ({ eventName, newImage }) => {
  if (eventName === 'INSERT' && newImage?._et === 'AlertEvent') await tellOf(z.parse(AlertEventImage, newImage));
});

/** What is told of a step, as the stream brings it. */
const AlertEventImage = z.object({
  alertId: Ulid,
  eventId: Ulid,
  step: AlertStep,
  at: Instant,
  aboutPersonId: z.optional(Ulid),
});

async function tellOf({ alertId, eventId, step, at, aboutPersonId }: z.infer<typeof AlertEventImage>): Promise<void> {
  const kept = (await findAlert(alertId))?.alert;
  const alert = kept && (await asOfToday(kept));
  const tells = alert && tellsOf(step, alert);
  if (!tells) return;
  const { kind, to, byDay } = tells;
  // The day is enough: the hour would say when somebody of an office was at work.
  const day = startOfDay(at);
  const told =
    to === 'concerned'
      ? await accountsOfPersons(concernedBy(step, alert, aboutPersonId))
      : new Set((await Promise.all(to.map((part) => holdersOf(alert, part)))).flat().map(({ accountId }) => accountId));
  // Whom it is about opens what was held about them, and not the alert.
  const about = byDay ? { sourceId: `alerts#${day}` } : { sourceId: eventId, ...(to !== 'concerned' && { alertId }) };
  for (const accountId of told) await tellAccount({ accountId, kind, ...about, at: day });
  if (told.size > 0) log('info', 'tellAboutAlert', { subject: `alert#${alertId}`, count: told.size });
}

/** Who hears what was held about them: whom a reply is to; of a new ending or a corrected one, everybody who was told of the one before. */
const concernedBy = (step: AlertStep, { closing, toldPersonIds = [] }: Alert, aboutPersonId?: string): string[] => {
  // What was opened again since is told when it is ended anew.
  if (closing === undefined || closing.tellsAt !== undefined) return [];
  return step === 'upheld' && aboutPersonId !== undefined ? [aboutPersonId] : toldPersonIds;
};

/** Who is to hear of it, as offices are held now: never one for whom it does not exist. */
const holdersOf = async (alert: Alert, part: Told): Promise<Account[]> =>
  holdersSeeing(alert, await holding(alert, part));

async function holding(alert: Alert, part: Told): Promise<Account[]> {
  const found = async (accountIds: readonly string[]) =>
    (await Promise.all(accountIds.map(accountById))).filter((account) => account !== undefined);
  switch (part) {
    case 'village':
      return alert.forVillage ? found(await accountsHolding('cadre', alert.villageCode)) : [];
    case 'assignee':
      return alert.assigneeAccountId === undefined ? [] : found([alert.assigneeAccountId]);
    case 'above':
      return thoseAbove(alert);
    default:
      return handlersOf(alert);
  }
}
