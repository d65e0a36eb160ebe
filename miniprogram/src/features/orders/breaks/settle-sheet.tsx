import { View } from '@tarojs/components';
import { useState } from 'react';
import { listTransferBreaks, settleTransferBreak, type TransferBreak } from '@shared/orders/transfer-breaks';
import { checkForm } from '@/platform/check-form';
import { askAgain } from '@/platform/server/answers';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { Failed } from '@/ui/words/failed';
import { BREAK, BREAKS } from './copy';

interface Props {
  of: TransferBreak;
  division: string;
  onClose: () => void;
}

/** What somebody found out about a difference: with it the task is done. */
export function SettleSheet({ of: { breakId, kind }, division, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const settle = useChange({
    act: (sendOnce) => sendOnce(settleTransferBreak, { params: { division, breakId }, body: { reason } }),
    done: BREAKS.done,
    onSuccess: () => onClose(),
    // Somebody else may have been first: the list is asked for anew.
    onSettled: () => askAgain(listTransferBreaks),
  });
  const press = () => {
    const { errors } = checkForm(settleTransferBreak.body!, { reason });
    setWrong(errors?.reason);
    if (!errors?.reason) settle.mutate();
  };
  return (
    <Sheet open title={BREAK[kind].title} onClose={onClose}>
      <View className="note orders-note">{BREAKS.sheetNote}</View>
      <Field {...BREAKS.reason} {...(wrong && { error: wrong })}>
        <TextArea value={reason} onChange={setReason} max={200} />
      </Field>
      <Failed className="orders-wrong" of={settle.error} />
      <Button loading={settle.isPending} onClick={press}>
        {BREAKS.submit}
      </Button>
    </Sheet>
  );
}
