import { districtOf, townOf } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { type AlertClosing, type AlertCommand, type AlertState, type AlertStep } from '@shared/supervision/supervision';
import { type AlertColour, DAYS_TO_ANSWER, type RuleLevel } from '@shared/supervision/rules';
import { dayInChina, daysAfter, yearMonthOf } from '@shared/time';
import { areTwoPersons } from '@shared/two-persons';
import { endOfWorkingDays } from '../../reports/deadlines/calendar';
import { type Part, partsIn, type Reader } from '../../reports/sight/parts';
import type { Evidence } from '../facts/fact';
import type { Finding } from '../rules/evaluate';
import type { Rule } from '../rules/rule';

/** An alert as it is kept. Its sentence and evidence are as they were read when it was raised. */
export interface Alert {
  alertId: string;
  code: string;
  ruleVersion: number;
  villageCode: string;
  level: RuleLevel;
  colour: AlertColour;
  sentence: string;
  subject: string;
  period: string;
  evidence: Evidence[];
  /** Whom it is about. A row from before this was kept has those it excluded instead. */
  concernedPersonIds?: string[] | undefined;
  /** For whom it does not exist: whom it concerns and who lived with them when it was read; `asOfToday` adds who does now. */
  excludedPersonIds: string[];
  /** Whether the village's cadres see it. Never where it concerns someone: those beneath them would judge it. */
  forVillage: boolean;
  handledByDivision: string;
  state: AlertState;
  raisedAt: string;
  dueAt: string;
  escalatedAt?: string | undefined;
  mutedUntil?: string | undefined;
  /** Kept when the mute is over or it is closed: a rule whose alerts are put off has a record of it. */
  wasMuted?: boolean | undefined;
  assigneeAccountId?: string | undefined;
  assigneePersonId?: string | undefined;
  /** Everyone who explained it: none of them judges it. */
  explainedByPersonIds: string[];
  checkedByPersonId?: string | undefined;
  closing?: Closing | undefined;
  /** The ending that stood when the month of its last reopening began: what everybody reads moves with whole months. */
  reopened?: { kind: AlertClosing; closedAt: string; reopenedAt: string } | undefined;
  /** Whom a real ending was ever told to: a later ending is theirs to read too. */
  toldPersonIds?: string[] | undefined;
  version: number;
}

/** How it was ended, and how far the person it is about has come with that. */
export interface Closing {
  kind: AlertClosing;
  closedAt: string;
  missingExclusion?: string | undefined;
  /** Who closed it replies to no answer. `unknown` where that is not known. */
  closedByPersonId?: string | undefined;
  /** Whom it is about, of those it may concern. */
  tells?: string[] | undefined;
  /** From when on they read it, while that is to come. */
  tellsAt?: string | undefined;
  /** Until when the office replies to an answer that waits. */
  answerDueAt?: string | undefined;
}

export interface AlertEventRow {
  alertId: string;
  eventId: string;
  step: AlertStep;
  at: string;
  byOffice: string;
  text?: string | undefined;
  /** Pictures of the papers that an explanation shows. */
  mediaIds?: string[] | undefined;
  /** Who answered, or is replied to. */
  aboutPersonId?: string | undefined;
}

/** What one may be in an alert: as in a report, and the village that mends its own flow. */
export type AlertPart = Exclude<Part, 'reporter'> | 'village';

/**
 * The parts a reader has in an alert; none means that for them it does not exist. It is the reports' rule: whom it concerns, their kin,
 * and whoever holds an office beneath the one that checks it, have none. The village of a flow that concerns nobody sees it besides.
 */
export function alertPartsIn(alert: Alert, reader: Reader): readonly AlertPart[] {
  const isExcluded = reader.rows.some((personId) => alert.excludedPersonIds.includes(personId));
  const isVillage =
    alert.forVillage &&
    !isExcluded &&
    reader.grants.some(({ role, division }) => role === 'cadre' && division === alert.villageCode);
  const parts = partsIn(alert, reader).filter((part): part is Exclude<Part, 'reporter'> => part !== 'reporter');
  return isVillage ? [...parts, 'village'] : parts;
}

