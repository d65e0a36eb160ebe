import type { MeetingForm } from '@shared/affairs/decisions';
import { addDays, dayInChina } from '@shared/time';
import { putDecision, putRecord } from '../../../affairs/decisions/decision-store';
import { now } from '../../../platform/clock';
import { newId } from '../../../platform/id';
import { transact } from '../../../platform/transact';
import { NO_SUMS, withCharge } from '../levy';
import { putCharge, putLevy, type StoredCharge, type StoredLevy } from '../levy-store';

interface Resolved {
  readonly amountFen?: number;
  readonly form?: MeetingForm;
  readonly agreed?: boolean;
  /** The day of the meeting, where it is not today. */
  readonly heldOn?: string;
}

/** A matter of a village that its meeting resolved. */
export async function resolvedIn(
  villageCode: string,
  { amountFen = 1_000_000, form = 'households', agreed = true, heldOn }: Resolved = {},
): Promise<string> {
  const [decisionId, at] = [newId(), now()];
  const today = heldOn ?? dayInChina(at);
  await transact(
    putDecision({
      ...{
        villageCode,
        decisionId,
        villageName: '牛角村',
        kind: 'other',
        title: '三组渠道整修，每人筹一点',
        amountFen,
      },
      ...{ state: agreed ? 'open' : 'failed', step: 'resolution', ...(agreed && { next: 'publicity' as const }) },
      ...{ startedOn: addDays(today, -20), updatedAt: at, version: 4 },
    }),
    putRecord(decisionId, {
      ...{ recordId: newId(), step: 'resolution', heldOn: today, place: '村委会', text: '大家同意' },
      vote: { form, due: 300, present: 260, agree: agreed ? 240 : 20, against: agreed ? 20 : 240, abstain: 0 },
      ...{ outcome: agreed ? 'done' : 'notAgreed', author: '陈建国', recordedAt: at },
    }),
  );
  return decisionId;
}

const nobody = (at: string) => ({ accountId: newId(), personId: newId(), name: '甲', at });

/** A levy as it stands: given out, where nothing else is said. */
export async function levyIn(villageCode: string, more: Partial<StoredLevy> = {}): Promise<StoredLevy> {
  const [levyId, at] = [newId(), now()];
  const prepared = nobody(at);
  const levy: StoredLevy = {
    ...{ villageCode, levyId, kind: 'raised', state: 'given', title: '三组渠道整修', decisionId: newId() },
    ...{ rateFen: 1000, dueOn: addDays(dayInChina(at), 30), prepared, makers: [prepared.personId], ...NO_SUMS },
    ...{ given: nobody(at), version: 1, ...more },
  };
  await transact(putLevy(levy, undefined));
  return levy;
}

/** A charge of it to somebody, and the levy with its sums. */
export async function chargeIn(
  levy: StoredLevy,
  personId: string,
  more: Partial<StoredCharge> = {},
): Promise<{ charge: StoredCharge; levy: StoredLevy }> {
  const { villageCode, levyId, kind, title, rateFen, dueOn } = levy;
  const charge: StoredCharge = {
    ...{ villageCode, chargeId: newId(), levyId, kind, title, rateFen, dueOn, personId, householdId: newId() },
    ...{
      payer: '王*英',
      group: '3组',
      basis: { heads: 3 },
      amountFen: 3 * rateFen,
      receipts: [],
      changes: [],
      version: 1,
    },
    ...more,
  };
  const next = withCharge(levy, undefined, charge);
  await transact(putCharge(charge, undefined), putLevy(next, levy));
  return { charge, levy: { ...next, version: levy.version + 1 } };
}
