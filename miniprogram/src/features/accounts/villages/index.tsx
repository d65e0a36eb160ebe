import { View } from '@tarojs/components';
import { useState } from 'react';
import { useDivisions } from '@/platform/divisions';
import { goBack, openPage, useParams } from '@/platform/navigate';
import { chooseVillage, useVillage, type ShownVillage } from '@/platform/village';
import { villagesNamed, type VillageInTown } from '@/platform/villages-named';
import { shortVillageName } from '@shared/divisions';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { DistrictPicker } from '@/ui/forms/district-picker';
import { Disclosure } from '@/ui/layout/disclosure';
import { Growing } from '@/ui/words/growing';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { SearchBox } from '@/ui/forms/search-box';
import { EmptyState } from '@/ui/layout/states';
import { VILLAGES } from '../copy';

interface PickProps {
  villages: readonly VillageInTown[];
  onPick: (village: ShownVillage) => void;
  /** Where villages of several towns are together. */
  withTown?: boolean;
}

const VillageRows = ({ villages, onPick, withTown }: PickProps) => (
  <>
    {villages.map(({ code, name, shortName, townName }) => (
      <Row
        key={code}
        title={shortName}
        {...(withTown && { note: townName })}
        onClick={() => onPick({ villageCode: code, name, townName })}
      />
    ))}
  </>
);

/** Any village of a district: mine first, then town by town, or by typing its name. */
export default function VillagesPage() {
  const { then } = useParams<'then'>();
  const mine = useVillage();
  const [typed, setTyped] = useState('');
  const [district, setDistrict] = useState<string>();
  const answer = useDivisions(district);

  const pick = (village: ShownVillage) => {
    // Mine stays mine for who is bound: this is the village shown to everyone else.
    chooseVillage(village);
    if (then === 'back') goBack();
    else openPage('accounts/year', { villageCode: village.villageCode });
  };

  return (
    <Page>
      <SearchBox value={typed} onChange={setTyped} placeholder={VILLAGES.search} max={20} />
      <DistrictPicker districts={answer.data?.districts} value={answer.data?.district.code} onChange={setDistrict} />
      <Answer of={answer}>
        {({ towns }) => {
          if (typed.trim()) {
            const found = villagesNamed(towns, typed);
            if (!found.length) return <EmptyState icon="search" {...VILLAGES.none} />;
            return (
              <>
                <View className="note search-found">{VILLAGES.found(found.length)}</View>
                <Growing key={typed} of={found}>
                  {(shown) => (
                    <Card flush>
                      <VillageRows villages={shown} onPick={pick} withTown />
                    </Card>
                  )}
                </Growing>
              </>
            );
          }
          return (
            <>
              {mine && <SectionTitle>{VILLAGES.mine}</SectionTitle>}
              {mine && (
                <RowCard
                  icon="home"
                  title={shortVillageName(mine.name)}
                  {...(mine.townName && { note: mine.townName })}
                  onClick={() => pick(mine)}
                />
              )}
              <Section title={VILLAGES.all} flush>
                {towns.map((town) => (
                  <Disclosure
                    key={town.code}
                    title={town.name}
                    note={VILLAGES.count(town.villages.length)}
                    label={town.name}
                  >
                    <VillageRows
                      villages={town.villages.map((village) => ({ ...village, townName: town.name }))}
                      onPick={pick}
                    />
                  </Disclosure>
                ))}
              </Section>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
