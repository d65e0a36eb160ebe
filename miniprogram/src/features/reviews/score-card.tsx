import { View } from '@tarojs/components';
import { MIN_SAMPLE, type Score } from '@shared/reviews';
import { aria } from '@/ui/aria';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/card';
import { STAR_WORDS, Stars } from '@/ui/stars';
import { copy } from './copy';
import './reviews.css';

/** One digit: 4.5. */
const formatAverage = (average: number): string => average.toFixed(1);

function Distribution({ score }: { score: Score }) {
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

/** A score with what it rests on. Fewer than three voices are no score: nothing is shown of them but how many. */
export function ScoreCard({ score, title, note }: { score: Score; title: string; note?: string }) {
  return (
    <Card>
      <View className="reviews-title">{title}</View>
      {score.average === undefined ? (
        <>
          <View className="reviews-none">{score.count === 0 ? copy.nobodyYet : copy.tooFew}</View>
          <View className="note">{copy.tooFewNote(score.count, MIN_SAMPLE)}</View>
        </>
      ) : (
        <>
          <View className="reviews-score" {...aria({ label: copy.scoreWords(formatAverage(score.average)) })}>
            <View className="reviews-figure">{formatAverage(score.average)}</View>
            <View>
              <Stars value={score.average} />
              <View className="note">{`${copy.judgedTimes(score.count)} · ${copy.outOf}`}</View>
            </View>
          </View>
          <Distribution score={score} />
        </>
      )}
      {note && <View className="note reviews-note">{note}</View>}
    </Card>
  );
}
