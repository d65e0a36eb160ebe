import { listWork } from '@shared/reports/reports';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { type WorkingRole, useOffice } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { EmptyState } from '@/ui/layout/states';
import { copy } from '../copy';
import { ReportRow } from '../report-row';

/** 已办: what the office has done, newest first, a page at a time. */
export function DoneList({ role }: { role: WorkingRole }) {
  const work = useAnswerPages(listWork, { query: { ...useOffice(role), which: 'done' } }, { staleTime: ALWAYS });
  const now = new Date().toISOString();
  return (
    <InfiniteList of={work} empty={<EmptyState title={copy.noDone} />}>
      {(items) => (
        <Card flush>
          {items.map((report) => (
            <ReportRow key={report.reportId} report={report} now={now} withVillage />
          ))}
        </Card>
      )}
    </InfiniteList>
  );
}
