import { View } from '@tarojs/components';
import { useState } from 'react';
import { BOOKKEEPERS } from '@shared/accounts/books';
import { listWorkbench, type WorkMonth, type WorkVillage } from '@shared/accounts/workbench';
import { shortVillageName } from '@shared/divisions';
import type { ResponseOf } from '@shared/route';
import { formatDay } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { aria } from '@/ui/aria';
import { Choice } from '@/ui/forms/choice';
import { YearStepper } from '@/ui/forms/stepper';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { isWide } from '../wide';
import { blockedMonth, byBlock } from './blocked';
import { CloseTogether } from './close-together';
import { WORKBENCH } from './copy';
import './workbench.css';

type Filter = keyof typeof WORKBENCH.filters;
const FILTERS = (Object.keys(WORKBENCH.filters) as Filter[]).map((value) => ({
  value,
  label: WORKBENCH.filters[value],
}));

/** What a month waits for, on whom and until when. */
const awaitsWords = ({ awaits, count, isMore = false, by, dueOn }: WorkMonth): string =>
  [
    awaits && WORKBENCH.awaits[awaits],
    count !== undefined && WORKBENCH.count(count, isMore),
    by && by.length > 0 && WORKBENCH.by(by),
    dueOn && WORKBENCH.dueOn(formatDay(dueOn, new Date().getFullYear())),
  ]
    .filter(Boolean)
    .join(' · ');

/** Where the next step of a month is taken. */
function open({ villageCode }: WorkVillage, month: WorkMonth | undefined): void {
  const isBank = ['statement', 'reconciling', 'secondSignature'].indexOf(month?.awaits ?? '') >= 0;
  const isClosing = month?.awaits === 'closing' || month?.awaits === 'mending';
  openPage(isBank ? 'accounts/bank-accounts' : 'accounts/desk', { villageCode, ...(isClosing && { tab: 'close' }) });
}

const State = ({ of: { state } }: { of: WorkMonth }) => (
  <StatusTag tone={WORKBENCH.state[state].tone}>{WORKBENCH.state[state].word}</StatusTag>
);

/** On a phone: the month that holds a village up. */
function Held({ village }: { village: WorkVillage }) {
  const held = blockedMonth(village);
  const last = held ?? village.months[village.months.length - 1];
  const notes = [
    !village.hasBook && WORKBENCH.noBook,
    last && `${WORKBENCH.month(last.month)} · ${awaitsWords(last)}`,
    village.hasBook && village.bankAccounts === 0 && WORKBENCH.noBank,
    village.proposed > 0 && WORKBENCH.proposed(village.proposed),
    village.isUnhanded && WORKBENCH.unhanded,
  ];
  return (
    <Row
      title={shortVillageName(village.villageName)}
      note={notes.filter(Boolean).join('；')}
      {...(last && { value: <State of={last} /> })}
      onClick={() => open(village, held)}
    />
  );
}

const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1);

function Cell({ village, month }: { village: WorkVillage; month: number }) {
  const its = village.months.find((each) => each.month === month);
  if (!its) return <View className="workbench-cell" />;
  const isHeld = blockedMonth({ months: [its] }) !== undefined;
  const words = awaitsWords(its);
  return (
    <View
      className="workbench-cell"
      hoverClass="row-press"
      onClick={() => open(village, its)}
      {...aria({
        role: 'button',
        label: [shortVillageName(village.villageName), WORKBENCH.month(month), WORKBENCH.state[its.state].word, words]
          .filter(Boolean)
          .join('，'),
      })}
    >
      <State of={its} />
      {words && <View className={isHeld ? 'workbench-awaits workbench-held' : 'workbench-awaits'}>{words}</View>}
    </View>
  );
}

/** At a desk: a row for each village, a column for each month. */
const Table = ({ villages }: { villages: readonly WorkVillage[] }) => (
  <Card flush className="workbench-table">
    <View className="workbench-row workbench-head">
      <View className="workbench-name">{WORKBENCH.village}</View>
      {MONTHS.map((month) => (
        <View key={month} className="workbench-cell">
          {WORKBENCH.month(month)}
        </View>
      ))}
    </View>
    {villages.map((village) => (
      <View key={village.villageCode} className="workbench-row">
        <View className="workbench-name">
          <View>{shortVillageName(village.villageName)}</View>
          {!village.hasBook && <View className="note">{WORKBENCH.noBook}</View>}
          {village.hasBook && village.bankAccounts === 0 && <View className="note">{WORKBENCH.noBank}</View>}
          {village.isUnhanded && <View className="note">{WORKBENCH.unhanded}</View>}
          {village.proposed > 0 && <View className="note">{WORKBENCH.proposed(village.proposed)}</View>}
        </View>
        {MONTHS.map((month) => (
          <Cell key={month} village={village} month={month} />
        ))}
      </View>
    ))}
  </Card>
);

function Workbench({ division }: { division: string }) {
  const now = new Date().getFullYear();
  const [year, setYear] = useState(now);
  const [filter, setFilter] = useState<Filter>('all');
  const pages = useAnswerPages(listWorkbench, { params: { division, year } }, { staleTime: ALWAYS });
  // Each page is the route's whole answer: the hook's type names only what every listing has.
  const first = pages.data?.pages[0] as ResponseOf<typeof listWorkbench> | undefined;
  return (
    <>
      <View className="workbench-bar">
        <YearStepper years={[now - 1, now]} year={year} onChange={setYear} />
        <Choice options={FILTERS} value={filter} onChange={setFilter} label={WORKBENCH.filter} />
      </View>
      <InfiniteList of={pages} empty={<EmptyState icon="check" title={WORKBENCH.none} />}>
        {(all) => {
          const held = all.filter((village) => !village.hasBook || blockedMonth(village));
          const villages = byBlock(filter === 'blocked' ? held : all);
          return (
            <>
              <CloseTogether key={year} year={year} villages={all} asCashier={first?.asCashier ?? false} />
              {isWide() ? (
                <Table villages={villages} />
              ) : (
                <Card flush>
                  {villages.map((village) => (
                    <Held key={village.villageCode} village={village} />
                  ))}
                </Card>
              )}
            </>
          );
        }}
      </InfiniteList>
      <View className="note">{WORKBENCH.note}</View>
    </>
  );
}

/** 工作台 of the centre: how far each village's months are, what holds each up, and the way there. */
export default function WorkbenchPage() {
  const grants = (useMe()?.grants ?? []).filter(({ role }) => (BOOKKEEPERS as readonly string[]).includes(role));
  // Whoever answers for the whole district sees all of it.
  const widest = grants.slice().sort((a, b) => a.division.length - b.division.length)[0];
  return (
    <Page>
      {widest ? <Workbench division={widest.division} /> : <EmptyState icon="lock" title={WORKBENCH.notYours} />}
    </Page>
  );
}
