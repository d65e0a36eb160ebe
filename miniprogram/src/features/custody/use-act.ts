import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  askToOpenIdentity,
  consentToOpenIdentity,
  type IdentityOpening,
  listIdentityOpenings,
  type OpenedIdentity,
  openReporterIdentity,
  refuseToOpenIdentity,
} from '@shared/custody';
import { keyOf } from '@/platform/answers';
import { call, sayError } from '@/platform/call';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/query';
import { uuid } from '@/platform/random';
import { copy } from './copy';

const refresh = () => queryClient.invalidateQueries({ queryKey: keyOf(listIdentityOpenings) });

/** The same act keeps its key: pressed again after a lost network it counts once. */
function useKey() {
  const tried = useRef<{ act: string; key: string } | undefined>(undefined);
  return async (act: string) => {
    if (tried.current?.act !== act) tried.current = { act, key: await uuid() };
    return tried.current.key;
  };
}

const ROUTES = { ask: askToOpenIdentity, consent: consentToOpenIdentity, refuse: refuseToOpenIdentity } as const;
export type Decision = keyof typeof ROUTES;

/** Asks, consents or refuses; the lists then fetch how it stands, whether it went or not. */
export function useDecision(opening: IdentityOpening, onDone: () => void) {
  const keyFor = useKey();
  const { reportId, openingId, version } = opening;
  return useMutation<unknown, unknown, { does: Decision; reason: string }>({
    mutationFn: async ({ does, reason }) =>
      call(ROUTES[does] as typeof askToOpenIdentity, {
        params: { reportId, openingId },
        body: { version, reason },
        idempotencyKey: await keyFor(`${does}${version}${reason}`),
      }),
    onSuccess: () => {
      say(copy.sent);
      onDone();
    },
    onError: (error) => say(sayError(error)),
    onSettled: refresh,
  });
}

/** Looks, once. What comes back is in this page's memory alone: it is no answer that the phone keeps. */
export function useLook({ reportId, openingId, version }: IdentityOpening, onSeen: (identity: OpenedIdentity) => void) {
  const keyFor = useKey();
  return useMutation<OpenedIdentity>({
    mutationFn: async () =>
      call(openReporterIdentity, {
        params: { reportId, openingId },
        body: { version },
        idempotencyKey: await keyFor(`open${version}`),
      }),
    gcTime: 0,
    onSuccess: onSeen,
    onError: (error) => {
      say(sayError(error));
      void refresh();
    },
  });
}

export const refreshOpenings = refresh;
