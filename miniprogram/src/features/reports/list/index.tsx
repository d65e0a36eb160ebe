import { usePullDownRefresh } from '@tarojs/taro';
import Taro from '@tarojs/taro';
import { listMyReports } from '@shared/reports/reports';
import { ALWAYS, useAnswerPages } from '@/platform/server/answers';
import { openPage, openTab } from '@/platform/navigate';
import { useOutbox } from '@/platform/sending/outbox';
import { useSignedIn } from '@/platform/server/session';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { copy } from '../copy';
import { PROOF } from '../proof-copy';
import { ReportRow } from '../report-row';

/** 我的举报: the named and the confidential ones. An anonymous one is nobody's, and is found by its receipt. */
export default function ListPage() {
  const signedIn = useSignedIn();
  const reports = useAnswerPages(listMyReports, undefined, { enabled: signedIn, staleTime: ALWAYS });
  const waiting = useOutbox().filter(({ receipt, refusal }) => receipt === undefined && refusal === undefined).length;
  usePullDownRefresh(() => void reports.refetch().finally(() => Taro.stopPullDownRefresh()));
  const now = new Date().toISOString();
  return (
    <Page>
      <Card flush>
        <Row icon="receipt" {...copy.byReceipt} onClick={() => openPage('reports/receipt')} />
        <Row icon="check" {...PROOF.toCheck} onClick={() => openPage('reports/check')} />
        {waiting > 0 && <Row icon="clock" title={copy.waiting(waiting)} note={copy.waitingNote} />}
      </Card>
      {signedIn ? (
        <InfiniteList
          of={reports}
          empty={
            <EmptyState icon="report" {...copy.noReports} action={copy.report} onAction={() => openTab('report')} />
          }
        >
          {(items) => (
            <Card flush>
              {items.map((report) => (
                <ReportRow key={report.reportId} report={report} now={now} mine />
              ))}
            </Card>
          )}
        </InfiniteList>
      ) : (
        <EmptyState icon="lock" title={copy.signInFirst} action={copy.signIn} onAction={() => openPage('login')} />
      )}
    </Page>
  );
}
