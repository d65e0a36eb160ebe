import { View } from '@tarojs/components';
import { levelOf } from '@shared/divisions';
import { formatFen } from '@shared/money';
import { LEAST_VILLAGES, type PeerGroup, showStatistics } from '@shared/supervision/statistics';
import { formatInstant } from '@shared/time';
import { useDivisions } from '@/platform/divisions';
import { openPage, useParams } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { SectionTitle } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { Answer } from '@/ui/words/answer';
import { CENTRES } from '../centres/copy';
import { OnlyRegulators, useRegulator } from '../regulator';
import { STATISTICS } from './copy';
import { Digits } from './digits';
import './statistics.css';

/** How the villages of a kind spread; which of them are beyond the fences is nobody's to read here. */
function Peers({ of: { kind, villages, quartiles, fences } }: { of: PeerGroup }) {
  const title = `${STATISTICS.kind[kind]}：${STATISTICS.villages(villages)}`;
  if (!quartiles || !fences)
    return <RowCard title={title} note={STATISTICS.fewVillages(LEAST_VILLAGES, villages)} value={STATISTICS.few} />;
  const { lowerFen, medianFen, upperFen } = quartiles;
  return (
    <Section title={title}>
      <Facts
        of={[
          [STATISTICS.median, formatFen(medianFen)],
          [STATISTICS.half, STATISTICS.to(formatFen(lowerFen), formatFen(upperFen))],
          [
            STATISTICS.fences,
            <View key="fences">
              {/* Nobody spends less than nothing. */}
              <View>{STATISTICS.to(formatFen(Math.max(0, fences.lowFen)), formatFen(fences.highFen))}</View>
              <View className="note">{STATISTICS.fencesNote}</View>
            </View>,
          ],
          [STATISTICS.beyond, STATISTICS.villages(fences.beyond)],
        ]}
      />
    </Section>
  );
}

const asOfWords = (asOf: string) => CENTRES.asOf(formatInstant(asOf, new Date().getFullYear()));

/** 统计, for an auditor: of the district, or of one of its towns. */
export default function StatisticsPage() {
  const { mine, districtCode } = useRegulator();
  const { division } = useParams<'division'>();
  const place = division || districtCode;
  const answer = useAnswer(showStatistics, { params: { division: place } }, { enabled: mine });
  const { data } = useDivisions(districtCode);
  if (!mine) return <OnlyRegulators />;
  const isDistrict = levelOf(place) === 'district';
  const name = isDistrict ? data?.district.name : data?.towns.find(({ code }) => code === place)?.name;
  return (
    <Page className="statistics-page">
      <View className="note">{STATISTICS.intro}</View>
      <Answer of={answer}>
        {({ digits, peers }) => (
          <>
            <SectionTitle>{STATISTICS.of(name)}</SectionTitle>
            <View className="note">
              {digits ? `${STATISTICS.span(digits.from, digits.through)}，${asOfWords(digits.asOf)}` : STATISTICS.never}
            </View>
            {digits && <Digits of={digits} />}
            {isDistrict && <SectionTitle>{STATISTICS.peers}</SectionTitle>}
            {isDistrict && (
              <View className="note">
                {peers
                  ? `${STATISTICS.peersNote(peers.from, peers.through)}，${asOfWords(peers.asOf)}`
                  : STATISTICS.peersNever}
              </View>
            )}
            {peers?.groups.map((group) => (
              <Peers key={group.kind} of={group} />
            ))}
          </>
        )}
      </Answer>
      {isDistrict && data && (
        <Section title={STATISTICS.places} flush>
          {data.towns.map(({ code, name: town }) => (
            <Row key={code} title={town} onClick={() => openPage('supervision/statistics', { division: code })} />
          ))}
        </Section>
      )}
    </Page>
  );
}
