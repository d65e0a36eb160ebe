import { CommitteeForm, type DecisionDetail, standingRecords } from '@shared/affairs/decisions';
import type { LevyKind } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { yearOf } from '@shared/time';
import { isResolved } from '../../affairs/decisions/decision';
import { decisionOf } from '../../affairs/decisions/decision-store';
import type { WriteItem } from '../../platform/transact';
import { everyLevyOf, type StoredLevy, takeTurn } from './levy-store';
import { levyRuleOf } from './levy-rules';

interface Raising {
  readonly villageCode: string;
  readonly levyId?: string;
  readonly kind: LevyKind;
  readonly decisionId: string;
  readonly rateFen: number;
  readonly dueOn: string;
  /** What is raised by it so far. */
  readonly chargedFen: number;
}

/**
 * The decision that a levy rests on, as it stands now. 一事一议 is a matter of the committee law's meetings, for a sum, which all levies by it together do not pass; a price of
 * water may be either's.
 * @throws AppError `levies.decisionMissing`, `levies.overCap`
 */
export async function coveringDecision(raising: Raising): Promise<DecisionDetail> {
  const { villageCode, decisionId, kind } = raising;
  const decision = await decisionOf(villageCode, decisionId, { consistent: true });
  if (!decision || !isResolved(decision)) throw new AppError('levies.decisionMissing');
  if (kind === 'water') return decision;
  const form = standingRecords(decision.records).resolution?.vote?.form;
  const others = (await everyLevyOf(villageCode)).filter(
    (levy) => levy.kind === kind && levy.levyId !== raising.levyId,
  );
  const byIt = others.filter((levy) => levy.decisionId === decisionId).reduce((sum, one) => sum + one.chargedFen, 0);
  if (!CommitteeForm.safeParse(form).success || (decision.amountFen ?? 0) < byIt + raising.chargedFen)
    throw new AppError('levies.decisionMissing');
  if (isOverCap(raising, others)) throw new AppError('levies.overCap');
  return decision;
}

/** Looks at the decision before more is raised by it. The rows are written with that: of two who do so at once, the second is overtaken. @throws as `coveringDecision` */
export async function coveredRows(raising: Raising, at: string): Promise<WriteItem[]> {
  const turn = await takeTurn(raising.villageCode, at);
  await coveringDecision(raising);
  return [turn];
}

/** Whether a head would owe more in the year than the cap: all that was given out for it counts. */
function isOverCap({ kind, rateFen, dueOn }: Raising, others: readonly StoredLevy[]): boolean {
  const cap = levyRuleOf(kind).capFenPerHeadYear;
  const before = others.filter((levy) => levy.state === 'given' && yearOf(levy.dueOn) === yearOf(dueOn));
  return cap !== undefined && before.reduce((sum, levy) => sum + levy.rateFen, rateFen) > cap;
}
