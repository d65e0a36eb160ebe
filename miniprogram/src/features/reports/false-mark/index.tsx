import { View } from '@tarojs/components';
import { FalseGround, markReportFalse } from '@shared/custody/restrictions';
import { call } from '@/platform/server/call';
import { goBack, useParams } from '@/platform/navigate';
import { confirm, say } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { FALSE_GROUNDS, FALSE_MARK } from '../restriction-copy';
import { useKeptForm } from '../use-kept-form';
import '../report.css';

const GROUNDS = FalseGround.options.map((value) => ({ value, ...FALSE_GROUNDS[value] }));

/** 认定诬告: the regulator's, with what it is not said first. */
export default function FalseMarkPage() {
  const { reportId, referenceNo } = useParams<'reportId' | 'referenceNo'>();
  const { typed, wrong, pending, edit, submit } = useKeptForm({
    name: `false-mark:${reportId}`,
    blank: { ground: undefined as FalseGround | undefined, text: '' },
    schema: markReportFalse.body!,
    bodyOf: (written) => written,
    send: (body: { ground: FalseGround; text: string }, idempotencyKey) =>
      call(markReportFalse, { params: { reportId }, body, idempotencyKey }),
    onSent: ({ marks, until }) => {
      say(until ? FALSE_MARK.doneRestricted : FALSE_MARK.done(marks));
      goBack();
    },
  });
  const ask = async () => {
    if (await confirm(FALSE_MARK.row.title, FALSE_MARK.ask, FALSE_MARK.send)) submit();
  };
  return (
    <Page>
      <Card>
        <View className="reports-next">{FALSE_MARK.first}</View>
        {FALSE_MARK.rules.map((rule) => (
          <View key={rule} className="reports-rule">
            {rule}
          </View>
        ))}
        <View className="note">{referenceNo}</View>
      </Card>
      <Field label={FALSE_MARK.groundLabel} error={wrong.ground && FALSE_MARK.groundMissing}>
        <Choice look="rows" options={GROUNDS} value={typed.ground} onChange={(ground) => edit({ ground })} />
      </Field>
      <Field label={FALSE_MARK.textLabel} hint={FALSE_MARK.textHint} error={wrong.text}>
        <TextArea value={typed.text} onChange={(text) => edit({ text })} />
      </Field>
      <Button look="danger" loading={pending} onClick={() => void ask()}>
        {FALSE_MARK.send}
      </Button>
    </Page>
  );
}
