import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { listMyOutcomes, type MyOutcome } from '@shared/supervision/outcomes';
import { formatDay } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useSignedIn } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { MINE } from '../copy';
import { AnswerForm } from './answer-form';
import '../supervision.css';

function Held({ outcome }: { outcome: MyOutcome }) {
  const { title, basis, sentence, text, office, closedAt, standing } = outcome;
  const { word, tone } = MINE.standing[standing];
  return (
    <Card>
      <View className="supervision-tags">
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      <View className="supervision-title">{title}</View>
      <View className="note">{MINE.why}</View>
      <View className="supervision-sentence">{text}</View>
      <View className="note">{MINE.asked}</View>
      <View className="supervision-sentence">{sentence}</View>
      <Facts
        of={[
          [MINE.basis, basis],
          [MINE.by, office],
          [MINE.day, <DayText key="day" value={closedAt} />],
        ]}
      />
    </Card>
  );
}

function Said({ outcome: { answer, reply } }: { outcome: MyOutcome }) {
  const thisYear = new Date().getFullYear();
  return (
    <>
      {answer && (
        <Section title={MINE.yours}>
          <View>{answer.text}</View>
          {!reply && <View className="note">{MINE.waits(formatDay(answer.dueAt, thisYear))}</View>}
        </Section>
      )}
      {reply && (
        <Section title={MINE.replied}>
          <View className="supervision-title">{reply.ending === 'real' ? MINE.upheld : MINE.corrected}</View>
          <View>{reply.text}</View>
          <View className="note">
            {`${reply.office} · `}
            <DayText value={reply.repliedAt} />
          </View>
        </Section>
      )}
    </>
  );
}

/** What was held about me after a rule asked, and the way to say my side of it. */
export default function OutcomesPage() {
  const signedIn = useSignedIn();
  const answer = useAnswer(listMyOutcomes, undefined, { enabled: signedIn, staleTime: ALWAYS });
  usePullDownRefresh(() => void answer.refetch().finally(() => Taro.stopPullDownRefresh()));
  if (!signedIn) return <EmptyPage icon="lock" {...MINE.signIn} onAction={() => openPage('login')} />;
  return (
    <AnswerPage of={answer}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="check" {...MINE.none} />
        ) : (
          <>
            <View className="note supervision-note">{MINE.intro}</View>
            {items.map((outcome) => (
              <View key={`${outcome.alertId}${outcome.closedAt}`} className="supervision-outcome">
                <Held outcome={outcome} />
                <Said outcome={outcome} />
                {outcome.mayAnswer && <AnswerForm outcome={outcome} />}
              </View>
            ))}
          </>
        )
      }
    </AnswerPage>
  );
}
