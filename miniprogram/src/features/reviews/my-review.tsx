import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Me } from '@shared/identity/identity';
import { BurstReason, type MyAnswer, type MyReview, type MyTask, withdrawReview } from '@shared/reviews/reviews';
import { formatDay } from '@shared/time';
import * as z from '@shared/zod';
import { call } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { StatusTag } from '@/ui/words/status-tag';
import { copy } from './copy';
import { moderation } from './moderation-copy';
import { MyTaskText } from './my-task';
import { OwnPictures } from './own-pictures';
import { pictureCopy } from './picture-copy';
import { AnswerText } from './reception/answer';
import { Refusal } from './refusal';
import { ReviewForm, type ReviewFormProps } from './review-form';
import { Judged } from './review-text';
import { Tags } from './tag-choice';
import './reviews.css';

/** Why there is no form here, and what to do about it. */
export function WhyNot({ me, isCadre }: { me: Me | undefined; isCadre: boolean }) {
  if (me?.person) {
    return (
      <Card>
        <View className="muted">{isCadre ? copy.ownWork : copy.onlyOwnVillage}</View>
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

interface Props extends Omit<ReviewFormProps, 'onDone'> {
  tasks?: readonly MyTask[] | undefined;
  answers?: readonly MyAnswer[] | undefined;
}

const STATE: Partial<Record<MyReview['state'], { words: string; note: string }>> = {
  held: { words: copy.held, note: copy.heldNote },
  withdrawn: { words: copy.withdrawn, note: copy.withdrawnNote },
  refused: { words: moderation.refused, note: moderation.refusedNote },
  appealed: { words: moderation.appealed, note: moderation.appealedNote },
};

/** Held for a picture: WeChat is still looking, or a person has to. */
function pictureStanding({ state, pictures = [] }: MyReview): { words: string; note: string } | undefined {
  if (state !== 'held') return undefined;
  if (pictures.some((each) => each.state === 'waits')) return { words: pictureCopy.waits, note: pictureCopy.waitsNote };
  return pictures.some((each) => each.state === 'checking')
    ? { words: pictureCopy.checking, note: pictureCopy.checkingNote }
    : undefined;
}

/** Where it stands, in words; what came among many at once says so before anything else. */
function standingOf(mine: MyReview): { words: string; note: string } | undefined {
  const { state, burst, refusal } = mine;
  if (burst) {
    const day = formatDay(burst.dueOn, new Date().getFullYear());
    return { words: moderation.burstMine, note: moderation.burstMineNote(day) };
  }
  if (state === 'refused' && isOfBurst(refusal)) return { words: moderation.leftOut, note: moderation.leftOutNote };
  return pictureStanding(mine) ?? STATE[state];
}
const isOfBurst = (refusal: MyReview['refusal']): boolean => z.safeParse(BurstReason, refusal?.reason).success;

/** A review of mine with where it stands. Taken back, it is gone from the page at once. */
export function Mine({ subject, mine, tasks = [], answers = [], refresh }: Props & { mine: MyReview }) {
  const task = tasks.find(({ reviewId }) => reviewId === mine.reviewId);
  const answer = answers.find(({ reviewId }) => reviewId === mine.reviewId);
  const withdrawing = useSpokenChange({
    act: () => call(withdrawReview, { params: { ...subject, quarter: mine.quarter } }),
    onSuccess: refresh,
  });
  const withdraw = async () => {
    if (await confirm(copy.withdraw, copy.withdrawAsk, copy.withdraw)) withdrawing.mutate();
  };
  const state = standingOf(mine);
  return (
    <>
      <View className="note">
        {copy.quarterWords(mine.quarter)} · <DayText value={mine.reviewedAt} />
      </View>
      <Judged review={mine} />
      {mine.tags && <Tags tags={mine.tags} />}
      <OwnPictures mediaIds={mine.pictures?.map(({ mediaId }) => mediaId) ?? []} />
      {state && (
        <View className="reviews-action">
          <StatusTag tone="wait">{state.words}</StatusTag>
          <View className="note">{state.note}</View>
        </View>
      )}
      {task && <MyTaskText subject={subject} task={task} refresh={refresh} />}
      {answer && <AnswerText answer={answer} />}
      <Refusal subject={subject} mine={mine} refresh={refresh} />
      {mine.state !== 'withdrawn' && (
        <View className="reviews-action">
          <Button small look="quiet" loading={withdrawing.isPending} onClick={() => void withdraw()}>
            {copy.withdraw}
          </Button>
        </View>
      )}
    </>
  );
}

/** One that stands on no page may be changed until its quarter is over; while it is looked at anew, it may not. */
const mayChangeNow = ({ state, refusal, editableUntil }: MyReview): boolean =>
  state !== 'appealed' &&
  (state === 'held' || (state === 'refused' && !isOfBurst(refusal)) || Date.now() < Date.parse(editableUntil));

/** My one review of this quarter: written once, shown afterwards, changed within a day. Held, it says so plainly. */
export function MyReviewCard({ subject, mine, tasks, answers, refresh }: Props & { mine: MyReview | undefined }) {
  const [changing, setChanging] = useState(false);
  const mayChange = mine && mayChangeNow(mine);
  if (!mine || (changing && mayChange)) {
    return (
      <Card>
        <ReviewForm subject={subject} mine={mine} refresh={refresh} onDone={() => setChanging(false)} />
      </Card>
    );
  }
  return (
    <Card>
      <Mine subject={subject} mine={mine} tasks={tasks} answers={answers} refresh={refresh} />
      {mayChange && (
        <View className="reviews-action">
          <Button small look="quiet" onClick={() => setChanging(true)}>
            {copy.change}
          </Button>
        </View>
      )}
      <View className="note reviews-note">{copy.editUntil}</View>
    </Card>
  );
}
