import { View } from '@tarojs/components';
import { districtOf, levelOf } from '@shared/divisions';
import {
  type BenefitPlace,
  type BenefitProgram,
  listBenefitPlaces,
  listBenefitPrograms,
} from '@shared/supervision/benefits';
import { dayInChina, formatDay, formatInstant, yearOf } from '@shared/time';
import { openPage, useParams } from '@/platform/navigate';
import { useAnswerPages } from '@/platform/server/answers';
import { useRole } from '@/platform/server/session';
import { SectionTitle } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { CENTRES } from '../centres/copy';
import { OnlyRegulators } from '../regulator';
import { BENEFITS } from './copy';
import { againstWords, sayPaid, sayUnclaimed } from './words';

const Nothing = () => <EmptyState icon="file" title={BENEFITS.empty} />;

function AsOf({ asOf }: { asOf: string | undefined }) {
  return asOf ? <View className="note">{CENTRES.asOf(formatInstant(asOf, new Date().getFullYear()))}</View> : null;
}

/** What a program paid somewhere: of the district it opens its towns, there it ends. */
function ProgramRow({ row, title, onClick }: { row: BenefitProgram; title: string; onClick?: () => void }) {
  const { paid, unclaimed } = row;
  const more = unclaimed === 0 ? [] : [unclaimed === undefined ? BENEFITS.mayClaimFew : BENEFITS.mayClaim(unclaimed)];
  return (
    <Row
      title={title}
      note={[paid && BENEFITS.persons(paid.persons), againstWords(row), ...more].filter(Boolean).join('；')}
      value={sayPaid(paid)}
      {...(onClick && { onClick })}
    />
  );
}

function Programs({ division, programCode }: { division: string; programCode: string }) {
  const query = programCode ? { programCode } : {};
  const pages = useAnswerPages(listBenefitPrograms, { params: { division }, query });
  return (
    <InfiniteList of={pages} end={BENEFITS.end} empty={<Nothing />}>
      {(items) => (
        <>
          <View className="note">
            {BENEFITS.through(formatDay(dayInChina(items[0]!.asOf), yearOf(items[0]!.asOf)))}
          </View>
          <AsOf asOf={items[0]?.asOf} />
          <Section title={programCode ? `${items[0]!.programName}：${BENEFITS.towns}` : BENEFITS.programs} flush>
            {items.map((row) =>
              programCode ? (
                <ProgramRow key={row.division} row={row} title={row.name} />
              ) : (
                <ProgramRow
                  key={row.programCode}
                  row={row}
                  title={row.programName}
                  onClick={() => openPage('supervision/benefits', { division, programCode: row.programCode })}
                />
              ),
            )}
          </Section>
        </>
      )}
    </InfiniteList>
  );
}

/** How many may claim and do not: towns of a district, villages of a town. Who they are is the village's to know. */
function Places({ division }: { division: string }) {
  const pages = useAnswerPages(listBenefitPlaces, { params: { division }, query: {} });
  const isDistrict = levelOf(division) === 'district';
  const comparedWords = ({ rostered, notCompared }: BenefitPlace) => {
    if (rostered === 0) return BENEFITS.noRoster;
    return notCompared > 0 ? BENEFITS.notCompared(notCompared) : BENEFITS.allCompared;
  };
  return (
    <InfiniteList of={pages} end={BENEFITS.end} empty={<Nothing />}>
      {(items) => (
        <>
          <AsOf asOf={items[0]?.asOf} />
          <Section title={isDistrict ? BENEFITS.towns : BENEFITS.villages} flush>
            {items.map((place) => (
              <Row
                key={place.division}
                title={place.name}
                note={comparedWords(place)}
                value={place.rostered === 0 ? BENEFITS.unknown : sayUnclaimed(place.unclaimed)}
                {...(isDistrict && {
                  onClick: () => openPage('supervision/benefits', { division: place.division, of: 'unclaimed' }),
                })}
              />
            ))}
          </Section>
        </>
      )}
    </InfiniteList>
  );
}

/** What is behind the two numbers of 决策 that the night counts: the programs against last year, and who may claim and does not. */
export default function BenefitsPage() {
  const { division, programCode, of } = useParams<'division' | 'programCode' | 'of'>();
  const [role] = useRole();
  if (role !== 'regulator' || !division) return <OnlyRegulators />;
  return (
    <Page>
      <SectionTitle>{of === 'unclaimed' ? BENEFITS.unclaimed.title : BENEFITS.paid}</SectionTitle>
      {of === 'unclaimed' && <View className="note">{BENEFITS.asks}</View>}
      <View className="note">{BENEFITS.few}</View>
      {of === 'unclaimed' ? (
        <Places division={division} />
      ) : (
        <Programs division={districtOf(division)} programCode={programCode} />
      )}
      {programCode && (
        <RowCard icon="book" title={BENEFITS.rule} onClick={() => openPage('subsidies/program', { programCode })} />
      )}
    </Page>
  );
}
