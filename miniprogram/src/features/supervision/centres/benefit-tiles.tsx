import { View } from '@tarojs/components';
import type { BenefitPlace } from '@shared/supervision/benefits';
import { formatInstant } from '@shared/time';
import { openPage } from '@/platform/navigate';
import { Row } from '@/ui/layout/row';
import { BENEFITS } from '../benefits/copy';
import { againstWords, sayPaid, sayUnclaimed } from '../benefits/words';
import { CENTRES } from './copy';

interface Props {
  of: BenefitPlace | undefined;
  division: string;
}

/** What is counted at night stands beside what is counted by the hour, and says of when it is. */
export function BenefitTiles({ of, division }: Props) {
  if (!of) return <Row title={BENEFITS.paid} note={BENEFITS.empty} />;
  const asOf = CENTRES.asOf(formatInstant(of.asOf, new Date().getFullYear()));
  const tiles = [
    { title: BENEFITS.paid, note: againstWords(of), value: sayPaid(of.paid), by: {} },
    {
      ...BENEFITS.unclaimed,
      value: sayUnclaimed(of.unclaimed),
      by: { of: 'unclaimed' },
    },
  ];
  return (
    <>
      {tiles.map(({ title, note, value, by }) => (
        <Row
          key={title}
          title={title}
          note={`${note}（${asOf}）`}
          value={<View className="centres-number">{value}</View>}
          onClick={() => openPage('supervision/benefits', { division, ...by })}
        />
      ))}
    </>
  );
}
