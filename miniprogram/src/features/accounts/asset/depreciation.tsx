import { View } from '@tarojs/components';
import type { AssetCard } from '@shared/accounts/registers';
import { formatFen } from '@shared/money';
import { Bars } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { Section } from '@/ui/layout/section';
import { Money } from '@/ui/words/money';
import { ASSET } from '../registers/copy';

const monthWord = (month: string) => `${Number(month.slice(5))}月`;

/** What each month of this year takes off, and each year until nothing but the residual is left. */
export function Depreciation({ of: { months, years } }: { of: AssetCard }) {
  const year = Number(months[0]?.month.slice(0, 4));
  const thisYear = months.reduce((sum, { fen }) => sum + fen, 0);
  // Bars that are all as long as each other say nothing a number does not.
  const isEven = months.length > 1 && months.every(({ fen }) => fen === months[0]?.fen);
  if (years.length === 0) return null;
  return (
    <>
      <Section title={ASSET.thisYear(year)}>
        {thisYear > 0 && !isEven && (
          <Bars
            bars={months.map(({ month, fen, taken }) => ({
              key: month,
              label: monthWord(month),
              values: [fen],
              spoken: `${monthWord(month)}，${formatFen(fen)}${taken ? '' : `，${ASSET.notYet}`}`,
            }))}
          />
        )}
        <Facts
          of={[
            [ASSET.eachMonth, isEven && thisYear > 0 && <Money key="month" fen={months[0]?.fen ?? 0} />],
            [ASSET.thisYearSum, <Money key="sum" fen={thisYear} />],
          ]}
        />
        <View className="note">{ASSET.wornNote}</View>
      </Section>
      <Card flush>
        <Disclosure title={ASSET.byYear} label={ASSET.byYear}>
          <Facts
            of={years.map((one) => [
              `${one.year}年`,
              <View key={one.year}>
                <Money fen={one.fen} />
                <View className="note">
                  {`${ASSET.left} `}
                  <Money fen={one.netValueFen} />
                </View>
              </View>,
            ])}
          />
        </Disclosure>
      </Card>
    </>
  );
}
