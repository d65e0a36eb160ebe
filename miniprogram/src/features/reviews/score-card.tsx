import { View } from '@tarojs/components';
import { type Score, MIN_SAMPLE, type SubjectScore } from '@shared/reviews/reviews';
import type { TagCount } from '@shared/reviews/tags';
import { aria } from '@/ui/aria';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { STAR_WORDS, Stars } from '@/ui/forms/stars';
import { copy } from './copy';
import { Tags } from './tag-choice';
import { tagCopy } from './tag-copy';
import './reviews.css';

/** One digit: 4.5. */
export const oneDigit = (number: number): string => number.toFixed(1);

function Distribution({ score }: { score: SubjectScore }) {
  return (
    <View className="reviews-shares">
      {[5, 4, 3, 2, 1].map((stars) => {
        const words = STAR_WORDS[stars - 1]!;
        const count = score.stars[stars - 1] ?? 0;
        return (
          <View key={stars} className="reviews-share" {...aria({ label: copy.shareWords(stars, words, count) })}>
            <View className="reviews-share-word">{words}</View>
            <View className="reviews-share-bar">
              <ShareBar part={count} whole={score.count} second />
            </View>
            <View className="reviews-share-count">{count}</View>
          </View>
        );
      })}
    </View>
  );
}

/** How it comes that the score is not the plain mean, in sentences. */
const Why = ({ score }: { score: SubjectScore }) => (
  <Disclosure title={copy.why}>
    {copy.whySentences(score.count, oneDigit(score.average), oneDigit(score.kindMean), score.good).map((sentence) => (
      <View key={sentence} className="reviews-sentence">
        {sentence}
      </View>
    ))}
  </Disclosure>
);

interface Props {
  score: Score['score'];
  tags?: readonly TagCount[] | undefined;
  title: string;
  note?: string;
}

/** A score with what it rests on. Fewer than five voices are no score: nothing is shown of them, not even how many. */
export function ScoreCard({ score, tags, title, note }: Props) {
  return (
    <Card>
      <View className="reviews-title">{title}</View>
      {score ? (
        <>
          <View className="reviews-score" {...aria({ label: copy.scoreWords(oneDigit(score.value)) })}>
            <View className="reviews-figure">{oneDigit(score.value)}</View>
            <View>
              <Stars value={score.value} />
              <View className="note">{`${copy.judgedTimes(score.count)} · ${copy.outOf}`}</View>
              {score.trend && <View className="note">{copy.trend[score.trend]}</View>}
            </View>
          </View>
          <Distribution score={score} />
          {tags && (
            <>
              <View className="note reviews-note">{tagCopy.shown}</View>
              <Tags tags={tags} />
            </>
          )}
          <Why score={score} />
        </>
      ) : (
        <>
          <View className="reviews-none">{copy.tooFew}</View>
          <View className="note">{copy.tooFewNote(MIN_SAMPLE)}</View>
        </>
      )}
      {note && <View className="note reviews-note">{note}</View>}
    </Card>
  );
}
