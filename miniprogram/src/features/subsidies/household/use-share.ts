import {
  agreeToShare,
  askToShare,
  declineToShare,
  SHARE_WORDS_VERSION,
  showMyHousehold,
  takeBackConsent,
} from '@shared/identity/households';
import { showHouseholdYear } from '@shared/subsidies/member-payments';
import { keyOf } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { useSpokenChange } from '@/platform/server/use-change';
import { HOUSEHOLD } from '../copy';

const COMMANDS = {
  ask: { send: (personId: string) => call(askToShare, { params: { personId } }), done: HOUSEHOLD.askedNow },
  agree: {
    send: (personId: string) =>
      call(agreeToShare, { params: { personId }, body: { wordsVersion: SHARE_WORDS_VERSION } }),
    done: HOUSEHOLD.agreedNow,
  },
  decline: { send: (personId: string) => call(declineToShare, { params: { personId } }), done: HOUSEHOLD.declinedNow },
  takeBack: {
    send: (personId: string) => call(takeBackConsent, { params: { personId } }),
    done: HOUSEHOLD.takenBackNow,
  },
};

const refresh = () =>
  Promise.all(
    [showMyHousehold, showHouseholdYear].map((route) => queryClient.invalidateQueries({ queryKey: keyOf(route) })),
  );

/** One of the four things one can say about sharing, to a member of the household; the page is asked for again after it, and after a failure too. */
export function useShare(command: keyof typeof COMMANDS) {
  const { send, done } = COMMANDS[command];
  return useSpokenChange<unknown, string>({ act: (_, personId) => send(personId), done, onSettled: refresh });
}
