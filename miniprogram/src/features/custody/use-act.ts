import { useMutation } from '@tanstack/react-query';
import {
  askToOpenIdentity,
  consentToOpenIdentity,
  type IdentityOpening,
  listIdentityOpenings,
  type OpenedIdentity,
  openReporterIdentity,
  refuseToOpenIdentity,
} from '@shared/custody/custody';
import { keyOf } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { useSpokenChange } from '@/platform/server/use-change';
import { useSendOnce } from '@/platform/server/use-send-once';
import { copy } from './copy';

const refresh = () => queryClient.invalidateQueries({ queryKey: keyOf(listIdentityOpenings) });

const ROUTES = { ask: askToOpenIdentity, consent: consentToOpenIdentity, refuse: refuseToOpenIdentity } as const;
export type Decision = keyof typeof ROUTES;

/** Asks, consents or refuses; the lists then fetch how it stands, whether it went or not. */
export function useDecision(opening: IdentityOpening, onDone: () => void) {
  const { reportId, openingId, version } = opening;
  return useSpokenChange({
    act: (sendOnce, { does, reason }: { does: Decision; reason: string }) =>
      sendOnce(ROUTES[does] as typeof askToOpenIdentity, {
        params: { reportId, openingId },
        body: { version, reason },
      }),
    done: copy.sent,
    onSuccess: onDone,
    onSettled: refresh,
  });
}

/** Looks, once. What comes back is in this page's memory alone: it is no answer that the phone keeps. */
export function useLook({ reportId, openingId, version }: IdentityOpening, onSeen: (identity: OpenedIdentity) => void) {
  const sendOnce = useSendOnce();
  return useMutation<OpenedIdentity>({
    mutationFn: () => sendOnce(openReporterIdentity, { params: { reportId, openingId }, body: { version } }),
    gcTime: 0,
    onSuccess: onSeen,
    onError: (error) => {
      say(sayError(error));
      void refresh();
    },
  });
}

export const refreshOpenings = refresh;
