import { View } from '@tarojs/components';
import { decideLevy, type Levy, listCharges, listLevies, listLevyDesk } from '@shared/accounts/levies';
import { formatFen } from '@shared/money';
import { holds } from '@shared/roles';
import { useParams } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { ALWAYS, askAgain, useAnswer, useAnswerPages } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Disclosure } from '@/ui/layout/disclosure';
import { Facts } from '@/ui/layout/facts';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { DayText } from '@/ui/words/day-text';
import { Failed } from '@/ui/words/failed';
import { StatusTag } from '@/ui/words/status-tag';
import { DESK, KIND, LEVIES, LEVY, PASTE, PER, STATE } from '../levies/copy';
import { AddLine } from './add-line';
import { OneCharge } from './one-charge';
import { PasteLines } from './paste-lines';
import '../wechat-pay.css';

const refresh = () => {
  askAgain(listCharges, listLevyDesk, listLevies);
};

/** The levy itself, and the two words of who looks it over. */
function Head({ levy }: { levy: Levy }) {
  const { villageCode, levyId, kind, state, rateFen, dueOn, charges, chargedFen, paid, receivedFen, version } = levy;
  const isTown = holds(useMe()?.grants ?? [], ['township'], villageCode);
  const deciding = useChange({
    act: (sendOnce, agrees: boolean) =>
      sendOnce(decideLevy, { params: { villageCode, levyId }, body: { agrees, version } }),
    done: (_, agrees) => (agrees ? LEVY.given : LEVY.backSaid),
    onSettled: refresh,
  });
  const give = async () => {
    if (await confirm(LEVY.giveTitle, LEVY.giveText(charges, chargedFen), LEVY.giveYes)) deciding.mutate(true);
  };
  return (
    <Card>
      <View className="pay-head">
        <View>{levy.title}</View>
        <StatusTag tone={STATE[state].tone}>{STATE[state].word}</StatusTag>
      </View>
      <Facts
        of={[
          [LEVIES.rate, `${KIND[kind]} ${PER[kind]} ${formatFen(rateFen)}`],
          [LEVIES.due, <DayText key="due" value={dueOn} />],
          [LEVIES.total, `${formatFen(chargedFen)}（${LEVIES.homes(charges)}）`],
          [LEVIES.came, state === 'given' && `${formatFen(receivedFen)}（${LEVIES.homes(paid)}）`],
          [DESK.made, levy.preparedBy],
          [DESK.givenBy, levy.givenBy],
        ]}
      />
      {levy.sentBackBy && <View className="note">{DESK.sentBack(levy.sentBackBy)}</View>}
      <Failed className="pay-said" of={deciding.error} />
      {isTown && state === 'prepared' && charges > 0 && (
        <View className="pay-acts">
          <Button small loading={deciding.isPending} onClick={() => void give()}>
            {LEVY.give}
          </Button>
          <Button small look="quiet" onClick={() => deciding.mutate(false)}>
            {LEVY.back}
          </Button>
        </View>
      )}
    </Card>
  );
}

/** 收款清单: who owes what, for the office alone. */
export default function LevyPage() {
  const { villageCode, levyId } = useParams<'villageCode' | 'levyId'>();
  const grants = useMe()?.grants ?? [];
  const pages = useAnswerPages(listCharges, { params: { villageCode, levyId } }, { staleTime: ALWAYS });
  const levy = useAnswer(listCharges, { params: { villageCode, levyId }, query: { limit: 1 } }, { staleTime: ALWAYS })
    .data?.levy;
  const isClerk = holds(grants, ['cadre'], villageCode);
  return (
    <Page>
      {levy && <Head levy={levy} />}
      {levy?.state === 'prepared' && isClerk && (
        <Card flush>
          <Disclosure title={LEVY.addTitle}>
            <AddLine levy={levy} onDone={refresh} />
          </Disclosure>
          <Disclosure title={PASTE.title}>
            <PasteLines levy={levy} onDone={refresh} />
          </Disclosure>
        </Card>
      )}
      <InfiniteList of={pages} end={LEVY.end} empty={<EmptyState icon="people" {...LEVY.none} />}>
        {(items) => (
          <>
            {levy && items.map((charge) => <OneCharge key={charge.chargeId} {...{ charge, levy }} onDone={refresh} />)}
          </>
        )}
      </InfiniteList>
    </Page>
  );
}
