import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ConfirmRequest, listMyTransfers, type MyTransfer, showMyTransfer } from '@shared/wechat-pay/transfers';
import { ALWAYS, askAgain, type Polled, useAnswer } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { DayText } from '@/ui/words/day-text';
import { Failed } from '@/ui/words/failed';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { canConfirm, confirmByWechat } from '../confirm-by-wechat';
import { INCOMING, STATE } from './copy';

/** What WeChat has not said yet is asked again this often, ms: soon for some minutes, and then as often as who leaves the page open may ask. */
const EVERY_MS = 5_000;
const LATER_MS = 60_000;
const OFTEN = 24;
export const askedAfter = ({ state: { dataUpdateCount, errorUpdateCount } }: Polled): number =>
  dataUpdateCount + errorUpdateCount < OFTEN ? EVERY_MS : LATER_MS;

function ConfirmButton({ request, onEnd }: { request: ConfirmRequest; onEnd: () => void }) {
  const [said, setSaid] = useState('');
  const confirming = useChange({
    // WeChat's page opens within the tap: nothing is waited for before it.
    act: () => confirmByWechat(request),
    onSuccess: (end) => {
      setSaid(end === 'cancelled' ? INCOMING.cancelled : INCOMING.asking);
      onEnd();
    },
  });
  const words = confirming.error ? sayError(confirming.error) : said;
  return (
    <>
      <Failed className="pay-said" of={words} />
      <Button loading={confirming.isPending} onClick={() => confirming.mutate()}>
        {INCOMING.confirm}
      </Button>
    </>
  );
}

/** One that waits for its payee: as WeChat has it now, and its button. */
export function Waiting({ transfer }: { transfer: MyTransfer }) {
  const { serial } = transfer;
  const answer = useAnswer(showMyTransfer, { params: { serial } }, { staleTime: ALWAYS, every: askedAfter });
  const shown = answer.data ?? transfer;
  const { word, tone } = STATE[shown.state];
  const onEnd = () => {
    void answer.refetch();
    askAgain(listMyTransfers);
  };
  return (
    <Card>
      <View className="pay-head">
        <Money fen={shown.amountFen} size="figure" />
        <StatusTag tone={tone}>{word}</StatusTag>
      </View>
      <View>{INCOMING.from(shown.villageName)}</View>
      <Facts
        of={[
          ['用途', shown.purpose],
          [INCOMING.until, shown.confirmBy && <DayText key="until" value={shown.confirmBy} clock />],
        ]}
      />
      {shown.state === 'waitPayee' &&
        (!canConfirm() ? (
          <View className="note pay-note">{process.env.TARO_ENV === 'weapp' ? INCOMING.old : INCOMING.only}</View>
        ) : answer.data?.request ? (
          <ConfirmButton request={answer.data.request} onEnd={onEnd} />
        ) : (
          <View className="note">{INCOMING.getting}</View>
        ))}
    </Card>
  );
}
