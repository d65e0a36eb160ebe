import { districtOf, levelOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { AlertClosing, AlertEvidence, AlertState, AlertStep } from '@shared/supervision/supervision';
import { AlertColour, RuleLevel } from '@shared/supervision/rules';
import { noonInChina } from '@shared/time';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, unlessChanged } from '../../platform/row';
import { auditRow, type AuditRow } from '../../platform/audit';
import { derivedId } from '../../platform/id';
import { markDone, type Once } from '../../platform/once';
import { readKinds, visiblePage, walkPages } from '../../platform/query-page';
import { readEach } from '../../platform/read-many';
import { CivicTable } from '../../platform/tables';
import { ConditionsFailed, transact, type WriteItem } from '../../platform/transact';
import type { Alert, AlertEventRow } from './alert';

const AlertEntity = new Entity({
  name: 'Alert',
  table: CivicTable,
  schema: item({
    alertId: string().key(),
    code: string(),
    ruleVersion: number(),
    villageCode: string(),
    level: string().enum(...RuleLevel.options),
    colour: string().enum(...AlertColour.options),
    sentence: string(),
    subject: string(),
    period: string(),
    evidence: list(
      map({
        kind: string().enum(...AlertEvidence.shape.kind.options),
        id: string(),
        owner: string().optional(),
        year: number().optional(),
      }),
    ),
    concernedPersonIds: list(string()).optional(),
    excludedPersonIds: list(string()),
    forVillage: boolean(),
    handledByDivision: string(),
    state: string().enum(...AlertState.options),
    raisedAt: string(),
    dueAt: string(),
    escalatedAt: string().optional(),
    mutedUntil: string().optional(),
    wasMuted: boolean().optional(),
    assigneeAccountId: string().optional(),
    assigneePersonId: string().optional(),
    explainedByPersonIds: list(string()),
    checkedByPersonId: string().optional(),
    closing: map({
      kind: string().enum(...AlertClosing.options),
      closedAt: string(),
      missingExclusion: string().optional(),
      closedByPersonId: string().optional(),
      tells: list(string()).optional(),
      tellsAt: string().optional(),
      answerDueAt: string().optional(),
    }).optional(),
    reopened: map({
      kind: string().enum(...AlertClosing.options),
      closedAt: string(),
      reopenedAt: string(),
    }).optional(),
    toldPersonIds: list(string()).optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string().optional(),
    gsi2sk: string().optional(),
    gsi3pk: string(),
    gsi3sk: string(),
  }),
  computeKey: ({ alertId }) => ({ pk: `ALERT#${alertId}`, sk: 'ALERT' }),
  answers: 'What awaits the office that checks (gsi1), a village of its own flow (gsi2), the district (gsi3)',
});

const AlertEventEntity = new Entity({
  name: 'AlertEvent',
  table: CivicTable,
  schema: item({
    alertId: string().key(),
    eventId: string().key(),
    step: string().enum(...AlertStep.options),
    at: string(),
    byOffice: string(),
    text: string().optional(),
    mediaIds: list(string()).optional(),
    aboutPersonId: string().optional(),
  }),
  computeKey: ({ alertId, eventId }) => ({ pk: `ALERT#${alertId}`, sk: `EVENT#${eventId}` }),
  answers: 'What was done about this alert',
});

const NO_INSTANT = noonInChina('2000-01-01');

/** The id of what a rule found of one thing in one period: whoever finds it again, by whatever way, finds the same alert. */
export const alertIdOf = (
  villageCode: string,
  { code, subject, period }: Pick<Alert, 'code' | 'subject' | 'period'>,
): string => derivedId(NO_INSTANT, `alert|${villageCode}|${code}|${subject}|${period}`);

/** When something is next to be done about it, if anything is: a closed one waits to be told, or for a reply. */
const nextOf = ({ state, dueAt, closing }: Alert): string | undefined =>
  state === 'closed' ? (closing?.answerDueAt ?? closing?.tellsAt) : dueAt;
const pileOf = (alert: Alert) => (nextOf(alert) === undefined ? 'closed' : 'open');
export type AlertPile = ReturnType<typeof pileOf>;

const rowOf = (alert: Alert): FormattedItem<typeof AlertEntity> => {
  const pile = pileOf(alert);
  const rank = `${nextOf(alert) ?? alert.closing?.closedAt ?? alert.dueAt}#${alert.alertId}`;
  return {
    ...alert,
    gsi1pk: `ALERTS#${alert.handledByDivision}#${pile}`,
    gsi1sk: rank,
    ...(alert.forVillage && { gsi2pk: `ALERTS#${alert.villageCode}#${pile}`, gsi2sk: rank }),
    gsi3pk: `ALERTSIN#${districtOf(alert.villageCode)}#${pile}`,
    gsi3sk: rank,
  };
};

