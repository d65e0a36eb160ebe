import { View } from '@tarojs/components';
import { formatFen } from '@shared/money';
import { type PublicityRow, showPublicity } from '@shared/subsidies/publicity';
import type { ResponseOf } from '@shared/route';
import { formatDay } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { dial } from '@/platform/phone';
import { askAbout } from '@/platform/server/question';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Money } from '@/ui/words/money';
import { PUBLICITIES, PUBLICITY } from '../publicity-copy';
import { PublicityState } from '../publicity-state';
import { amountWords, ListRows } from './list-rows';
import { useVillageName } from './use-village-name';
import './publicity.css';

type List = ResponseOf<typeof showPublicity>;

const lineWords = (row: PublicityRow) =>
  `${[PUBLICITY.place(row.place), row.name, row.group, amountWords(row), formatFen(row.amountFen)].filter(Boolean).join('，')}`;

function Head({ list, onAsk }: { list: List; onAsk: () => void }) {
  const thisYear = new Date().getFullYear();
  const day = (on: string) => formatDay(on, thisYear);
  return (
    <Card>
      <View className="publicity-program">{list.programName}</View>
      <PublicityState of={list} />
      <View className="publicity-total">
        <View className="muted">{PUBLICITY.total}</View>
        <Money fen={list.totalFen} size="figure" />
        <View className="note">{PUBLICITIES.people(list.count)}</View>
      </View>
      <Facts
        of={[
          ['补的是', list.period],
          ['公示时间', PUBLICITY.period(day(list.publicFrom), day(list.publicUntil))],
          ['批次', list.batchNo],
          ['谁发的', list.payer],
          ['监督电话', list.phone],
        ]}
      />
      <View className="publicity-buttons">
        <Button small look="quiet" icon="report" onClick={onAsk}>
          {PUBLICITY.question}
        </Button>
        <Button small look="quiet" icon="phone" onClick={() => dial(list.phone)}>
          {PUBLICITY.phone}
        </Button>
      </View>
      <View className="note">{PUBLICITY.questionNote}</View>
    </Card>
  );
}

/** One public list: its totals, its lines while it is open, and three ways to say that something is wrong. */
export default function PublicityPage() {
  const params = useParams<'villageCode' | 'publicityId'>();
  const { villageCode, publicityId } = params;
  const villageName = useVillageName(villageCode);
  const answer = useAnswer(showPublicity, { params: { villageCode, publicityId } }, { keep: true });
  const ask = (description: string, row = '') =>
    askAbout({
      about: `publicity:${villageCode}:${publicityId}:${row}`,
      category: 'subsidy',
      description,
      villageCode,
      ...(villageName && { villageName }),
    });
  return (
    <AnswerPage of={answer}>
      {(list) => {
        const { programName, period, batchNo, state, names } = list;
        const object = (row: PublicityRow) =>
          ask(PUBLICITY.aboutRow(programName, period, batchNo, lineWords(row)), lineWords(row));
        return (
          <>
            <Head list={list} onAsk={() => ask(PUBLICITY.aboutList(programName, period, batchNo))} />
            <SectionTitle>{PUBLICITY.rows}</SectionTitle>
            {names !== 'masked' && <Card className="muted">{`${PUBLICITY.names[names]}：${list.reason}。`}</Card>}
            {state === 'coming' && <Card className="muted">{PUBLICITY.coming}</Card>}
            {state === 'ended' && <Card className="muted">{PUBLICITY.ended}</Card>}
            {state === 'open' && names !== 'none' && (
              <ListRows villageCode={villageCode} publicityId={publicityId} onObject={object} />
            )}
            <View className="note">{`${PUBLICITY.why}：${list.reason}。${list.source}`}</View>
          </>
        );
      }}
    </AnswerPage>
  );
}
