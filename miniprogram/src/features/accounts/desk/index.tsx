import { View } from '@tarojs/components';
import { useState } from 'react';
import { SECOND_READERS } from '@shared/accounts/audit-queue';
import { BOOKKEEPERS } from '@shared/accounts/books';
import { levelOf, type Town, townOf, type VillageName } from '@shared/divisions';
import type { PendingVoucher } from '@shared/accounts/pending-vouchers';
import { holds } from '@shared/roles';
import { openPage, useParams } from '@/platform/navigate';
import { useDivisions } from '@/platform/divisions';
import { useMe } from '@/platform/server/session';
import { RowCard } from '@/ui/layout/row-card';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Disclosure } from '@/ui/layout/disclosure';
import { Row } from '@/ui/layout/row';
import { Tabs } from '@/ui/layout/tabs';
import { CONSOLIDATED } from '../consolidated/copy';
import { COPIES } from '../copies/copy';
import { HAND_OVER } from '../hand-over/copy';
import { INTAKE } from '../intake/copy';
import { isWide } from '../wide';
import { WORKBENCH } from '../workbench/copy';
import { AuditQueue } from './audit-queue';
import type { Began } from './by-template';
import { Closing } from './closing';
import { DESK, TEMPLATES } from './copy';
import { EnterVoucher } from './enter';
import { EnterFromPapers } from './enter-from-papers';
import { DueTemplates } from './due-templates';
import { Overview, Publishing } from './overview';
import { PendingList, ReturnedList } from './pending-list';
import { ReverseVoucher } from './reverse';
import { WaitingCopies } from './waiting-copies';
import './desk.css';

type Tab = keyof typeof DESK.tabs;
const TABS = (Object.keys(DESK.tabs) as Tab[]).map((key) => ({ key, label: DESK.tabs[key] }));

function VillageDesk({ village }: { village: VillageName }) {
  const { reverse, year, tab: asked, batchId, papers } = useParams<'reverse' | 'year' | 'tab' | 'batchId' | 'papers'>();
  const [tab, setTab] = useState<Tab>(asked === 'close' || asked === 'enter' ? asked : 'waiting');
  const [intake, setIntake] = useState(batchId && papers ? { batchId, paperIds: papers.split(',') } : undefined);
  const reads = holds(useMe()?.grants ?? [], SECOND_READERS, village.code);
  const [copyOf, setCopyOf] = useState<PendingVoucher>();
  const [began, setBegan] = useState<Began>();
  const go = (next: Tab) => {
    setCopyOf(undefined);
    setBegan(undefined);
    setIntake(undefined);
    setTab(next);
  };
  const redo = (voucher: PendingVoucher) => {
    setCopyOf(voucher);
    setTab('enter');
  };
  const begin = (proposed: Began) => {
    setBegan(proposed);
    setTab('enter');
  };
  const [reversing, setReversing] = useState(reverse);
  if (reversing) {
    return (
      <ReverseVoucher
        villageCode={village.code}
        year={Number(year)}
        voucherId={reversing}
        onDone={() => setReversing('')}
      />
    );
  }
  return (
    <View>
      <View className="desk-tabs">
        <Tabs tabs={reads ? TABS : TABS.filter(({ key }) => key !== 'audit')} value={tab} onChange={go} />
      </View>
      {tab === 'waiting' && (
        <>
          <DueTemplates villageCode={village.code} onBegin={begin} />
          <PendingList division={village.code} />
          <WaitingCopies division={village.code} />
          <ReturnedList villageCode={village.code} onRedo={redo} />
          <RowCard {...DESK.wechatPay} onClick={() => openPage('wechat-pay/payments', { villageCode: village.code })} />
        </>
      )}
      {tab === 'enter' &&
        (intake ? (
          <EnterFromPapers villageCode={village.code} intake={intake} onDone={() => go('waiting')} />
        ) : (
          <EnterVoucher
            key={began ? `${began.templateId}.${began.on}` : ''}
            villageCode={village.code}
            copyOf={copyOf}
            began={began}
            onDone={() => go('waiting')}
          />
        ))}
      {tab === 'close' && <Closing villageCode={village.code} onWaiting={() => go('waiting')} />}
      {tab === 'audit' && <AuditQueue villageCode={village.code} />}
    </View>
  );
}

