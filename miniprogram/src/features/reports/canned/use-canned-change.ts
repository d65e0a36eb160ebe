import {
  addCannedAnswer,
  type CannedAnswer,
  changeCannedAnswer,
  listCannedAnswers,
  listCannedAnswerVersions,
  removeCannedAnswer,
} from '@shared/reports/canned-answers';
import { AppError } from '@shared/errors';
import type { ActingAs } from '@shared/roles';
import type { BodyOf } from '@shared/route';
import { askAgain } from '@/platform/server/answers';
import type { SendOnce } from '@/platform/server/use-send-once';
import { useChange } from '@/platform/server/use-change';
import { copy } from './copy';

const refresh = () => askAgain(listCannedAnswers, listCannedAnswerVersions);

/** Changes of an office's ready texts. */
export function useCannedChange(office: ActingAs, onDone: () => void) {
  const mutation = useChange({
    act: (sendOnce, { change }: { change: (send: SendOnce) => Promise<unknown>; done: string }) => change(sendOnce),
    done: (_, { done }) => done,
    onSuccess: () => {
      refresh();
      onDone();
    },
    onError: (error) => {
      if (error instanceof AppError && error.code === 'version.stale') refresh();
    },
  });
  return {
    /** @param before the one that is changed; absent for a new one. */
    save: (before: CannedAnswer | undefined, body: BodyOf<typeof addCannedAnswer>) =>
      mutation.mutate({
        done: copy.saved,
        change: (send) =>
          before
            ? send(changeCannedAnswer, {
                params: { cannedId: before.cannedId },
                body: { ...body, version: before.version },
              })
            : send(addCannedAnswer, { body }),
      }),
    remove: ({ cannedId, version }: CannedAnswer) =>
      mutation.mutate({
        done: copy.removed,
        change: (send) => send(removeCannedAnswer, { params: { cannedId }, body: { ...office, version } }),
      }),
    pending: mutation.isPending,
    error: mutation.error ?? undefined,
    stale: mutation.error instanceof AppError && mutation.error.code === 'version.stale',
  };
}
