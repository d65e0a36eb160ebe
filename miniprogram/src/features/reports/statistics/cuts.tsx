import { View } from '@tarojs/components';
import type { Part, ReportStatistics } from '@shared/reports/statistics';
import { levelOf } from '@shared/divisions';
import type { ReportCategory } from '@shared/reports/reports';
import { openPage } from '@/platform/navigate';
import { Bars, ShareBar } from '@/ui/bars';
import { Card, SectionTitle } from '@/ui/layout/card';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { copy, partWords } from './copy';

/** How many came each month; pressing one shows that month. */
export function Months({
  of: { months: all },
  through,
  month,
  onChoose,
}: {
  of: ReportStatistics;
  /** The last month that has begun. */
  through: string;
  month: string | undefined;
  onChoose: (month: string | undefined) => void;
}) {
  const months = all.filter((each) => each.month <= through);
  if (months.length === 0) return null;
  return (
    <Section title={copy.months}>
      <Bars
        bars={months.map((each) => ({
          key: each.month,
          label: String(Number(each.month.slice(5))),
          values: [each.came ?? 0],
          spoken: copy.monthBar(each.month, each.came),
        }))}
        {...(month && { value: month })}
        onChange={(chosen) => onChoose(chosen === month ? undefined : chosen)}
      />
      <View className="note statistics-under">
        {months.some(({ came }) => came === undefined) ? `${copy.monthsNote}${copy.hiddenMonths}` : copy.monthsNote}
      </View>
    </Section>
  );
}

const told = <Line extends Part>(lines: readonly Line[]) =>
  lines.filter((line): line is Line & { came: number } => line.came !== undefined && line.came > 0);
const fewOf = (lines: readonly Part[]) => lines.filter(({ came }) => came === undefined).length;

export function Categories({
  of: { categories, mayCross },
  onChoose,
}: {
  of: ReportStatistics;
  onChoose: (category: ReportCategory) => void;
}) {
  const shown = told(categories);
  if (shown.length === 0) return null;
  const most = Math.max(...shown.map(({ came }) => came));
  return (
    <Section title={copy.categories} flush>
      {shown.map(({ category, ...part }) => (
        <Row
          key={category}
          title={CATEGORY_WORDS[category]}
          note={partWords(part)}
          value={copy.cases(part.came)}
          below={<ShareBar part={part.came} whole={most} />}
          {...(mayCross && { onClick: () => onChoose(category) })}
        />
      ))}
      {fewOf(categories) > 0 && <Row title={copy.restCategories(fewOf(categories))} />}
    </Section>
  );
}

/** By code, never by rank. */
export function Offices({ of: { offices, division, above } }: { of: ReportStatistics }) {
  const shown = told(offices);
  const few = fewOf(offices);
  return (
    <>
      {shown.length + few > 0 && (
        <>
          <SectionTitle>{copy.offices[levelOf(division)]}</SectionTitle>
          <View className="note statistics-over">{copy.officesNote}</View>
          <Card flush>
            {shown.map(({ division: office, name, own, standing, ...part }) => (
              <Row
                key={`${office}${String(own)}`}
                title={name}
                note={partWords(part, standing)}
                value={copy.cases(part.came)}
                {...(!own && { onClick: () => openPage('reports/statistics', { division: office }) })}
              />
            ))}
            {few > 0 && <Row title={copy.rest(few)} />}
          </Card>
        </>
      )}
      {above?.came ? (
        <Section title={copy.above} flush>
          <Row title={copy.aboveNote} note={partWords(above)} value={copy.cases(above.came)} />
        </Section>
      ) : null}
    </>
  );
}
