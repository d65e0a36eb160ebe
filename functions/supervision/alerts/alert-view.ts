import type { Colleague } from '@shared/reports/work';
import type { AlertDetail, AlertSummary } from '@shared/supervision/supervision';
import { mediaViews } from '../../media/media-store';
import { handlersOf } from '../../reports/sight/holders';
import { officeOf } from '../../reports/sight/office';
import { ruleOf } from '../rules/catalogue';
import type { Reader } from '../../reports/sight/parts';
import { type Alert, alertPartsIn, type AlertEventRow, isLate, mayDoOn } from './alert';
import { holdersSeeing } from './parts-in-alert';

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

/** Who of the office that checks it may be given it: nobody for whom it must not exist. */
async function colleaguesFor(alert: Alert, { person }: Reader): Promise<Colleague[]> {
  const items = (await holdersSeeing(alert, await handlersOf(alert))).map(
    ({ accountId, personId, personName = '' }) => ({
      accountId,
      name: personName,
      mine: personId !== undefined && personId === person?.personId,
    }),
  );
  return items.sort((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name, 'zh'));
}

async function viewEvent({
  step,
  at,
  byOffice,
  text,
  mediaIds = [],
}: AlertEventRow): Promise<AlertDetail['events'][number]> {
  const media = mediaIds.length > 0 ? await mediaViews(mediaIds) : undefined;
  return { step, at, byOffice, ...(text && { text }), ...(media && { media }) };
}

/** The whole alert, as this reader sees it. */
export async function viewAlert(
  { alert, events }: { alert: Alert; events: readonly AlertEventRow[] },
  reader: Reader,
  at: string,
): Promise<AlertDetail> {
  const rule = ruleOf(alert.code);
  const parts = alertPartsIn(alert, reader);
  const mayDo = mayDoOn(alert, parts);
  // Names of an office are for that office alone, as with a report.
  const givesIt = mayDo.includes('assign') && parts.includes('handler');
  const [summary, colleagues, shown] = await Promise.all([
    summariseAlert(alert, at),
    givesIt ? colleaguesFor(alert, reader) : undefined,
    Promise.all(events.map(viewEvent)),
  ]);
  return {
    ...summary,
    basis: rule?.basis ?? '',
    ...(rule?.note && { note: rule.note }),
    ruleVersion: alert.ruleVersion,
    exclusions: (rule?.exclusions ?? []).map(({ code, words }) => ({ code, words })),
    evidence: alert.evidence.map((one) => ({ ...one })),
    events: shown,
    mayDo,
    ...(colleagues && { colleagues }),
    version: alert.version,
  };
}
