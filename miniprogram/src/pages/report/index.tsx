import { useOutbox } from '@/platform/sending/outbox';
import { isSignedInAs } from '@/platform/server/session';
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
  // A phone is handed on: what somebody else signed waits for them, and is not shown.
  const sent = (useOutbox().filter((item) => item.kind === REPORT) as ReportInOutbox[]).find(
    ({ body }) => body.mode === 'anonymous' || isSignedInAs(body.by),
  );
  useUnreadBadge();
  return (
    <Page>
      {sent ? <Outcome item={sent} onRewrite={() => rewrite(sent, state.edit)} /> : <ReportFields state={state} />}
    </Page>
  );
}
