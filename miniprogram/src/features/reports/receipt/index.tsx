import { View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { openAnonymousReport, type ReportView } from '@shared/reports';
import { call, sayError } from '@/platform/call';
import { checkForm } from '@/platform/check-form';
import { newDraftKey } from '@/platform/draft-key';
import { scrollTo, useParams } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { Field, TextInput } from '@/ui/field';
import { Page } from '@/ui/page';
import { Actions } from '../actions';
import { copy } from '../copy';
import { digitsMissing, digitsOf, inGroups } from '../receipt-no';
import { ReportCard } from '../report-card';
import { receiptSenders } from '../senders';

interface Opened {
  receiptNo: string;
  report: ReportView;
}

const open = async (receiptNo: string): Promise<Opened> => ({
  receiptNo,
  report: await call(openAnonymousReport, { body: { receiptNo } }),
});

/** The secret that files are sent under by one whom nobody knows; made anew for each opening. */
function useDraftKey(): string | undefined {
  const [key, setKey] = useState<string>();
  useEffect(() => void newDraftKey().then(setKey, () => undefined), []);
  return key;
}

interface FormProps {
  /** The number just given, when one comes from having sent the report. */
  given: string;
  onOpened: (opened: Opened) => void;
}

function ReceiptForm({ given, onOpened }: FormProps) {
  const [typed, setTyped] = useState(inGroups(given));
  const [wrong, setWrong] = useState<string>();
  const opening = useMutation({ mutationFn: open, onSuccess: onOpened, onError: (error) => setWrong(sayError(error)) });
  const submit = () => {
    const { value } = checkForm(openAnonymousReport.body!, { receiptNo: typed });
    if (value) opening.mutate(value.receiptNo);
    else setWrong(copy.receiptMissing(digitsMissing(typed)));
  };
  const { mutate } = opening;
  useEffect(() => {
    if (given) mutate(given);
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
          label={copy.receiptLabel}
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
  if (!opened) {
    return (
      <Page>
        <ReceiptForm given={given} onOpened={show} />
      </Page>
    );
  }
  const { receiptNo, report } = opened;
  return (
    <Page className="reports-page">
      <View className="reports-body">
        <ReportCard report={report} now={new Date().toISOString()} />
        <Button look="quiet" onClick={another}>
          {copy.otherReceipt}
        </Button>
      </View>
      <Actions
        report={report}
        senders={receiptSenders(receiptNo, draftKey)}
        draftKey={draftKey}
        take={(newer) => setOpened({ receiptNo, report: newer })}
        refresh={() => open(receiptNo).then(setOpened)}
      />
    </Page>
  );
}
