import { View } from '@tarojs/components';
import { useCallback, useEffect } from 'react';
import {
  acceptReport,
  answerReport,
  listMyReports,
  listWork,
  rateAnswer,
  type ReportView,
  returnReport,
  showReport,
} from '@shared/reports';
import { ALWAYS, keyOf, useAnswer } from '@/platform/answers';
import { call } from '@/platform/call';
import { openPage, useParams } from '@/platform/navigate';
import { queryClient } from '@/platform/query';
import { useSignedIn } from '@/platform/session';
import { Answer } from '@/ui/answer';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/states';
import { Actions, type Senders } from '../actions';
import { copy } from '../copy';
import { ReportCard } from '../report-card';

const sendersOf = (reportId: string): Senders => {
  const params = { reportId };
  return {
    accept: (body, idempotencyKey) => call(acceptReport, { params, body, idempotencyKey }),
    answer: (body, idempotencyKey) => call(answerReport, { params, body, idempotencyKey }),
    rate: (body, idempotencyKey) => call(rateAnswer, { params, body, idempotencyKey }),
    return: (body, idempotencyKey) => call(returnReport, { params, body, idempotencyKey }),
  };
};

/** Shows a newer state here, and lets the lists fetch theirs. */
function takeNewer(newer: ReportView) {
  queryClient.setQueryData(keyOf(showReport, { params: { reportId: newer.reportId } }), newer);
  [listMyReports, listWork].forEach((route) => void queryClient.invalidateQueries({ queryKey: keyOf(route) }));
}

const PROCESSING_MS = 5_000;
/** Pictures are behind URLs that work for ten minutes. */

/** Looks again while pictures are being processed. */
function useProcessedMedia(report: ReportView | undefined, fetchedAt: number, refresh: () => Promise<unknown>) {
  const processing = [...(report?.media ?? []), ...(report?.answer?.media ?? [])].some(
    ({ state }) => state === 'processing',
  );
  useEffect(() => {
    if (!processing) return undefined;
    const timer = setTimeout(() => void refresh(), PROCESSING_MS);
    return () => clearTimeout(timer);
  }, [processing, fetchedAt, refresh]);
}

/** One report for its reporter, its handler or the regulator: what each may do is in `mayDo`. */
export default function DetailPage() {
  const { reportId } = useParams<'reportId'>();
  const signedIn = useSignedIn();
  const answer = useAnswer(showReport, { params: { reportId } }, { enabled: signedIn, staleTime: ALWAYS });
  const { refetch } = answer;
  const refresh = useCallback(() => refetch(), [refetch]);
  useProcessedMedia(answer.data, answer.dataUpdatedAt, refresh);

  if (!signedIn) {
    return (
      <Page>
        <EmptyState icon="lock" title={copy.signInFirst} action={copy.signIn} onAction={() => openPage('login')} />
      </Page>
    );
  }
  return (
    <Page className="reports-page" asOf={answer.dataUpdatedAt}>
      <Answer of={answer}>
        {(report) => (
          <>
            <View className="reports-body">
              <ReportCard report={report} now={new Date().toISOString()} />
            </View>
            <Actions report={report} senders={sendersOf(reportId)} take={takeNewer} refresh={refresh} />
          </>
        )}
      </Answer>
    </Page>
  );
}
