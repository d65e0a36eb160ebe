import { showDue } from '@shared/wechat-pay/dues';
import { openPage } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { RowCard } from '@/ui/layout/row-card';
import { Money } from '@/ui/words/money';
import { CONTRACT } from '../registers/copy';

/** To the party of a contract, where the district takes money by WeChat: what is to be paid, and where. */
export function DueDoor({ villageCode, contractId }: { villageCode: string; contractId: string }) {
  const params = { villageCode, contractId };
  const isBound = useMe()?.person !== undefined;
  const { data } = useAnswer(showDue, { params }, { enabled: isBound });
  if (!data?.isParty || !data.isOffered || (data.amountFen === 0 && !data.payment)) return null;
  return (
    <RowCard
      {...CONTRACT.pay}
      value={<Money fen={data.amountFen} size="row" />}
      onClick={() => openPage('wechat-pay/pay', params)}
    />
  );
}
