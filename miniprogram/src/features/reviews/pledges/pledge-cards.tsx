import { View } from '@tarojs/components';
import type { Pledge } from '@shared/reviews/reviews';
import { formatDay } from '@shared/time';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { pledge as copy, STATE_TONES, STATE_WORDS } from './copy';

function PledgeCard({ pledge }: { pledge: Pledge }) {
  const { office, words, madeOn, byOn, state, closesOn, answers } = pledge;
  const dayOf = (day: string) => formatDay(day, new Date().getFullYear());
  return (
    <Card>
      <View className="reviews-head">
        <StatusTag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</StatusTag>
        <View className="note">{copy.by(dayOf(byOn))}</View>
      </View>
      <View className="reviews-comment">{words}</View>
      <View className="note">
        {office ?? copy.byRated} · <DayText value={madeOn} />
      </View>
      {answers && <View className="reviews-action">{copy.answers(answers.kept, answers.notKept)}</View>}
      {closesOn && <View className="note">{copy.counted(dayOf(closesOn))}</View>}
      {(closesOn ?? state === 'fewAnswers') && <View className="note">{copy.few}</View>}
    </Card>
  );
}

/** 整改承诺: what was promised about this, by when, and what became of it. */
export function PledgeCards({ pledges = [] }: { pledges: readonly Pledge[] | undefined }) {
  if (pledges.length === 0) return null;
  return (
    <>
      <SectionTitle>{copy.title}</SectionTitle>
      {pledges.map((pledge) => (
        <PledgeCard key={pledge.number} pledge={pledge} />
      ))}
    </>
  );
}
