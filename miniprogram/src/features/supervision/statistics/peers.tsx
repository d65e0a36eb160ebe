import { View } from '@tarojs/components';
import { formatFen } from '@shared/money';
import { LEAST_VILLAGES, type PeerGroup } from '@shared/supervision/statistics';
import { Facts } from '@/ui/layout/facts';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { STATISTICS } from './copy';

/** How the villages of a kind spread; which of them are beyond the fences is nobody's to read here. */
export function Peers({ of: { kind, villages, quartiles, fences } }: { of: PeerGroup }) {
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