/** Which office checks it: the rule's, or the district's where it concerns someone of the town. */
export const checkedBy = (rule: Pick<Rule, 'office'>, villageCode: string, concernsTown: boolean): string =>
  rule.office === 'regulator' || concernsTown ? districtOf(villageCode) : townOf(villageCode);

/** Whom it is about, as far as the row knows. */
export const concernedIn = ({ concernedPersonIds, excludedPersonIds }: Alert): readonly string[] =>
  concernedPersonIds ?? excludedPersonIds;

const REPORT = 'report#';
/** The report that an alert is about, by its id: the alert shows that there is one. */
export const reportIdOf = ({ subject }: Pick<Alert, 'subject'>): string | undefined =>
  subject.startsWith(REPORT) ? subject.slice(REPORT.length) : undefined;

/** Whether it is a village's own flow and no more: of those alone a number may be told to whoever may not read each of them. */
export const concernsNobody = (alert: Alert): boolean =>
  alert.forVillage && concernedIn(alert).length === 0 && reportIdOf(alert) === undefined;

/**
 * An alert with those besides whom it is about, and for whom it therefore must not exist either. Nobody is ever taken out: who was kept
 * out once knows what it was about.
 */
export const withKeptOut = (
  alert: Alert,
  { concerned, ids, concernsTown }: { concerned: readonly string[]; ids: readonly string[]; concernsTown: boolean },
): Alert => ({
  ...alert,
  concernedPersonIds: [...new Set([...concernedIn(alert), ...concerned])],
  excludedPersonIds: [...new Set([...alert.excludedPersonIds, ...ids])],
  forVillage: alert.forVillage && concerned.length === 0,
  handledByDivision: concernsTown ? districtOf(alert.villageCode) : alert.handledByDivision,
});

/** A finding as an alert, when it is raised. */
export const newAlert = (
  finding: Finding,
  rule: Pick<Rule, 'level' | 'office'>,
  given: { alertId: string; villageCode: string; excludedPersonIds: string[]; concernsTown: boolean; at: string },
): Alert => ({
  alertId: given.alertId,
  code: finding.code,
  ruleVersion: finding.version,
  villageCode: given.villageCode,
  level: rule.level,
  colour: finding.colour,
  sentence: finding.sentence,
  subject: finding.subject,
  period: finding.period,
  evidence: [...finding.evidence],
  concernedPersonIds: [...finding.concerns],
  excludedPersonIds: given.excludedPersonIds,
  forVillage: rule.level === 'village' && finding.concerns.length === 0,
  handledByDivision: checkedBy(rule, given.villageCode, given.concernsTown),
  explainedByPersonIds: [],
  state: 'open',
  raisedAt: given.at,
  dueAt: endOfWorkingDays(given.at, DAYS_TO_ANSWER[finding.colour]),
  version: 1,
});

/** Who may take a step, and from where. */
const STEPS: Readonly<
  Record<AlertCommand, { by: readonly AlertPart[]; from: readonly AlertState[]; step: AlertStep }>
> = {
  assign: { by: ['handler', 'regulator'], from: ['open', 'assigned', 'explained'], step: 'assigned' },
  explain: { by: ['village', 'handler'], from: ['open', 'assigned', 'explained'], step: 'explained' },
  check: { by: ['handler', 'above', 'regulator'], from: ['explained'], step: 'checked' },
  close: { by: ['handler', 'above', 'regulator'], from: ['checked'], step: 'closed' },
  reopen: { by: ['regulator'], from: ['closed'], step: 'reopened' },
  mute: { by: ['regulator'], from: ['open', 'assigned', 'explained', 'checked'], step: 'muted' },
};

const isCalledFor = (alert: Alert, command: AlertCommand): boolean =>
  STEPS[command].from.includes(alert.state) &&
  // The level above lets it rest, once: where the district itself checks, nobody here is above it.
  (command !== 'mute' || (alert.mutedUntil === undefined && alert.handledByDivision !== districtOf(alert.villageCode)));

