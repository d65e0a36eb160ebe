import { View } from '@tarojs/components';
import { useState } from 'react';
import { type PileLine, sortPile } from '@shared/reports/work';
import { checkForm } from '@/platform/check-form';
import { confirm } from '@/platform/notify';
import { Button } from '@/ui/button';
import { Field, TextArea } from '@/ui/forms/field';
import { Sheet } from '@/ui/layout/sheet';
import { copy } from './copy';
import type { Sorting } from './use-sorting';

/** How many are chosen, and what is done with them. */
export function SortBar({ sorting, all }: { sorting: Sorting; all: readonly PileLine[] }) {
  const { chosen } = sorting;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const count = chosen.length;
  const every = count === all.length;
  const release = async () => {
    if (await confirm(copy.releaseTitle(count), copy.releaseText, copy.release)) sorting.sort({ kind: 'release' });
  };
  const setAside = () => {
    const decision = { kind: 'setAside' as const, reason };
    const reports = chosen.map(({ reportId, version }) => ({ reportId, version }));
    const { value, errors } = checkForm(sortPile.body!, { decision, reports });
    setWrong(value ? undefined : Object.values(errors)[0]);
    if (value) sorting.sort(decision, () => setAsking(false));
  };
  return (
    <>
      <View className="work-bar pile-bar">
        <View className="work-bar-count">{copy.chosen(count)}</View>
        <Button small look="quiet" onClick={() => (every ? sorting.none() : sorting.turn(all))}>
          {every ? copy.chooseNone : copy.chooseAll}
        </Button>
        {count > 0 && (
          <>
            <Button small look="quiet" onClick={() => setAsking(true)}>
              {copy.setAside}
            </Button>
            <Button small loading={sorting.sorting} onClick={() => void release()}>
              {copy.release}
            </Button>
          </>
        )}
      </View>
      <Sheet open={asking && count > 0} title={copy.reasonTitle(count)} onClose={() => setAsking(false)}>
        <Field label={copy.reasonLabel} hint={copy.reasonHint} error={wrong}>
          <TextArea value={reason} onChange={setReason} placeholder={copy.reasonPlaceholder} />
        </Field>
        <Button loading={sorting.sorting} onClick={setAside}>
          {copy.confirmAside(count)}
        </Button>
      </Sheet>
    </>
  );
}
