import { View } from '@tarojs/components';
import { useState } from 'react';
import { levelOf } from '@shared/divisions';
import type { ExportFormat } from '@shared/papers/papers';
import { exportScores, printScoreSummary } from '@shared/papers/score-papers';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { call } from '@/platform/server/call';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { Card } from '@/ui/layout/card';
import { FormatSheet } from '@/ui/layout/format-sheet';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';

/** Quarters that are over, the newest first. */
const quartersBefore = (at: string): string[] => [1, 2, 3, 4].map((back) => quarterOf(startOfQuarter(at, back)));

/** What everybody reads here, to print and to keep: a village's quarter as PDF, and the scores as a table. */
export function TakeAway({ division }: { division: string }) {
  const [open, setOpen] = useState<'quarters' | 'formats'>();
  const { busy, take } = usePaper();
  const making = (name: string) => (busy === name ? { value: copy.making } : {});
  const print = (quarter: string) => {
    setOpen(undefined);
    void take('summary', () => call(printScoreSummary, { params: { villageCode: division, quarter } }), openDocument);
  };
  const save = (format: ExportFormat) =>
    void take('table', () => call(exportScores, { params: { division, format } }), openDocument);
  return (
    <>
      <Section title={copy.take} flush>
        {levelOf(division) === 'village' && (
          <Row icon="file" {...copy.summary} {...making('summary')} onClick={() => setOpen('quarters')} />
        )}
        <Row icon="file" {...copy.exportScores} {...making('table')} onClick={() => setOpen('formats')} />
      </Section>
      <Sheet open={open === 'quarters'} title={copy.chooseQuarter} onClose={() => setOpen(undefined)}>
        <Card flush>
          {quartersBefore(new Date().toISOString()).map((quarter) => (
            <Row key={quarter} title={copy.quarterWords(quarter)} onClick={() => print(quarter)} />
          ))}
        </Card>
        <View className="note">{copy.noSummaryNote}</View>
      </Sheet>
      <FormatSheet open={open === 'formats'} onClose={() => setOpen(undefined)} onChoose={save} />
    </>
  );
}
