import { View } from '@tarojs/components';
import { useState } from 'react';
import { listUnheldAppraisals } from '@shared/affairs/appraisals';
import { listOverdueVillages } from '@shared/affairs/duties';
import { openPage, useParams } from '@/platform/navigate';
import { useAnswer } from '@/platform/server/answers';
import { useRole } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { Choice } from '@/ui/forms/choice';
import { Card } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { UNHELD } from '../appraisal-copy';
import { ChooseVillage } from '../choose-village';
import { DUTY } from '../notice-copy';
import { LateVillages } from './late-villages';
import { VillageDuties } from './village-duties';
import '../affairs.css';

/** For the town and the district: the villages of which no 民主评议 of this year, or of the last, is recorded. */
function UnheldAppraisals({ division }: { division: string }) {
  const answer = useAnswer(listUnheldAppraisals, { params: { division } });
  return (
    <Answer of={answer}>
      {({ year, villages, items }) => {
        const now = items.filter(({ missing }) => missing.includes(year));
        const before = items.filter(({ missing }) => !missing.includes(year));
        return items.length === 0 ? (
          <EmptyState icon="check" title={UNHELD.none(villages)} note={UNHELD.note} />
        ) : (
          <>
            <View className="note affairs-kinds">{UNHELD.count(year, villages, now.length)}</View>
            <View className="note affairs-kinds">{UNHELD.note}</View>
            <Card flush>
              {[...now, ...before].map(({ villageCode, villageName, townName, missing }) => (
                <Row
                  key={villageCode}
                  title={`${townName} ${villageName}`}
                  note={UNHELD.missing(missing)}
                  onClick={() => openPage('affairs/appraisals', { villageCode })}
                />
              ))}
            </Card>
          </>
        );
      }}
    </Answer>
  );
}

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
