import { View } from '@tarojs/components';
import { listPolicies, type Policy, type ProgramTopic } from '@shared/subsidies/policies';
import { useAnswer } from '@/platform/server/answers';
import { askAbout } from '@/platform/server/question';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Growing } from '@/ui/words/growing';
import { EmptyState } from '@/ui/layout/states';
import { POLICIES } from '../policy-copy';
import { PolicyRow, ProgramRow } from '../policy-row';

export const PolicyCards = ({ policies }: { policies: readonly Policy[] }) => (
  <Growing of={policies}>
    {(shown) => (
      <Card flush>
        {shown.map((policy) => (
          <PolicyRow key={policy.policyCode} policy={policy} />
        ))}
      </Card>
    )}
  </Growing>
);

export const ProgramCards = ({ programs, title }: { programs: readonly ProgramTopic[]; title: string }) =>
  programs.length === 0 ? null : (
    <>
      <SectionTitle>{title}</SectionTitle>
      <Growing of={programs}>
        {(shown) => (
          <Card flush>
            {shown.map((program) => (
              <ProgramRow key={program.programCode} program={program} />
            ))}
          </Card>
        )}
      </Growing>
    </>
  );

const best = (things: readonly { hit?: { match: number } | undefined }[]): number => things[0]?.hit?.match ?? 0;

function Nothing({ q, near }: { q: string; near: readonly Policy[] }) {
  const ask = () => askAbout({ about: `search:${q}`, category: 'other', description: POLICIES.asking(q) });
  return (
    <>
      <EmptyState icon="search" {...POLICIES.none} action={POLICIES.ask} onAction={ask} />
      {near.length > 0 && (
        <>
          <SectionTitle>{POLICIES.near}</SectionTitle>
          <PolicyCards policies={near} />
        </>
      )}
    </>
  );
}

/** What was found for a question: policies and programs, whichever answers better first. */
export function Found({ q }: { q: string }) {
  const answer = useAnswer(listPolicies, { query: { q } });
  return (
    <Answer of={answer}>
      {({ items, programs, near }) => {
        if (items.length + programs.length === 0) return <Nothing q={q} near={near} />;
        const programsFirst = best(programs) > best(items);
        return (
          <>
            <View className="note search-found">{POLICIES.found(items.length + programs.length)}</View>
            {programsFirst && <ProgramCards programs={programs} title={POLICIES.programsFirst} />}
            {items.length > 0 && programsFirst && <SectionTitle>{POLICIES.policies}</SectionTitle>}
            {items.length > 0 && <PolicyCards policies={items} />}
            {!programsFirst && <ProgramCards programs={programs} title={POLICIES.programs} />}
          </>
        );
      }}
    </Answer>
  );
}
