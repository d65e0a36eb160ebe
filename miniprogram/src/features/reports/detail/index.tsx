import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import { showDesk, showReportBackground } from '@shared/reports/work';
import { listMyReports, listWork, type ReportView, showReport } from '@shared/reports/reports';
import { ALWAYS, askAgain, keyOf, useAnswer } from '@/platform/server/answers';
import { goBack, openPage, useParams } from '@/platform/navigate';
import { queryClient } from '@/platform/server/query';
import { lettersKey } from '@/platform/sending/send-letters';
import { useSignedIn } from '@/platform/server/session';
import { RowCard } from '@/ui/layout/row-card';
import { AnswerPage, EmptyPage } from '@/ui/layout/whole-page';
import { Contacts } from '@/ui/words/contacts';
import { Actions } from '../actions';
import { Conversation, NewLetters } from '../conversation/conversation';
import { HandlerSide, HandlerTop } from '../background/handler-side';
import { copy } from '../copy';
import { FalseMarkRow } from '../false-mark-row';
import { copy as pile } from '../pile/copy';
import { ProofRow } from '../proof-row';
import { WaitingCommands } from '../forms/waiting-commands';
import { ReportCard } from '../report-card';
import { signedInSenders } from '../senders';
import { useDraftKey } from '../use-draft-key';
import { WantIdentity } from '../want-identity';

/** Shows a newer state here, and lets the lists fetch theirs. */
function takeNewer(newer: ReportView) {
  queryClient.setQueryData(keyOf(showReport, { params: { reportId: newer.reportId } }), newer);
  refreshLists();
}

const refreshLists = () => askAgain(listMyReports, listWork, showDesk, showReportBackground);

/** It was handed away: nothing of it stays on the phone, and the list is where to go on. */
function leave(reportId: string) {
  queryClient.removeQueries({ queryKey: keyOf(showReport, { params: { reportId } }) });
  refreshLists();
  goBack();
}

/** Who sent it may want to call who handles it; an office knows its own phone. */
const isTheirs = ({ evidence }: ReportView): boolean => evidence === undefined;

const PROCESSING_MS = 5_000;

/** Looks again while pictures are being processed. */
function useProcessedMedia(report: ReportView | undefined, fetchedAt: number, refresh: () => Promise<unknown>) {
  const processing = [...(report?.media ?? []), ...(report?.answer?.media ?? [])].some(
    ({ state }) => state === 'processing' || state === 'awaiting',
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
  const secret = useDraftKey();
  // A supply form of a confidential report sends its files under a draft; an office's own files are its own.
  const draftKey = answer.data?.mode === 'confidential' && answer.data.mayDo.includes('supply') ? secret : undefined;
  const refresh = useCallback(() => refetch(), [refetch]);
  useProcessedMedia(answer.data, answer.dataUpdatedAt, refresh);
  usePullDownRefresh(() => {
    void queryClient.invalidateQueries({ queryKey: lettersKey(reportId, 'me') });
    void refetch().finally(() => Taro.stopPullDownRefresh());
  });

  if (!signedIn)
    return <EmptyPage icon="lock" title={copy.signInFirst} action={copy.signIn} onAction={() => openPage('login')} />;
  return (
    <AnswerPage className="reports-page" of={answer}>
      {(report) => (
        <>
          <View className="reports-body">
            <NewLetters report={report} />
            <HandlerTop report={report} />
            {report.mayDo.includes('release') && (
              <RowCard icon="warn" title={pile.toPile} note={pile.doorNote} onClick={() => openPage('reports/pile')} />
            )}
            <ReportCard report={report} now={new Date().toISOString()} />
            {isTheirs(report) && <Contacts division={report.handledByDivision} />}
            <HandlerSide report={report} take={takeNewer} refresh={refresh} />
            <Conversation report={report} />
            <ProofRow report={report} />
            <FalseMarkRow report={report} />
            {report.mayWantIdentity && <WantIdentity reportId={reportId} onSent={() => void refresh()} />}
          </View>
          <WaitingCommands reportId={reportId} refresh={refresh} />
          <Actions
            report={report}
            senders={signedInSenders(reportId, draftKey)}
            draftKey={draftKey}
            take={takeNewer}
            refresh={refresh}
            gone={() => leave(reportId)}
          />
        </>
      )}
    </AnswerPage>
  );
}
