import { useState } from 'react';
import { listOverdueVillages } from '@shared/affairs/duties';
import { useParams } from '@/platform/navigate';
import { useRole } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { Page } from '@/ui/layout/page';
import { Choice } from '@/ui/forms/choice';
import { UNHELD } from '../appraisal-copy';
import { ChooseVillage } from '../choose-village';
import { DUTY } from '../notice-copy';
import { LateVillages } from './late-villages';
import { UnheldAppraisals } from './unheld-appraisals';
import { VillageDuties } from './village-duties';
import '../affairs.css';

const VIEWS = (['notices', 'appraisals'] as const).map((value) => ({ value, label: UNHELD.views[value] }));

/** 该公开没公开: of one village for everyone; of all that are late for the offices above them. */
export default function OverduePage() {
  const { villageCode } = useParams<'villageCode'>();
  const [role, , grant] = useRole();
  const mine = useVillage()?.villageCode;
  const [view, setView] = useState<keyof typeof UNHELD.views>('notices');
  const above = (listOverdueVillages.access as readonly string[]).includes(role) ? grant?.division : undefined;
  if (!villageCode && above)
    return (
      <Page>
        <Choice label={UNHELD.views.notices} options={VIEWS} value={view} onChange={setView} />
        {view === 'notices' ? <LateVillages division={above} /> : <UnheldAppraisals division={above} />}
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