/** Nobody lets rest what they are to check themselves. */
const isBarred = (command: AlertCommand, parts: readonly AlertPart[]): boolean =>
  command === 'mute' && parts.includes('handler');

/** What a reader with these parts may do now. */
export const mayDoOn = (alert: Alert, parts: readonly AlertPart[]): AlertCommand[] =>
  (Object.keys(STEPS) as AlertCommand[]).filter(
    (command) =>
      isCalledFor(alert, command) &&
      !isBarred(command, parts) &&
      STEPS[command].by.some((part) => parts.includes(part)),
  );

export type Taken =
  | { command: 'assign'; accountId: string; personId?: string | undefined }
  | { command: 'explain'; text: string; mediaIds: string[] }
  | { command: 'check' | 'reopen'; text: string }
  | { command: 'mute'; text: string; days: number }
  | {
      command: 'close';
      text: string;
      kind: AlertClosing;
      missingExclusion?: string | undefined;
      /** Whom a real ending is told to, and from when on. */
      tells?: string[] | undefined;
      tellsAt?: string | undefined;
      heldWhy?: string | undefined;
    };

export const stepOf = ({ command }: Taken): AlertStep => STEPS[command].step;

const UNKNOWN = 'unknown';

const isAnother = (one: string, other: string | undefined) => one !== UNKNOWN && areTwoPersons(one, other);

/** @throws AppError `alerts.samePerson` for one who explained it, or of whom that is not known. */
function refuseExplainer({ explainedByPersonIds }: Alert, personId: string | undefined): void {
  if (!explainedByPersonIds.every((one) => isAnother(one, personId))) throw new AppError('alerts.samePerson');
}

/**
 * An alert after a step of someone with these parts. Who explained it does not check it, and who explained it does not close it: compared
 * as persons.
 * @throws AppError `auth.refused`, `alerts.wrongState`, `alerts.samePerson`, `alerts.exclusionMissing`
 */
export function afterAlertStep(
  alert: Alert,
  taken: Taken,
  by: { parts: readonly AlertPart[]; personId: string | undefined },
  at: string,
): Alert {
  const { command } = taken;
  if (isBarred(command, by.parts) || !STEPS[command].by.some((part) => by.parts.includes(part)))
    throw new AppError('auth.refused');
  if (!isCalledFor(alert, command)) throw new AppError('alerts.wrongState');
  const next = { ...alert, version: alert.version + 1 };
  switch (command) {
    case 'assign':
      return {
        ...next,
        state: alert.state === 'explained' ? 'explained' : 'assigned',
        assigneeAccountId: taken.accountId,
        assigneePersonId: taken.personId,
      };
    case 'explain':
      // Whoever is not known to be another person is taken for the same.
      return {
        ...next,
        state: 'explained',
        explainedByPersonIds: [...new Set([...alert.explainedByPersonIds, by.personId ?? UNKNOWN])],
      };
    case 'check':
      refuseExplainer(alert, by.personId);
      return { ...next, state: 'checked', checkedByPersonId: by.personId };
    case 'close': {
      refuseExplainer(alert, by.personId);
      const { kind, missingExclusion, tells = [], tellsAt } = taken;
      refuseBareFalseAlarm(taken);
      return {
        ...next,
        state: 'closed',
        mutedUntil: undefined,
        closing: {
          kind,
          closedAt: at,
          closedByPersonId: by.personId ?? UNKNOWN,
          ...(missingExclusion && { missingExclusion }),
          ...(kind === 'real' && tells.length > 0 && { tells, ...(tellsAt && { tellsAt }) }),
        },
      };
    }
    case 'reopen':
      return {
        ...next,
        state: 'open',
        closing: undefined,
        reopened: endingBefore(alert, at),
        mutedUntil: undefined,
        dueAt: endOfWorkingDays(at, DAYS_TO_ANSWER[alert.colour]),
      };
    default: {
      const until = dayInChina(daysAfter(at, taken.days));
      return {
        ...next,
        mutedUntil: until,
        wasMuted: true,
        dueAt:
          alert.dueAt > endOfWorkingDays(`${until}T00:00:00.000Z`, 1)
            ? alert.dueAt
            : endOfWorkingDays(`${until}T00:00:00.000Z`, 1),
      };
    }
  }
}

