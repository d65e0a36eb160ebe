import { View } from '@tarojs/components';
import { type FirstDigits, LEAST_ENTRIES } from '@shared/supervision/statistics';
import { aria } from '@/ui/aria';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { StatusTag } from '@/ui/words/status-tag';
import { STATISTICS } from './copy';

type Counted = NonNullable<FirstDigits['counted']>;

/** Bars of what is, each with a line where the law has it. */
function Chart({ digits }: Counted) {
  const most = Math.max(...digits.flatMap(({ count, expected }) => [count, expected]));
  const percent = (value: number) => `${(100 * value) / most}%`;
  return (
    <View {...aria({ role: 'img', label: STATISTICS.legend })}>
      {digits.map(({ digit, count, expected }) => (
        <View
          key={digit}
          className="statistics-bar-row"
          {...aria({ label: STATISTICS.spoken(digit, count, expected) })}
        >
          <View className="statistics-digit">{digit}</View>
          <View className="statistics-bar">
            <View className="statistics-count" style={{ width: percent(count) }} />
            <View className="statistics-expected" style={{ left: percent(expected) }} />
          </View>
        </View>
      ))}
      <View className="note statistics-legend">{STATISTICS.legend}</View>
    </View>
  );
}

const HEADS = [STATISTICS.digit, STATISTICS.count, STATISTICS.expected, STATISTICS.share];

function Table({ digits, entries }: Counted & { entries: number }) {
  return (
    <View {...aria({ role: 'table', label: STATISTICS.table })}>
      <View className="statistics-line statistics-head" {...aria({ role: 'row' })}>
        {HEADS.map((head) => (
          <View key={head} className="statistics-cell" {...aria({ role: 'columnheader' })}>
            {head}
          </View>
        ))}
      </View>
      {digits.map(({ digit, count, expected }) => (
        <View key={digit} className="statistics-line" {...aria({ role: 'row' })}>
          {[digit, count, expected.toFixed(1), `${((100 * count) / entries).toFixed(1)}%`].map((value, place) => (
            <View key={place} className="statistics-cell" {...aria({ role: 'cell' })}>
              {value}
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

/** First digits against Benford's law: the chart with its table, or how many entries are wanting. */
export function Digits({ of: { villages, entries, leftOut, counted } }: { of: FirstDigits }) {
  const read = STATISTICS.read(villages, entries, leftOut);
  if (!counted)
    return (
      <>
        <View className="note statistics-read">{read}</View>
        <RowCard title={STATISTICS.few} note={STATISTICS.fewEntries(LEAST_ENTRIES, entries)} />
      </>
    );
  const { word, tone } = STATISTICS.fits[counted.fit];
  return (
    <>
      <View className="note">{read}</View>
      <View className="statistics-beside">
        <View className="statistics-half">
          <Section title={STATISTICS.chart}>
            <Chart {...counted} />
          </Section>
        </View>
        <View className="statistics-half">
          <Section title={STATISTICS.table}>
            <Table {...counted} entries={entries} />
          </Section>
        </View>
      </View>
      <Card>
        <Facts
          of={[
            [
              STATISTICS.deviation,
              <View key="deviation">
                <View>
                  {counted.deviation.toFixed(4)} <StatusTag tone={tone}>{word}</StatusTag>
                </View>
                <View className="note">{STATISTICS.deviationNote}</View>
              </View>,
            ],
            [
              STATISTICS.chiSquare,
              <View key="chi">
                <View>{counted.chiSquare.toFixed(1)}</View>
                <View className="note">{STATISTICS.chiSquareNote(entries)}</View>
              </View>,
            ],
          ]}
        />
        <View className="note">{STATISTICS.law}</View>
      </Card>
    </>
  );
}
