import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  addCannedAnswer,
  type CannedAnswer,
  changeCannedAnswer,
  listCannedAnswers,
  listCannedAnswerVersions,
  removeCannedAnswer,
} from '@shared/canned-answers';
import { AppError } from '@shared/errors';
import type { BodyOf } from '@shared/route';
import { keyOf } from '@/platform/answers';
import { call } from '@/platform/call';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/query';
import { uuid } from '@/platform/random';
import type { WorkingRole } from '@/platform/session';
import { copy } from './copy';

const refresh = () =>
  [listCannedAnswers, listCannedAnswerVersions].forEach(
    (route) => void queryClient.invalidateQueries({ queryKey: keyOf(route) }),
  );

/** Changes of an office's ready texts. The same content keeps its key: pressed twice it is saved once. */
export function useCannedChange(role: WorkingRole, onDone: () => void) {
  const tried = useRef<{ content: string; key: string } | undefined>(undefined);
  const mutation = useMutation({
    mutationFn: async ({
      send,
      content,
    }: {
      send: (key: string) => Promise<unknown>;
      content: string;
      done: string;
    }) => {
      if (tried.current?.content !== content) tried.current = { content, key: await uuid() };
      return send(tried.current.key);
    },
    onSuccess: (_, { done }) => {
      say(done);
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
        content: JSON.stringify([before?.cannedId, before?.version, body]),
        done: copy.saved,
        send: (idempotencyKey) =>
          before
            ? call(changeCannedAnswer, {
                params: { cannedId: before.cannedId },
                body: { ...body, version: before.version },
                idempotencyKey,
              })
            : call(addCannedAnswer, { body, idempotencyKey }),
      }),
    remove: ({ cannedId, version }: CannedAnswer) =>
      mutation.mutate({
        content: `remove ${cannedId} ${version}`,
        done: copy.removed,
        send: (idempotencyKey) =>
          call(removeCannedAnswer, { params: { cannedId }, body: { role, version }, idempotencyKey }),
      }),
    pending: mutation.isPending,
    error: mutation.error ?? undefined,
    stale: mutation.error instanceof AppError && mutation.error.code === 'version.stale',
  };
}
