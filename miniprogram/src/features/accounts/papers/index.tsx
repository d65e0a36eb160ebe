import { View } from '@tarojs/components';
import { useState } from 'react';
import { showVillageYear } from '@shared/accounts/accounts';
import { type ExportFormat, exportTable, type ExportTable, showLetter } from '@shared/papers/papers';
import { useAnswer } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { openDocument } from '@/platform/files/documents';
import { openPage, useParams } from '@/platform/navigate';
import { usePaper } from '@/platform/files/use-paper';
import { RowCard } from '@/ui/layout/row-card';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { FormatSheet } from '@/ui/layout/format-sheet';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { YearStepper } from '@/ui/forms/stepper';
import { ofVillage } from '../choose-village';
import { ScanCode } from '../scan-code';
import { PAPERS } from './copy';

const REGISTERS = ['assets', 'resources', 'contracts', 'debts', 'projects'] as const;

/** The quarters of a year that have begun, newest first. */
function quartersOf(year: number, today: Date): number[] {
  if (year < today.getFullYear()) return [4, 3, 2, 1];
  const begun = Math.floor(today.getMonth() / 3) + 1;
  return [4, 3, 2, 1].filter((quarter) => quarter <= begun);
}

function Papers({ villageCode }: { villageCode: string }) {
  const today = new Date();
  const [year, setYear] = useState(Number(useParams<'year'>().year) || today.getFullYear());
  const [chosen, setChosen] = useState<ExportTable>();
  const { busy, take } = usePaper();
  const answer = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });

  const letter = (quarter: number) =>
    take(`letter${quarter}`, () => call(showLetter, { params: { villageCode, year, quarter } }), openDocument);
  const table = (format: ExportFormat) => {
    if (!chosen) return;
    void take(
      chosen,
      () => call(exportTable, { params: { villageCode, table: chosen, format }, query: { year } }),
      openDocument,
    );
  };
  const making = (name: string) => (busy === name ? { value: '请稍等…' } : {});
  const isNow = (quarter: number) => year === today.getFullYear() && quarter === Math.floor(today.getMonth() / 3) + 1;

  return (
    <Page>
      <ScanCode kind="village" villageCode={villageCode} note={PAPERS.codeNote} />
      <YearStepper years={answer.data?.years ?? [year]} year={year} onChange={setYear} />
      <SectionTitle>{PAPERS.letter}</SectionTitle>
      <View className="note">{PAPERS.letterNote}</View>
      <Answer of={answer}>
        {() => (
          <Card flush>
            {quartersOf(year, today).map((quarter) => (
              <Row
                key={quarter}
                icon="file"
                title={`${year}年${PAPERS.quarter(quarter)}`}
                note={isNow(quarter) ? PAPERS.unfinished : PAPERS.months(quarter)}
                {...making(`letter${quarter}`)}
                onClick={() => void letter(quarter)}
              />
            ))}
          </Card>
        )}
      </Answer>
      <SectionTitle>{PAPERS.tables}</SectionTitle>
      <View className="note">{PAPERS.tablesNote}</View>
      <Card flush>
        <Row icon="file" title={PAPERS.entries(year)} {...making('entries')} onClick={() => setChosen('entries')} />
        {REGISTERS.map((name) => (
          <Row
            key={name}
            icon="file"
            title={PAPERS.registers[name]}
            {...making(name)}
            onClick={() => setChosen(name)}
          />
        ))}
      </Card>
      <RowCard {...PAPERS.openData} onClick={() => openPage('accounts/open-data', { villageCode })} />
      <FormatSheet open={chosen !== undefined} onClose={() => setChosen(undefined)} onChoose={table} />
    </Page>
  );
}

/** 打印和分享: what is public of a village to take away: the code to scan, the quarter's letter, the tables. */
export default ofVillage(Papers);
