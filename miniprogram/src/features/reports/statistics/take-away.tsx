import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ExportFormat } from '@shared/papers/papers';
import { exportReportStatistics, printMonthlyReport } from '@shared/reports/papers';
import { DEFINITIONS } from '@shared/reports/statistics-words';
import type { ReportCategory } from '@shared/reports/reports';
import { call } from '@/platform/server/call';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { FormatSheet } from '@/ui/layout/format-sheet';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';

interface Props {
  division: string;
  year: number;
  month: string | undefined;
  category: ReportCategory | undefined;
  /** The month that is printed, for the offices that have a monthly report. */
  printed: string | undefined;
}

/** The month on paper, the table as a file, and how it was counted. */
export function TakeAway({ division, year, month, category, printed }: Props) {
  const [open, setOpen] = useState<'formats' | 'how'>();
  const { busy, take } = usePaper();
  const making = (name: string) => (busy === name ? { value: copy.making } : {});
  const print = (chosen: string) =>
    take('print', () => call(printMonthlyReport, { params: { division, month: chosen } }), openDocument);
  const save = (format: ExportFormat) =>
    void take(
      'table',
      () => call(exportReportStatistics, { params: { division, year, format }, query: { month, category } }),
      openDocument,
    );
  return (
    <>
      <Section title={copy.take} flush>
        {printed && (
          <Row
            icon="file"
            title={copy.printMonth(printed)}
            note={copy.printNote}
            {...making('print')}
            onClick={() => void print(printed)}
          />
        )}
        <Row
          icon="file"
          title={copy.exportTable}
          note={copy.exportNote}
          {...making('table')}
          onClick={() => setOpen('formats')}
        />
        <Row icon="info" {...copy.how} onClick={() => setOpen('how')} />
      </Section>
      <FormatSheet open={open === 'formats'} onClose={() => setOpen(undefined)} onChoose={save} />
      <Sheet open={open === 'how'} title={copy.how.title} onClose={() => setOpen(undefined)}>
        {DEFINITIONS.map(({ term, how, source }) => (
          <View key={term} className="statistics-definition">
            <View className="statistics-term">{term}</View>
            <View>{how}</View>
            {source && <View className="note">{source}</View>}
          </View>
        ))}
      </Sheet>
    </>
  );
}
