import { View } from '@tarojs/components';
import { useState } from 'react';
import {
  type DueBreak,
  type DueBreakListing,
  DueSettlement,
  listDueBreaks,
  settleDueBreak,
} from '@shared/wechat-pay/dues';
import { openPage } from '@/platform/navigate';
import { ALWAYS, askAgain, useAnswerPages } from '@/platform/server/answers';
import { useChange } from '@/platform/server/use-change';
import { Card } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { EmptyState } from '@/ui/layout/states';
import { DayText } from '@/ui/words/day-text';
import { Failed } from '@/ui/words/failed';
import { Money } from '@/ui/words/money';
import { BREAK, OFFICE, SETTLEMENT } from '../copy';

function Amounts({ of: { oursFen, theirsFen } }: { of: DueBreak }) {
  return (
    <View>
      {oursFen !== undefined && (
        <View>
          {OFFICE.ours} <Money fen={oursFen} size="row" />
        </View>
      )}
      {theirsFen !== undefined && (
        <View>
          {OFFICE.theirs} <Money fen={theirsFen} size="row" />
        </View>
      )}
    </View>
  );
}

/** Who said what of it so far. */
function saidOf({ state, settlement, proposedBy = '', settledBy = '' }: DueBreak): string {
  if (!settlement || state === 'open') return '';
  const names = state === 'settled' && settledBy !== proposedBy ? `${proposedBy}、${settledBy}` : proposedBy;
  return state === 'settled' ? `${names}：${SETTLEMENT[settlement]}` : OFFICE.proposed(names, SETTLEMENT[settlement]);
}

/** What of a town's payments has to be looked at, each with the words that settle it; or what was settled. */
export function Breaks({ division, which }: { division: string; which: DueBreakListing }) {
  const pages = useAnswerPages(listDueBreaks, { params: { division }, query: { which } }, { staleTime: ALWAYS });
  const [chosen, setChosen] = useState<DueBreak>();
  const settling = useChange({
    act: (sendOnce, { breakId, settlement }: { breakId: string; settlement: DueSettlement }) =>
      sendOnce(settleDueBreak, { params: { division, breakId }, body: { settlement } }),
    done: ({ state }) => (state === 'settled' ? OFFICE.settled : OFFICE.wantsSecond),
    onSettled: () => {
      setChosen(undefined);
      askAgain(listDueBreaks);
    },
  });
  const empty =
    which === 'open' ? (
      <EmptyState icon="check" {...OFFICE.noBreaks} />
    ) : (
      <EmptyState icon="file" title={OFFICE.noneSettled} />
    );
  return (
    <>
      <Failed className="pay-said" of={settling.error} />
      <InfiniteList of={pages} end={OFFICE.end} empty={empty}>
        {(items) => (
          <Card flush>
            {items.map((one) => (
              <Row
                key={one.breakId}
                title={BREAK[one.kind]}
                note={
                  <View>
                    <DayText value={one.on} /> {one.contractNo ?? one.duePaymentId}
                    {saidOf(one) !== '' && <View>{saidOf(one)}</View>}
                  </View>
                }
                value={<Amounts of={one} />}
                {...(which === 'open' && { onClick: () => setChosen(one) })}
              />
            ))}
          </Card>
        )}
      </InfiniteList>
      <Sheet open={chosen !== undefined} title={OFFICE.settleTitle} onClose={() => setChosen(undefined)}>
        {chosen?.duePaymentId && (
          <Row
            title={OFFICE.seePayment}
            onClick={() => openPage('wechat-pay/receipt', { duePaymentId: chosen.duePaymentId })}
          />
        )}
        {DueSettlement.options.map((settlement) => (
          <Row
            key={settlement}
            title={SETTLEMENT[settlement]}
            {...(chosen?.settlement === settlement && { note: OFFICE.same(chosen.proposedBy ?? '') })}
            onClick={() => chosen && settling.mutate({ breakId: chosen.breakId, settlement })}
          />
        ))}
      </Sheet>
    </>
  );
}
