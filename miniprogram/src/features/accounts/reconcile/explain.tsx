import { View } from '@tarojs/components';
import { useState } from 'react';
import { LineAwaits } from '@shared/accounts/bank-reconciliation';
import { sayError } from '@/platform/server/call';
import { Button } from '@/ui/button';
import { Choice } from '@/ui/forms/choice';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { RECONCILE } from '../bank/copy';
import type { Line } from './candidates';
import type { Reconciling } from './use-reconciling';

const AWAITS = LineAwaits.options.map((value) => ({ value, label: RECONCILE.awaits[value] }));

interface Props {
  line: Line;
  reconciling: Reconciling;
  onClose: () => void;
}

/** What a line that nothing stands against waits for. */
export function Explain({ line, reconciling: { explain }, onClose }: Props) {
  const [awaits, setAwaits] = useState<LineAwaits | undefined>(line.awaits);
  const [note, setNote] = useState(line.note ?? '');
  const send = () => {
    if (awaits) explain.mutate({ lineKey: line.lineKey, awaits, note: note.trim() }, { onSuccess: onClose });
  };
  return (
    <Sheet open title={RECONCILE.explain} onClose={onClose}>
      <Field label={RECONCILE.awaitsLabel}>
        <Choice options={AWAITS} value={awaits} onChange={setAwaits} />
      </Field>
      <Field {...RECONCILE.note}>
        <TextArea value={note} onChange={setNote} max={200} isPublic />
      </Field>
      {explain.error && <View className="bank-error">{sayError(explain.error)}</View>}
      <Button loading={explain.isPending} disabled={!awaits || !note.trim()} onClick={send}>
        {RECONCILE.save}
      </Button>
    </Sheet>
  );
}
