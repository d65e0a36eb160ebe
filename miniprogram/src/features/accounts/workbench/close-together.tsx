import { View } from '@tarojs/components';
import type { WorkVillage } from '@shared/accounts/workbench';
import { shortVillageName } from '@shared/divisions';
import { formatInstant } from '@shared/time';
import { confirm } from '@/platform/notify';
import { useSendOnce } from '@/platform/server/use-send-once';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { StatusTag } from '@/ui/words/status-tag';
import { readyToClose } from './blocked';
import { type ClosingRun, closeTogether, forgetRun, type Turn, useClosingRun, useLeft } from './closing-run';
import { WORKBENCH } from './copy';

const { together } = WORKBENCH;

function Outcome({ of: { isClosed, refused } }: { of: Turn }) {
  if (isClosed) return <StatusTag tone="good">{together.closed}</StatusTag>;
  return <StatusTag tone={refused ? 'bad' : 'wait'}>{refused ? together.refused : together.notYet}</StatusTag>;
}

/** What became of each village, the last time that several were closed together. */
function Outcomes({ of: { month, begunAt, turns }, onSeen }: { of: ClosingRun; onSeen?: () => void }) {
  return (
    <Section title={together.outcomes(month)} flush>
      {turns.map((turn) => (
        <Row
          key={turn.villageCode}
          title={shortVillageName(turn.villageName)}
          {...(turn.refused && { note: turn.refused })}
          value={<Outcome of={turn} />}
        />
      ))}
      <View className="workbench-seen">
        <View className="note">{together.begunAt(formatInstant(begunAt, new Date().getFullYear()))}</View>
        {onSeen && (
          <Button small look="quiet" onClick={onSeen}>
            {together.seen}
          </Button>
        )}
      </View>
    </Section>
  );
}

interface Props {
  year: number;
  villages: readonly WorkVillage[];
  /** Who looks holds the money of these villages: they close none of their books. */
  asCashier: boolean;
}

/**
 * Closes a month in every village of which only that is missing, one after the other. What broke off goes on with the next press, since
 * a closed one is ready no more; what became of each is there for who comes back.
 */
export function CloseTogether({ year, villages, asCashier }: Props) {
  const sendOnce = useSendOnce();
  const left = useLeft();
  const run = useClosingRun(year, villages);
  const ready = asCashier ? undefined : readyToClose(villages);
  const close = async (all: NonNullable<typeof ready>) => {
    const { month, villages: its } = all;
    if (await confirm(together.ask(month, its.length), together.askNote, together.press))
      await closeTogether(sendOnce, year, all);
  };
  return (
    <>
      {ready && (
        <Card>
          <View>{together.ready(ready.month, ready.villages.length)}</View>
          <View className="note">
            {ready.villages.map(({ villageName }) => shortVillageName(villageName)).join('、')}
          </View>
          {left > 0 && <View className="note">{together.left(left)}</View>}
          <View className="workbench-together">
            <Button small loading={left > 0} onClick={() => void close(ready)}>
              {together.press}
            </Button>
          </View>
        </Card>
      )}
      {run && <Outcomes of={run} {...(left === 0 && { onSeen: () => forgetRun(year) })} />}
    </>
  );
}