export const putAlertEvent = (event: AlertEventRow) => putNew(AlertEventEntity, event);

/** Raises an alert; false where it was raised before, whatever became of it. */
export async function raiseAlert(alert: Alert, event: AlertEventRow): Promise<boolean> {
  try {
    await transact(
      putNew(AlertEntity, rowOf(alert)),
      putAlertEvent(event),
      auditRow({ subject: `alert#${alert.alertId}`, action: 'watchVillages', at: event.at, actor: 'clock' }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionsFailed) return false;
    throw error;
  }
}

/** Those of these ids that were raised before, whatever became of them. */
export async function raisedBefore(alertIds: readonly string[]): Promise<Map<string, Alert>> {
  const keys = alertIds.map((alertId) => ({ alertId }));
  const raised = (await readEach(AlertEntity, keys, { consistent: false })) as Alert[];
  return new Map(raised.map((alert) => [alert.alertId, alert]));
}

/** Writes a step on the alert as it was read. @throws ConditionsFailed when it moved since. */
export const saveAlertStep = (
  before: Alert,
  after: Alert,
  event: AlertEventRow,
  audit: Omit<AuditRow, 'subject'>,
  { once, besides = [] }: { once?: Once; besides?: readonly WriteItem[] } = {},
): Promise<void> =>
  transact(
    putRow(AlertEntity, rowOf(after), unlessChanged(before.version)),
    putAlertEvent(event),
    auditRow({ ...audit, subject: `alert#${after.alertId}` }),
    ...besides,
    ...(once ? [markDone(once, after.alertId, event.at)] : []),
  );

/** Keeps whom an alert is about as well, with a line in its trail. @throws ConditionsFailed when it moved since. */
export const saveKeptOut = (before: Alert, after: Alert, at: string): Promise<void> =>
  transact(
    putRow(AlertEntity, rowOf({ ...after, version: before.version + 1 }), unlessChanged(before.version)),
    auditRow({
      subject: `alert#${after.alertId}`,
      action: 'watchVillages',
      at,
      actor: 'clock',
      note: 'keptOut',
    }),
  );

/** An alert with what was done about it, oldest first; undefined where there is none. */
export async function findAlert(alertId: string): Promise<{ alert: Alert; events: AlertEventRow[] } | undefined> {
  const rows = await readKinds([AlertEntity, AlertEventEntity], `ALERT#${alertId}`);
  const alert = rows.Alert[0] as Alert | undefined;
  return alert && { alert, events: rows.AlertEvent as AlertEventRow[] };
}

/** What awaits an office, soonest deadline first, or what is closed, newest first. A village's are those of its own flow. */
export function alertsAt(
  division: string,
  pile: AlertPile,
  sees: (alert: Alert) => boolean | Promise<boolean>,
  query: PageQuery,
): Promise<Page<Alert>> {
  const place = {
    village: { index: 'gsi2', partition: `ALERTS#${division}#${pile}` },
    town: { index: 'gsi1', partition: `ALERTS#${division}#${pile}` },
    district: { index: 'gsi3', partition: `ALERTSIN#${division}#${pile}` },
  } as const;
  const keyOf = ({ alertId }: { alertId: string }) => ({ pk: `ALERT#${alertId}`, sk: 'ALERT' });
  return visiblePage(
    AlertEntity,
    { ...place[levelOf(division)], newestFirst: pile === 'closed' },
    { sees, keyOf },
    query,
  );
}

/** What is owed in a district with a deadline before an instant, the oldest first, a page at a time. */
export async function* overdueAlerts(district: string, at: string): AsyncGenerator<Alert[]> {
  const walk = walkPages(AlertEntity, {
    partition: `ALERTSIN#${district}#open`,
    index: 'gsi3',
    range: { lte: at },
    atOnce: 100,
  });
  for await (const { rows } of walk) yield rows;
}

/** The alerts of a district that are open, or were closed since an instant: for the night's counting, a page at a time. */
export async function* alertsSince(district: string, since: string): AsyncGenerator<Alert[]> {
  const pile = (which: AlertPile, range?: { gte: string }) =>
    walkPages(AlertEntity, {
      partition: `ALERTSIN#${district}#${which}`,
      index: 'gsi3',
      ...(range && { range }),
      atOnce: 500,
    });
  for await (const { rows } of pile('open')) yield rows;
  for await (const { rows } of pile('closed', { gte: since })) yield rows;
}
