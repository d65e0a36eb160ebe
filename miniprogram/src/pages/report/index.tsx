import { discard, useOutbox } from '@/platform/outbox';
import { useUnreadBadge } from '@/platform/unread';
import { Page } from '@/ui/page';
import { ReportFields } from './fields';
import { writtenIn } from './form';
import { Outcome } from './outcome';
import { REPORT, type ReportInOutbox } from './send-report';
import { useReportForm } from './use-report-form';

/** 一键举报: the form; then, for what was sent, the receipt, or where it waits. */
export default function ReportPage() {
  const state = useReportForm();
  const sent = useOutbox().find((item) => item.kind === REPORT) as ReportInOutbox | undefined;
  useUnreadBadge();
  const rewrite = () => {
    if (!sent) return;
    state.edit(writtenIn(sent.body));
    discard(sent.key);
  };
  return <Page>{sent ? <Outcome item={sent} onRewrite={rewrite} /> : <ReportFields state={state} />}</Page>;
}
