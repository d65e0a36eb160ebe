import type { VillageYear } from '@shared/accounts/accounts';
import { openPage } from '@/platform/navigate';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { Sheet } from '@/ui/layout/sheet';
import { View } from '@tarojs/components';
import { periodWords } from '../period-words';
import { CLOSE } from './copy';
import { monthsOf } from './period-months';

interface Props {
  book: VillageYear;
  period: string;
  pending: boolean;
  onPublish: () => void;
  onClose: () => void;
}

/** What everybody will see once a period is published, before it is: published is published. */
export function PublishSheet({ book: { villageCode, year, months }, period, pending, onPublish, onClose }: Props) {
  const seen = months.filter(({ month }) => monthsOf(period).includes(Number(month.slice(5))));
  const sum = (of: 'incomeFen' | 'expenseFen' | 'count') => seen.reduce((total, one) => total + one[of], 0);
  const month = period[5] === 'Q' ? undefined : Number(period.slice(5));
  return (
    <Sheet open title={CLOSE.seen(periodWords(period))} onClose={onClose}>
      <View className="stack">
        <Card flush>
          <Row title={CLOSE.income} value={<Money fen={sum('incomeFen')} size="row" />} />
          <Row title={CLOSE.expense} value={<Money fen={sum('expenseFen')} size="row" />} />
          <Row
            {...CLOSE.entries}
            value={CLOSE.count(sum('count'))}
            onClick={() => openPage('accounts/entries', { villageCode, year, month })}
          />
        </Card>
        <View>{CLOSE.forGood}</View>
        <Button loading={pending} onClick={onPublish}>
          {CLOSE.publishNow}
        </Button>
      </View>
    </Sheet>
  );
}
