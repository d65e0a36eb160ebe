import { View } from '@tarojs/components';
import { shortVillageName } from '@shared/divisions';
import { type Cadre, listCadres } from '@shared/identity/identity';
import { showVillageScore, type SubjectScore, type VillageScore, WORK_THEMES } from '@shared/reviews/reviews';
import { FIELD_NAMES } from '@shared/subsidies/field-names';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useVillage } from '@/platform/village';
import { Section } from '@/ui/layout/section';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { copy } from '../copy';
import { oneDigit, ScoreCard } from '../score-card';
import { TakeAway } from '../take-away';
import { Alerts } from './alerts';
import { Handling } from './handling';
import { Refused } from './refused';
import '../reviews.css';

const Points = ({ score }: { score: SubjectScore | undefined }) => (
  <View className={score ? 'reviews-points' : 'note'}>{score ? copy.points(oneDigit(score.value)) : copy.notYet}</View>
);

interface CadreRowProps {
  cadre: Cadre;
  score: SubjectScore | undefined;
}
const CadreRow = ({ cadre: { cadreId, villageCode, name, title }, score }: CadreRowProps) => (
  <Row
    icon="me"
    title={`${title} ${name}`}
    value={<Points score={score} />}
    onClick={() => openPage('reviews/subject', { villageCode, kind: 'cadre', id: cadreId })}
  />
);

/** The themes with a score as the answer has them, the best lower bound first; then those without. */
const themesOf = (work: VillageScore['work']) => [
  ...work.map((score) => ({ theme: score.theme, score })),
  ...WORK_THEMES.filter((theme) => work.every((score) => score.theme !== theme)).map((theme) => ({
    theme,
    score: undefined,
  })),
];

const Work = ({ villageCode, work }: { villageCode: string; work: VillageScore['work'] }) => (
  <Card flush>
    {themesOf(work).map(({ theme, score }) => (
      <Row
        key={theme}
        title={copy.themes[theme]}
        value={<Points score={score} />}
        onClick={() => openPage('reviews/subject', { villageCode, kind: 'work', id: theme })}
      />
    ))}
  </Card>
);

/** Kinds of subsidies that enough of those who were paid have judged. */
const Subsidies = ({ villageCode, subsidies }: { villageCode: string; subsidies: VillageScore['subsidies'] }) =>
  subsidies ? (
    <>
      <Section title={copy.subsidies} flush>
        {subsidies.map((score) => (
          <Row
            key={score.field}
            title={FIELD_NAMES[score.field]}
            value={<Points score={score} />}
            onClick={() => openPage('reviews/subject', { villageCode, kind: 'subsidy', id: score.field })}
          />
        ))}
      </Section>
      <View className="note reviews-from">{copy.subsidiesNote}</View>
    </>
  ) : null;

/** Cadres with a score in the answer's order, and then those without. */
function cadresOf(cadres: readonly Cadre[], scores: VillageScore['cadres']): CadreRowProps[] {
  const placeOf = ({ cadreId }: Cadre) => scores.findIndex((score) => score.cadreId === cadreId);
  const known = (cadre: Cadre) => (placeOf(cadre) < 0 ? scores.length : placeOf(cadre));
  return [...cadres].sort((a, b) => known(a) - known(b)).map((cadre) => ({ cadre, score: scores[placeOf(cadre)] }));
}

/** What a village's people think of it, and its cadres, whom they can judge. */
export default function VillagePage() {
  const asked = useParams<'villageCode'>().villageCode;
  const village = useVillage();
  const villageCode = asked || village?.villageCode || '';
  const request = { params: { villageCode } };
  const known = { enabled: villageCode !== '', keep: true };
  const score = useAnswer(showVillageScore, request, known);
  const cadres = useAnswer(listCadres, request, known);

  if (!villageCode)
    return (
      <EmptyPage
        icon="map"
        title={copy.chooseVillage}
        action={copy.choose}
        onAction={() => openPage('accounts/villages', { then: 'back' })}
      />
    );
  const name = village?.villageCode === villageCode ? shortVillageName(village.name) : copy.villageScore;
  return (
    <Page>
      <SectionTitle>{name}</SectionTitle>
      <Answer of={score}>
        {({ work }) => (
          <>
            <Work villageCode={villageCode} work={work} />
            <View className="note reviews-from">{copy.fromAll}</View>
            <Card flush>
              <Row icon="board" {...copy.compare} onClick={() => openPage('reviews/compare', { villageCode })} />
              <Row icon="people" {...copy.appraisals} onClick={() => openPage('affairs/appraisals', { villageCode })} />
            </Card>
          </>
        )}
      </Answer>
      <Handling villageCode={villageCode} />
      <Alerts villageCode={villageCode} />
      <SectionTitle>{copy.cadres}</SectionTitle>
      <Answer of={cadres}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="people" {...copy.noCadres} />
          ) : (
            <Card flush>
              {cadresOf(items, score.data?.cadres ?? []).map((row) => (
                <CadreRow key={row.cadre.cadreId} {...row} />
              ))}
            </Card>
          )
        }
      </Answer>
      <Subsidies villageCode={villageCode} subsidies={score.data?.subsidies} />
      <Refused villageCode={villageCode} />
      {score.data?.answers && <ScoreCard score={score.data.answers} {...copy.answers} />}
      <TakeAway division={villageCode} />
    </Page>
  );
}
