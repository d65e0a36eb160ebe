import { AppError } from '@shared/errors';
import { cadresOf } from '../../identity/cadre-store';
import { type Person, personById, withAllRows } from '../../identity/person-store';
import { newId } from '../../platform/id';
import { ConditionsFailed, type WriteItem } from '../../platform/transact';
import { officeHoldersOver } from '../../reports/routing/conflicts';
import { officeOf } from '../../reports/sight/office';
import type { Alert, AlertEventRow } from '../alerts/alert';
import { findAlert, putAlertEvent, saveAlertStep } from '../alerts/alert-store';
import { ruleOf } from '../rules/catalogue';
import { tellable, withoutOthers } from './outcome';
import { putOutcome } from './outcome-store';

/** Whom an alert may be about: a human being each, by the first row that it knows of them. */
export async function concernedHumans(alert: Alert): Promise<Person[]> {
  const rows = (await Promise.all(tellable(alert).map(personById))).flatMap((row) => row ?? []);
  return rows.filter(({ idHash }, place) => rows.findIndex((one) => one.idHash === idHash) === place);
}

/**
 * Whom a real ending is told to. One human being is always told. Of several the office says who it is about: a name that is like theirs,
 * or living with them, makes nobody the one.
 * @throws AppError `request.malformed` where that is not said, or says another.
 */
export async function toldOf(alert: Alert, chosen: readonly string[] | undefined): Promise<string[]> {
  const humans = (await concernedHumans(alert)).map(({ personId }) => personId);
  if (humans.length <= 1) return humans;
  if (chosen?.every((personId) => humans.includes(personId))) return [...new Set(chosen)];
  throw new AppError('request.malformed', [{ path: 'tells', message: '请选说的是哪一位；都不是，请选“都不是”' }]);
}

/** Names that words about someone may hold: of the others it may be about, and of who holds an office there. */
async function namesAround(alert: Alert, humans: readonly Person[]): Promise<string[]> {
  const [cadres, offices] = await Promise.all([cadresOf(alert.villageCode), officeHoldersOver(alert.villageCode)]);
  return [...(await withAllRows(humans)), ...cadres, ...offices].map(({ name }) => name);
}

interface Telling {
  alert: Alert;
  outcomes: WriteItem[];
  told: AlertEventRow;
}

/** What makes a real ending known to whom it is about: a row each, and the event that the stream tells. */
async function telling(alert: Alert, text: string, at: string): Promise<Telling> {
  const { closing, alertId, code, villageCode, sentence, toldPersonIds = [] } = alert;
  const humans = await concernedHumans(alert);
  const told = humans.filter(({ personId }) => closing?.tells?.includes(personId));
  const [names, office] = await Promise.all([namesAround(alert, humans), officeOf(alert.handledByDivision)]);
  const rule = ruleOf(code);
  const closedAt = closing?.closedAt ?? at;
  const outcomes = told.map(({ personId, name }) =>
    putOutcome({
      ...{ personId, alertId, closedAt, villageCode, office, toldAt: at, version: 1 },
      title: rule?.title ?? code,
      basis: rule?.basis ?? '',
      sentence: withoutOthers(sentence, name, names),
      text: withoutOthers(text, name, names),
    }),
  );
  return {
    alert: {
      ...alert,
      toldPersonIds: [...new Set([...toldPersonIds, ...told.map(({ personId }) => personId)])],
      closing: closing && { ...closing, tellsAt: undefined },
    },
    outcomes,
    told: eventOf(alert, 'told', at, office),
  };
}

const eventOf = ({ alertId }: Alert, step: 'held' | 'told', at: string, byOffice: string, text?: string) => ({
  ...{ alertId, eventId: newId(at), step, at, byOffice },
  ...(text && { text }),
});

/**
 * What goes with an ending for whom it is about: they are told of a real one now, or it is written why not yet; whoever was told of an
 * earlier one hears that it was ended anew.
 */
export async function tellingOfEnding(
  after: Alert,
  { text, heldWhy }: { text: string; heldWhy?: string | undefined },
  at: string,
): Promise<{ alert: Alert; writes: WriteItem[] }> {
  const { closing, toldPersonIds = [] } = after;
  const office = await officeOf(after.handledByDivision);
  if (closing?.tellsAt !== undefined)
    return { alert: after, writes: [putAlertEvent(eventOf(after, 'held', at, office, heldWhy))] };
  if (closing?.tells !== undefined) {
    const { alert, outcomes, told } = await telling(after, text, at);
    return { alert, writes: [...outcomes, putAlertEvent(told)] };
  }
  const again = toldPersonIds.length > 0 ? [putAlertEvent(eventOf(after, 'told', at, office))] : [];
  return { alert: after, writes: again };
}

/** Whether a telling that was held back is due. */
export const isToBeTold = ({ state, closing }: Alert, at: string): boolean =>
  state === 'closed' && closing?.tellsAt !== undefined && closing.tellsAt <= at;

/** Tells of a real ending that was held back. Read anew: false where it was opened again meanwhile, or told. */
export async function tellHeld(alertId: string, at: string): Promise<boolean> {
  const file = await findAlert(alertId);
  if (!file || !isToBeTold(file.alert, at)) return false;
  const closed = file.events.filter(({ step }) => step === 'closed').at(-1);
  const { alert, outcomes, told } = await telling(file.alert, closed?.text ?? '', at);
  const after = { ...alert, version: alert.version + 1 };
  try {
    const audit = { action: 'escalateAlerts', at, actor: 'clock', note: 'told' };
    await saveAlertStep(file.alert, after, told, audit, { besides: outcomes });
    return true;
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}
