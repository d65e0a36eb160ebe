import { View } from '@tarojs/components';
import { showDesk } from '@shared/reports/work';
import type { ReportSummary } from '@shared/reports/reports';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { type WorkingRole, useOffice } from '@/platform/server/session';
import { Answer } from '@/ui/words/answer';
import { Card } from '@/ui/layout/card';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { dueWords, REPORT_STATE } from '@/ui/words/report-words';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { copy } from './copy';

const SHOWN = 10;

function Due({ report, now }: { report: ReportSummary; now: string }) {
  // While material is awaited the clock stands still.
  if (!report.dueAt || report.state === 'awaiting') return null;
  const { words, tone } = dueWords(report.dueAt, now);
  return <StatusTag tone={tone}>{words}</StatusTag>;
}

/** What awaits a cadre, a town or the district: soonest deadline first. */
export function Work({ role }: { role: WorkingRole }) {
  const work = useAnswerPages(showDesk, { query: useOffice(role) }, { keep: true, staleTime: ALWAYS });
  const now = new Date().toISOString();
  return (
    <Answer of={work}>
      {({ pages }) => {
        // The same lines that the desk counts.
        const { items, next } = pages[0]!;
        const overdue = items.filter(({ late }) => late).length;
        const lateBehind = next && (items[items.length - 1]?.workingDaysLeft ?? 0) <= 0;
        return (
          <View>
            <Card className="paid" onClick={() => openPage('reports/work', { role })}>
              <View className="paid-label">{copy.work}</View>
              <View className="work-figure">{copy.workCount(`${items.length}${next ? '+' : ''}`)}</View>
              {items.length > 0 && (
                <View className={overdue ? 'work-late' : 'note'}>
                  {overdue ? copy.overdue(`${overdue}${lateBehind ? '+' : ''}`) : copy.inTime}
                </View>
              )}
            </Card>
            <Card flush>
              {items.length === 0 && <EmptyState {...copy.noWork} icon="check" />}
              {items.slice(0, SHOWN).map((report) => (
                <Row
                  key={report.reportId}
                  title={report.excerpt}
                  note={`${report.villageName} · ${CATEGORY_WORDS[report.category]} · ${REPORT_STATE[report.state].words}`}
                  value={<Due report={report} now={now} />}
                  onClick={() => openPage('reports/detail', { reportId: report.reportId })}
                />
              ))}
              <Row title={copy.allWork} onClick={() => openPage('reports/work', { role })} />
              <Row {...copy.alerts} onClick={() => openPage('supervision/alerts')} />
              <Row {...copy.orders} onClick={() => openPage('orders/list')} />
              {role !== 'cadre' && (
                <>
                  <Row {...copy.books} onClick={() => openPage('accounts/desk')} />
                  <Row {...copy.late} onClick={() => openPage('affairs/overdue')} />
                </>
              )}
            </Card>
          </View>
        );
      }}
    </Answer>
  );
}
