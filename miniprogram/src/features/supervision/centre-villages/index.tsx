import { View } from '@tarojs/components';
import { districtOf, levelOf } from '@shared/divisions';
import { CentreFigure, type CentreVillage, listCentreVillages, showCentres } from '@shared/supervision/centres';
import type { AlertColour } from '@shared/supervision/rules';
import { formatInstant } from '@shared/time';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useRole } from '@/platform/server/session';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { CENTRES, FIGURE, ROWS } from '../centres/copy';
import { sayFigure } from '../centres/figures';
import { OnlyRegulators } from '../regulator';

/** Where the rows behind a village's number are. */
const OPENS: Record<CentreFigure, string> = {
  withBook: 'accounts/year',
  closed: 'accounts/publications',
  published: 'accounts/publications',
  overduePeriods: 'accounts/publications',
  flowRed: 'supervision/alerts',
  flowOrange: 'supervision/alerts',
  flowYellow: 'supervision/alerts',
  flowLate: 'supervision/alerts',
  incomeFen: 'accounts/year',
  expenseFen: 'accounts/year',
  idleAssets: 'accounts/assets',
  endingContracts: 'accounts/assets',
  arrearsFen: 'accounts/assets',
  payableFen: 'accounts/debts',
};
/** 1 is yes: said as that. */
const YES_OR_NO: readonly CentreFigure[] = ['withBook', 'closed', 'published'];

/** The alerts that a number counts. What is late stands first in the list of all colours. */
const COLOUR_OF: Partial<Record<CentreFigure, AlertColour>> = {
  flowRed: 'red',
  flowOrange: 'orange',
  flowYellow: 'yellow',
};

const say = (figure: CentreFigure, value: number): string =>
  YES_OR_NO.includes(figure) ? (value === 1 ? ROWS.yes : ROWS.no) : sayFigure(figure, value);

/** What the page that is opened takes, besides the village. */
const paramsOf = (figure: CentreFigure): Record<string, string> => {
  if (figure === 'endingContracts' || figure === 'arrearsFen') return { tab: 'contracts' };
  const colour = COLOUR_OF[figure];
  if (colour) return { colour };
  return figure === 'payableFen' ? { side: 'payable' } : {};
};

interface Asked {
  division: string;
  figure: CentreFigure;
}

function TownRows({ division, figure }: Asked) {
  const answer = useAnswer(showCentres, { params: { districtCode: division } });
  return (
    <Answer of={answer}>
      {({ towns, asOf }) => (
        <>
          {asOf && <View className="note">{CENTRES.asOf(formatInstant(asOf, new Date().getFullYear()))}</View>}
          <Section title={ROWS.towns} flush>
            {towns.map(({ code, name, villages, figures }) => (
              <Row
                key={code}
                title={name}
                note={CENTRES.ofVillages(villages)}
                value={sayFigure(figure, figures[figure])}
                onClick={() => openPage('supervision/centre-villages', { division: code, figure })}
              />
            ))}
          </Section>
        </>
      )}
    </Answer>
  );
}

function VillageRow({ village, figure }: { village: CentreVillage; figure: CentreFigure }) {
  const { villageCode, name, figures, asOf } = village;
  return (
    <Row
      title={name}
      note={CENTRES.asOf(formatInstant(asOf, new Date().getFullYear()))}
      value={say(figure, figures[figure])}
      onClick={() => openPage(OPENS[figure], { villageCode, ...paramsOf(figure) })}
    />
  );
}

function VillageRows({ division, figure }: Asked) {
  const pages = useAnswerPages(listCentreVillages, { params: { division }, query: {} });
  return (
    <InfiniteList of={pages} end={ROWS.end} empty={<EmptyState icon="file" title={ROWS.empty} />}>
      {(items) => (
        <Card flush>
          {items.map((village) => (
            <VillageRow key={village.villageCode} village={village} figure={figure} />
          ))}
        </Card>
      )}
    </InfiniteList>
  );
}

/** The rows behind a number of the centres: of a district its towns, of a town its villages, by code. */
export default function CentreVillagesPage() {
  const { division, figure: named } = useParams<'division' | 'figure'>();
  const [role] = useRole();
  const figure = CentreFigure.options.find((one) => one === named) ?? 'published';
  if (role !== 'regulator' || !division) return <OnlyRegulators />;
  const Rows = levelOf(division) === 'district' ? TownRows : VillageRows;
  return (
    <Page>
      <SectionTitle>{FIGURE[figure].title}</SectionTitle>
      <View className="note">{FIGURE[figure].note}</View>
      <Rows division={levelOf(division) === 'district' ? districtOf(division) : division} figure={figure} />
    </Page>
  );
}
