import { View } from '@tarojs/components';
import { usePullDownRefresh, stopPullDownRefresh } from '@tarojs/taro';
import { useState } from 'react';
import { type BatchListing, CENTRE, INTAKE_PARTIES, listPaperBatches, type PaperBatch } from '@shared/accounts/intake';
import { levelOf, shortVillageName } from '@shared/divisions';
import type { ResponseOf } from '@shared/route';
import { formatDay } from '@shared/time';
import { useDivisions } from '@/platform/divisions';
import { openPage, useParams } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { INTAKE } from './copy';
import { intakeChanged } from './intake-changed';
import { WaitingPapers } from './waiting-papers';
import './intake.css';

const TABS = (Object.keys(INTAKE.tabs) as BatchListing[]).map((key) => ({ key, label: INTAKE.tabs[key] }));

function Line({ batch, isNamed }: { batch: PaperBatch; isNamed: boolean }) {
  const { batchId, villageCode, villageName, state, handed, sums } = batch;
  const { word, tone } = INTAKE.state[state];
  const day = formatDay(handed.at, new Date().getFullYear());
  const note = [
    INTAKE.handedBy(handed.name, day),
    sums.returned.count > 0 && INTAKE.returnedCount(sums.returned.count),
  ];
  const count = INTAKE.count(sums.all.count);
  return (
    <Row
      title={isNamed ? `${shortVillageName(villageName)} · ${count}` : count}
      note={note.filter(Boolean).join(' · ')}
      value={
        <View>
          <Money fen={sums.all.fen} size="row" />
          <View>
            <StatusTag tone={tone}>{word}</StatusTag>
          </View>
        </View>
      }
      onClick={() => openPage('accounts/intake-batch', { villageCode, batchId })}
    />
  );
}

function Batches({ division }: { division: string }) {
  const [which, setWhich] = useState<BatchListing>('open');
  const pages = useAnswerPages(listPaperBatches, { params: { division }, query: { which } }, { staleTime: ALWAYS });
  const isVillage = levelOf(division) === 'village';
  // Each page is the route's whole answer: the hook's type names only what every listing has.
  const first = pages.data?.pages[0] as ResponseOf<typeof listPaperBatches> | undefined;
  return (
    <>
      {isVillage && <WaitingPapers villageCode={division} />}
      {first?.mayHandOver && (
        <Button icon="camera" onClick={() => openPage('accounts/intake-write', { villageCode: division })}>
          {INTAKE.write}
        </Button>
      )}
      <Tabs tabs={TABS} value={which} onChange={setWhich} />
      <InfiniteList of={pages} empty={<EmptyState icon="check" title={INTAKE.none[which]} note={INTAKE.noneNote} />}>
        {(batches) => (
          <Card flush>
            {batches.map((batch) => (
              <Line key={batch.batchId} batch={batch} isNamed={!isVillage} />
            ))}
          </Card>
        )}
      </InfiniteList>
    </>
  );
}

/** Whoever answers for a whole district chooses a town first. */
function OfDistrict({ division }: { division: string }) {
  const [town, setTown] = useState('');
  const towns = useDivisions(division).data?.towns ?? [];
  const name = towns.find(({ code }) => code === town)?.name ?? '';
  return (
    <>
      <Card flush>
        <Disclosure key={town} title={INTAKE.chooseTown} value={name} open={!town}>
          <Choice
            options={towns.map(({ code, name: label }) => ({ value: code, label }))}
            value={town}
            onChange={setTown}
            label={INTAKE.chooseTown}
          />
        </Disclosure>
      </Card>
      {town && <Batches key={town} division={town} />}
    </>
  );
}

/** 票据交接: what a village handed to its centre, as either side sees it. */
export default function IntakePage() {
  const { villageCode } = useParams<'villageCode'>();
  const grants = useMe()?.grants ?? [];
  const rolesIn = (roles: readonly string[]) => grants.filter(({ role }) => roles.indexOf(role) >= 0);
  const own = rolesIn(CENTRE)[0] ?? rolesIn(INTAKE_PARTIES)[0];
  const division = villageCode || own?.division;
  usePullDownRefresh(() => {
    intakeChanged();
    stopPullDownRefresh();
  });
  if (!own || !division) return <EmptyPage icon="lock" title={INTAKE.notYours} />;
  return (
    <Page>
      {levelOf(division) === 'district' ? <OfDistrict division={division} /> : <Batches division={division} />}
    </Page>
  );
}
