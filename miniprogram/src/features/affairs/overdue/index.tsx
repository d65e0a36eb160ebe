import { listOverdueVillages } from '@shared/affairs/duties';
import { useParams } from '@/platform/navigate';
import { useRole } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { Page } from '@/ui/layout/page';
import { ChooseVillage } from '../choose-village';
import { DUTY } from '../notice-copy';
import { LateVillages } from './late-villages';
import { VillageDuties } from './village-duties';
import '../affairs.css';

/** 该公开没公开: of one village for everyone; of all that are late for the offices above them. */
export default function OverduePage() {
  const { villageCode } = useParams<'villageCode'>();
  const [role, , grant] = useRole();
  const mine = useVillage()?.villageCode;
  const above = (listOverdueVillages.access as readonly string[]).includes(role) ? grant?.division : undefined;
  if (!villageCode && above)
    return (
      <Page>
        <LateVillages division={above} />
      </Page>
    );
  const shown = villageCode || mine;
  if (!shown) return <ChooseVillage title={DUTY.choose} />;
  return (
    <Page>
      <VillageDuties villageCode={shown} />
    </Page>
  );
}
