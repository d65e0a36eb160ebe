import type { AlertEvidence } from '@shared/supervision/supervision';

export type FactValue = string | number | boolean;
export type Values = Readonly<Record<string, FactValue | undefined>>;

/** A row that a fact was read from, by the register it stands in: the phone opens it. */
export interface Evidence {
  readonly kind: AlertEvidence['kind'];
  readonly id: string;
  /** Whose payment it is, and of which year's book: what opens the row. */
  readonly owner?: string | undefined;
  readonly year?: number | undefined;
}

/** What was read from a village's rows about one thing in one period. */
export interface Fact {
  /** `contract#01J…`: with the period and the rule it is the alert's id. */
  readonly subject: string;
  /** A day, a month, a year: as far as the same thing is the same alert. */
  readonly period: string;
  readonly values: Values;
  readonly evidence: readonly Evidence[];
  /** The persons it would be about: for them, their kin and those beneath them there is no alert. */
  readonly concerns?: readonly string[];
}
