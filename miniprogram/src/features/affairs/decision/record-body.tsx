import { View } from '@tarojs/components';
import type { DecisionRecord } from '@shared/decisions';
import { DayText } from '@/ui/day-text';
import { DECISION, FORM, OUTCOME } from '../decision-copy';

interface Props {
  record: DecisionRecord;
  /** A later record puts it right. */
  corrected?: boolean;
}

/** What was written down of one step, in plain words. */
export function RecordBody({ record, corrected = false }: Props) {
  const { text, vote, untilOn, objections, outcome, place, author, reason, recordedAt } = record;
  return (
    <View className={corrected ? 'affairs-removed' : ''}>
      {reason && <View className="affairs-lead">{`${DECISION.correction}${reason}`}</View>}
      <View>{text}</View>
      {vote && (
        <View className="affairs-part">
          {vote.form && <View>{FORM[vote.form].name}</View>}
          <View>{DECISION.attendance(vote.due, vote.present)}</View>
          <View>{DECISION.votes(vote.agree, vote.against, vote.abstain)}</View>
          <View className={outcome === 'done' ? 'decision-passed' : 'decision-failed'}>{OUTCOME[outcome]}</View>
        </View>
      )}
      {untilOn && (
        <View className="affairs-part">
          {`${DECISION.shown}`}
          <DayText value={untilOn} />
        </View>
      )}
      {objections && <View>{`${DECISION.objections}：${objections}`}</View>}
      <View className="note affairs-part">
        {`${place} · ${DECISION.by} ${author} · `}
        <DayText value={recordedAt} />
      </View>
      {corrected && <View className="note">{DECISION.corrected}</View>}
    </View>
  );
}
