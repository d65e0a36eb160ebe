import type { Colleague } from '@shared/reports/work';
import type { AlertDetail, AlertOutcome, AlertSummary } from '@shared/supervision/supervision';
import { mediaViews } from '../../media/media-store';
import { handlersOf } from '../../reports/sight/holders';
import { officeOf } from '../../reports/sight/office';
import { ruleOf } from '../rules/catalogue';
import type { Reader } from '../../reports/sight/parts';
import { knownAs, personById } from '../../identity/person-store';
import { outcomesOfEnding } from '../outcomes/outcome-store';
import { concernedHumans } from '../outcomes/tell-concerned';
import { waitsForReply } from '../outcomes/outcome';
import {
  type Alert,
  alertPartsIn,
  type AlertEventRow,
  type AlertPart,
  dueOf,
  isAnotherThanCloser,
  isLate,
  judgesOf,
  mayDoOn,
  mayReplyWith,
} from './alert';
import { holdersSeeing } from './parts-in-alert';

/** An alert of the list. What a rule was called then is what it is called now: only its figures change. */
export async function summariseAlert(alert: Alert, at: string): Promise<AlertSummary> {
  const { alertId, code, level, colour, villageCode, sentence, state, raisedAt, mutedUntil, closing } = alert;
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
    dueAt: dueOf(alert),
    late: isLate(alert, at),
    ...(mutedUntil && { mutedUntil }),
    ...(closing && { closing: closing.kind }),
    ...(closing?.answerDueAt && { answerWaits: true as const }),
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

/** Whom it was told to, with what they answered: for an office that may reply. */
async function outcomesFor(alert: Alert, parts: readonly AlertPart[], { person }: Reader): Promise<AlertOutcome[]> {
  if (!mayReplyWith(parts)) return [];
  const [outcomes, personId] = await Promise.all([outcomesOfEnding(alert), knownAs(person?.personId, judgesOf(alert))]);
  const isAnother = isAnotherThanCloser(alert, personId);
  return Promise.all(
    outcomes.map(async (outcome) => {
      const { personId: about, answer, reply } = outcome;
      const name = (await personById(about))?.name ?? '';
      const mayReply = isAnother && alert.closing?.kind === 'real' && waitsForReply(outcome);
      return { personId: about, name, ...(answer && { answer }), ...(reply && { reply }), mayReply };
    }),
  );
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
  const [summary, colleagues, shown, concerned, outcomes] = await Promise.all([
    summariseAlert(alert, at),
    givesIt ? colleaguesFor(alert, reader) : undefined,
    Promise.all(events.map(viewEvent)),
    mayDo.includes('close') ? concernedHumans(alert) : [],
    outcomesFor(alert, parts, reader),
  ]);
  const tellsAt = mayReplyWith(parts) ? alert.closing?.tellsAt : undefined;
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
    ...(concerned.length > 0 && { concerned: concerned.map(({ personId, name }) => ({ personId, name })) }),
    ...(tellsAt && { tellsAt }),
    ...(outcomes.length > 0 && { outcomes }),
    version: alert.version,
  };
}
