import { useEffect } from 'react';
import { listSavedPolicies, type SavedPolicy, showPolicy } from '@shared/subsidies/policies';
import { A_DAY, keyOf, useAnswerPages } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { keptAs, pin, queryClient } from '@/platform/server/query';
import { useSignedIn } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { SAVED } from '../policy-copy';
import { PolicyRow } from '../policy-row';
import { policyRequest } from '../use-saved-policy';

/** Brings what is saved to the phone, one after the other, so that it can be read where there is no signal. */
function useReadableOffline(policies: readonly SavedPolicy[] | undefined): void {
  const codes = policies?.map(({ policyCode, changed }) => `${policyCode}${changed ? '!' : ''}`).join(' ') ?? '';
  useEffect(() => {
    let left = false;
    const fetchAll = async () => {
      for (const code of codes.split(' ').filter(Boolean)) {
        if (left) return;
        const request = policyRequest(code.replace('!', ''));
        const queryKey = keyOf(showPolicy, request);
        // What changed is fetched whatever is there.
        const staleTime = code.endsWith('!') ? 0 : A_DAY;
        await queryClient
          .fetchQuery({ queryKey, queryFn: () => call(showPolicy, request), staleTime, meta: keptAs(showPolicy) })
          .then((policy) => pin(queryKey, policy))
          .catch(() => undefined);
      }
    };
    void fetchAll();
    return () => {
      left = true;
    };
  }, [codes]);
}

function Saved() {
  const saved = useAnswerPages(listSavedPolicies, {}, { keep: true });
  useReadableOffline(saved.data?.pages.flatMap(({ items }) => items));
  return (
    <InfiniteList
      of={saved}
      end={SAVED.end}
      empty={
        <EmptyState icon="bookmark" {...SAVED.none} action={SAVED.find} onAction={() => openPage('affairs/policies')} />
      }
    >
      {(items) => (
        <Card flush>
          {items.map((policy) => (
            <PolicyRow key={policy.policyCode} policy={policy} {...(policy.changed && { tag: SAVED.changed })} />
          ))}
        </Card>
      )}
    </InfiniteList>
  );
}

/** 我收藏的政策: readable without a network; what changed since is marked. */
export default function SavedPoliciesPage() {
  const signedIn = useSignedIn();
  return (
    <Page>
      {signedIn ? <Saved /> : <EmptyState icon="bookmark" {...SAVED.signIn} onAction={() => openPage('login')} />}
    </Page>
  );
}
