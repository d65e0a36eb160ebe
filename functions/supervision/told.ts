import type { MessageKind } from '@shared/messages/messages';
import type { AlertStep } from '@shared/supervision/supervision';
import type { Alert, AlertPart } from './alerts/alert';

/** A part in the alert; `assignee` is one account. */
export type Told = AlertPart | 'assignee';

interface Tells {
  readonly kind: MessageKind;
  /** `concerned` are whom a real ending is about, who have no part in the alert. */
  readonly to: readonly Told[] | 'concerned';
  /** Said once a day however many there were: it then opens the list and names none of them. */
  readonly byDay: boolean;
}

/**
 * Who is told of a step. A night finds many at once: what is not red is said once a day. Whoever is told must see it still when it is
 * told (`tell-about-alert.ts`), which no step decides.
 */
export function tellsOf(step: AlertStep, { colour }: Pick<Alert, 'colour'>): Tells | undefined {
  if (step === 'raised') return { kind: 'alertRaised', to: ['village', 'handler'], byDay: colour !== 'red' };
  if (step === 'assigned') return { kind: 'alertAssigned', to: ['assignee'], byDay: false };
  if (step === 'escalated') return { kind: 'alertLate', to: ['handler', 'above'], byDay: true };
  if (step === 'closed') return { kind: 'alertClosed', to: ['village', 'handler'], byDay: false };
  if (step === 'answered') return { kind: 'alertAnswered', to: ['handler', 'above'], byDay: false };
  if (step === 'told' || step === 'upheld' || step === 'corrected')
    return { kind: 'outcomeGiven', to: 'concerned', byDay: false };
  return undefined;
}
