import { DecisionEntity, DecisionRecordEntity, decisionRow } from '../../functions/affairs/decisions/decision-store';
import { addDays } from '@shared/time';
import { noonOf } from './calendar';
import { NIUJIAO } from './demo-people';
import { Dice } from './dice';
import { put, type Row } from './row';

/** A matter that the households of the village resolved; its steps are six days apart. */
export interface DecidedMatter {
  readonly title: string;
  readonly amountYuan?: number;
  /** The day of the proposal. */
  readonly on: string;
  /** What the meeting resolved. */
  readonly text: string;
}

const STEPS = ['proposal', 'discussion', 'review', 'resolution'] as const;
const VOTES = {
  discussion: { due: 7, present: 7, agree: 7, against: 0, abstain: 0 },
  review: { due: 38, present: 33, agree: 31, against: 1, abstain: 1 },
  resolution: { form: 'households' as const, due: 412, present: 331, agree: 306, against: 14, abstain: 11 },
};

/** Rows of a matter up to its resolution, which is being published. */
export function decisionOf({ title, amountYuan, on, text }: DecidedMatter, decisionId: string): Row[] {
  const dice = new Dice(`levy-decision:${title}`);
  const records = STEPS.map((step, place) => {
    const heldOn = addDays(on, place * 6);
    return put(DecisionRecordEntity, {
      ...{ decisionId, recordId: dice.ulid(noonOf(heldOn)), step, heldOn, place: '村党群服务中心会议室' },
      text: step === 'resolution' ? text : `商量“${title}”，同意往下走。`,
      ...(step !== 'proposal' && { vote: VOTES[step] }),
      ...{ outcome: 'done', author: '党支部书记、村委会主任 陈建国', recordedAt: noonOf(heldOn) },
    });
  });
  const decision = {
    ...{ villageCode: NIUJIAO, decisionId, villageName: '牛角村', kind: 'other' as const, title },
    ...(amountYuan && { amountFen: amountYuan * 100 }),
    ...{ state: 'open' as const, step: 'resolution' as const, next: 'publicity' as const, startedOn: on },
    ...{ updatedAt: noonOf(addDays(on, 18)), version: STEPS.length },
  };
  return [...records, put(DecisionEntity, decisionRow(decision))];
}
