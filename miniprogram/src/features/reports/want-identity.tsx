import { useState } from 'react';
import { wantIdentity } from '@shared/custody/custody';
import { sayError } from '@/platform/server/call';
import { checkForm } from '@/platform/check-form';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { RowCard } from '@/ui/layout/row-card';
import { Sheet } from '@/ui/layout/sheet';

const words = {
  title: '请求核实举报人身份',
  note: '姓名封存着，要两位保管员都同意。举报人会看到您的原因',
  label: '为什么一定要知道是谁？',
  hint: '大多数事不用知道是谁也能办。要问什么，可以在这里给举报人留言。',
  placeholder: '比如：对方说材料是伪造的，要当面核实证据来源。',
  send: '提交给保管员',
  sent: '已经交给保管员，有结果会告诉您',
};

/** For an office above the village, of a confidential report: asks the custodians, with the reason its reporter reads. */
export function WantIdentity({ reportId, onSent }: { reportId: string; onSent: () => void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const asking = useChange({
    act: (sendOnce, why: string) => sendOnce(wantIdentity, { params: { reportId }, body: { reason: why } }),
    done: words.sent,
    onSuccess: () => {
      setOpen(false);
      onSent();
    },
    onError: (error) => setWrong(sayError(error)),
  });
  const submit = () => {
    const { errors, value } = checkForm(wantIdentity.body!, { reason });
    setWrong(errors?.reason);
    if (value) asking.mutate(value.reason);
  };
  return (
    <>
      <RowCard icon="lock" title={words.title} note={words.note} onClick={() => setOpen(true)} />
      <Sheet open={open} title={words.title} onClose={() => setOpen(false)}>
        <Field label={words.label} hint={words.hint} error={wrong}>
          <TextArea value={reason} max={200} placeholder={words.placeholder} onChange={setReason} />
        </Field>
        <Button loading={asking.isPending} onClick={submit}>
          {words.send}
        </Button>
      </Sheet>
    </>
  );
}
