import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { openAnonymousReport, type ReportSummary, type ReportView } from '@shared/reports/reports';
import { call, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { scrollTo, useParams } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { queryClient } from '@/platform/server/query';
import { lettersKey } from '@/platform/sending/send-letters';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field, TextInput } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { Section } from '@/ui/layout/section';
import { Actions } from '../actions';
import { Conversation, NewLetters } from '../conversation/conversation';
import { copy } from '../copy';
import { ProofRow } from '../proof-row';
import { digitsMissing, digitsOf, inGroups } from '../receipt-no';
import { WaitingCommands } from '../forms/waiting-commands';
import { ReportCard } from '../report-card';
import { ReportRow } from '../report-row';
import { receiptSenders } from '../senders';
import { useDraftKey } from '../use-draft-key';

interface Opened {
  receiptNo: string;
  report: ReportView;
  /** It and what was split from it. */
  family: readonly ReportSummary[];
}

/** @param reportId of those that the receipt opens; its own when none is named. */
async function open({ receiptNo, reportId }: { receiptNo: string; reportId?: string }): Promise<Opened> {
  const body = { receiptNo, ...(reportId && { reportId }) };
  const { family = [], ...report } = await call(openAnonymousReport, { body });
  return { receiptNo, report, family };
}

/** The other reports of the same receipt: one that spoke of two matters is two. */
function Family({ opened, onOpen }: { opened: Opened; onOpen: (reportId: string) => void }) {
  const others = opened.family.filter(({ reportId }) => reportId !== opened.report.reportId);
  if (others.length === 0) return null;
  return (
    <Section title={copy.family} flush>
      {others.map((report) => (
        <ReportRow
          key={report.reportId}
          report={report}
          now={new Date().toISOString()}
          mine
          onOpen={() => onOpen(report.reportId)}
        />
      ))}
    </Section>
  );
}

interface FormProps {
  /** The number just given, when one comes from having sent the report. */
  given: string;
  onOpened: (opened: Opened) => void;
}

function ReceiptForm({ given, onOpened }: FormProps) {
  const [typed, setTyped] = useState(inGroups(given));
  const [wrong, setWrong] = useState<string>();
  const opening = useChange({
    act: (_, which: Parameters<typeof open>[0]) => open(which),
    onSuccess: onOpened,
    onError: (error) => setWrong(sayError(error)),
  });
  const submit = () => {
    const { value } = checkForm(openAnonymousReport.body!, { receiptNo: typed });
    if (value) opening.mutate({ receiptNo: value.receiptNo });
    else setWrong(copy.receiptMissing(digitsMissing(typed)));
  };
  const { mutate } = opening;
  useEffect(() => {
    if (given) mutate({ receiptNo: given });
  }, [given, mutate]);
  return (
    <View className="reports-receipt">
      <Field label={copy.receiptLabel} hint={copy.receiptHint} error={wrong}>
        <TextInput
          // A browser's number field would refuse the spaces.
          type={process.env.TARO_ENV === 'weapp' ? 'number' : 'text'}
          value={inGroups(typed)}
          onChange={(text) => {
            setTyped(inGroups(text));
            setWrong(undefined);
          }}
          max={19}
          placeholder={copy.receiptPlaceholder}
          confirmType="search"
          onConfirm={submit}
        />
      </Field>
      <Button loading={opening.isPending} onClick={submit}>
        {copy.openReceipt}
      </Button>
      <View className="note reports-secret">{copy.receiptSecret}</View>
    </View>
  );
}

/** An anonymous report, opened by its number. The number is kept in this page's memory only. */
export default function ReceiptPage() {
  const { receiptNo: sentJustNow } = useParams<'receiptNo'>();
  const [given, setGiven] = useState(digitsOf(sentJustNow));
  const [opened, setOpened] = useState<Opened>();
  const draftKey = useDraftKey();
  const show = (found: Opened) => {
    setOpened(found);
    scrollTo();
  };
  const another = () => {
    setGiven('');
    setOpened(undefined);
    scrollTo();
  };
  usePullDownRefresh(() => {
    const stop = () => Taro.stopPullDownRefresh();
    if (!opened) return stop();
    const { reportId } = opened.report;
    void queryClient.invalidateQueries({ queryKey: lettersKey(reportId, 'receipt') });
    void open({ receiptNo: opened.receiptNo, reportId })
      .then(setOpened, (error: unknown) => say(sayError(error)))
      .finally(stop);
  });
  if (!opened) {
    return (
      <Page>
        <ReceiptForm given={given} onOpened={show} />
      </Page>
    );
  }
  const { receiptNo, report } = opened;
  const now = { receiptNo, reportId: report.reportId };
  const openOther = (reportId: string) =>
    void open({ receiptNo, reportId }).then(show, (error: unknown) => say(sayError(error)));
  return (
    <Page className="reports-page">
      <View className="reports-body">
        <NewLetters report={report} receiptNo={receiptNo} />
        <ReportCard report={report} now={new Date().toISOString()} />
        <Conversation report={report} receiptNo={receiptNo} />
        <ProofRow report={report} receiptNo={receiptNo} />
        <Family opened={opened} onOpen={openOther} />
        <Button look="quiet" onClick={another}>
          {copy.otherReceipt}
        </Button>
      </View>
      <WaitingCommands reportId={report.reportId} refresh={() => open(now).then(setOpened)} />
      <Actions
        report={report}
        senders={receiptSenders(now, draftKey)}
        draftKey={draftKey}
        receiptNo={receiptNo}
        take={(newer) => setOpened({ ...opened, report: newer })}
        refresh={() => open(now).then(setOpened)}
      />
    </Page>
  );
}
