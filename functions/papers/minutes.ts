import {
  cameToResolution,
  type Decision,
  type DecisionRecord,
  DecisionStep,
  standingRecords,
} from '@shared/affairs/decisions';
import { decisionOf, decisionsOf } from '../affairs/decisions/decision-store';
import { inParallel } from '../platform/in-parallel';
import { everyRow } from '../platform/query-page';

/** A matter of the village with what its meetings said, in the words that stand in public. */
export interface Minutes extends Pick<Decision, 'decisionId' | 'title' | 'amountFen'> {
  /** One a step, in their order: what was put right stands as it was put right. */
  readonly records: readonly DecisionRecord[];
}

const AT_ONCE = 10;
const isResolvedOn = (records: readonly DecisionRecord[], { from, through }: { from: string; through: string }) =>
  records.some(({ step, heldOn }) => step === 'resolution' && heldOn >= from && heldOn <= through);

/** The matters of which the meeting that resolves was held on these days, whatever it came to; the oldest first. */
export async function minutesOf(villageCode: string, days: { from: string; through: string }): Promise<Minutes[]> {
  const begun = (await everyRow((page) => decisionsOf(villageCode, page))).filter(
    (decision) => decision.startedOn <= days.through && cameToResolution(decision),
  );
  const found = new Map<string, Minutes>();
  await inParallel(begun, AT_ONCE, async ({ decisionId, title, amountFen }) => {
    const standing = standingRecords((await decisionOf(villageCode, decisionId))?.records ?? []);
    const records = DecisionStep.options.flatMap((step) => standing[step] ?? []);
    if (isResolvedOn(records, days))
      found.set(decisionId, { decisionId, title, ...(amountFen && { amountFen }), records });
  });
  return begun.flatMap(({ decisionId }) => found.get(decisionId) ?? []).reverse();
}
