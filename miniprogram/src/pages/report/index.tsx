import { useOutbox } from '@/platform/sending/outbox';
import { useUnreadBadge } from '@/platform/unread';
import { Page } from '@/ui/layout/page';
import { ReportFields } from './fields';
import { Outcome } from './outcome';
import { rewrite } from './rewrite';
import { REPORT, type ReportInOutbox } from './send-report';
import { useReportForm } from './use-report-form';

/** 一键举报: the form; then, for what was sent, the receipt, or where it waits. */
export default function ReportPage() {
  const state = useReportForm();
  const sent = useOutbox().find(({ kind }) => kind === REPORT) as ReportInOutbox | undefined;
  useUnreadBadge();
  return (
    <Page>
      {sent ? <Outcome item={sent} onRewrite={() => rewrite(sent, state.edit)} /> : <ReportFields state={state} />}
    </Page>
  );
}
