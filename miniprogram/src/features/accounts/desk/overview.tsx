import { View } from '@tarojs/components';
import type { Town } from '@shared/divisions';
import { shortVillageName } from '@shared/divisions';
import { listPublishing, type PublishingVillage } from '@shared/accounts/publications';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { Card, SectionTitle } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { DESK } from './copy';
import { PendingList } from './pending-list';
import { WaitingCopies } from './waiting-copies';

function Behind({ of: { overdue, due } }: { of: PublishingVillage }) {
  if (overdue.length > 0) return <StatusTag tone="bad">{DESK.overdue(overdue.length)}</StatusTag>;
  if (due.length > 0) return <StatusTag tone="wait">{DESK.due(due.length)}</StatusTag>;
  return <StatusTag tone="good">{DESK.fine}</StatusTag>;
}

/** A town's desk before a village is chosen: what waits in all of them, and who is behind with publishing. */
export function Overview({ town, onVillage }: { town: Town; onVillage: (code: string) => void }) {
  return (
    <View>
      <SectionTitle>{DESK.waitingIn(town.name)}</SectionTitle>
      <PendingList division={town.code} named />
      <WaitingCopies division={town.code} />
      <Publishing division={town.code} name={town.name} onVillage={onVillage} />
    </View>
  );
}

interface PublishingProps {
  division: string;
  name: string;
  onVillage: (code: string) => void;
}

/** Who is behind with publishing in a town or in the whole district: of those that are loaded, the latest first. */
export function Publishing({ division, name, onVillage }: PublishingProps) {
  const year = new Date().getFullYear();
  const publishing = useAnswerPages(
    listPublishing,
    { params: { division, year }, query: { limit: 50 } },
    { staleTime: ALWAYS },
  );
  return (
    <View>
      <SectionTitle>{DESK.checking(name)}</SectionTitle>
      <InfiniteList of={publishing} empty={<EmptyState title={DESK.none.title} />}>
        {(villages) => (
          <Card flush>
            {[...villages]
              .sort((a, b) => b.overdue.length - a.overdue.length)
              .map((village) => (
                <Row
                  key={village.villageCode}
                  title={shortVillageName(village.villageName)}
                  note={DESK.closedThrough(village.closedThrough)}
                  value={<Behind of={village} />}
                  onClick={() => onVillage(village.villageCode)}
                />
              ))}
          </Card>
        )}
      </InfiniteList>
    </View>
  );
}
