import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { AppError, type ErrorCode } from '@shared/errors';
import { ReportView } from '@shared/reports/reports';
import * as z from '@shared/zod';
import { NetworkError, sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { useOnceKey } from '@/platform/server/use-send-once';
import { copy } from '../copy';

/** Sends one command; the report as it is afterwards, or nothing when it went out of the sender's sight. */
export type Send<Body> = (body: Body, idempotencyKey: string) => Promise<ReportView | undefined>;

interface Options<Body> {
  send: Send<Body>;
  /** Shows a newer state of the report on the page. */
  take: (newer: ReportView) => void;
  /** Fetches the report anew, where a refusal did not bring it. */
  refresh: () => Promise<unknown>;
  /** It is not the reader's to see any more. */
  gone?: (() => void) | undefined;
  onDone: () => void;
  doneWords: string;
  /** Keeps it for when there is a network again, under the same key: it may have arrived, and only the answer be lost. */
  keep?: ((body: Body, idempotencyKey: string) => Promise<unknown>) | undefined;
}

const MOVED_ON: readonly ErrorCode[] = ['version.stale', 'reports.wrongState', 'request.keyReused'];

/**
 * One command on a report, sent once. When somebody else was first, the newer state is shown and `stale` set: what was typed is the form's own and stays.
 */
export function useCommand<Body>({ send, take, refresh, gone, onDone, doneWords, keep }: Options<Body>) {
  const { keyFor, done } = useOnceKey();
  const [stale, setStale] = useState(false);
  const mutation = useMutation<ReportView | undefined, unknown, Body>({
    mutationFn: async (body) => {
      const report = await send(body, await keyFor(body));
      done();
      return report;
    },
    onSuccess: (report) => {
      setStale(false);
      say(doneWords);
      onDone();
      if (report) take(report);
      else gone?.();
    },
    onError: async (error, body) => {
      if (keep && error instanceof NetworkError) {
        await keep(body, await keyFor(body));
        mutation.reset();
        say(copy.keptForLater);
        return onDone();
      }
      // In a long sheet the notice may be out of sight: it is said where nobody can miss it, too.
      if (!(error instanceof AppError) || !MOVED_ON.includes(error.code)) return say(sayError(error));
      const newer = z.safeParse(ReportView, error.details);
      if (newer.success) take(newer.data);
      else await refresh();
      setStale(true);
      say(copy.staleShort);
    },
  });
  return {
    run: (body: Body) => mutation.mutate(body),
    pending: mutation.isPending,
    /** A failure that is not just a newer state. */
    error: mutation.error !== null && !stale ? mutation.error : undefined,
    stale,
    clear: () => {
      setStale(false);
      mutation.reset();
    },
  };
}

export type Command<Body> = ReturnType<typeof useCommand<Body>>;
