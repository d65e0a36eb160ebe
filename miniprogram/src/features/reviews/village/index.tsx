import { View } from '@tarojs/components';
import { shortVillageName } from '@shared/divisions';
import { type Cadre, listCadres } from '@shared/identity';
import { type Score, showVillageScore } from '@shared/reviews';
import { useAnswer } from '@/platform/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useVillage } from '@/platform/village';
import { Answer } from '@/ui/answer';
import { Card, SectionTitle } from '@/ui/card';
import { Page } from '@/ui/page';
import { Row } from '@/ui/row';
import { EmptyState } from '@/ui/states';
import { copy } from '../copy';
import { formatAverage, ScoreCard } from '../score-card';
import { Handling } from './handling';
import '../reviews.css';

function CadreRow({ cadre, score }: { cadre: Cadre; score: Score | undefined }) {
  const { cadreId, villageCode, name, title } = cadre;
  const average = score?.average;
  const judged = score?.count ? copy.judged(score.count) : copy.nobodyYet;
  const note = average === undefined && score?.count ? copy.tooFew : judged;
  return (
    <Row
      icon="me"
      title={name}
      note={
        <>
          <View>{title}</View>
          <View>{note}</View>
        </>
      }
      value={
        average === undefined ? undefined : (
          <View className="reviews-points">{copy.points(formatAverage(average))}</View>
        )
      }
      label={[name, title, average === undefined ? '' : copy.points(formatAverage(average)), note]
        .filter(Boolean)
        .join('，')}
      onClick={() => openPage('reviews/subject', { villageCode, kind: 'cadre', id: cadreId })}
    />
  );
}

/** What a village's people think of it: the score, then each cadre's. */
export default function VillagePage() {
  const asked = useParams<'villageCode'>().villageCode;
  const village = useVillage();
  const villageCode = asked || village?.villageCode || '';
  const request = { params: { villageCode } };
  const known = { enabled: villageCode !== '', keep: true };
  const score = useAnswer(showVillageScore, request, known);
  const cadres = useAnswer(listCadres, request, known);

  if (!villageCode) {
    return (
      <Page>
        <EmptyState
          icon="map"
          title={copy.chooseVillage}
          action={copy.choose}
          onAction={() => openPage('accounts/villages', { then: 'back' })}
        />
      </Page>
    );
  }
  const scoreOf = (cadreId: string) => score.data?.cadres.find((one) => one.cadreId === cadreId);
  const name = village?.villageCode === villageCode ? shortVillageName(village.name) : copy.villageScore;
  return (
    <Page asOf={score.dataUpdatedAt}>
      <Answer of={score}>{(known) => <ScoreCard score={known} title={name} note={copy.fromAll} />}</Answer>
      <Handling villageCode={villageCode} />
      <SectionTitle>{copy.cadres}</SectionTitle>
      <Answer of={cadres}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="people" title={copy.noCadres} note={copy.noCadresNote} />
          ) : (
            <Card flush>
              {items.map((cadre) => (
                <CadreRow key={cadre.cadreId} cadre={cadre} score={scoreOf(cadre.cadreId)} />
              ))}
            </Card>
          )
        }
      </Answer>
    </Page>
  );
}
