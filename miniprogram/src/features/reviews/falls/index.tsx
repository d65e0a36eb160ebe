import { View } from '@tarojs/components';
import { useState } from 'react';
import { quarterOf, quarterWords, startOfQuarter } from '@shared/quarters';
import { listScoreFalls, type ScoreFall } from '@shared/reviews/falls';
import { VillageOfKind } from '@shared/reviews/reviews';
import { openPage } from '@/platform/navigate';
import { useAnswerPages } from '@/platform/server/answers';
import { useRole } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { copy as compared } from '../compare/copy';
import { Interval } from '../compare/interval';
import { copy as words } from '../copy';
import { copy } from './copy';
import '../reviews.css';

const QUARTERS = 4;

function FallCard({ fall }: { fall: ScoreFall }) {
  const { villageCode, villageName, theme, before, after, fell, isSure } = fall;
  return (
    <Card>
      <View className="reviews-head">
        <View className="reviews-name">{`${villageName} · ${words.themes[theme]}`}</View>
        <StatusTag tone={isSure ? 'bad' : 'wait'}>{copy.fell(fell)}</StatusTag>
      </View>
      <View className="note">{isSure ? copy.isSure : copy.notSure}</View>
      {[before, after].map(({ quarter, good: { low, high }, count }) => (
        <View key={quarter} className="reviews-action">
          <View className="note">{copy.standing(quarterWords(quarter), low, high, count)}</View>
          <Interval low={low} high={high} />
        </View>
      ))}
      <View className="reviews-choices">
        <Button
          small
          look="quiet"
          onClick={() => openPage('reviews/subject', { villageCode, kind: 'work', id: theme })}
        >
          {copy.reviews}
        </Button>
        <Button small look="quiet" onClick={() => openPage('reports/past', { villageCode })}>
          {copy.reports}
        </Button>
      </View>
    </Card>
  );
}

function Falls({ division }: { division: string }) {
  const quarters = Array.from({ length: QUARTERS }, (_, back) =>
    quarterOf(startOfQuarter(new Date().toISOString(), back + 1)),
  );
  const [kind, setKind] = useState<VillageOfKind>('village');
  const [quarter, setQuarter] = useState(quarters[0]!);
  const falls = useAnswerPages(listScoreFalls, { params: { division }, query: { kind, quarter } });
  const kinds = VillageOfKind.options.map((value) => ({ value, label: compared.kinds[value] }));
  return (
    <>
      <Choice label={copy.kind} options={kinds} value={kind} onChange={setKind} />
      <View className="reviews-action">
        <Choice
          label={copy.quarter}
          options={quarters.map((value) => ({ value, label: quarterWords(value) }))}
          value={quarter}
          onChange={setQuarter}
        />
      </View>
      <View className="note reviews-note reviews-from">{copy.how}</View>
      <InfiniteList of={falls} empty={<EmptyState icon="check" {...copy.none} />}>
        {(items) => items.map((fall) => <FallCard key={`${fall.villageCode}${fall.theme}`} fall={fall} />)}
      </InfiniteList>
    </>
  );
}

/** 评分下滑: what got worse in the district's villages, with the reviews and the reports behind it. */
export default function FallsPage() {
  const [role, , grant] = useRole();
  return (
    <Page>
      {role === 'regulator' && grant ? (
        <Falls division={grant.division} />
      ) : (
        <EmptyState icon="lock" title={copy.only} />
      )}
    </Page>
  );
}
