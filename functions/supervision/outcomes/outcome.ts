import { AppError } from '@shared/errors';
import type { MyOutcome, OutcomeReply, OutcomeStanding } from '@shared/supervision/outcomes';
import { maskName } from '@shared/text/mask';
import { daysAfter } from '@shared/time';
import { endOfWorkingDays } from '../../reports/deadlines/calendar';
import { type Alert, reportIdOf } from '../alerts/alert';

/**
 * A real ending as it is given to a person it is about: a row of its own, so that the alert, which shows more, stays closed to them.
 * What it says is as it was when they were told.
 */
export interface Outcome {
  /** The row of a roster by which the alert knows them. */
  personId: string;
  alertId: string;
  /** Which ending of the alert it is. */
  closedAt: string;
  villageCode: string;
  title: string;
  basis: string;
  sentence: string;
  text: string;
  office: string;
  toldAt: string;
  answer?: { text: string; answeredAt: string; dueAt: string } | undefined;
  reply?: OutcomeReply | undefined;
  version: number;
}

/** Working days in which the office replies (个人信息保护法 第五十条: 及时). */
const DAYS_TO_REPLY = 15;
const DAYS_TO_CORRECT = 1;

/**
 * Whom an alert may be told to, by the rows it names. Nobody where it is about a report: they would learn that there is one, and its
 * reporter is protected.
 */
export function tellable(alert: Pick<Alert, 'concernedPersonIds' | 'evidence' | 'subject'>): readonly string[] {
  const shows = reportIdOf(alert) !== undefined || alert.evidence.some(({ kind }) => kind === 'report');
  return shows ? [] : (alert.concernedPersonIds ?? []);
}

/** Words for one person: the names of others are covered, as on public lists. A namesake's is their own. */
export const withoutOthers = (words: string, own: string, others: readonly string[]): string =>
  [...new Set(others)]
    .filter((name) => name !== own && [...name].length > 1)
    .sort((one, other) => other.length - one.length)
    .reduce((text, name) => text.replaceAll(name, maskName(name)), words);

/** How an ending stands today for whom it is about. What is looked into anew, and what they are not told of yet, is one answer. */
export function standingOf(
  { personId, closedAt, reply }: Pick<Outcome, 'personId' | 'closedAt' | 'reply'>,
  alert: Pick<Alert, 'state' | 'closing'> | undefined,
): OutcomeStanding {
  if (reply && reply.ending !== 'real') return 'corrected';
  const closing = alert?.closing;
  if (!alert || closing?.closedAt === closedAt) return 'stands';
  if (alert.state !== 'closed' || closing?.tellsAt !== undefined) return 'again';
  return closing?.kind === 'real' && closing.tells?.includes(personId) ? 'replaced' : 'corrected';
}

/** Once, while it stands; for a day it may be corrected, until somebody has replied. */
export const mayAnswer = ({ answer, reply }: Outcome, standing: OutcomeStanding, at: string): boolean =>
  standing === 'stands' &&
  reply === undefined &&
  (answer === undefined || at < daysAfter(answer.answeredAt, DAYS_TO_CORRECT));

/** @throws AppError `alerts.wrongState` */
export function afterAnswer(outcome: Outcome, standing: OutcomeStanding, text: string, at: string): Outcome {
  if (!mayAnswer(outcome, standing, at)) throw new AppError('alerts.wrongState');
  const { answeredAt, dueAt } = outcome.answer ?? { answeredAt: at, dueAt: endOfWorkingDays(at, DAYS_TO_REPLY) };
  return { ...outcome, answer: { text, answeredAt, dueAt }, version: outcome.version + 1 };
}

export const waitsForReply = ({ answer, reply }: Outcome): boolean => answer !== undefined && reply === undefined;

/**
 * The outcomes of one ending that a reply changes: the one it is to; where it corrects the ending, all of them, since it is held of
 * nobody any more.
 * @throws AppError `alerts.wrongState` where no answer of theirs waits.
 */
export function afterReplyTo(outcomes: readonly Outcome[], personId: string, reply: OutcomeReply): Outcome[] {
  if (!outcomes.some((one) => one.personId === personId && waitsForReply(one))) throw new AppError('alerts.wrongState');
  return outcomes
    .filter((one) => one.personId === personId || reply.ending !== 'real')
    .map((one) => ({ ...one, reply, version: one.version + 1 }));
}

/** As the person reads it. */
export function viewOutcome(outcome: Outcome, alert: Alert | undefined, at: string): MyOutcome {
  const { alertId, closedAt, villageCode, title, basis, sentence, text, office, answer, reply } = outcome;
  const standing = standingOf(outcome, alert);
  return {
    ...{ alertId, closedAt, villageCode, title, basis, sentence, text, office, standing },
    ...(answer && { answer }),
    ...(reply && { reply }),
    mayAnswer: mayAnswer(outcome, standing, at),
  };
}
