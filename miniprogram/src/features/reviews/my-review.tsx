import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Me } from '@shared/identity';
import type { MyReview } from '@shared/reviews';
import { openPage } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { StatusTag } from '@/ui/status-tag';
import { copy } from './copy';
import { ReviewForm, type ReviewFormProps } from './review-form';
import { ReviewText } from './review-text';
import './reviews.css';

/** Why there is no form here, and what to do about it. */
export function WhyNot({ me }: { me: Me | undefined }) {
  if (me?.person) {
    return (
      <Card>
        <View className="muted">{copy.onlyOwnVillage}</View>
      </Card>
    );
  }
  return (
    <Card>
      <View>{me ? copy.bindFirst : copy.signInFirst}</View>
      <View className="reviews-action">
        <Button small look="quiet" onClick={() => openPage(me ? 'identity/bind' : 'login')}>
          {me ? copy.bind : copy.signIn}
        </Button>
      </View>
    </Card>
  );
}

type Props = Omit<ReviewFormProps, 'onDone'>;

/** My one review: written once, shown afterwards, changed when I like. Held, it says so plainly. */
export function MyReviewCard({ subject, mine, refresh }: Props & { mine: MyReview | undefined }) {
  const [changing, setChanging] = useState(false);
  if (!mine || changing) {
    return (
      <Card>
        <ReviewForm subject={subject} mine={mine} refresh={refresh} onDone={() => setChanging(false)} />
      </Card>
    );
  }
  return (
    <Card>
      <ReviewText review={mine} />
      {mine.state === 'held' && (
        <View className="reviews-action">
          <StatusTag tone="wait">{copy.held}</StatusTag>
          <View className="note">{copy.heldNote}</View>
        </View>
      )}
      <View className="reviews-action">
        <Button small look="quiet" onClick={() => setChanging(true)}>
          {copy.change}
        </Button>
      </View>
    </Card>
  );
}
