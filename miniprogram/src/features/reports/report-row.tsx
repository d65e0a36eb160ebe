import { View } from '@tarojs/components';
import type { ReportSummary } from '@shared/reports/reports';
import { openPage } from '@/platform/navigate';
import { DayText } from '@/ui/words/day-text';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { copy } from './copy';
import { dueLine, tagOf } from './next-step';
import './report.css';

interface Props {
  report: ReportSummary;
  now: string;
  /** For someone who handles several villages. */
  withVillage?: boolean;
  /** For its reporter: an answer waits to be judged. */
  mine?: boolean;
  /** Where it opens, when not in a page of its own. */
  onOpen?: () => void;
}

/** What waits for its reporter. */
const MINE: Partial<Record<ReportSummary['state'], string>> = {
  answered: copy.waitsForYou,
  awaiting: copy.waitsForMaterialOfYou,
};

/** One report of a list: what it says, since when, and what is owed. */
export function ReportRow({ report, now, withVillage, mine, onOpen }: Props) {
  const tag = tagOf(report, now);
  const waits = mine && MINE[report.state];
  const toRate = waits ? { words: waits, late: false } : undefined;
  const due = toRate ?? dueLine(report, now);
  return (
    <Row
      title={report.excerpt}
      note={
        <>
          <View>
            {withVillage && `${report.villageName} · `}
            {CATEGORY_WORDS[report.category]} · <DayText value={report.submittedAt} />
          </View>
          <View className="reports-state">
            <StatusTag tone={tag.tone}>{tag.words}</StatusTag>
            {report.supervisedAt && due && <StatusTag tone="bad">{copy.supervised}</StatusTag>}
            {due && <View className={due.late ? 'reports-late' : 'reports-due'}>{due.words}</View>}
          </View>
        </>
      }
      onClick={onOpen ?? (() => openPage('reports/detail', { reportId: report.reportId }))}
    />
  );
}
