import { Picker, View } from '@tarojs/components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { endPaperConsent, recordPaperConsent, SHARE_WORDS } from '@shared/identity/households';
import { dayInChina, formatDay } from '@shared/time';
import { call, fieldErrors, sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useParams } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field, TextInput } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { PAPER } from '../copy';
import './paper-consent.css';

const ROUTES = { record: recordPaperConsent, end: endPaperConsent };
type What = keyof typeof ROUTES;

/** Identity numbers: never in the phone's storage. */
const blank = () => ({
  ownerIdNumber: '',
  viewerIdNumber: '',
  paperNo: '',
  signedOn: dayInChina(new Date().toISOString()),
});
type Paper = ReturnType<typeof blank>;

/** For a cadre at the counter: someone without a phone signs that a member of the household may see, or no longer. */
export default function PaperConsentPage() {
  const { villageCode } = useParams<'villageCode'>();
  const [what, setWhat] = useState<What>('record');
  const [paper, setPaper] = useState(blank);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const recording = useMutation<{ ownerName: string; viewerName: string }, unknown, Paper>({
    mutationFn: (body) => call(ROUTES[what], { params: { villageCode }, body }),
    onSuccess: () => setPaper(blank),
    onError: (error) => {
      setErrors(fieldErrors(error));
      say(sayError(error));
    },
  });
  const change = (part: Partial<Paper>) => setPaper((known) => ({ ...known, ...part }));
  const submit = () => {
    const checked = checkForm(recordPaperConsent.body!, paper);
    setErrors(checked.errors ?? {});
    if (checked.value) recording.mutate(checked.value);
  };
  const textField = (name: 'ownerIdNumber' | 'viewerIdNumber' | 'paperNo', label: string, hint: string) => (
    <Field label={label} hint={hint} {...(errors[name] && { error: errors[name] })}>
      <TextInput
        value={paper[name]}
        max={name === 'paperNo' ? 40 : 18}
        type={name === 'paperNo' ? 'text' : 'idcard'}
        onChange={(value) => change({ [name]: value })}
      />
    </Field>
  );

  if (recording.data) {
    const { ownerName, viewerName } = recording.data;
    return (
      <Page>
        <Card>
          <View className="paper-done">{PAPER[what === 'record' ? 'recorded' : 'ended'](ownerName, viewerName)}</View>
          <View className="muted">{PAPER.check}</View>
        </Card>
        <Button look="quiet" onClick={() => recording.reset()}>
          {PAPER.another}
        </Button>
      </Page>
    );
  }
  return (
    <Page>
      <Card>
        <View>{PAPER.how}</View>
        <View className="paper-words">{SHARE_WORDS}</View>
      </Card>
      <Field label={PAPER.what}>
        <Choice
          options={[
            { value: 'record', label: PAPER.record },
            { value: 'end', label: PAPER.end },
          ]}
          value={what}
          onChange={setWhat}
        />
      </Field>
      {textField('ownerIdNumber', PAPER.owner, PAPER.ownerHint)}
      {textField('viewerIdNumber', PAPER.viewer, PAPER.viewerHint)}
      {textField('paperNo', PAPER.paperNo, PAPER.paperNoHint)}
      <Field label={PAPER.signedOn} {...(errors.signedOn && { error: errors.signedOn })}>
        <Picker
          mode="date"
          value={paper.signedOn}
          end={blank().signedOn}
          onChange={({ detail }) => change({ signedOn: detail.value })}
        >
          <View className="input">{formatDay(paper.signedOn, new Date().getFullYear())}</View>
        </Picker>
      </Field>
      <Button loading={recording.isPending} onClick={submit}>
        {PAPER.submit}
      </Button>
    </Page>
  );
}
