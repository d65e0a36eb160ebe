import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { shortVillageName } from '@shared/divisions';
import { openPage, openTab } from '@/platform/navigate';
import { queryClient } from '@/platform/server/query';
import { switchPlace, switchRole, useRole } from '@/platform/server/session';
import { useUnreadBadge } from '@/platform/unread';
import { type ShownVillage, useVillage } from '@/platform/village';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Contacts } from '@/ui/words/contacts';
import { Icon, type IconName } from '@/ui/icon';
import { Page } from '@/ui/layout/page';
import { ROLE_WORDS } from '@/ui/words/role-words';
import { Row } from '@/ui/layout/row';
import { Tabs } from '@/ui/layout/tabs';
import { copy } from './copy';
import { Doors } from './doors';
import { News } from './news';
import { Paid, usePaid } from './paid';
import { Returned } from './returned';
import { Sent } from './sent';
import { Work } from './work';
import './index.css';

/** Whose page this is. The village can be changed as long as no real name ties it. */
function Place({ name, above, onChange }: { name: string; above?: string; onChange?: () => void }) {
  return (
    <View className="place">
      <View className="place-main">
        {above && <View className="note">{above}</View>}
        <View className="place-name" {...aria({ role: 'heading' })}>
          {name}
        </View>
      </View>
      {onChange && (
        <View className="place-change" onClick={onChange} {...aria({ role: 'button', label: copy.changeVillage })}>
          <Icon name="switch" />
          {copy.changeVillage}
        </View>
      )}
    </View>
  );
}

function Quick({ icon, name, note, onOpen }: { icon: IconName; name: string; note: string; onOpen: () => void }) {
  return (
    <View className="quick" hoverClass="card-press" onClick={onOpen} {...aria({ role: 'button' })}>
      <Icon name={icon} className="quick-icon" />
      <View>
        <View className="quick-name">{name}</View>
        <View className="note">{note}</View>
      </View>
    </View>
  );
}

function ResidentHome({ village }: { village: ShownVillage | undefined }) {
  const paid = usePaid();
  const choose = () => openPage('accounts/villages', { then: 'back' });
  return (
    <>
      {village ? (
        <Place
          name={shortVillageName(village.name)}
          above={village.townName}
          onChange={paid.bound ? undefined : choose}
        />
      ) : (
        <Card>
          <View className="place-name">{copy.noVillage}</View>
          <View className="note">{copy.noVillageNote}</View>
          <View className="paid-action">
            <Button onClick={choose}>{copy.chooseVillage}</Button>
          </View>
        </Card>
      )}
      <Card flush>
        <Row icon="search" {...copy.find} onClick={() => openPage('affairs/find')} />
      </Card>
      {paid.bound && <Returned payments={paid.answer.data?.returned ?? []} />}
      {(village || paid.bound) && <Paid {...paid} />}
      <Doors village={village} paid={paid.paid} />
      <View className="quicks">
        <Quick icon="report" name={copy.report} note={copy.reportNote} onOpen={() => openTab('report')} />
        {village && (
          <Quick
            icon="star"
            name={copy.review}
            note={copy.reviewNote}
            onOpen={() => openPage('reviews/village', { villageCode: village.villageCode })}
          />
        )}
      </View>
      {village && <News villageCode={village.villageCode} />}
      {village && <Contacts division={village.villageCode} />}
    </>
  );
}

/** The first page: a resident's village, or what awaits someone in office. */
export default function HomePage() {
  const [role, roles, grant, places] = useRole();
  const village = useVillage();
  useUnreadBadge();
  usePullDownRefresh(() => {
    void queryClient.invalidateQueries({ refetchType: 'active' }).finally(() => Taro.stopPullDownRefresh());
  });
  return (
    <Page className="home">
      <Sent />
      {roles.length > 1 && (
        <Tabs tabs={roles.map((key) => ({ key, label: ROLE_WORDS[key] }))} value={role} onChange={switchRole} />
      )}
      {role === 'resident' ? (
        <ResidentHome village={village} />
      ) : (
        <>
          {grant && places.length > 1 && (
            <Tabs
              tabs={places.map(({ division, divisionName }) => ({
                key: division,
                label: shortVillageName(divisionName),
              }))}
              value={grant.division}
              onChange={switchPlace}
            />
          )}
          <Place name={shortVillageName(grant?.divisionName ?? '')} above={grant?.title ?? ROLE_WORDS[role]} />
          <Work role={role} />
          {role === 'cadre' && grant && (
            <Card flush>
              <Row
                icon="bell"
                {...copy.publish}
                onClick={() => openPage('affairs/publish', { villageCode: grant.division })}
              />
              <Row
                icon="board"
                {...copy.notices}
                onClick={() => openPage('affairs/notices', { villageCode: grant.division })}
              />
              <Row
                icon="shield"
                {...copy.counter}
                onClick={() => openPage('identity/counter', { villageCode: grant.division })}
              />
              <Row
                icon="file"
                {...copy.paper}
                onClick={() => openPage('subsidies/paper-consent', { villageCode: grant.division })}
              />
            </Card>
          )}
          {grant && (
            <Card flush>
              <Row
                icon="phone"
                {...copy.contact}
                onClick={() => openPage('identity/contact', { division: grant.division })}
              />
            </Card>
          )}
          <SectionTitle>{copy.village}</SectionTitle>
          <Doors village={village} paid={undefined} />
        </>
      )}
    </Page>
  );
}
