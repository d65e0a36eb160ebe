import { View } from '@tarojs/components';
import { listLevies, type PublicLevy } from '@shared/accounts/levies';
import { formatFen } from '@shared/money';
import { openPage } from '@/platform/navigate';
import { useAnswerPages } from '@/platform/server/answers';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { DayText } from '@/ui/words/day-text';
import { KIND, LEVIES, PER } from './copy';

function Sum({ villageCode, levy }: { villageCode: string; levy: PublicLevy }) {
  const { kind, title, decisionId, rateFen, dueOn, charges, chargedFen, paid, receivedFen } = levy;
  const sum = (fen: number, homes: number) => `${formatFen(fen)}（${LEVIES.homes(homes)}）`;
  return (
    <Card>
      <View>{kind === 'water' ? title : `${KIND[kind]}：${title}`}</View>
      <Facts
        of={[
          [LEVIES.rate, `${PER[kind]} ${formatFen(rateFen)}`],
          [LEVIES.due, <DayText key="due" value={dueOn} />],
          [LEVIES.total, charges === undefined || chargedFen === undefined ? LEVIES.few : sum(chargedFen, charges)],
          [
            LEVIES.came,
            charges !== undefined &&
              (paid === undefined || receivedFen === undefined ? LEVIES.cameFew : sum(receivedFen, paid)),
          ],
        ]}
      />
      <Row title={LEVIES.decision} onClick={() => openPage('affairs/decision', { villageCode, decisionId })} />
    </Card>
  );
}

/** 村里收的: sums alone, for anyone. */
export function Sums({ villageCode }: { villageCode: string }) {
  const pages = useAnswerPages(listLevies, { params: { villageCode } });
  return (
    <>
      <SectionTitle>{LEVIES.of}</SectionTitle>
      <InfiniteList of={pages} empty={<EmptyState icon="file" {...LEVIES.none} />}>
        {(items) => (
          <>
            {items.map((levy) => (
              <Sum key={levy.levyId} villageCode={villageCode} levy={levy} />
            ))}
          </>
        )}
      </InfiniteList>
    </>
  );
}
