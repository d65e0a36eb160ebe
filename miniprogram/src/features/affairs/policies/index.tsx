import { ScrollView, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { listPolicies, type Policy } from '@shared/affairs';
import { useAnswer } from '@/platform/answers';
import { openPage, useParams } from '@/platform/navigate';
import { Answer } from '@/ui/answer';
import { Card } from '@/ui/card';
import { Choice } from '@/ui/choice';
import { Growing } from '@/ui/growing';
import { Page } from '@/ui/page';
import { Row } from '@/ui/row';
import { SearchBox } from '@/ui/search-box';
import { EmptyState } from '@/ui/states';
import { POLICIES } from '../copy';
import './policies.css';

const ALL = '';
const WAIT_MS = 350;

/** What was typed, once the typing has stopped for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const Policies = ({ policies }: { policies: readonly Policy[] }) => (
  <Growing of={policies}>
    {(shown) => (
      <Card flush>
        {shown.map(({ policyCode, name, summary, category, audience }) => (
          <Row
            key={policyCode}
            title={name}
            note={
              <View>
                <View>{summary}</View>
                <View>{`${category} · ${audience}`}</View>
              </View>
            }
            onClick={() => openPage('affairs/policy', { policyCode })}
          />
        ))}
      </Card>
    )}
  </Growing>
);

/** All policies come in one answer: choosing a category needs no network. */
function ByCategory() {
  const [category, setCategory] = useState(useParams<'category'>().category);
  const answer = useAnswer(listPolicies, {}, { keep: true });
  return (
    <Answer of={answer}>
      {({ categories, items }) => (
        <>
          <ScrollView scrollX className="policies-categories">
            <Choice
              options={[
                { value: ALL, label: POLICIES.all },
                ...categories.map(({ name, count }) => ({ value: name, label: `${name} ${count}` })),
              ]}
              value={category}
              onChange={setCategory}
            />
          </ScrollView>
          {items.length === 0 ? (
            <EmptyState icon="board" title={POLICIES.empty} />
          ) : (
            <Policies key={category} policies={items.filter((policy) => !category || policy.category === category)} />
          )}
        </>
      )}
    </Answer>
  );
}

function Found({ q }: { q: string }) {
  const answer = useAnswer(listPolicies, { query: { q } });
  return (
    <Answer of={answer}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="search" title={POLICIES.none} note={POLICIES.noneNote} />
        ) : (
          <>
            <View className="note search-found">{POLICIES.found(items.length)}</View>
            <Policies policies={items} />
          </>
        )
      }
    </Answer>
  );
}

/** 明白事: farm policies, by typing what one wants to do, or by category. */
export default function PoliciesPage() {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  return (
    <Page>
      <SearchBox value={typed} onChange={setTyped} placeholder={POLICIES.search} />
      {q && typed.trim() ? <Found q={q} /> : <ByCategory />}
    </Page>
  );
}
