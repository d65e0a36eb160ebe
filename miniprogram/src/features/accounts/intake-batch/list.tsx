import { View } from '@tarojs/components';
import { type Counted, type IntakeSide, type PaperBatchView, signPaperList } from '@shared/accounts/intake';
import { printPaperList } from '@shared/accounts/papers';
import { shortVillageName } from '@shared/divisions';
import { formatDay } from '@shared/time';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { confirm } from '@/platform/notify';
import { call, sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { RowCard } from '@/ui/layout/row-card';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { BATCH, INTAKE } from '../intake/copy';
import { intakeChanged } from '../intake/intake-changed';

const Sum = ({ label, of: { count, fen } }: { label: string; of: Counted }) => (
  <View className="intake-sum">
    <View>{`${label} ${INTAKE.count(count)}`}</View>
    <Money fen={fen} size="row" />
  </View>
);

const Hand = ({ label, of: hand }: { label: string; of: PaperBatchView['forVillage'] }) => (
  <View className="note">
    {`${label}：${hand ? `${hand.name} ${formatDay(hand.at, new Date().getFullYear())}` : BATCH.notSigned}`}
  </View>
);

function Signing({ of: { villageCode, batchId, digest, mayDo } }: { of: PaperBatchView }) {
  const sign = useChange({
    act: (sendOnce, side: IntakeSide) =>
      sendOnce(signPaperList, { params: { villageCode, batchId }, body: { side, digest } }),
    done: BATCH.signed,
    onSettled: intakeChanged,
  });
  const press = async (side: IntakeSide) => {
    if (await confirm(BATCH.signAsk, BATCH.signNote)) sign.mutate(side);
  };
  return (
    <>
      {sign.error && <View className="intake-error">{sayError(sign.error)}</View>}
      <View className="intake-actions">
        {mayDo.includes('signForVillage') && (
          <Button small loading={sign.isPending} onClick={() => void press('village')}>
            {BATCH.signForVillage}
          </Button>
        )}
        {mayDo.includes('signForCentre') && (
          <Button small loading={sign.isPending} onClick={() => void press('centre')}>
            {BATCH.signForCentre}
          </Button>
        )}
      </View>
    </>
  );
}

/** The list itself: counts and sums, both signatures, and the paper of it. */
export function List({ of: batch }: { of: PaperBatchView }) {
  const { villageCode, batchId, villageName, state, handed, sums, forVillage, forCentre } = batch;
  const { busy, take } = usePaper();
  const { word, tone } = INTAKE.state[state];
  return (
    <>
      <Card>
        <View className="intake-head">
          <View className="intake-words">
            <View>{shortVillageName(villageName)}</View>
            <View className="note">{INTAKE.handedBy(handed.name, formatDay(handed.at, new Date().getFullYear()))}</View>
          </View>
          <StatusTag tone={tone}>{word}</StatusTag>
        </View>
        <View className="intake-sums">
          <Sum label={BATCH.all} of={sums.all} />
          <Sum label={BATCH.accepted} of={sums.accepted} />
          <Sum label={BATCH.returned} of={sums.returned} />
          {sums.waiting.count > 0 && <Sum label={BATCH.left} of={sums.waiting} />}
        </View>
        <Hand label={BATCH.forVillage} of={forVillage} />
        <Hand label={BATCH.forCentre} of={forCentre} />
        <Signing of={batch} />
      </Card>
      <RowCard
        icon="file"
        title={BATCH.print}
        {...(busy && { value: BATCH.making })}
        onClick={() =>
          void take('list', () => call(printPaperList, { params: { villageCode, batchId } }), openDocument)
        }
      />
    </>
  );
}
