import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CounterPerson } from '@shared/identity/counter';
import { holds } from '@shared/roles';
import { openPage, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { RowCard } from '@/ui/layout/row-card';
import { EmptyPage } from '@/ui/layout/whole-page';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Page } from '@/ui/layout/page';
import { ChooseVillage } from './choose-village';
import { copy } from './copy';
import { Find } from './find';
import { Issue } from './issue';
import { Release } from './release';
import { Roles } from './roles';
import '../identity.css';

function Who({ person }: { person: CounterPerson }) {
  const { name, group, maskedIdNumber, maskedPhone, boundAt, phoneOf } = person;
  return (
    <Card>
      <Facts
        of={[
          [copy.name, name],
          [copy.group, group],
          [copy.idNumber, maskedIdNumber],
          [copy.rosterPhone, maskedPhone || copy.noPhone],
          [copy.bound, boundAt ? undefined : copy.notBound],
          [copy.boundSince, boundAt && <DayText value={boundAt} clock />],
          [copy.phoneOf, phoneOf && `${phoneOf.relation} ${phoneOf.name}`],
        ]}
      />
    </Card>
  );
}

/** 窗口办理: for a cadre with someone before them, and for an admin. Who was found is kept in this page's memory alone. */
export default function CounterPage() {
  const { villageCode: ofCadre } = useParams<'villageCode'>();
  const me = useMe();
  const [chosen, setChosen] = useState('');
  const [person, setPerson] = useState<CounterPerson>();
  const villageCode = ofCadre || chosen;
  const grants = me?.grants ?? [];
  const isAdmin = grants.some(({ role }) => role === 'admin');
  if (!isAdmin && !holds(grants, ['cadre'], villageCode)) return <EmptyPage icon="lock" title={copy.only} />;
  const again = () => setPerson(undefined);
  return (
    <Page>
      {!person && isAdmin && <RowCard icon="people" {...copy.everyone} onClick={() => openPage('identity/holders')} />}
      {!person && !ofCadre && <ChooseVillage value={chosen} onChange={setChosen} />}
      {!person && villageCode !== '' && <Find villageCode={villageCode} onFound={setPerson} />}
      {person && (
        <>
          <Who person={person} />
          {isAdmin && <Roles villageCode={villageCode} person={person} onChanged={again} />}
          {person.boundAt ? (
            <Release villageCode={villageCode} personId={person.personId} onReleased={again} />
          ) : (
            holds(grants, ['cadre'], villageCode) && <Issue villageCode={villageCode} personId={person.personId} />
          )}
          <View className="counter-another">
            <Button look="quiet" onClick={again}>
              {copy.another}
            </Button>
          </View>
        </>
      )}
    </Page>
  );
}
