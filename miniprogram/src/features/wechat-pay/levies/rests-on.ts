import type { LevyKind } from '@shared/accounts/levies';
import { type Decision, DecisionStep } from '@shared/affairs/decisions';

/** Whether a levy may name it: the meeting has resolved it, and 一事一议 for a sum. The server looks at the rest. */
export function mayRestOn({ state, step, amountFen }: Pick<Decision, 'state' | 'step' | 'amountFen'>, kind: LevyKind) {
  const { options } = DecisionStep;
  const isResolved = state !== 'failed' && options.indexOf(step) >= options.indexOf('resolution');
  return isResolved && (kind === 'water' || amountFen !== undefined);
}
