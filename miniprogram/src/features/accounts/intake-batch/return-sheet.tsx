import { View } from '@tarojs/components';
import { useState } from 'react';
import { type IntakePaper, REASONS_OF, RETURN_REASONS, type ReturnReason } from '@shared/accounts/intake';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Sheet } from '@/ui/layout/sheet';
import { BATCH } from '../intake/copy';

interface Props {
  papers: readonly IntakePaper[];
  isSending: boolean;
  onReturn: (reason: ReturnReason) => void;
  onClose: () => void;
}

/** The canned reasons that stand beside every kind among these papers. */
const reasonsFor = (papers: readonly IntakePaper[]): ReturnReason[] =>
  REASONS_OF[papers[0]!.kind].filter((reason) => papers.every(({ kind }) => REASONS_OF[kind].includes(reason)));

export function ReturnSheet({ papers, isSending, onReturn, onClose }: Props) {
  const [reason, setReason] = useState<ReturnReason>();
  const options = reasonsFor(papers).map((value) => ({ value, label: RETURN_REASONS[value] }));
  return (
    <Sheet open title={BATCH.why} onClose={onClose}>
      {options.length === 0 && <View className="note">{BATCH.noReason}</View>}
      <Choice options={options} value={reason} onChange={setReason} look="rows" label={BATCH.why} />
      <View className="intake-foot">
        <Button look="danger" loading={isSending} disabled={!reason} onClick={() => reason && onReturn(reason)}>
          {BATCH.returnPicked(papers.length)}
        </Button>
      </View>
    </Sheet>
  );
}
