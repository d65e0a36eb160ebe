import { View } from '@tarojs/components';
import { shortVillageName } from '@shared/divisions';
import { listPublicities, type Publicity } from '@shared/subsidies/publicity';
import { useAnswerPages } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useVillage } from '@/platform/village';
import { Section } from '@/ui/layout/section';
import { EmptyPage } from '@/ui/layout/whole-page';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { PUBLICITIES } from '../publicity-copy';
import { PublicityState } from '../publicity-state';
import './publicities.css';

const GROUPS = ['coming', 'open', 'ended'] as const;

const PublicityRow = ({ list }: { list: Publicity }) => (
  <Row
    title={list.programName}
    note={
      <View>
        <View>{`${list.period} · ${PUBLICITIES.people(list.count)}`}</View>
        <View className="publicities-period">
          {list.state === 'ended' ? (
            <>
              <DayText value={list.publicFrom} />到<DayText value={list.publicUntil} />
            </>
          ) : (
            <PublicityState of={list} />
          )}
        </View>
      </View>
    }
    value={<Money fen={list.totalFen} size="row" />}
    onClick={() => openPage('subsidies/publicity', { villageCode: list.villageCode, publicityId: list.publicityId })}
  />
);

function Publicities({ villageCode }: { villageCode: string }) {
  const mine = useVillage();
  const pages = useAnswerPages(listPublicities, { params: { villageCode } }, { keep: true });
  const name = mine?.villageCode === villageCode ? shortVillageName(mine.name) : '';
  return (
    <Page>
      <View className="publicities-head">
        {name && <View className="publicities-village">{PUBLICITIES.of(name)}</View>}
        <View className="note">{PUBLICITIES.note}</View>
      </View>
      <InfiniteList of={pages} empty={<EmptyState icon="people" {...PUBLICITIES.empty} />}>
        {(items) =>
          GROUPS.map((state) => ({ state, lists: items.filter((list) => list.state === state) }))
            .filter(({ lists }) => lists.length > 0)
            .map(({ state, lists }) => (
              <View key={state}>
                <Section title={PUBLICITIES[state]} flush>
                  {lists.map((list) => (
                    <PublicityRow key={list.publicityId} list={list} />
                  ))}
                </Section>
              </View>
            ))
        }
      </InfiniteList>
    </Page>
  );
}

/** 补贴公示: the lists of a village, open ones first. */
export default function PublicitiesPage() {
  const asked = useParams<'villageCode'>().villageCode;
  const mine = useVillage()?.villageCode;
  const villageCode = asked || mine;
  if (villageCode) return <Publicities villageCode={villageCode} />;
  return (
    <EmptyPage icon="map" {...PUBLICITIES.choose} onAction={() => openPage('accounts/villages', { then: 'back' })} />
  );
}
