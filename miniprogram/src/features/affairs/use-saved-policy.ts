import { useMutation } from '@tanstack/react-query';
import { listSavedPolicies, savePolicy, showPolicy, showSavedPolicy, unsavePolicy } from '@shared/subsidies/policies';
import { keyOf, useAnswer } from '@/platform/server/answers';
import { call, sayError } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { pin, queryClient, unpin } from '@/platform/server/query';
import { useSignedIn } from '@/platform/server/session';

/** The policy page's question: what is kept under it is what that page finds without a network. */
export const policyRequest = (policyCode: string) => ({ params: { policyCode }, query: {} });

/** Whether I saved a policy, and the way to change it: shown at once, taken back when it fails. */
export function useSavedPolicy(policyCode: string) {
  const signedIn = useSignedIn();
  const params = { policyCode };
  const stateKey = keyOf(showSavedPolicy, { params });
  const policyKey = keyOf(showPolicy, policyRequest(policyCode));
  const answer = useAnswer(showSavedPolicy, { params }, { enabled: signedIn, keep: true });
  const saved = answer.data?.saved ?? false;
  const change = useMutation({
    mutationFn: async (wanted: boolean) => {
      if (wanted) await call(savePolicy, { params });
      else await call(unsavePolicy, { params });
    },
    onMutate: async (wanted) => {
      await queryClient.cancelQueries({ queryKey: stateKey });
      queryClient.setQueryData(stateKey, { saved: wanted });
      const policy = queryClient.getQueryData(policyKey);
      if (wanted && policy) pin(policyKey, policy);
      if (!wanted) unpin(policyKey);
    },
    onError: (error, wanted) => {
      queryClient.setQueryData(stateKey, { saved: !wanted });
      if (wanted) unpin(policyKey);
      say(sayError(error));
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf(listSavedPolicies) }),
  });
  return {
    saved: signedIn && saved,
    toggle: () => (signedIn ? change.mutate(!saved) : openPage('login')),
    /** Notes that what changed has been seen. */
    seen: () =>
      call(savePolicy, { params })
        .then(() => queryClient.invalidateQueries({ queryKey: keyOf(listSavedPolicies) }))
        .catch(() => undefined),
  };
}
