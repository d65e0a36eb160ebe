import { View } from '@tarojs/components';
import { useState } from 'react';
import { declareCollectiveOrgan } from '@shared/affairs/collective-organ';
import { type Decision, DecisionKind, listDecisions, startDecision } from '@shared/affairs/decisions';
import { shortVillageName } from '@shared/divisions';
import { holds } from '@shared/roles';
import { useAnswerPages } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { ChooseVillage } from '../choose-village';
import { DECISION_KIND, DECISIONS, STATE, STEP } from '../decision-copy';
import { Organ } from './organ';
import '../affairs.css';

const ALL = 'all';
const KINDS = [
  { value: ALL, label: DECISIONS.all },
  ...DecisionKind.options.map((value) => ({ value, label: DECISION_KIND[value] })),
] as const;

function DecisionCard({ decision }: { decision: Decision }) {
  const { villageCode, decisionId, kind, title, amountFen, state, step, next, startedOn } = decision;
  const [tone, word] = STATE[state];
  return (
    <Card onClick={() => openPage('affairs/decision', { villageCode, decisionId })}>
      <View className="affairs-meta note">
        <View className="affairs-tags">
          <StatusTag>{DECISION_KIND[kind]}</StatusTag>
          <StatusTag tone={tone}>{word}</StatusTag>
        </View>
        <DayText value={startedOn} />
      </View>
      <View className="affairs-title">{title}</View>
      <View className="affairs-meta">
        <View className="note">
          {next ? DECISIONS.next(STEP[next].name) : state === 'failed' ? DECISIONS.stopped(STEP[step].name) : ''}
        </View>
        {amountFen !== undefined && <Money fen={amountFen} />}
      </View>
    </Card>
  );
}

function Decisions({ villageCode }: { villageCode: string }) {
  const mine = useVillage();
  const grants = useMe()?.grants ?? [];
  const [kind, setKind] = useState<DecisionKind | typeof ALL>(ALL);
  const pages = useAnswerPages(
    listDecisions,
    { params: { villageCode }, query: kind === ALL ? {} : { kind } },
    { keep: true },
  );
  const name = mine?.villageCode === villageCode ? shortVillageName(mine.name) : '';
  return (
    <Page>
      {name && <View className="affairs-village">{DECISIONS.of(name)}</View>}
      <View className="note">{DECISIONS.intro}</View>
      {holds(grants, startDecision.access, villageCode) && (
        <View className="affairs-part">
          <Button icon="plus" onClick={() => openPage('affairs/record-decision', { villageCode })}>
            {DECISIONS.start}
          </Button>
        </View>
      )}
      {holds(grants, declareCollectiveOrgan.access, villageCode) && <Organ villageCode={villageCode} />}
      <View className="affairs-kinds">
        <Choice options={KINDS} value={kind} onChange={setKind} label={DECISIONS.kinds} />
      </View>
      <InfiniteList of={pages} empty={<EmptyState icon="board" {...DECISIONS.empty} />}>
        {(items) => items.map((decision) => <DecisionCard key={decision.decisionId} decision={decision} />)}
      </InfiniteList>
    </Page>
  );
}

/** 四议两公开: a village's great matters, the newest first. */
export default function DecisionsPage() {
  const asked = useParams<'villageCode'>().villageCode;
  const mine = useVillage()?.villageCode;
  const villageCode = asked || mine;
  return villageCode ? <Decisions villageCode={villageCode} /> : <ChooseVillage title={DECISIONS.choose} />;
}
