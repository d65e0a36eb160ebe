import { useState } from 'react';
import { showReporterPhone } from '@shared/custody/custody';
import { confirm } from '@/platform/notify';
import { dial } from '@/platform/phone';
import { useSpokenChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { copy } from './copy';

/** 打电话: asks first, for each look is left in the trail; then the number stands here, to tap. It is kept nowhere. */
export function CallReporter({ reportId }: { reportId: string }) {
  const [phone, setPhone] = useState<string>();
  const look = useSpokenChange({
    act: (sendOnce) => sendOnce(showReporterPhone, { params: { reportId } }),
    onSuccess: (shown) => setPhone(shown.phone),
  });
  const ask = async () => {
    if (await confirm(copy.callReporter, copy.callNote, copy.callYes)) look.mutate();
  };
  return phone ? (
    <Button small icon="phone" onClick={() => dial(phone)}>
      {copy.dial(phone)}
    </Button>
  ) : (
    <Button small look="quiet" icon="phone" loading={look.isPending} onClick={() => void ask()}>
      {copy.callReporter}
    </Button>
  );
}
