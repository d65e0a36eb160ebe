import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { districtOf, levelOf } from '@shared/divisions';
import { type AlertSummary, listAlerts } from '@shared/supervision/supervision';
import { AlertColour } from '@shared/supervision/rules';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useHeldOffice, useSignedIn } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { RowCard } from '@/ui/layout/row-card';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { AlertTags } from '../alert-tags';
import { BriefingRows } from '../briefing-rows';
import { ageDays } from '../age';
import { COLOUR, LIST, STATE } from '../copy';
import { useVillageNames } from '../use-village-names';
import '../supervision.css';

type Which = 'open' | 'closed';
type Shown = AlertColour | 'all';

const TABS = [
  { key: 'open', label: LIST.open },
  { key: 'closed', label: LIST.closed },
] as const;
const COLOURS = [
  { value: 'all' as Shown, label: LIST.all },
  ...AlertColour.options.map((value) => ({ value: value as Shown, label: COLOUR[value].word })),
];

interface LineProps {
  alert: AlertSummary;
  village: string;
}

function Line({ alert, village }: LineProps) {
  const now = new Date().toISOString();
  const about = [village, STATE[alert.state], LIST.age(ageDays(alert.raisedAt, now))].filter(Boolean).join(' · ');
  return (
    <Row
      title={alert.title}
      note={about}
      below={
        <View>
          <View className="supervision-sentence">{alert.sentence}</View>
          <AlertTags alert={alert} now={now} />
        </View>
      }
      onClick={() => openPage('supervision/alert', { alertId: alert.alertId })}
    />
  );
}

function List({ division, which, colour }: { division: string; which: Which; colour: Shown }) {
  const query = { which, ...(colour !== 'all' && { colour }) };
  const pages = useAnswerPages(listAlerts, { params: { division }, query }, { staleTime: ALWAYS });
  const nameOf = useVillageNames(division);
  usePullDownRefresh(() => void pages.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <InfiniteList
      of={pages}
      end={LIST.end}
      empty={
        which === 'open' ? (
          <EmptyState icon="check" {...LIST.empty} />
        ) : (
          <EmptyState icon="file" title={LIST.emptyClosed} />
        )
      }
    >
      {(items) => (
        <Card flush>
          {items.map((alert) => (
            <Line
              key={alert.alertId}
              alert={alert}
              village={levelOf(division) === 'village' ? '' : nameOf(alert.villageCode)}
            />
          ))}
        </Card>
      )}
    </InfiniteList>
  );
}

/**
 * 预警: what the rules ask of my village, my town or my district, soonest deadline first. A number of the centres opens it of one village
 * and in one colour. Nothing of it is kept on the phone.
 */
export default function AlertsPage() {
  const signedIn = useSignedIn();
  const grant = useHeldOffice();
  const asked = useParams<'villageCode' | 'colour'>();
  const [which, setWhich] = useState<Which>('open');
  const [colour, setColour] = useState<Shown>(AlertColour.options.find((one) => one === asked.colour) ?? 'all');
  if (!signedIn || !grant) {
    return (
      <Page>
        {signedIn ? (
          <EmptyState icon="lock" title={LIST.notYours} />
        ) : (
          <EmptyState icon="lock" {...LIST.signIn} onAction={() => openPage('login')} />
        )}
      </Page>
    );
  }
  const division = asked.villageCode || grant.division;
  return (
    <Page>
      <View className="note supervision-note">{LIST.note}</View>
      <Tabs tabs={[...TABS]} value={which} onChange={setWhich} />
      <View className="supervision-colours">
        <Choice options={COLOURS} value={colour} onChange={setColour} label={LIST.colour} />
      </View>
      <List key={`${division}${which}${colour}`} division={division} which={which} colour={colour} />
      {grant.role === 'cadre' && (
        <RowCard icon="search" {...LIST.unclaimed} onClick={() => openPage('supervision/unclaimed')} />
      )}
      {grant.role === 'township' && <BriefingRows division={grant.division} />}
      {grant.role === 'regulator' && asked.villageCode === '' && (
        <Card flush>
          <Row icon="board" {...LIST.centres} onClick={() => openPage('supervision/centres')} />
          <Row
            icon="book"
            {...LIST.rules}
            onClick={() => openPage('supervision/rules', { districtCode: districtOf(division) })}
          />
        </Card>
      )}
    </Page>
  );
}
