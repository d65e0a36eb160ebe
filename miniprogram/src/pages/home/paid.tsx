import { View } from '@tarojs/components';
import { showMyPaymentYears } from '@shared/subsidies/subsidies';
import { useAnswer } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Icon } from '@/ui/icon';
import { Money } from '@/ui/words/money';
import { Skeleton } from '@/ui/layout/states';
import { copy } from './copy';

export interface PaidThisYear {
  totalFen: number;
  count: number;
  programs: number;
}

/** What was credited to me this year; undefined while it is not known, or I am not bound. */
export function usePaid() {
  const bound = useMe()?.person !== undefined;
  const answer = useAnswer(showMyPaymentYears, undefined, { enabled: bound, keep: true });
  const thisYear = new Date().getFullYear();
  const year = answer.data?.years.find((one) => one.year === thisYear);
  const paid: PaidThisYear | undefined = answer.data && {
    totalFen: year?.totalFen ?? 0,
    count: year?.count ?? 0,
    programs: year?.programs.length ?? 0,
  };
  return { bound, answer, paid };
}

/** The one big figure; before binding, the one sentence why binding helps. */
export function Paid({ bound, answer, paid }: ReturnType<typeof usePaid>) {
  const signedIn = useMe() !== undefined;
  if (!bound) {
    return (
      <Card className="paid">
        <View className="paid-ask">{copy.bindTitle}</View>
        <View className="note">{copy.bindNote}</View>
        <View className="paid-action">
          <Button small onClick={() => openPage(signedIn ? 'identity/bind' : 'login')}>
            {signedIn ? copy.bind : copy.signInAndBind}
          </Button>
        </View>
      </Card>
    );
  }
  if (!paid && answer.error) {
    return (
      <Card className="paid">
        <View className="paid-label">{copy.paidThisYear}</View>
        <View className="paid-failed">{sayError(answer.error)}</View>
        <Button small look="quiet" icon="retry" onClick={() => void answer.refetch()}>
          {copy.retry}
        </Button>
      </Card>
    );
  }
  if (!paid) return <Skeleton cards={1} />;
  const last = answer.data?.last;
  return (
    <Card className="paid" onClick={() => openPage('subsidies/payments')}>
      <View className="paid-label">{copy.paidThisYear}</View>
      <Money fen={paid.totalFen} size="figure" />
      <View className="paid-last">
        {last ? (
          <View className="paid-last-words">
            {copy.lastPayment} <DayText value={last.paidOn} /> {last.programName}{' '}
            <Money fen={last.amountFen} flow="in" />
          </View>
        ) : (
          copy.nothingPaid
        )}
        <Icon name="chevron" className="row-chevron" />
      </View>
    </Card>
  );
}
