import type { LetterReason } from '@shared/messages/dead-letters';

/** A change of Civic's that one of its stream's consumers gave up: where the row is, never what it says. */
export interface DeadStep {
  letterId: string;
  /** The function, as its lambda.ts names it. */
  consumer: string;
  /** Absent when the stream did not hold the record any more. */
  rowPk?: string | undefined;
  rowSk?: string | undefined;
  reason: LetterReason;
  state: 'dead' | 'again' | 'dropped';
  /** How often it was given up. */
  attempts: number;
  failedAt: string;
  version: number;
}

/** Given up once more, or for the first time. */
export const givenUp = (
  step: Pick<DeadStep, 'letterId' | 'consumer' | 'rowPk' | 'rowSk' | 'reason'>,
  previous: DeadStep | undefined,
  at: string,
): DeadStep => ({
  ...step,
  state: 'dead',
  attempts: (previous?.attempts ?? 0) + 1,
  failedAt: at,
  version: (previous?.version ?? 0) + 1,
});

export const movedTo = (step: DeadStep, state: 'again' | 'dropped'): DeadStep => ({
  ...step,
  state,
  version: step.version + 1,
});
