import type { MyFlag, RefusalReason } from '@shared/reviews/reviews';

interface Flagged {
  readonly state: MyFlag['state'];
  readonly of: string;
  /** Since when the same words may be read again, given back by an appeal. */
  readonly again?: string | undefined;
  readonly since: string;
  readonly reasons: readonly RefusalReason[];
  readonly decision?: { readonly reason?: RefusalReason | undefined; readonly words: string } | undefined;
}

const isAbout = ({ of, again }: Pick<Flagged, 'of' | 'again'>, words: string): boolean =>
  of === words || again === words;

/** Whether an office said of these very words that they stay: nobody has them looked at again by flagging them once more. */
export const isDecided = (flagged: Pick<Flagged, 'state' | 'of' | 'again'> | undefined, of: string): boolean =>
  flagged !== undefined && isAbout(flagged, of) && flagged.state !== 'open';

/** What lies with the office after one more flag: each reason once, since the first of these words. */
export function flaggedFor(before: Flagged | undefined, reason: RefusalReason, { of, on }: { of: string; on: string }) {
  const standing = before?.of === of ? before : undefined;
  return {
    state: 'open' as const,
    of,
    since: standing?.since ?? on,
    reasons: [...new Set([...(standing?.reasons ?? []), reason])].sort(),
  };
}

/** A flag as the one reads it who gave it, with what came of it. */
export const viewFlag = (
  { reviewId, reason, on, of }: { reviewId: string; reason: RefusalReason; on: string; of: string },
  flagged: Flagged | undefined,
): MyFlag => {
  const { state, decision } =
    flagged && isAbout(flagged, of) ? flagged : { state: 'open' as const, decision: undefined };
  return {
    ...{ reviewId, reason, on, state },
    ...(decision && { words: decision.words }),
    ...(decision?.reason && { removedFor: decision.reason }),
  };
};
