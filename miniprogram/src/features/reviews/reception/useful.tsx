import { useMutation } from '@tanstack/react-query';
import { markReviewUseful } from '@shared/reviews/reception';
import { listReviews, showMyReview } from '@shared/reviews/reviews';
import { say } from '@/platform/notify';
import { keyOf } from '@/platform/server/answers';
import { call, sayError } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { Button } from '@/ui/button';
import { reception as copy } from './reception-copy';

/** 有用, or taken back. */
export function UsefulButton({ reviewId, isUseful }: { reviewId: string; isUseful: boolean }) {
  const saying = useMutation({
    mutationFn: () => call(markReviewUseful, { params: { reviewId }, body: { useful: !isUseful } }),
    onError: (error) => say(sayError(error)),
    onSettled: () =>
      Promise.all(
        [showMyReview, listReviews].map((route) => queryClient.invalidateQueries({ queryKey: keyOf(route) })),
      ),
  });
  return (
    <Button small look="quiet" loading={saying.isPending} onClick={() => saying.mutate()}>
      {isUseful ? copy.usefulTaken : copy.useful}
    </Button>
  );
}
