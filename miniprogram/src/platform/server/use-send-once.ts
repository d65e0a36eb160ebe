import { useRef } from 'react';
import type { AnyRoute, ResponseOf } from '@shared/route';
import { call, type RequestOf } from './call';
import { uuid } from '../random';

/** Sends a command under a key of its own. */
export type SendOnce = <R extends AnyRoute>(route: R, request: RequestOf<R>) => Promise<ResponseOf<R>>;

/**
 * The Idempotency-Key of what is sent: the same while the same is sent again, for its answer may have been lost; another one for
 * anything else, and for the same once it was done.
 */
export function useOnceKey() {
  const tried = useRef<{ content: string; key: string } | undefined>(undefined);
  return {
    keyFor: async (sent: unknown): Promise<string> => {
      const content = JSON.stringify(sent);
      if (tried.current?.content !== content) tried.current = { content, key: await uuid() };
      return tried.current.key;
    },
    /** What was sent is done. */
    done: () => {
      tried.current = undefined;
    },
  };
}

/** Sends commands once each: pressed again after a lost network, the same one counts once and answers what it did. */
export function useSendOnce(): SendOnce {
  const { keyFor, done } = useOnceKey();
  return async <R extends AnyRoute>(route: R, request: RequestOf<R>) => {
    const idempotencyKey = await keyFor([route.id, request]);
    const send = call as (route: R, request: object) => Promise<ResponseOf<R>>;
    const answer = await send(route, { ...request, idempotencyKey });
    done();
    return answer;
  };
}