interface ChooserProps {
  towns: readonly Town[];
  town: string;
  village: string;
  onTown: (code: string) => void;
  onVillage: (code: string) => void;
}

/** First the town, where one covers several, then its village. */
function Chooser({ towns, town, village, onTown, onVillage }: ChooserProps) {
  const chosen = towns.find(({ code }) => code === town);
  const name = chosen?.villages.find(({ code }) => code === village)?.shortName;
  return (
    <Card flush>
      {towns.length > 1 && (
        <Disclosure key={`town${town}`} title={DESK.chooseTown} value={chosen?.name ?? ''} open={!chosen}>
          <Choice
            options={towns.map((one) => ({ value: one.code, label: one.name }))}
            value={town}
            onChange={onTown}
            label={DESK.chooseTown}
          />
        </Disclosure>
      )}
      {chosen && (
        <Disclosure key={`village${village}`} title={DESK.where} value={name ?? ''} open={!village}>
          <Choice
            options={chosen.villages.map(({ code, shortName }) => ({ value: code, label: shortName }))}
            value={village}
            onChange={onVillage}
            label={DESK.where}
          />
        </Disclosure>
      )}
    </Card>
  );
}

function Desk({ towns, district }: { towns: readonly Town[]; district: string | undefined }) {
  const asked = useParams<'villageCode'>().villageCode;
  const [village, setVillage] = useState(asked);
  const [town, setTown] = useState(asked ? townOf(asked) : towns.length === 1 ? towns[0]!.code : '');
  const its = towns.find(({ code }) => code === town);
  const chosen = its?.villages.find(({ code }) => code === village);
  const open = (code: string) => {
    setTown(townOf(code));
    setVillage(code);
  };
  const change = (code: string) => {
    setTown(code);
    setVillage('');
  };
  return (
    <View className="desk-columns">
      <View className="desk-side">
        {/* On a phone whoever chose a village has come to work in it: the doors would stand between. */}
        {(isWide() || !village) && (
          <Card flush>
            <Row icon="board" {...WORKBENCH.door} onClick={() => openPage('accounts/workbench')} />
            <Row icon="book" {...CONSOLIDATED.door} onClick={() => openPage('accounts/consolidated')} />
            <Row
              icon="camera"
              {...INTAKE.door}
              onClick={() => openPage('accounts/intake', village ? { villageCode: village } : {})}
            />
            <Row
              icon="file"
              title={COPIES.deskDoor}
              note={COPIES.deskNote}
              onClick={() => openPage('accounts/copies', { register: '1' })}
            />
            {(village || town) && (
              <Row
                icon="people"
                {...HAND_OVER.door}
                onClick={() => openPage('accounts/hand-over', { division: village || town })}
              />
            )}
            {district && <Row icon="book" {...TEMPLATES.manage} onClick={() => openPage('accounts/templates')} />}
          </Card>
        )}
        <Chooser towns={towns} town={town} village={village} onTown={change} onVillage={setVillage} />
      </View>
      <View className="desk-main">
        {chosen && <VillageDesk key={chosen.code} village={chosen} />}
        {its && !chosen && <Overview town={its} onVillage={setVillage} />}
        {!its && district && <Publishing division={district} name={DESK.district} onVillage={open} />}
      </View>
    </View>
  );
}

/** Where those who keep the books work: vouchers on their way, a new one, closing and publishing. */
export default function DeskPage() {
  const grants = (useMe()?.grants ?? []).filter(({ role }) => (BOOKKEEPERS as readonly string[]).includes(role));
  /** Whoever answers for the whole district sees all of it before choosing a town. */
  const district = grants.find(({ division }) => levelOf(division) === 'district')?.division;
  const divisions = useDivisions(grants[0]?.division, { enabled: grants.length > 0 });
  if (grants.length === 0) return <EmptyPage icon="lock" {...DESK.notYours} />;
  return (
    <AnswerPage className="desk-page" of={divisions}>
      {({ towns }) => <Desk district={district} towns={towns.filter(({ code }) => holds(grants, BOOKKEEPERS, code))} />}
    </AnswerPage>
  );
}
