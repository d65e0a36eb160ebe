import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { AppError, type ErrorCode } from '@shared/errors';
import { type ReviewTag, tagsFor } from '@shared/reviews/tags';
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
import type { BodyOf } from '@shared/route';
import { askAgain } from '@/platform/server/answers';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { checkWords } from '@/platform/check-words';
import { useDraft } from '@/platform/sending/drafts';
import { say } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Stars } from '@/ui/forms/stars';
import { MediaPicker } from '@/ui/media/media-picker';
import { Failed } from '@/ui/words/failed';
import { copy } from './copy';
import { OwnPictures } from './own-pictures';
import { pictureCopy } from './picture-copy';
import { TagChoice, Tags } from './tag-choice';
import { tagCopy } from './tag-copy';
import { useReviewPictures } from './use-review-pictures';
import './reviews.css';

type Body = BodyOf<typeof reviewSubject>;

export interface ReviewFormProps {
  subject: { villageCode: string; subjectKind: SubjectKind; subjectId: string };
  mine: MyReview | undefined;
  refresh: () => Promise<unknown>;
  onDone: () => void;
}

const isCode = (error: unknown, code: ErrorCode) => error instanceof AppError && error.code === code;

/** What is said beside the words that have to be mended. */
const OF_THE_WORDS: readonly ErrorCode[] = ['content.rejected', 'reviews.privateLife', 'reviews.refusedWords'];

/** How often, and how long after, what was just stored is asked for again: its copy is made in a second or two. */
const TRIES = 6;
const WAIT_MS = 1500;

/** Sends a review; while the copy of a picture is still being made, a moment later again. */
async function sendReview(subject: ReviewFormProps['subject'], body: Body): Promise<MyReview> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call(reviewSubject, { params: subject, body });
    } catch (error) {
      if (!isCode(error, 'media.notReady') || tries === TRIES) throw error;
      await new Promise((done) => setTimeout(done, WAIT_MS));
    }
  }
}

/** Stars in words, tags, a comment and pictures. What is typed is kept until it is sent, also when the review changed elsewhere. */
export function ReviewForm({ subject, mine, refresh, onDone }: ReviewFormProps) {
  const blank = {
    stars: mine?.stars ?? 0,
    tags: mine?.tags ?? ([] as ReviewTag[]),
    mediaIds: mine?.pictures?.map(({ mediaId }) => mediaId) ?? ([] as string[]),
    comment: mine?.comment ?? '',
    shownAs: mine?.shownAs ?? ('hidden' as ShownAs),
  };
  const [draft, change, clearDraft] = useDraft(`review:${subject.subjectKind}:${subject.subjectId}`, blank);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const keepPictures = useCallback((mediaIds: string[]) => change({ mediaIds }), [change]);
  const pictures = useReviewPictures(draft.mediaIds, keepPictures);
  const takesPictures = subject.subjectKind !== 'cadre';

  const saving = useMutation<MyReview, unknown, Body>({
    mutationFn: (body) => sendReview(subject, body),
    onSuccess: (review) => {
      clearDraft();
      pictures.uploads.clear();
      void refresh();
      askAgain(showMyReview, listReviews, showSubjectScore, showVillageScore);
      const isChecking = review.pictures?.some(({ state }) => state === 'checking');
      say(review.state !== 'held' ? copy.sent : isChecking ? pictureCopy.sent : copy.sentHeld);
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
      tags: starsStand ? (mine.tags ?? []) : draft.tags,
      mediaIds: takesPictures ? pictures.mediaIds : [],
      shownAs: draft.shownAs,
      ...(comment && { comment }),
      ...(mine && { version: mine.version }),
    };
    const { value, errors: wrong = {} } = checkForm(reviewSubject.body!, form);
    const unsent = pictures.wrong && { mediaIds: pictures.wrong };
    const found = { ...checkWords(reviewSubject, form), ...wrong, ...unsent };
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
          <Stars
            value={draft.stars}
            onChange={(stars) => {
              const offered = tagsFor(subject.subjectKind, stars);
              change({ stars, tags: draft.tags.filter((tag) => offered.includes(tag)) });
            }}
          />
        )}
      </Field>
      {starsStand && mine.tags && <Tags tags={mine.tags} />}
      {!starsStand && draft.stars > 0 && (
        <Field label={tagCopy.label} hint={tagCopy.hint} optional error={refused.tags}>
          <TagChoice
            kind={subject.subjectKind}
            stars={draft.stars}
            value={draft.tags}
            onChange={(tags) => change({ tags })}
          />
        </Field>
      )}
      <Field label={copy.commentLabel} hint={copy.commentHint} optional error={refused.comment}>
        <TextArea
          value={draft.comment}
          onChange={(text) => change({ comment: text })}
          placeholder={copy.commentPlaceholder}
          max={500}
          isPublic
        />
      </Field>
      {takesPictures && (
        <Field label={pictureCopy.label} hint={pictureCopy.hint} optional error={refused.mediaIds}>
          <OwnPictures mediaIds={pictures.before} onRemove={pictures.takeOut} />
          <MediaPicker of={pictures.uploads} />
        </Field>
      )}
      {ALWAYS_HIDDEN.includes(subject.subjectKind) ? (
        <View className="note reviews-hidden">
          {subject.subjectKind === 'cadre' ? copy.cadreHidden : copy.subsidyHidden}
        </View>
      ) : (
        <Field label={copy.shownAs}>
          <Choice options={copy.shownAsOptions} value={draft.shownAs} onChange={(shownAs) => change({ shownAs })} />
        </Field>
      )}
      {error !== null && !rejected && (
        <Failed className="reviews-stale" of={stale ? copy.staleMine : sayError(error)} />
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