const monthAt = (instant: string): string => yearMonthOf(dayInChina(instant));

/** The first of several reopenings in one month has the ending that the month began with. */
function endingBefore({ closing, reopened }: Alert, at: string): Alert['reopened'] {
  if (reopened && monthAt(reopened.reopenedAt) === monthAt(at)) return reopened;
  return closing && { kind: closing.kind, closedAt: closing.closedAt, reopenedAt: at };
}

/** How an alert had ended by an instant that a month begins with; undefined where it was open then. */
export function endingBy({ state, closing, reopened }: Alert, until: string): AlertClosing | undefined {
  if (state === 'closed' && closing && closing.closedAt < until) return closing.kind;
  return reopened && reopened.closedAt < until && reopened.reopenedAt >= until ? reopened.kind : undefined;
}

/** Whether a reader with these parts may reply for the office to whoever it is about: as they may close it. */
export const mayReplyWith = (parts: readonly AlertPart[]): boolean =>
  STEPS.close.by.some((part) => parts.includes(part));

/** Who closed it and who explained it: none of them replies. */
export const judgesOf = ({ closing, explainedByPersonIds }: Alert): string[] => [
  closing?.closedByPersonId ?? UNKNOWN,
  ...explainedByPersonIds,
];

/** Whether another replies than its judges. @param personId as it is known among those. */
export const isAnotherThanCloser = (alert: Alert, personId: string | undefined): boolean =>
  judgesOf(alert).every((one) => isAnother(one, personId));

/** @throws AppError `alerts.exclusionMissing`: what the rule left out makes it better. */
function refuseBareFalseAlarm({ kind, missingExclusion }: Pick<Closing, 'kind' | 'missingExclusion'>): void {
  if (kind === 'falseAlarm' && !missingExclusion) throw new AppError('alerts.exclusionMissing');
}

/**
 * An alert after the reply to an answer: `real` upholds its ending, any other is its ending instead, by who replied.
 * @param stillDueAt until when another answer waits, if one does and this reply does not settle it.
 * @throws AppError `auth.refused`, `alerts.wrongState`, `alerts.samePerson`, `alerts.exclusionMissing`
 */
export function afterReply(
  alert: Alert,
  { kind, missingExclusion }: Pick<Closing, 'kind' | 'missingExclusion'>,
  by: { parts: readonly AlertPart[]; personId: string | undefined },
  stillDueAt: string | undefined,
): Alert {
  if (!mayReplyWith(by.parts)) throw new AppError('auth.refused');
  const { closing } = alert;
  if (alert.state !== 'closed' || closing?.kind !== 'real' || closing.answerDueAt === undefined)
    throw new AppError('alerts.wrongState');
  if (!isAnotherThanCloser(alert, by.personId)) throw new AppError('alerts.samePerson');
  refuseBareFalseAlarm({ kind, missingExclusion });
  if (kind === 'real')
    return { ...alert, closing: { ...closing, answerDueAt: stillDueAt }, version: alert.version + 1 };
  // It ended then, and otherwise: what is counted of that month is corrected with it.
  const corrected = {
    ...closing,
    kind,
    missingExclusion,
    closedByPersonId: by.personId ?? UNKNOWN,
    answerDueAt: undefined,
  };
  return { ...alert, closing: corrected, version: alert.version + 1 };
}

/** Until when something is to be done about it: of a closed one, until when an answer is to be replied to. */
export const dueOf = ({ dueAt, closing }: Pick<Alert, 'dueAt' | 'closing'>): string => closing?.answerDueAt ?? dueAt;

/** Whether its time is over: it then climbs, once, and the level above sees it. */
export const isLate = (alert: Pick<Alert, 'state' | 'dueAt' | 'closing'>, at: string): boolean =>
  (alert.state !== 'closed' || alert.closing?.answerDueAt !== undefined) && at > dueOf(alert);
