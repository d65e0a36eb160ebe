import { View } from '@tarojs/components';
import { useState } from 'react';
import { covers, levelOf } from '@shared/divisions';
import { listHolders } from '@shared/identity/grants';
import { useDivisions } from '@/platform/divisions';
import { openPage } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { SearchBox } from '@/ui/forms/search-box';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Page } from '@/ui/layout/page';
import { RowCard } from '@/ui/layout/row-card';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { copy } from './copy';
import { Found } from './found';
import { HolderRow } from './holder-row';
import '../identity.css';

interface Place {
  code: string;
  name: string;
}

/** Those of one place, asked for when it is unfolded. */
function HoldersOf({ division }: { division: string }) {
  const holders = useAnswer(listHolders, { params: { division } });
  return (
    <Answer of={holders}>
      {({ items }) =>
        items.length === 0 ? (
          <View className="counter-none">{copy.nobody}</View>
        ) : (
          items.map((holder) => (
            <HolderRow key={`${holder.personId}#${holder.role}#${holder.division}`} holder={holder} />
          ))
        )
      }
    </Answer>
  );
}

/** The district itself and its towns; of an admin of one town or village, that alone. */
function usePlaces(office: string): Place[] {
  const { district, towns = [] } = useDivisions(office).data ?? {};
  const village = towns.flatMap(({ villages }) => villages).find(({ code }) => code === office);
  if (village) return [{ code: village.code, name: village.shortName }];
  const under = towns.filter(({ code }) => covers(office, code)).map(({ code, name }) => ({ code, name }));
  if (!district || levelOf(office) !== 'district') return under;
  return [{ code: district.code, name: copy.ofDistrict(district.name) }, ...under];
}

function Everyone({ office }: { office: string }) {
  const [typed, setTyped] = useState('');
  const places = usePlaces(office);
  const name = typed.trim();
  return (
    <>
      <View className="note counter-how">{copy.rule}</View>
      <SearchBox value={typed} onChange={setTyped} placeholder={copy.find} max={30} />
      {name !== '' && <Found name={name} places={places.map(({ code }) => code)} />}
      {name === '' && (
        <Card flush>
          {places.map((place, index) => (
            <Disclosure key={place.code} title={place.name} open={index === 0}>
              <HoldersOf division={place.code} />
            </Disclosure>
          ))}
        </Card>
      )}
      <RowCard icon="shield" {...copy.appoint} onClick={() => openPage('identity/counter')} />
    </>
  );
}

/** 谁担任什么: for an admin, who holds which office in their places, found by name, and taken back. */
export default function HoldersPage() {
  const office = useMe()?.grants.find(({ role }) => role === 'admin')?.division;
  return <Page>{office ? <Everyone office={office} /> : <EmptyState icon="lock" title={copy.only} />}</Page>;
}
