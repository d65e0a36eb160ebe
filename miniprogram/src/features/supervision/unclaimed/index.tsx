import { View } from '@tarojs/components';
import type { ResponseOf } from '@shared/route';
import { listUnclaimed, type Unclaimed } from '@shared/supervision/benefits';
import { formatDay, formatInstant } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useRole } from '@/platform/server/session';
import { Card, SectionTitle } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { EmptyPage } from '@/ui/layout/whole-page';
import { BENEFITS, UNCLAIMED } from '../benefits/copy';
import { CENTRES } from '../centres/copy';
import './unclaimed.css';

const thisYear = () => new Date().getFullYear();

/** Somebody, and what they may ask for: each opens what it is, where to go and what to bring. */
function Someone({ person: { name, group, programs, factsAsOf } }: { person: Unclaimed }) {
  return (
    <View className="unclaimed-one">
      <SectionTitle>{name}</SectionTitle>
      <View className="note">{UNCLAIMED.group(group, formatDay(factsAsOf, thisYear()))}</View>
      <Card flush>
        {programs.map(({ programCode, programName }) => (
          <Row key={programCode} title={programName} onClick={() => openPage('subsidies/program', { programCode })} />
        ))}
      </Card>
    </View>
  );
}

function People({ villageCode }: { villageCode: string }) {
  // Nothing of it is kept on the phone.
  const pages = useAnswerPages(listUnclaimed, { params: { villageCode }, query: {} }, { staleTime: ALWAYS });
  // A page of this listing says more than its items: the contract is of one.
  const [first] = (pages.data?.pages ?? []) as ResponseOf<typeof listUnclaimed>[];
  return (
    <>
      {first?.asOf && <View className="note">{CENTRES.asOf(formatInstant(first.asOf, thisYear()))}</View>}
      {first?.notCompared ? <View className="note">{BENEFITS.notCompared(first.notCompared)}</View> : null}
      <InfiniteList of={pages} end={UNCLAIMED.end} empty={<EmptyState icon="check" {...UNCLAIMED.empty} />}>
        {(items) => (
          <>
            {items.map((person) => (
              <Someone key={person.personId} person={person} />
            ))}
          </>
        )}
      </InfiniteList>
    </>
  );
}

/** 可能该领没领: whom the head of a village tells that they may claim something. */
export default function UnclaimedPage() {
  const [role, , grant] = useRole();
  if (role !== 'cadre' || !grant) return <EmptyPage icon="lock" title={UNCLAIMED.only} />;
  return (
    <Page>
      {UNCLAIMED.notes.map((note) => (
        <View key={note} className="note unclaimed-note">
          {note}
        </View>
      ))}
      <People villageCode={grant.division} />
    </Page>
  );
}
