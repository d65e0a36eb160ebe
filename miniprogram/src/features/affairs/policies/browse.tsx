import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import { type LifeEvent, listPolicies, type PolicyAudience } from '@shared/subsidies/policies';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Tiles } from '@/ui/layout/tiles';
import { AUDIENCE, EVENT, EVENTS, POLICIES } from '../policy-copy';
import { PolicyCards, ProgramCards } from './found';

const ALL = '';
type Chosen = { event: LifeEvent } | { audience: PolicyAudience } | undefined;

const chosenWord = (chosen: NonNullable<Chosen>): string =>
  'event' in chosen ? EVENT[chosen.event] : AUDIENCE[chosen.audience];

const AUDIENCES = Object.entries(AUDIENCE).map(([value, label]) => ({ value: value as PolicyAudience, label }));

/** Everything comes in one answer: choosing needs no network. */
export function Browse() {
  const params = useParams<'category' | 'lifeEvent' | 'audience'>();
  const [chosen, setChosen] = useState<Chosen>(() => {
    if (params.lifeEvent in EVENT) return { event: params.lifeEvent as LifeEvent };
    if (params.audience in AUDIENCE) return { audience: params.audience as PolicyAudience };
    return undefined;
  });
  const [category, setCategory] = useState(params.category);
  const answer = useAnswer(listPolicies, {}, { keep: true });
  return (
    <Answer of={answer}>
      {({ categories, items, programs }) => {
        if (items.length === 0) return <EmptyState icon="board" title={POLICIES.empty} />;
        if (chosen) {
          const fits = ({ audiences, lifeEvents }: { audiences: readonly string[]; lifeEvents: readonly string[] }) =>
            'event' in chosen ? lifeEvents.includes(chosen.event) : audiences.includes(chosen.audience);
          const policies = items.filter(fits);
          return (
            <>
              <View className="policies-chosen">
                <View className="policies-chosen-word">{chosenWord(chosen)}</View>
                <Button small look="quiet" icon="switch" onClick={() => setChosen(undefined)}>
                  {POLICIES.other}
                </Button>
              </View>
              <ProgramCards programs={programs.filter(fits)} title={POLICIES.programs} />
              <SectionTitle>{POLICIES.policies}</SectionTitle>
              {policies.length > 0 ? (
                <PolicyCards key={chosenWord(chosen)} policies={policies} />
              ) : (
                <EmptyState icon="board" title={POLICIES.emptyHere} />
              )}
            </>
          );
        }
        return (
          <>
            <Card flush>
              <Row icon="bookmark" title={POLICIES.saved} onClick={() => openPage('affairs/saved-policies')} />
              <Row icon="people" {...POLICIES.village} onClick={() => openPage('affairs/notices')} />
            </Card>
            <SectionTitle>{POLICIES.events}</SectionTitle>
            <Tiles of={EVENTS} onChoose={(event) => setChosen({ event })} />
            <SectionTitle>{POLICIES.audiences}</SectionTitle>
            <ScrollView scrollX className="policies-chips">
              <Choice
                options={AUDIENCES}
                value={undefined}
                onChange={(audience) => setChosen({ audience })}
                label={POLICIES.audiences}
              />
            </ScrollView>
            <SectionTitle>{POLICIES.categories}</SectionTitle>
            <ScrollView scrollX className="policies-chips">
              <Choice
                options={[
                  { value: ALL, label: POLICIES.all },
                  ...categories.map(({ name, count }) => ({ value: name, label: `${name} ${count}` })),
                ]}
                value={category}
                onChange={setCategory}
                label={POLICIES.categories}
              />
            </ScrollView>
            <PolicyCards
              key={category}
              policies={items.filter((policy) => !category || policy.category === category)}
            />
          </>
        );
      }}
    </Answer>
  );
}
