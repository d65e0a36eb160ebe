import type { LevyKind } from '@shared/accounts/levies';
import { type Decision, isPastResolution, isResolvedForSum } from '@shared/affairs/decisions';

/** Whether a levy may name it: the meeting has resolved it, and 一事一议 for a sum. The server looks at the rest. */
export const mayRestOn = (decision: Pick<Decision, 'state' | 'step' | 'amountFen'>, kind: LevyKind): boolean =>
  kind === 'water' ? isPastResolution(decision) : isResolvedForSum(decision);
