import { shortVillageName } from '@shared/divisions';
import { type Cadre, listCadres } from '@shared/identity';
import { showVillageScore } from '@shared/reviews';
import { useAnswer } from '@/platform/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useVillage } from '@/platform/village';
import { Answer } from '@/ui/answer';
import { Card, SectionTitle } from '@/ui/card';
import { Page } from '@/ui/page';
import { Row } from '@/ui/row';
import { EmptyState } from '@/ui/states';
import { copy } from '../copy';
import { ScoreCard } from '../score-card';
import { Handling } from './handling';
import '../reviews.css';

const CadreRow = ({ cadre: { cadreId, villageCode, name, title } }: { cadre: Cadre }) => (
  <Row
    icon="me"
    title={name}
    note={title}
    label={`${name}，${title}`}
    onClick={() => openPage('reviews/subject', { villageCode, kind: 'cadre', id: cadreId })}
  />
);

/** What a village's people think of it, and its cadres, whom they can judge. */
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
                <CadreRow key={cadre.cadreId} cadre={cadre} />
              ))}
            </Card>
          )
        }
      </Answer>
    </Page>
  );
}
