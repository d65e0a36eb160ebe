import { View } from '@tarojs/components';
import { type DecisionRecord, voteRuleOf } from '@shared/affairs/decisions';
import { cx } from '@/ui/cx';
import { DayText } from '@/ui/words/day-text';
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
    <View className="decision-record">
      {reason && <View className="affairs-lead">{`${DECISION.correction}${reason}`}</View>}
      <View className={corrected ? 'affairs-removed' : ''}>{text}</View>
      {vote && (
        <View className={cx('affairs-part', corrected && 'affairs-removed')}>
          {vote.form && <View>{FORM[vote.form].name}</View>}
          {vote.form && <View className="note">{voteRuleOf('resolution', vote.form)?.source}</View>}
          <View>{DECISION.attendance(vote.due, vote.present)}</View>
          <View>{DECISION.votes(vote.agree, vote.against, vote.abstain)}</View>
          <View className={corrected ? '' : outcome === 'done' ? 'decision-passed' : 'decision-failed'}>
            {OUTCOME[outcome]}
          </View>
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
      {corrected && <View className="affairs-failed">{DECISION.corrected}</View>}
    </View>
  );
}
