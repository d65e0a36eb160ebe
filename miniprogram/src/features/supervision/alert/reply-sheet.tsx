import { View } from '@tarojs/components';
import { useState } from 'react';
import { replyToOutcome } from '@shared/supervision/outcomes';
import {
  AlertClosing,
  type AlertDetail,
  type AlertOutcome,
  listAlerts,
  showAlert,
} from '@shared/supervision/supervision';
import type { BodyOf } from '@shared/route';
import { checkForm } from '@/platform/check-form';
import { say } from '@/platform/notify';
import { useDraft } from '@/platform/sending/drafts';
import { askAgain, keyOf } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea, TextInput } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { CLOSING, FIELD, OUTCOMES } from '../copy';

interface Props {
  alert: AlertDetail;
  outcome: AlertOutcome;
  onClose: () => void;
}

const ENDINGS = AlertClosing.options.map((value) =>
  value === 'real'
    ? { value, ...OUTCOMES.upheld }
    : { value, label: `${OUTCOMES.corrected}：${CLOSING[value].word}`, note: CLOSING[value].note },
);
const BLANK = { ending: '' as AlertClosing | '', text: '', missingExclusion: '' };

/** The reply to what the person it is about says: upheld, or ended otherwise. */
export function ReplySheet({ alert, outcome: { personId, answer }, onClose }: Props) {
  const { alertId, version } = alert;
  const [typed, change, clear] = useDraft(`outcome-reply:${alertId}:${personId}`, BLANK);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const sending = useChange({
    act: (sendOnce, body: BodyOf<typeof replyToOutcome>) =>
      sendOnce(replyToOutcome, { params: { alertId, personId }, body }),
    done: OUTCOMES.done,
    onSuccess: (newer) => {
      clear();
      queryClient.setQueryData(keyOf(showAlert, { params: { alertId } }), newer);
      askAgain(listAlerts);
      onClose();
    },
    onError: (error) => {
      say(sayError(error));
      askAgain(showAlert);
    },
  });
  const submit = () => {
    const { ending, text, missingExclusion } = typed;
    const missing = ending === 'falseAlarm' && missingExclusion.trim() !== '' ? { missingExclusion } : {};
    const { value, errors = {} } = checkForm(replyToOutcome.body!, { version, ending, text, ...missing });
    const found = {
      ...errors,
      ...(errors.ending !== undefined && { ending: FIELD.closingMissing }),
      ...(ending === 'falseAlarm' && missingExclusion.trim() === '' && { missingExclusion: FIELD.missingMissing }),
    };
    setWrong(found);
    if (value && Object.keys(found).length === 0) sending.mutate(value as BodyOf<typeof replyToOutcome>);
  };
  const errorOf = (field: string) => (wrong[field] === undefined ? {} : { error: wrong[field] });
  return (
    <Sheet open title={OUTCOMES.reply} onClose={onClose}>
      {answer && <View className="supervision-sentence">{answer.text}</View>}
      <Field label={OUTCOMES.ending} {...errorOf('ending')}>
        <Choice
          look="rows"
          options={ENDINGS}
          value={typed.ending === '' ? undefined : typed.ending}
          onChange={(ending) => change({ ending })}
        />
      </Field>
      {typed.ending === 'falseAlarm' && (
        <Field {...FIELD.missing} {...errorOf('missingExclusion')}>
          <TextInput
            value={typed.missingExclusion}
            onChange={(missingExclusion) => change({ missingExclusion })}
            max={100}
            isPublic
          />
        </Field>
      )}
      <Field {...OUTCOMES.text} {...errorOf('text')}>
        <TextArea value={typed.text} onChange={(text) => change({ text })} max={1000} isPublic />
      </Field>
      <Button loading={sending.isPending} onClick={submit}>
        {OUTCOMES.submit}
      </Button>
    </Sheet>
  );
}
