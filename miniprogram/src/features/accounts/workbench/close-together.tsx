import { View } from '@tarojs/components';
import { useState } from 'react';
import { closeMonth } from '@shared/accounts/books';
import { listWorkbench, type WorkVillage } from '@shared/accounts/workbench';
import { shortVillageName } from '@shared/divisions';
import { confirm } from '@/platform/notify';
import { keyOf } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { queryClient } from '@/platform/server/query';
import { useSendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { readyToClose } from './blocked';
import { WORKBENCH } from './copy';

const { together } = WORKBENCH;

/** What became of one village: closed, or why not. */
interface Outcome {
  village: WorkVillage;
  refused?: string;
}

/**
 * Closes a month in every village of which only that is missing, one after the other. Each is a closing of its own, asked of the server as
 * ever: one that is refused keeps none from the others, and what broke off goes on with the next press, since a closed one is ready no more.
 */
export function CloseTogether({ year, villages }: { year: number; villages: readonly WorkVillage[] }) {
  const sendOnce = useSendOnce();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [left, setLeft] = useState(0);
  const ready = readyToClose(villages);
  const close = async ({ month, villages: all }: NonNullable<typeof ready>) => {
    if (!(await confirm(together.ask(month, all.length), together.askNote, together.press))) return;
    const done: Outcome[] = [];
    for (const village of all) {
      setLeft(all.length - done.length);
      const { villageCode } = village;
      done.push(
        await sendOnce(closeMonth, { params: { villageCode, year, month } }).then(
          () => ({ village }),
          (error: unknown) => ({ village, refused: sayError(error) }),
        ),
      );
      setOutcomes([...done]);
    }
    setLeft(0);
    void queryClient.invalidateQueries({ queryKey: keyOf(listWorkbench) });
  };
  if (!ready && outcomes.length === 0) return null;
  return (
    <>
      {ready && (
        <Card>
          <View>{together.ready(ready.month, ready.villages.length)}</View>
          <View className="note">
            {ready.villages.map(({ villageName }) => shortVillageName(villageName)).join('、')}
          </View>
          <View className="workbench-together">
            <Button small loading={left > 0} onClick={() => void close(ready)}>
              {left > 0 ? together.left(left) : together.press}
            </Button>
          </View>
        </Card>
      )}
      {outcomes.length > 0 && (
        <>
          <SectionTitle>{together.outcomes}</SectionTitle>
          <Card flush>
            {outcomes.map(({ village: { villageCode, villageName }, refused }) => (
              <Row
                key={villageCode}
                title={shortVillageName(villageName)}
                {...(refused && { note: refused })}
                value={
                  <StatusTag tone={refused ? 'bad' : 'good'}>{refused ? together.refused : together.closed}</StatusTag>
                }
              />
            ))}
          </Card>
        </>
      )}
    </>
  );
}
