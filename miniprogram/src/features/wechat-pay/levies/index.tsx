import { LEVY_OFFICE } from '@shared/accounts/levies';
import { holds } from '@shared/roles';
import { useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { Page } from '@/ui/layout/page';
import { Desk } from './desk';
import { MyCharges } from './mine';
import { Sums } from './sums';
import '../wechat-pay.css';

/** 筹资、水费: one's own first, then the village's sums, then the desk of who makes them. */
export default function LeviesPage() {
  const { villageCode } = useParams<'villageCode'>();
  const me = useMe();
  return (
    <Page>
      {me?.person && <MyCharges />}
      {holds(me?.grants ?? [], LEVY_OFFICE, villageCode) && <Desk villageCode={villageCode} />}
      <Sums villageCode={villageCode} />
    </Page>
  );
}
