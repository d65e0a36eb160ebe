import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError, type ErrorCode } from '@shared/errors';
import {
  ALWAYS_HIDDEN,
  listReviews,
  type MyReview,
  reviewSubject,
  type ShownAs,
  showMyReview,
  showSubjectScore,
  showVillageScore,
  type SubjectKind,
} from '@shared/reviews/reviews';
import { keyOf } from '@/platform/server/answers';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { useDraft } from '@/platform/sending/drafts';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Stars } from '@/ui/forms/stars';
import { copy } from './copy';
import './reviews.css';

type Body = { stars: number; comment?: string | undefined; shownAs: ShownAs; version?: number | undefined };

export interface ReviewFormProps {
  subject: { villageCode: string; subjectKind: SubjectKind; subjectId: string };
  mine: MyReview | undefined;
  refresh: () => Promise<unknown>;
  onDone: () => void;
}

const isCode = (error: unknown, code: ErrorCode) => error instanceof AppError && error.code === code;

/** What is said beside the words that have to be mended. */
const OF_THE_WORDS: readonly ErrorCode[] = ['content.rejected', 'reviews.privateLife', 'reviews.refusedWords'];

/** Stars in words and a comment. What is typed is kept until it is sent, also when the review changed elsewhere. */
export function ReviewForm({ subject, mine, refresh, onDone }: ReviewFormProps) {
  const blank = {
    stars: mine?.stars ?? 0,
    comment: mine?.comment ?? '',
    shownAs: mine?.shownAs ?? ('hidden' as ShownAs),
  };
  const [draft, change, clearDraft] = useDraft(`review:${subject.subjectKind}:${subject.subjectId}`, blank);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const saving = useMutation<MyReview, unknown, Body>({
    mutationFn: (body) => call(reviewSubject, { params: subject, body }),
    onSuccess: (review) => {
      clearDraft();
      void refresh();
      [showMyReview, listReviews, showSubjectScore, showVillageScore].forEach(
        (route) => void queryClient.invalidateQueries({ queryKey: keyOf(route) }),
      );
      say(review.state === 'held' ? copy.sentHeld : copy.sent);
      onDone();
    },
    onError: async (error) => {
      if (isCode(error, 'version.stale')) await refresh();
    },
  });

  // After a day the opinion stands: only words that are on no page may still be mended.
  const starsStand = mine !== undefined && Date.now() >= Date.parse(mine.editableUntil);

  const submit = () => {
    const comment = draft.comment.trim();
    const form = {
      stars: starsStand ? mine.stars : draft.stars,
      shownAs: draft.shownAs,
      ...(comment && { comment }),
      ...(mine && { version: mine.version }),
    };
    const { value, errors: wrong = {} } = checkForm(reviewSubject.body!, form);
    const found = { ...checkWords(reviewSubject, form), ...wrong };
    setErrors(found);
    if (value && Object.keys(found).length === 0) saving.mutate(value);
  };

  const giveUp = () => {
    clearDraft();
    onDone();
  };

  const { error } = saving;
  const stale = isCode(error, 'version.stale');
  const rejected = OF_THE_WORDS.some((code) => isCode(error, code));
  const refused: Record<string, string | undefined> = {
    ...errors,
    ...fieldErrors(error),
    ...(rejected && { comment: sayError(error) }),
  };
  return (
    <>
      <Field label={copy.rateNow} error={refused.stars} {...(starsStand && { hint: copy.starsStand })}>
        {starsStand ? (
          <Stars value={mine.stars} />
        ) : (
          <Stars value={draft.stars} onChange={(stars) => change({ stars })} />
        )}
      </Field>
      <Field label={copy.commentLabel} hint={copy.commentHint} optional error={refused.comment}>
        <TextArea
          value={draft.comment}
          onChange={(text) => change({ comment: text })}
          placeholder={copy.commentPlaceholder}
          max={500}
          label={copy.commentLabel}
          isPublic
        />
      </Field>
      {ALWAYS_HIDDEN.includes(subject.subjectKind) ? (
        <View className="note reviews-hidden">
          {subject.subjectKind === 'cadre' ? copy.cadreHidden : copy.subsidyHidden}
        </View>
      ) : (
        <Field label={copy.shownAs}>
          <Choice
            options={copy.shownAsOptions}
            value={draft.shownAs}
            onChange={(shownAs) => change({ shownAs })}
            label={copy.shownAs}
          />
        </Field>
      )}
      {error !== null && !rejected && (
        <View className="reviews-stale" {...aria({ role: 'alert' })}>
          {stale ? copy.staleMine : sayError(error)}
        </View>
      )}
      <Button loading={saving.isPending} onClick={submit}>
        {mine ? copy.sendChange : copy.send}
      </Button>
      {mine && (
        <View className="reviews-action">
          <Button look="quiet" onClick={giveUp}>
            {copy.cancel}
          </Button>
        </View>
      )}
    </>
  );
}
