import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ReportHistory } from '@shared/reports/work';
import { ShareBar } from '@/ui/bars';
import { Card } from '@/ui/layout/card';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { ReportRow } from '../report-row';
import { copy } from './copy';

interface Props {
  history: ReportHistory;
  title: string;
  note: string;
  /** Between the sums and the list. */
  children?: ReactNode;
}

/** How many, what became of them, about what; then each. Few of them are said to be few. */
export function HistoryCard({ history, title, note, children }: Props) {
  const { total, few, more, byOutcome, byCategory, items } = history;
  const now = new Date().toISOString();
  return (
    <>
      <Card>
        <View className="past-title">{title}</View>
        <View className="past-count">{copy.count(total, more)}</View>
        {few && total > 0 && <StatusTag tone="wait">{copy.few}</StatusTag>}
        <View className="note">{note}</View>
      </Card>
      {total === 0 ? (
        <EmptyState icon="check" title={copy.none} />
      ) : (
        <>
          <Sums
            title={copy.byOutcome}
            total={total}
            of={byOutcome.map((one) => [copy.outcomes[one.outcome], one.count])}
          />
          <Sums
            title={copy.byCategory}
            total={total}
            of={byCategory.map((one) => [CATEGORY_WORDS[one.category], one.count])}
          />
          {children}
          <Section title={copy.list} flush>
            {items.map((report) => (
              <ReportRow key={report.reportId} report={report} now={now} withVillage />
            ))}
          </Section>
        </>
      )}
    </>
  );
}

function Sums({ title, total, of }: { title: string; total: number; of: readonly (readonly [string, number])[] }) {
  return (
    <Section title={title} flush>
      {of.map(([words, count]) => (
        <Row
          key={words}
          title={words}
          value={copy.count(count, false)}
          below={<ShareBar part={count} whole={total} />}
        />
      ))}
    </Section>
  );
}
